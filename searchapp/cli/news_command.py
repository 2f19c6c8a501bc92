"""`news`: print what kept searches have found since the last time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click
import msgspec

from searchapp.article_index import ArticleIndex
from searchapp.backends.locations import folder_of, location_of
from searchapp.cli.group import FAILED
from searchapp.cli.options import index_option
from searchapp.cli.printing.output import remark, tell
from searchapp.cli.printing.rendering import hit_lines
from searchapp.cli.printing.wrapping import wrapped
from searchapp.config import load_settings
from searchapp.model.result import Hit, Run
from searchapp.searches import News, news_of, read_searches, read_seen, telling_alone, write_seen


@click.command()
@index_option
@click.option("--searches", type=click.Path(path_type=Path), metavar="FILE", help="[default: searches.txt]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print it.")
@click.option("--json", "-j", "form", flag_value="json", help="The same as --format json.")
@click.option("--peek", is_flag=True, help="Print it, and the next time again.")
def news(index_settings: dict[str, Any], searches: Path | None, form: str, peek: bool) -> None:
    """Print what each search that is kept in a file has found since the last time.

    The file has one search a line: its name, a colon and a space, and a query as for `searchapp search`, with facets
    if you like. All of the words have to be found. # begins a comment.

    \b
    strikes: (strike OR walkout) country:PT
    minister: "minister of fisheries" -cartoon
    tea trade: org:"atlas tea company"

    Each article is told once, when the index has got it. A search that is new, or has another query now, is told what
    the last indexing run has added; so are all after `searchapp index`, the first time.

    The exit status is 0 where there is something new, 1 where there is nothing, 2 for a file that cannot be read.
    """
    settings = load_settings(**index_settings, searches=searches)
    location, kept = location_of(settings), read_searches(settings.searches)
    folder = folder_of(location)
    with nullcontext() if peek else telling_alone(folder), ArticleIndex.open(location) as index:
        latest, known = news_of(index, kept, read_seen(folder))
        _print(latest, form, index.called)
        if not peek:
            write_seen(folder, known)
    if not latest.total:
        sys.exit(FAILED)  # as a search that finds nothing


def _print(latest: News, form: str, called: Callable[[Hit], str]) -> None:
    if form == "json":
        click.echo(msgspec.json.encode(latest))
    for line in _lines(latest, called) if form == "text" else ():
        tell(line)
    if not latest.total:
        remark("Nothing new.")
    for search in latest.searches:
        for warning in search.warnings:
            remark(f"Note on {search.name}: {warning}")


def _lines(latest: News, called: Callable[[Hit], str]) -> Iterator[str]:
    """Each search that has found something, with its articles, the latest first."""
    for search in latest.searches:
        if search.total:
            yield click.style(wrapped(f"{search.name} ({search.total:,} new)"), bold=True)
            for number, hit in enumerate(search.results, 1):
                yield from hit_lines(number, hit, [Run(called(hit))])
            yield ""
