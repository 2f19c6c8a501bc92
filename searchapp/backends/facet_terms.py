"""The facet values of an article as a backend indexes and stores them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from searchapp.model.article import Article
from searchapp.model.facets import FACETS, Labelled
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
        for facet in FACETS.values():
            pairs: Iterable[Labelled] = facet.values(article, facts)
            if facet.value_type == "name":
                pairs = [(name_id(name), name) for name, _ in pairs]
            elif facet.value_type == "language":
                pairs = [(code, language_name(code)) for code, _ in pairs]
            distinct: dict[str, str] = {}
            for value, label in pairs:
                if value:
                    distinct.setdefault(value, label)
            if distinct:
                terms[facet.name] = list(distinct.items())
        return terms

    def ids(self, facet: str) -> list[str]:
        """The values of a facet without their labels."""
        return [value for value, _ in self.get(facet, ())]


@lru_cache(maxsize=NAME_MEMO)
def name_id(name: str) -> str:
    """The facet value of a plain name: the name without case, accents and runs of spaces."""
    return " ".join(fold(name).split())
