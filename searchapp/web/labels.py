"""The labels of the ids that a request holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from searchapp.article_index import ArticleIndex
from searchapp.model.request import SearchRequest
from searchapp.model.result import Facet, ResultPage
from searchapp.web.facets import KINDS, FacetKind

NAMESAKES = 20  # values that begin with the same id
LOOKUPS = 10  # of labels; each counts a facet over the whole index, and no reader leaves out more


def labels_of(index: ArticleIndex, request: SearchRequest, page: ResultPage) -> Mapping[str, str]:
    """Label by id; the answer tells most of them, and the index the rest (of values left out, say)."""
    labels = {named.id: named.label for hit in page.hits for named in (*hit.organizations, *hit.countries)}
    for facet in page.facets.values():
        if isinstance(facet, Facet):
            labels |= {value.id: value.label for value in facet.values}
    unknown = [(kind, value) for kind, value in _values(request) if value not in labels]
    for kind, value in unknown[:LOOKUPS]:
        found = index.facet_values(SearchRequest(), kind.name, value, NAMESAKES)
        labels |= {each.id: each.label for each in found if each.id == value}
    return labels


def _values(request: SearchRequest) -> Iterator[tuple[FacetKind, str]]:
    for kind in KINDS.values():
        for field in filter(None, (kind.chosen, kind.excluded)):
            yield from ((kind, value) for value in getattr(request, field))
