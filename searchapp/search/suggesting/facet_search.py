"""Searching inside a facet: its values by the beginning of their labels, counted over what a request finds."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from msgspec.structs import replace

from searchapp.backends.base import Backend
from searchapp.errors import ParameterError
from searchapp.model.facets import FACETS
from searchapp.model.request import SearchRequest
from searchapp.model.result import FacetValue
from searchapp.search.answer import answer_to
from searchapp.search.facet_counting import FacetPlans, folded_label, labelled_values, value_plan
from searchapp.search.labels import Labels
from searchapp.search.suggesting.aliases import aliases_of
from searchapp.text.analyzer import fold

_SPELLINGS_MEMO = 1 << 14  # labels of a large facet
_SIGNS = re.compile(r"[\W_]+")


def facet_values(
    backend: Backend, labels: Labels, request: SearchRequest, facet: str, prefix: str = "", size: int = 10
) -> tuple[FacetValue, ...]:
    """The first values whose id or label, a word of it or another name of theirs begins with `prefix`.

    Case, accents and signs make no difference. Which are first the request's order of facets decides.

    The request's own choice in this facet is ignored. Raises QueryError, ParameterError and BackendError.
    """
    if facet not in FACETS:
        message = f"There is no facet “{facet[:40]}”; there are {', '.join(FACETS)}."
        raise ParameterError("facet", message, "unknown")
    order = request.facet_sort
    counted = FacetPlans({facet: value_plan(facet, None if prefix.strip() else size, (), order)})
    outcome = answer_to(backend, replace(request, page_size=0), counted).outcome
    chosen, prefix = FACETS[facet].selected(request), fold(prefix).strip()
    aliases = aliases_of(backend, facet, prefix) if prefix else {}
    values = (
        value if begins else replace(value, alias=aliases[value.id])
        for value in labelled_values(outcome, facet, labels, chosen, order)
        if (begins := _begins(value, prefix)) or value.id in aliases
    )
    return tuple(islice(values, size))


def _begins(value: FacetValue, prefix: str) -> bool:
    folded = folded_label(value.label)
    if folded.startswith(prefix) or f" {prefix}" in folded or value.id.lower().startswith(prefix):
        return True
    words = _words(prefix)
    return bool(words) and any(words in spelled for spelled in _spellings(value.label))


@lru_cache(maxsize=_SPELLINGS_MEMO)
def _spellings(label: str) -> tuple[str, ...]:
    """The words of a label without signs, O'Neil as o neil and as oneil."""
    folded = folded_label(label)
    return tuple(dict.fromkeys((_words(folded), _words(folded.replace("'", "")))))


def _words(folded: str) -> str:
    """Words with a space before each, an ampersand as `and`; empty for signs alone."""
    words = _SIGNS.sub(" ", folded.replace("&", " and ")).strip()
    return f" {words}" if words else ""
