"""Values of a facet that may be meant by a text which is none of them."""

from __future__ import annotations

from collections.abc import Iterator

from searchapp.backends.base import Backend
from searchapp.model.result import Named
from searchapp.query.typed_values import BEGINNING, NEAR_VALUES, values_like
from searchapp.search.labels import Labels
from searchapp.search.suggesting.value_names import values_called
from searchapp.text.analyzer import terms

SHOWN = NEAR_VALUES


def near_values(backend: Backend, labels: Labels, facet: str, text: str) -> tuple[Named, ...]:
    """Values that are called as the text, whole or a word of it, begins, and then those that are written nearly so."""
    values = list(dict.fromkeys([*_called(backend, facet, text), *values_like(backend, facet, text)]))
    known = labels.of(facet, values, backend.state().generation)
    return tuple(Named(value, known[value]) for value in values[:SHOWN])


def _called(backend: Backend, facet: str, text: str) -> Iterator[str]:
    words = terms(text)
    for name in dict.fromkeys((" ".join(words), *words)):
        if len(name) > BEGINNING:
            yield from (value for _, named_facet, value in values_called(backend, name) if named_facet == facet)
