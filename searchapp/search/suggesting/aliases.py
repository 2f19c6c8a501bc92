"""Values of a facet by other names than their labels: OPEC, Holland, short forms that articles join to a long one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from searchapp.backends.base import Backend
from searchapp.backends.value_types import known_names
from searchapp.geo.countries import RESERVED_CODES, all_countries
from searchapp.model.facets import FACETS
from searchapp.text.analyzer import fold, terms
from searchapp.text.languages import language_code

_EVIDENCE = 500  # pieces of evidence for names that begin as asked, the commonest


def aliases_of(backend: Backend, facet: str, prefix: str) -> Mapping[str, str]:
    """Values that go by a name of which a word begins with `prefix`, with that name."""
    value_type = FACETS[facet].value_type
    if not terms(prefix):
        return {}
    if value_type == "organization":
        return dict(_organizations(backend, prefix))
    if value_type == "country":
        named = [alias for alias in _country_aliases() if _begins(alias[0], fold(prefix))]
        named.sort(key=lambda alias: -len(alias[0]))  # the shortest last, which stays
        return {code: name for _, name, code in named}
    code = language_code(prefix) if value_type == "language" else ""
    return {code: prefix} if code else {}


def _organizations(backend: Backend, prefix: str) -> Iterator[tuple[str, str]]:
    """Those that everyone knows by such a short name, and those to which articles have joined one, the surest last."""
    folded = fold(prefix).strip()
    for short, full_name in known_names().full_names.items():
        if _begins(short, folded):
            yield known_names().organization_id(full_name), short.upper()
    evidence = backend.values("evidence", "-".join(terms(prefix)), _EVIDENCE)
    for term, _ in reversed(evidence):
        _, label, joined_to = term.split("\t")
        if joined_to:
            yield joined_to, label


@lru_cache(maxsize=1)
def _country_aliases() -> Sequence[tuple[str, str, str]]:
    """Each other name of a country, folded and as it is written, with the country's code."""
    countries = all_countries().values()
    names = [(name, each.code) for each in countries for name in (*each.aliases, *each.former_names)]
    return [(fold(name), name, code) for name, code in (*names, *RESERVED_CODES.items())]


def _begins(folded_name: str, prefix: str) -> bool:
    prefix = prefix.strip()
    return folded_name.startswith(prefix) or f" {prefix}" in folded_name
