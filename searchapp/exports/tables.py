"""Results as a table (RFC 4180): a row an article, whose cells no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from searchapp.backends.facet_terms import NO_TERMS, facet_terms
from searchapp.exports.citations import published_of
from searchapp.exports.heading import Heading
from searchapp.model.facets import FACETS
from searchapp.search import StoredArticle

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # with which a spreadsheet computes
_BETWEEN = "; "
_FACET_COLUMNS = {facet.name: facet.hit_member or facet.name for facet in FACETS.values()}
COLUMNS = ("id", "title", "published", "instant", "url", *_FACET_COLUMNS.values(), "file", "added")


def table_lines(articles: Iterable[StoredArticle], heading: Heading) -> Iterator[str]:
    """The lines of the table, below one of the columns' names."""
    yield _line(COLUMNS)
    yield from (_line(_row(stored)) for stored in articles)


def _row(stored: StoredArticle) -> Iterator[str]:
    article, published = stored.article, published_of(stored)
    terms = facet_terms(article, stored.facts)
    yield article.id
    yield article.called
    yield published.value if published else ""
    yield (published.instant or "") if published else ""
    yield article.url
    yield from (_BETWEEN.join(terms.get(facet, NO_TERMS).labels) for facet in _FACET_COLUMNS)
    yield article.path
    yield stored.added


def defused(cell: str) -> str:
    """A cell that shows as it is and is not computed: an apostrophe before it says that it is text."""
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell


def _line(cells: Iterable[str]) -> str:
    line = StringIO(newline="")
    csv.writer(line).writerow([defused(cell.replace("\0", "")) for cell in cells])
    return line.getvalue()
