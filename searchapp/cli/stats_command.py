"""`stats`: what an index holds, in numbers."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from searchapp.article_index import ArticleIndex
from searchapp.cli.options import index_option
from searchapp.config import load_settings


@click.command()
@index_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of lines.")
def stats(index_path: Path | None, as_json: bool) -> None:
    """Tell what the index holds."""
    with ArticleIndex.open(load_settings(index=index_path).index) as index:
        numbers = index.stats().as_json()
    if as_json:
        click.echo(msgspec.json.encode(numbers))
        return
    for name, number in numbers.items():
        click.echo(f"{name.replace('_', ' ')}: {number:,}" if isinstance(number, int) else f"{name}: {number}")
