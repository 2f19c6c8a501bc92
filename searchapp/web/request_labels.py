"""The labels of the facet values that a request holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from searchapp.article_index import ArticleIndex
from searchapp.model.facets import FACETS
from searchapp.model.request import SearchRequest
from searchapp.model.result import Facet, ResultPage

_NAMESAKES = 20  # values that begin with the same id
LOOKUPS = 10  # of labels; each counts a facet over the whole index, and no reader leaves out more

Labels = Mapping[tuple[str, str], str]  # by facet and value


def labels_of(index: ArticleIndex, request: SearchRequest, page: ResultPage) -> Labels:
    """The label of each value that the request selects or excludes; the answer has most of them, the index the rest."""
    counted = {
        (name, value.id): value.label
        for name, facet in page.facets.items()
        if isinstance(facet, Facet)
        for value in facet.values
    }
    values = list(_values(request))
    labels = {key: counted.get(key, key[1]) for key in values}
    for name, value in [key for key in values if key not in counted][:LOOKUPS]:
        namesakes = index.facet_values(SearchRequest(), name, value, _NAMESAKES)
        labels[name, value] = next((each.label for each in namesakes if each.id == value), value)
    return labels


def _values(request: SearchRequest) -> Iterator[tuple[str, str]]:
    for facet in FACETS.values():
        yield from ((facet.name, value) for value in (*facet.selected(request), *facet.excluded(request)))
