"""Values of a facet that may be meant by a text which is none of them."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from searchapp.backends.base import NAMES, Backend
from searchapp.backends.name_terms import named_value, value_prefix
from searchapp.model.result import Named
from searchapp.search.labels import Labels
from searchapp.search.suggesting.value_names import values_called
from searchapp.text.analyzer import terms

SHOWN = 5
BEGINNING = 2  # letters in which people make no mistake
COMPARED = 500  # values that begin so, the commonest
LEAST_LIKENESS = 0.7


def near_values(backend: Backend, labels: Labels, facet: str, text: str) -> tuple[Named, ...]:
    """Values that are called as the text, whole or a word of it, begins, and then those that are written nearly so."""
    values = list(dict.fromkeys([*_called(backend, facet, text), *_like(backend, facet, text)]))
    known = labels.of(facet, values, backend.state().generation)
    return tuple(Named(value, known[value]) for value in values[:SHOWN])


def _called(backend: Backend, facet: str, text: str) -> Iterator[str]:
    words = terms(text)
    for name in dict.fromkeys((" ".join(words), *words)):
        if len(name) > BEGINNING:
            yield from (value for _, named_facet, value in values_called(backend, name) if named_facet == facet)


def _like(backend: Backend, facet: str, text: str) -> list[str]:
    """Values of which the id, or another name, is written like the text."""
    name = " ".join(terms(text))
    if not name:
        return []
    begin = name[:BEGINNING]
    value_of = {
        value.replace("-", " "): value for value, _ in backend.completions(facet, value_prefix(facet, begin), COMPARED)
    }
    for term, _ in backend.completions(NAMES, begin, COMPARED):
        called, named_facet, value = named_value(term)
        if named_facet == facet:
            value_of.setdefault(called, value)
    return [value_of[near] for near in get_close_matches(name, value_of, SHOWN, LEAST_LIKENESS)]
