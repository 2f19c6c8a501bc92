"""Which values of facets people may mean by a name that they have begun to type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from searchapp.backends.base import NAMES, Backend
from searchapp.backends.name_terms import NAMED_FACETS, named_value, value_prefix
from searchapp.geo.countries import RESERVED_CODES, all_countries
from searchapp.text.analyzer import terms
from searchapp.text.languages import language_names

NAMES_READ = 24  # the commonest that begin so: a value has several
_LEAST_ALIAS = 2  # letters: with one of them too many countries' other names begin

Called = tuple[str, str, str]  # the name that begins so, the facet, its value


def values_called(backend: Backend, name: str, limit: int = NAMES_READ) -> Sequence[Called]:
    """Names that begin with these terms, with their facet and value: that very name first, then the commonest."""
    if not name:
        return []
    counted: list[tuple[int, Called]] = [
        (count, named_value(term)) for term, count in backend.completions(NAMES, name, limit)
    ]
    for facet in NAMED_FACETS:
        values = backend.completions(facet, value_prefix(facet, name), limit)
        counted += [(count, (" ".join(terms(value)), facet, value)) for value, count in values]
    for called in _known(name):
        counted += [(count, called) for _, count in backend.completions(called[1], called[2], 1)]
    common = [called for _, called in sorted(counted, key=lambda row: -row[0])]
    return sorted(common[:limit], key=lambda called: called[0] != name)


def _known(name: str) -> Iterable[Called]:
    """Countries and languages with a name that begins so, or with a word of their label."""
    is_short = len(name) < _LEAST_ALIAS
    return (
        (called, facet, value)
        for called, facet, value, is_alias in _known_names()
        if called.startswith(name) and not (is_alias and is_short)
    )


@cache
def _known_names() -> Sequence[tuple[str, str, str, bool]]:
    """Each name's words, the facet and its value, and whether it is another name than the label."""
    rows = [(country.label, "country", country.code, False) for country in all_countries().values()]
    rows += [(label, "language", code, False) for code, label in language_names().items()]
    rows += [(alias, "country", code, True) for alias, code in RESERVED_CODES.items()]
    rows += [
        (alias, "country", country.code, True)
        for country in all_countries().values()
        for alias in (country.code, *country.aliases, *country.demonyms, *country.former_names)
    ]
    return [
        (" ".join(words[index:]), facet, value, is_alias)
        for name, facet, value, is_alias in rows
        for words in (terms(name),)
        for index in range(1 if is_alias else len(words))
    ]
