"""`move`: copy the index to a cluster of OpenSearch, or back."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from searchapp.backends.locations import BACKENDS, LOCAL, OPENSEARCH, location_of
from searchapp.cli.options import folder_option
from searchapp.cli.printing.wrapping import wrapped
from searchapp.config import load_settings
from searchapp.ingest import move_index


@click.command()
@click.option("--to", type=click.Choice(BACKENDS), required=True, help="Where the index is to be.")
@folder_option
def move(to: str, index: Path | None) -> None:
    """Copy the index from its folder to a cluster of OpenSearch, or from there to the folder.

    Nothing is read or extracted again, and the index that is copied stays as it is. The settings opensearch_urls and
    opensearch_prefix name the cluster and the index. Whatever interrupts it, the same command goes on from what has
    arrived; what is there already is not sent again. Run it once more when nobody writes the index any more.
    """
    origin = LOCAL if to == OPENSEARCH else OPENSEARCH
    source, target = (location_of(load_settings(index=index, backend=backend)) for backend in (origin, to))
    report = move_index(source, target, _show if sys.stderr.isatty() else lambda done, total: None)
    counts = f"{report.moved:,} articles moved, {report.present:,} were there; {report.documents:,} are in {target}."
    click.echo(wrapped(counts))


def _show(done: int, total: int) -> None:
    click.echo(f"\r{done:,} of {total:,} articles", nl=done == total, err=True)
