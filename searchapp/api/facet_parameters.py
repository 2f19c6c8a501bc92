"""Searching inside a facet: which values begin with what was typed."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from searchapp.api.given import only_text
from searchapp.article_index import ArticleIndex
from searchapp.errors import NotFoundError
from searchapp.model.facets import FACETS
from searchapp.model.request import SearchRequest
from searchapp.model.result import FacetValue
from searchapp.search.parameters.query_strings import parse
from searchapp.search.parameters.table import Parameter
from searchapp.search.parameters.values import VALUE_CHARS

PREFIX = Parameter(
    name="prefix",
    attribute="",  # it fills no field of a request
    description="What the label or the id of each value begins with.",
    example="nordic",
    read=str,
    max_length=VALUE_CHARS,
)


class FacetSearch(Struct, frozen=True):
    """A search for values of one facet, counted over what a request finds."""

    facet: str
    prefix: str
    request: SearchRequest

    def values(self, index: ArticleIndex, size: int | None = None) -> tuple[FacetValue, ...]:
        """The commonest values; as many as the request's facet size says unless `size` does."""
        return index.facet_values(self.request, self.facet, self.prefix, size or self._size())

    def _size(self) -> int:
        size = self.request.facet_size
        return size if isinstance(size, int) else size.get(self.facet, 10)


def facet_search_of(facet: str, pairs: Iterable[tuple[str, str]]) -> FacetSearch:
    """The search that a query string asks for. Raises UserError and, where there is no such facet, NotFoundError."""
    if facet not in FACETS:
        raise NotFoundError(f"There is no facet “{facet[:VALUE_CHARS]}”; there are {', '.join(FACETS)}.")
    pairs = list(pairs)
    prefix = only_text(PREFIX, pairs)
    return FacetSearch(facet, prefix, parse(pair for pair in pairs if pair[0] != PREFIX.name))
