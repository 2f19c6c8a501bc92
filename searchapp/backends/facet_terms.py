"""The facet values of an article as a backend indexes and stores them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from searchapp.backends.name_terms import label_terms
from searchapp.backends.value_types import kind_of, names_in
from searchapp.model.article import Article
from searchapp.model.facets import FACETS, NAMED, Labelled
from searchapp.model.facts import Facts

_VALUES_MEMO = 1 << 12  # values of a facet that articles have together, at some 500 bytes


class FacetTerms(NamedTuple):
    """The values of one facet that an article has, each once."""

    ids: Sequence[str]
    labels: Sequence[str]  # what people read instead of them
    names: Sequence[str]  # the terms by whose beginnings they are found
    lines: str  # each with its label, as they are stored


NO_TERMS = FacetTerms((), (), (), "")


def facet_terms(article: Article, facts: Facts) -> dict[str, FacetTerms]:
    """The values of those facets that an article has any of."""
    terms = {}
    for facet in _OF_TEXTS:
        if text := facet.own(article, facts):
            terms[facet.name] = _terms_of(facet.name, ((text, text),))
    for fact, facets in NAMED.items():
        if getattr(facts, fact):  # most articles have few of these
            for facet in facets:
                terms[facet.name] = _terms_of(facet.name, tuple(facet.values(article, facts)))
    return {name: values for name, values in terms.items() if values.ids}


_OF_TEXTS = [facet for facet in FACETS.values() if not facet.fact]


@lru_cache(maxsize=_VALUES_MEMO)
def _terms_of(facet: str, pairs: tuple[Labelled, ...]) -> FacetTerms:
    if not FACETS[facet].fact:
        kind, names = kind_of(FACETS[facet]), [name for _, text in pairs for name in names_in(FACETS[facet], text)]
        pairs = tuple([(name if kind.codes else kind.value_of(name), kind.label_of(name)) for name in names])
    labels: dict[str, str] = {}
    for value, label in pairs:
        if value:
            labels.setdefault(value, label)
    names = [name for value, label in labels.items() for name in label_terms(facet, value, label)]
    return FacetTerms(tuple(labels), tuple(labels.values()), tuple(names), _lines(labels))


def _lines(labels: Mapping[str, str]) -> str:
    """A line for each value: its id (which has no tab) and its label (which has no line break from here on)."""
    return "\n".join([f"{value}\t{label}".replace("\n", " ") for value, label in labels.items()])
