"""`stats`: tell what the index holds."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from searchapp.article_index import ArticleIndex
from searchapp.backends.locations import location_of
from searchapp.cli.options import index_option
from searchapp.cli.printing.wrapping import wrapped
from searchapp.config import load_settings
from searchapp.ingest.names_read import unread_languages


@click.command()
@index_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of lines.")
def stats(index_settings: dict[str, Any], as_json: bool) -> None:
    """Tell what the index holds."""
    with ArticleIndex.open(location_of(load_settings(**index_settings))) as index:
        numbers = index.stats().as_json()
    if as_json:
        click.echo(msgspec.json.encode(numbers))
        return
    numbers["without_names"] = ", ".join(unread_languages(numbers["without_names"])) or 0
    for name, number in numbers.items():
        click.echo(wrapped(f"{name.replace('_', ' ')}: {f'{number:,}' if isinstance(number, int) else number}"))
