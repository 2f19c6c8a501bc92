"""The facet values of an article as a backend indexes and stores them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from searchapp.model.article import Article
from searchapp.model.facets import FACETS, Labelled, ValueType
from searchapp.model.facts import Facts
from searchapp.text.analyzer import fold
from searchapp.text.languages import language_name

NAME_MEMO = 1 << 14  # sources, sections and bylines: the writers of a large paper


class FacetTerms(dict[str, list[Labelled]]):
    """The values of those facets that an article has any of, each value once, with the label that people read."""

    @classmethod
    def of(cls, article: Article, facts: Facts) -> FacetTerms:
        """The facet values of an article."""
        terms = cls()
        for name, values_of, relabel in _ROWS:
            pairs = values_of(article, facts)
            if pairs:
                pairs = _distinct([relabel(text) for text, _ in pairs] if relabel else pairs)
                if pairs:
                    terms[name] = pairs
        return terms

    def ids(self) -> dict[str, Sequence[str]]:
        """The values of each facet without their labels."""
        return {facet: [value for value, _ in pairs] for facet, pairs in self.items()}


def _distinct(pairs: Sequence[Labelled]) -> list[Labelled]:
    """Each value once, with the first of its labels."""
    if len(pairs) == 1:
        return [*pairs] if pairs[0][0] else []
    labels: dict[str, str] = {}
    for value, label in pairs:
        if value:
            labels.setdefault(value, label)
    return list(labels.items())


@lru_cache(maxsize=NAME_MEMO)
def name_id(name: str) -> str:
    """The facet value of a plain name: the name without case, accents and runs of spaces."""
    return " ".join(fold(name).split())


_RELABEL: dict[ValueType, Callable[[str], Labelled]] = {
    "name": lambda name: (name_id(name), name),
    "language": lambda code: (code, language_name(code)),
}
_ROWS = [(facet.name, facet.values, _RELABEL.get(facet.value_type)) for facet in FACETS.values()]
