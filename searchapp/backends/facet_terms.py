"""The facet values of an article as a backend indexes and stores them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from searchapp.backends.name_terms import label_terms
from searchapp.backends.value_types import kind_of, names_in
from searchapp.model.article import Article
from searchapp.model.facets import FACETS, ID_AND_LABEL, NAMED, FacetField, Labelled, Named
from searchapp.model.facts import Facts

_MEMO = 1 << 14  # values and texts that hold some, at some 500 bytes
_FEW = 2  # values of a facet that are remembered together


class FacetTerms(NamedTuple):
    """The values of one facet that an article has, each once."""

    ids: Sequence[str]
    labels: Sequence[str]  # what people read instead of them
    names: Sequence[str]  # the terms by whose beginnings they are found
    lines: str  # each with its label, as they are stored


NO_TERMS = FacetTerms((), (), (), "")


def facet_terms(article: Article, facts: Facts) -> dict[str, FacetTerms]:
    """The values of those facets that an article has any of."""
    return {name: terms for name, (terms,) in facet_columns((article,), (facts,)).items() if terms.ids}


def facet_columns(articles: Sequence[Article], facts: Sequence[Facts]) -> dict[str, Sequence[FacetTerms]]:
    """The values of those facets that any of the articles has any of, article by article."""
    columns: dict[str, Sequence[FacetTerms]] = {}
    for facet in _OF_TEXTS:
        texts = list(map(facet.own, articles, facts))
        if any(texts):
            columns[facet.name] = [_terms_of_text(facet.name, text) if text else NO_TERMS for text in texts]
    for fact, facets in NAMED.items():
        rows = list(map(attrgetter(fact), facts))
        if any(rows):
            for facet in facets:
                columns[facet.name] = [_terms_of_named(facet, named) if named else NO_TERMS for named in rows]
    return columns


def _terms_of_named(facet: FacetField, named: Sequence[Named]) -> FacetTerms:
    """The values that a text names, those of them that are the facet's."""
    pairs = list(map(ID_AND_LABEL, filter(facet.is_of, named) if facet.role else named))
    return _known_terms_of(facet.name, *pairs) if len(pairs) <= _FEW else _terms_of(facet.name, *pairs)


_OF_TEXTS = [facet for facet in FACETS.values() if not facet.fact]


@lru_cache(maxsize=_MEMO)
def _terms_of_text(name: str, text: str) -> FacetTerms:
    """The values that a text of an article holds."""
    facet = FACETS[name]
    kind = kind_of(facet)
    held = names_in(facet, text)
    return _terms_of(name, *((each if kind.codes else kind.value_of(each), kind.label_of(each)) for each in held))


def _terms_of(facet: str, *pairs: Labelled) -> FacetTerms:
    labels: dict[str, str] = {}
    for value, label in pairs:
        if value:
            labels.setdefault(value, label)
    values = [_value_terms(facet, value, label) for value, label in labels.items()]
    names = tuple([name for names, _ in values for name in names])
    return FacetTerms(tuple(labels), tuple(labels.values()), names, "\n".join([line for _, line in values]))


_known_terms_of = lru_cache(maxsize=_MEMO)(_terms_of)


@lru_cache(maxsize=_MEMO)
def _value_terms(facet: str, value: str, label: str) -> tuple[Sequence[str], str]:
    """The terms by whose beginnings a value is found, and the line that is stored: its id (which has no tab) and its
    label (which has no line break from here on)."""
    return label_terms(facet, value, label), f"{value}\t{label}".replace("\n", " ")
