"""Searching inside a facet: its values by the beginning of their labels, counted over what a request finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from msgspec import UNSET
from msgspec.structs import replace

from searchapp.backends.base import Backend, FacetPlan
from searchapp.errors import ParameterError
from searchapp.model.facets import FACETS
from searchapp.model.request import SearchRequest
from searchapp.model.result import FacetValue
from searchapp.search.evaluation import answer_to
from searchapp.search.facet_counting import FacetPlans
from searchapp.search.labels import Labels
from searchapp.search.suggesting.aliases import aliases_of
from searchapp.text.analyzer import fold

LABEL_MEMO = 1 << 16  # labels without case and accents, at 200 bytes each
LABELLED_AT_ONCE = 500  # values whose labels are read, until enough of them begin as asked


def facet_values(
    backend: Backend, labels: Labels, request: SearchRequest, facet: str, prefix: str = "", size: int = 10
) -> tuple[FacetValue, ...]:
    """The commonest values whose id or label, a word of it or another name of theirs begins with `prefix`.

    Case and accents make no difference.

    The request's own choice in this facet is ignored. Raises QueryError, ParameterError and BackendError.
    """
    if facet not in FACETS:
        message = f"There is no facet “{facet[:40]}”; there are {', '.join(FACETS)}."
        raise ParameterError("facet", message, "unknown")
    counted = FacetPlans({facet: FacetPlan(facet, None if prefix.strip() else size)})
    outcome = answer_to(backend, replace(request, page_size=0), counted).outcome
    values, chosen, prefix = outcome.facets[facet].values, FACETS[facet].selected(request), fold(prefix).strip()
    aliases = aliases_of(backend, facet, prefix) if prefix else {}
    labelled = (
        FacetValue(value, label, count, value in chosen, UNSET if begins else aliases[value])
        for value, count, label in _labelled(facet, values, labels, outcome.state.generation)
        if (begins := _begins(value, label, prefix)) or value in aliases
    )
    return tuple(islice(labelled, size))


_folded = lru_cache(maxsize=LABEL_MEMO)(fold)


def _labelled(
    facet: str, values: Sequence[tuple[str, int]], labels: Labels, generation: int
) -> Iterator[tuple[str, int, str]]:
    """Values with their counts and labels."""
    for start in range(0, len(values), LABELLED_AT_ONCE):
        batch = values[start : start + LABELLED_AT_ONCE]
        known = labels.of(facet, [value for value, _ in batch], generation)
        yield from ((value, count, known[value]) for value, count in batch)


def _begins(value: str, label: str, prefix: str) -> bool:
    folded = _folded(label)
    return folded.startswith(prefix) or f" {prefix}" in folded or value.lower().startswith(prefix)
