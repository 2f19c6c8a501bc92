"""`serve`: serve the search page and the JSON endpoint."""

from __future__ import annotations

from typing import Any

import click

from searchapp.cli.options import index_option
from searchapp.cli.printing.output import remark
from searchapp.config import load_settings


@click.command()
@index_option
@click.option("--host", metavar="ADDRESS", help="The address to listen on.  [default: 127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65535), metavar="PORT", help="0 takes a free one.  [default: 8000]")
@click.option("--workers", type=click.IntRange(0), metavar="N", help="Processes; 0 is one a core.  [default: 1]")
def serve(index_settings: dict[str, Any], host: str | None, port: int | None, workers: int | None) -> None:
    """Serve the search page and the JSON endpoint until Ctrl-C.

    It answers from the newest state of the index: `searchapp index` in another terminal needs no restart here.
    """
    from searchapp import web  # Flask takes longer to import than a search in the terminal takes in all

    web.serve(load_settings(**index_settings, host=host, port=port, workers=workers), remark)
