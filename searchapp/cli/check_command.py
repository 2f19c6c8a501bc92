"""`check`: whether every file of an index is whole."""

from __future__ import annotations

from pathlib import Path

import click

from searchapp.backends.local.integrity import check_index
from searchapp.cli.options import index_option
from searchapp.config import load_settings


@click.command()
@index_option
def check(index_path: Path | None) -> None:
    """Verify every checksum of the index; exit status 1 when a file is cut or altered."""
    folder = load_settings(index=index_path).index
    count = check_index(folder)
    click.echo(f"{folder}: {count} files, all whole.")
