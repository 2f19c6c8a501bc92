"""The facet values of an article as a backend indexes and stores them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from searchapp.backends.name_terms import label_terms
from searchapp.model.article import Article
from searchapp.model.facets import FACETS, Labelled, ValueType
from searchapp.model.facts import Facts
from searchapp.text.analyzer import fold
from searchapp.text.languages import language_name
from searchapp.text.writers import in_order, writers_of

NAME_MEMO = 1 << 14  # sources, sections and bylines: the writers of a large paper
VALUES_MEMO = 1 << 14  # values of a facet that articles have together, at some 500 bytes


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
    for name, values_of in _VALUES:
        if (pairs := values_of(article, facts)) and (values := _terms_of(name, tuple(pairs))).ids:
            terms[name] = values
    return terms


_VALUES = [(facet.name, facet.values) for facet in FACETS.values()]


@lru_cache(maxsize=VALUES_MEMO)
def _terms_of(facet: str, pairs: tuple[Labelled, ...]) -> FacetTerms:
    if names_of := _NAMES_OF.get(facet):
        pairs = tuple([(name_id(name), name) for _, text in pairs for name in names_of(text)])
    elif relabel := _RELABEL.get(FACETS[facet].value_type):
        pairs = tuple([relabel(text) for text, _ in pairs])
    labels: dict[str, str] = {}
    for value, label in pairs:
        if value:
            labels.setdefault(value, label)
    names = [name for value, label in labels.items() for name in label_terms(facet, value, label)]
    return FacetTerms(tuple(labels), tuple(labels.values()), tuple(names), _lines(labels))


def _lines(labels: Mapping[str, str]) -> str:
    """A line for each value: its id (which has no tab) and its label (which has no line break from here on)."""
    return "\n".join([f"{value}\t{label}".replace("\n", " ") for value, label in labels.items()])


@lru_cache(maxsize=NAME_MEMO)
def name_id(name: str) -> str:
    """The facet value of a plain name: the name without case, accents and runs of spaces."""
    return " ".join(fold(name).split())


def _writers_in(byline: str) -> Iterator[str]:
    return map(in_order, writers_of(byline))


def _sections_in(section: str) -> Iterator[str]:
    """The sections of a list such as `World, News`."""
    return (part for each in section.split(",") if (part := each.strip(" -–—")))


_NAMES_OF: dict[str, Callable[[str], Iterator[str]]] = {"byline": _writers_in, "section": _sections_in}
_RELABEL: dict[ValueType, Callable[[str], Labelled]] = {
    "name": lambda name: (name_id(name), name),
    "language": lambda code: (code, language_name(code)),
}
