"""The countries of the world by their ISO 3166-1 alpha-2 codes, and the codes and names that stand for them.

The tables in `geo/data` are read at their first use, and looking up a name loads no more than the analyzer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from msgspec import Struct

from searchapp.text.analyzer import terms
from searchapp.text.edit_distance import name_like
from searchapp.text.tab_separated import table_rows

DATA = Path(__file__).parent / "data"
RESERVED_CODES = {"UK": "GB", "EL": "GR"}  # reserved in ISO 3166-1, and in use, for these countries
_CODE_CHARS = 2
_LOCALES = (
    *("ar", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ko", "nb", "nl"),
    *("pl", "pt", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh", "zh_Hant"),
)  # of Unicode's CLDR, in which people may type a country


class CountryNames(Struct, frozen=True):
    """A country's code and what texts call it, its people and its capital."""

    code: str  # ISO 3166-1 alpha-2, and XK, which the European Union and the CLDR use for Kosovo
    label: str  # the plain English short name
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]  # in the singular, adjectives among them
    capitals: tuple[str, ...]
    former_names: tuple[str, ...]


@lru_cache(maxsize=1)
def all_countries() -> Mapping[str, CountryNames]:
    """Every country by its code."""
    return {
        code: CountryNames(code, label, *map(_split, others))
        for code, label, *others in table_rows(DATA / "countries.tsv")
    }


def country_label(code: str) -> str:
    """The plain English name of a country; the code itself where it is no country's."""
    country = all_countries().get(code)
    return country.label if country else code


def country_code(text: str) -> str | None:
    """The code of the country that a name, an alias, a former name or a code in any case stands for; None for none."""
    code = standard_code(text)
    if code in all_countries():
        return code
    return _codes_by_terms().get(tuple(terms(text))) or _codes_of_three_letters().get(code)


def country_code_typed(text: str) -> str | None:
    """The code of a country that a person names in some language, `Deutschland` or `Korea, South`; None for none."""
    first, _, last = text.partition(",")
    return country_code(text) or country_code(f"{last} {first}") or _codes_in_other_languages().get(tuple(terms(text)))


def country_like(text: str) -> str:
    """The name of the country that is written nearly as a text; empty where there is none."""
    if len(text.strip()) <= _CODE_CHARS:
        return ""
    names = (name for country in all_countries().values() for name in (country.label, *country.aliases))
    return name_like(text, (name for name in names if "." not in name))


def standard_code(text: str) -> str:
    """A code in capitals, and the ISO code in place of a reserved one: `GB` for `uk`; it need not be a country's."""
    code = text.strip(" .,;").upper()
    return RESERVED_CODES.get(code, code)


def is_two_letters(text: str) -> bool:
    """Whether a text has the form of an ISO 3166-1 alpha-2 code, be it a country's or not."""
    return len(text) == _CODE_CHARS and text.isascii() and text.isalpha()


def reuters_countries(place_codes: Iterable[str]) -> tuple[str, ...] | None:
    """ISO codes of Reuters editors' place codes, such as `west-germany`, each once; None where none is a country's."""
    by_place = _codes_by_reuters_place()
    return tuple(dict.fromkeys(by_place[code] for code in place_codes if code in by_place)) or None


def region_country(code: str) -> str | None:
    """The country of a region's code at Factiva, in any case; None for a continent, a group and an unknown code."""
    return _codes_by_factiva_region().get(code.lower())


def is_misleading(name: Literal["country", "first word", "capital"], language: str, code: str) -> bool:
    """Whether a country's name in a language is a word too, anywhere or first in a sentence, or that of its capital."""
    return (name, language, code) in _misleading_names()


@lru_cache(maxsize=1)
def _misleading_names() -> frozenset[tuple[str, str, str]]:
    rows = table_rows(DATA / "misleading_names.tsv")
    return frozenset((name, language, code) for name, language, codes in rows for code in codes.split("|"))


@lru_cache(maxsize=1)
def _codes_in_other_languages() -> Mapping[tuple[str, ...], str]:
    """The code of each country by the terms of its names in other languages than English that no other country has."""
    from babel import Locale  # not at the top: its tables take 30 ms, and most people write a code or an English name

    codes: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for locale in _LOCALES:
        for code, name in Locale.parse(locale).territories.items():
            if code in all_countries() and terms(name):
                codes[tuple(terms(name))].add(code)
    for words, code in _codes_by_terms().items():
        if words[:1] in codes:  # Congo, by which Spanish means one of the two whose names begin so
            codes[words[:1]].add(code)
    return {words: code for words, (code, *others) in codes.items() if not others}


@lru_cache(maxsize=1)
def _codes_by_terms() -> Mapping[tuple[str, ...], str]:
    """The code of each country by the terms of its label, its aliases and its former names."""
    return {
        tuple(terms(name)): country.code
        for country in all_countries().values()
        for name in (country.label, *country.aliases, *country.former_names)
    }


@lru_cache(maxsize=1)
def _codes_of_three_letters() -> Mapping[str, str]:
    return {row[0]: row[1] for row in table_rows(DATA / "alpha3.tsv")}


@lru_cache(maxsize=1)
def _codes_by_factiva_region() -> Mapping[str, str]:
    return {row[0]: row[1] for row in table_rows(DATA / "factiva_regions.tsv")}


@lru_cache(maxsize=1)
def _codes_by_reuters_place() -> Mapping[str, str]:
    return {row[0]: row[1] for row in table_rows(DATA / "reuters_places.tsv")}


def _split(column: str) -> tuple[str, ...]:
    """The names in a column, which `|` separates."""
    return tuple(filter(None, column.split("|")))
