"""Completing the value of a field that was named: `strike source:herald`, `org:"otter so`."""

from __future__ import annotations

import re

from msgspec.structs import replace

from searchapp.backends.base import Backend
from searchapp.model.facets import FACETS
from searchapp.model.request import SearchRequest
from searchapp.model.suggestion import Suggestion
from searchapp.query.fields import ALIASES, FIELDS
from searchapp.query.syntax.parser import is_readable
from searchapp.search.labels import Labels
from searchapp.search.suggesting.facet_search import facet_values

_BEGUN = re.compile(
    r"""(?P<before>.*?)(?<!\S)(?P<sign>[-+!]?)(?P<field>[A-Za-z_]+):\s*(?:["“](?P<quoted>[^"“”]*)|(?P<bare>[^\s"“”()]*))\Z""",
    re.DOTALL,
)


def field_values(backend: Backend, labels: Labels, request: SearchRequest, size: int) -> tuple[Suggestion, ...] | None:
    """The commonest values that begin as typed behind a field; None where its text does not end in a value of one.

    They are counted beside the text before them and the filters of the request.

    What is excluded selects nothing, and has none.
    """
    begun = _BEGUN.match(request.text)
    name = begun["field"].lower() if begun else ""
    field = FIELDS.get(ALIASES.get(name, (name,))[0])
    if begun is None or field is None or not field.facet:
        return None
    before = begun["before"].strip()
    if begun["sign"] in ("-", "!") or before.split()[-1:] == ["NOT"]:
        return ()
    facet = FACETS[field.facet]
    beside = replace(request, text=before if is_readable(before) else "", lenient=True)
    values = facet_values(backend, labels, beside, facet.name, begun["quoted"] or begun["bare"] or "", size)
    return tuple(
        Suggestion("value", value.label, value.count, before, facet.name, value.id, facet.parameter, value.alias or "")
        for value in values
    )
