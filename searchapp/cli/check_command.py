"""`check`: verify the checksums of the index, or its shards."""

from __future__ import annotations

from typing import Any

import click

from searchapp.backends.locations import location_of
from searchapp.backends.registry import check_index
from searchapp.cli.options import index_option
from searchapp.cli.printing.wrapping import wrapped
from searchapp.config import load_settings


@click.command()
@index_option
def check(index_settings: dict[str, Any]) -> None:
    """Verify every checksum of the index, or every shard; exit status 1 when a part is cut, altered or missing."""
    location = location_of(load_settings(**index_settings))
    click.echo(wrapped(f"{location}: {check_index(location)}, all whole."))
