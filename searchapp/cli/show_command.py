"""`show`: show one article with its facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
import msgspec

from searchapp.article_index import ArticleIndex
from searchapp.backends.locations import location_of
from searchapp.cli.options import index_option
from searchapp.cli.printing.output import tell
from searchapp.cli.printing.wrapping import wrapped
from searchapp.config import load_settings
from searchapp.model.facets import MENTIONED_DATES, NAMED
from searchapp.model.record import article_record
from searchapp.search import StoredArticle


@click.command()
@index_option
@click.option("--json", "-j", "as_json", is_flag=True, help="Print the object that GET /api/articles/ID answers with.")
@click.argument("article_id", metavar="ID")
def show(index_settings: dict[str, Any], as_json: bool, article_id: str) -> None:
    """Show the article of this ID, which stands under each result of a search, with its facts."""
    with ArticleIndex.open(location_of(load_settings(**index_settings))) as index:
        stored = index.article(article_id)
    if as_json:
        click.echo(msgspec.json.encode(article_record(stored.article, stored.facts, stored.added)))
        return
    for line in _lines(stored):
        tell(line)


def _lines(stored: StoredArticle) -> Iterator[str]:
    """Title, origin, text and facts, as wide as the terminal."""
    article, facts = stored.article, stored.facts
    yield click.style(wrapped(article.called), bold=True)
    date = facts.published.value if facts.published else "undated"
    origin = " — ".join(filter(None, (date, article.source, article.section, article.byline)))
    yield click.style(wrapped(origin), dim=True)
    if article.url:
        yield click.style(article.url, dim=True)
    if stored.added:
        yield click.style(f"added {stored.added}", dim=True)
    yield ""
    for line in article.body.splitlines():
        yield wrapped(line, margin="")
    yield ""
    kinds = [(facets[0].title, [each.label for each in getattr(facts, fact)]) for fact, facets in NAMED.items()]
    for title, labels in (*kinds, (MENTIONED_DATES, list(dict.fromkeys(each.value for each in facts.dates)))):
        if labels:
            yield wrapped(f"{click.style(title, bold=True)}: {', '.join(labels)}")
