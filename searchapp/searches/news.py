"""What kept searches have found since they were last told: every article that was added since, and each once.

A search that was never told, or not with this query, is told what the last run has added. By the second alone one could
not know which articles are new, for another run may begin in that of the last one: so those of it are remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated

from msgspec import Meta, Struct

from searchapp.article_index import ArticleIndex
from searchapp.errors import QueryError
from searchapp.model.request import SearchRequest
from searchapp.model.result import Hit, IndexState
from searchapp.searches.searches_file import SavedSearch
from searchapp.searches.seen import Seen


class SearchNews(Struct, frozen=True):
    """What one search has found."""

    name: str
    query: str
    since: Annotated[str, Meta(description="ISO 8601, UTC: articles of this second and later that were not told yet")]
    total: int
    results: tuple[Hit, ...]
    warnings: Annotated[tuple[str, ...], Meta(description="What to know of how the query is understood")] = ()


class News(Struct, frozen=True):
    """What all searches have found, in their order, and the state of the index that tells it."""

    total: Annotated[int, Meta(description="Articles, of which one may be found by several searches")]
    index: IndexState
    searches: tuple[SearchNews, ...]


def news_of(
    index: ArticleIndex, searches: Iterable[SavedSearch], seen: Mapping[str, Seen]
) -> tuple[News, dict[str, Seen]]:
    """What the searches have found, and what is known of each from then on.

    Raises SearchesError for a search that the index cannot answer, and BackendError.
    """
    reports = []
    known = dict(seen)
    latest = index.latest_addition()
    for search in searches:
        before = _known(search, seen, latest)
        hits = _new_hits(index, search, before.since)
        since = max(before.since, latest)
        known[search.name] = Seen(search.query, since, tuple([hit.id for hit in hits if hit.added == since]))
        new = tuple([hit for hit in hits if hit.id not in before.ids or hit.added > before.since])
        warnings = index.warnings(SearchRequest(search.query))
        reports.append(SearchNews(search.name, search.query, before.since, len(new), new, warnings))
    total = len({hit.id for each in reports for hit in each.results})
    return News(total, index.state(), tuple(reports)), known


def _known(search: SavedSearch, seen: Mapping[str, Seen], latest: str) -> Seen:
    """What is known of a search; of one that was never told, that it has found nothing of the last run."""
    before = seen.get(search.name)
    return before if before and before.query == search.query else Seen(search.query, latest)


def _new_hits(index: ArticleIndex, search: SavedSearch, since: str) -> tuple[Hit, ...]:
    try:
        return tuple(index.additions(SearchRequest(search.query, added_since=since or None)))
    except QueryError as error:
        raise search.error(f"the query of “{search.name}” cannot be answered: {error}") from error
