"""The names that people read instead of ids, taken from the articles of the index."""

from __future__ import annotations

from collections.abc import Mapping
from weakref import proxy

from searchapp.backends.stored_article import summary_of
from searchapp.engine.execution.searcher import Searcher
from searchapp.model.facets import FACETS
from searchapp.text.analyzer import fold


class FieldLabels(dict[str, str]):
    """The labels of the values of a facet's field, each read from the first article that has it when first asked for.

    The label of a value that no article has is the value itself.
    """

    def __init__(self, searcher: Searcher, field: str) -> None:
        self._searcher = proxy(searcher)  # which goes when nobody else uses it
        self._field = field
        self._folded: dict[str, str] = {}

    def __missing__(self, value: str) -> str:
        global_id = self._searcher.global_id(self._field, value)
        if global_id is None:
            return value  # not kept: anyone can ask for any number of ids that do not exist
        for named in summary_of(self._searcher.stored(global_id, "summary")).facets[self._field]:
            self.setdefault(named.id, named.label)
        return self.setdefault(value, value)

    def folded(self, value: str) -> str:
        """The label without case and accents, for finding it by what is typed."""
        known = self._folded.get(value)
        if known is None:
            known = self._folded[value] = fold(self[value])
        return known


Labels = Mapping[str, FieldLabels]  # by field


def labels_of(searcher: Searcher) -> Labels:
    """The labels of the state of the index that the searcher sees; they live as long as it does."""
    labels: Labels | None = searcher.memo.get(labels_of)
    if labels is None:
        labels = searcher.memo[labels_of] = {field: FieldLabels(searcher, field) for field in FACETS}
    return labels
