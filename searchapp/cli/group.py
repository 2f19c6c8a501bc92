"""The group of all commands, and what becomes of errors there: a message, and exit status 2 or 1."""

from __future__ import annotations

import sys
from typing import Any

import click

from searchapp import __version__
from searchapp.cli.extracting import extract
from searchapp.cli.indexing import check, index, stats
from searchapp.cli.searching import search
from searchapp.cli.serving import serve
from searchapp.errors import QueryError, SearchappError, UserError

FAILED = 1
WRONG_USAGE = 2


class SearchappGroup(click.Group):
    """A group that tells errors of searchapp in a sentence instead of a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error of ours ends with its exit status."""
        try:
            return super().invoke(ctx)
        except SearchappError as error:
            click.echo(_told(error), err=True)
            sys.exit(WRONG_USAGE if isinstance(error, UserError) else FAILED)


def _told(error: SearchappError) -> str:
    """The message, with a mark under the fault where it is one of a query."""
    lines = [f"Error: {error}"]
    if isinstance(error, QueryError) and error.query:
        lines += [f"  {error.query}", "  " + " " * error.position + "^"]
    return "\n".join(lines)


@click.group(cls=SearchappGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="searchapp")
def main() -> None:
    """Full-text search over news articles, with facets by organization, country and date that it finds by itself.

    \b
    searchapp index corpus/            read articles, find their facts, index them
    searchapp serve                    the search page, on http://127.0.0.1:8000
    searchapp search 'iran "fars news"'  the same search in the terminal
    """


for command in (index, search, serve, extract, stats, check):
    main.add_command(command)
