"""The names that people read instead of ids, taken from the articles of the index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from weakref import WeakKeyDictionary

from searchapp.analysis import fold
from searchapp.engine.searcher import Searcher
from searchapp.models import Named
from searchapp.schema import keyword_of
from searchapp.stored_article import Summary, summary_of

_NAMED: dict[str, Callable[[Summary], Iterable[Named]]] = {
    "organization": lambda summary: summary.organizations,
    "country": lambda summary: summary.countries,
    "country_mentioned": lambda summary: (*summary.countries, *summary.mentioned_countries),
    "cited_source": lambda summary: summary.cited_sources,
    "source": lambda summary: (Named(keyword_of(summary.source), summary.source),),
    "section": lambda summary: (Named(keyword_of(summary.section), summary.section),),
}


class Labels:
    """The labels of one state of the index, each read from the first article that has the id."""

    def __init__(self, searcher: Searcher) -> None:
        self._first = searcher.docnum
        self._stored = searcher.stored
        self._labels: dict[str, dict[str, str]] = {field: {} for field in _NAMED}
        self._folded: dict[tuple[str, str], str] = {}

    def label(self, field: str, value: str) -> str:
        """The label of a value of a facet's field; the value itself where no article has it."""
        known = self._labels[field].get(value)
        return self._read(field, value) if known is None else known

    def known(self, field: str) -> Mapping[str, str]:
        """The labels of a field that have been read already."""
        return self._labels[field]

    def folded(self, field: str, value: str) -> str:
        """The label without case and accents, for finding it by what is typed."""
        known = self._folded.get((field, value))
        if known is None:
            known = self._folded[field, value] = fold(self.label(field, value))
        return known

    def _read(self, field: str, value: str) -> str:
        docnum = self._first(field, value)
        if docnum is None:
            return value  # not kept: anyone can ask for any number of ids that do not exist
        labels = self._labels[field]
        for named in _NAMED[field](summary_of(self._stored(docnum, "summary"))):
            labels.setdefault(named.id, named.label)
        return labels.setdefault(value, value)


_LABELS: WeakKeyDictionary[Searcher, Labels] = WeakKeyDictionary()


def labels_of(searcher: Searcher) -> Labels:
    """The labels of the state of the index that the searcher sees; they live as long as it does."""
    labels = _LABELS.get(searcher)
    if labels is None:
        labels = _LABELS[searcher] = Labels(searcher)
    return labels
