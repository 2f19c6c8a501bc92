"""Countries in the words of a query: which ones it names, and by which other words texts name the same country.

Read at its first use: it takes some milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from searchapp.geo.countries import DATA, CountryNames, all_countries
from searchapp.text.analyzer import terms
from searchapp.text.tab_separated import table_rows

# Names that are more often another word, which a query does not write with a capital letter.
_MISLEADING = frozenset(("pole", "poles", "kiwi"))
_NAME_WORDS = 6  # of the longest name


@lru_cache(maxsize=1)
def _codes_by_name() -> Mapping[tuple[str, ...], str]:
    """The code of each country by the terms of its names and of those of its people."""
    codes: dict[tuple[str, ...], str] = {}
    for country in all_countries().values():
        for name in _names(country):
            codes.setdefault(tuple(terms(name)), country.code)
    return codes


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """The terms that the names begin with."""
    return frozenset(name[0] for name in _codes_by_name() if name)


@lru_cache(maxsize=1)
def _parts() -> frozenset[str]:
    """Names for a part of a country or its people: who asks for Scotland does not ask for all of Britain."""
    return frozenset(word for row in table_rows(DATA / "country_parts.tsv") for word in row[1].split())


@lru_cache(maxsize=1)
def _words_by_code() -> Mapping[str, tuple[str, ...]]:
    """The words that name each country as a whole, or its people."""
    words: dict[str, list[str]] = {}
    for name, code in _codes_by_name().items():
        if len(name) == 1 and name[0] not in _parts() and name[0] not in _MISLEADING:
            words.setdefault(code, []).append(name[0])
    return {code: tuple(each) for code, each in words.items()}


def same_country(term: str) -> tuple[str, ...]:
    """The other terms that name the country, or its people, that a term names; none if it names no whole country."""
    code = None if term in _parts() or term in _MISLEADING else _codes_by_name().get((term,))
    return tuple(word for word in _words_by_code()[code] if word != term) if code else ()


def countries_in(words: Sequence[str]) -> Iterator[str]:
    """The code of each country that is named in a row of terms, each once; of names in each other the longest."""
    codes, start = _codes_by_name(), 0
    seen: set[str] = set()
    while start < len(words):
        if words[start] not in _first_words():
            start += 1
            continue
        sizes = range(min(_NAME_WORDS, len(words) - start), 0, -1)
        size = next((size for size in sizes if tuple(words[start : start + size]) in codes), 0)
        code = codes.get(tuple(words[start : start + size]))
        if code and code not in seen and not _MISLEADING.issuperset(words[start : start + size]):
            seen.add(code)
            yield code
        start += max(size, 1)


def _names(country: CountryNames) -> Iterator[str]:
    yield from (country.label, *country.aliases, *country.demonyms, *country.former_names)
