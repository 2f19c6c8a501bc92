"""Toponyms in texts that are not in English: names of countries and their capitals by Unicode's CLDR, and demonyms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

import ahocorasick
from babel import Locale, UnknownLocaleError
from babel.core import get_global

from searchapp.extraction.countries.name_finder import LocalNames
from searchapp.extraction.countries.toponyms import Toponym
from searchapp.geo.countries import DATA, all_countries, is_misleading
from searchapp.text.tab_separated import table_rows

_WITHOUT_SPACES = frozenset(("zh", "ja", "th", "lo", "km", "my"))  # languages that put none between words
_FURTHER_LOCALES = {"zh": ("zh_Hant", "zh_Hant_HK"), "pt": ("pt_PT",), "sr": ("sr_Latn",), "uz": ("uz_Cyrl",)}
_ADDITIONS = re.compile(
    r"^Sonderverwaltungsregion |^R\.A\.S\. chinoise de |^RAE de |, RAE da China$|^RAS di |特别行政区$|特別行政區$"
)
_BRACKETED = re.compile(r"(.*?)\s*[(（](.*?)[)）]\s*(.*)")
_BETWEEN_WORDS = re.compile(r"[\s\u200b・]+")


@lru_cache(maxsize=64)
def local_names(language: str) -> LocalNames | None:
    """The names of countries in a language (ISO 639-1); None where the CLDR does not have it."""
    try:
        locales = [Locale.parse(name) for name in (language, *_FURTHER_LOCALES.get(language, ()))]
    except (UnknownLocaleError, ValueError):
        return None
    names = LocalNames(language)
    for row_language, code, aliases, capitals in table_rows(DATA / "local_aliases.tsv"):
        if row_language in (language, "*"):
            for alias in _spellings(filter(None, aliases.split("|")), language):
                names.add(alias, code, "name")
            for capital in filter(None, capitals.split("|")):
                names.add(capital, code, "capital")
    for locale in locales:
        _add_countries(names, locale)
    _add_demonyms(names)
    if language in _WITHOUT_SPACES:
        names.automaton = _automaton(names)
    return names


def _add_countries(names: LocalNames, locale: Locale) -> None:
    """Add the countries and those of their capitals that the CLDR names in a language."""
    for code, name in locale.territories.items():
        if code in all_countries() and not is_misleading("country", names.language, code):
            for form in _spellings(_forms(name, code), names.language):
                names.add(form, code, "name")
    for zone, code in _capital_zones().items():
        city = locale.time_zones.get(zone, {}).get("city")
        if city and not is_misleading("capital", names.language, code):
            names.add(city, code, "capital")


def _spellings(names: Iterable[str], language: str) -> Iterator[str]:
    """The names and, in French, each as papers print it whose capitals have no accents: “Etats-Unis”."""
    for name in names:
        yield name
        if language == "fr" and (plain := unicodedata.normalize("NFD", name[0])[0] + name[1:]) != name:
            yield plain


def _forms(name: str, code: str) -> Iterator[str]:
    """A name as the CLDR has it, without what it adds: “Sonderverwaltungsregion Hongkong”, “刚果（金）”.

    What stands in brackets is another name in one case, “Myanmar (Birma)”, and else a part of the name or a state.
    """
    bracketed = _BRACKETED.fullmatch(name)
    forms = [name] if bracketed is None else [" ".join(filter(None, (bracketed[1], bracketed[3])))]
    if bracketed and code == "MM":
        forms.append(bracketed[2])
    yield from filter(None, (_ADDITIONS.sub("", form).strip() for form in forms))


def _add_demonyms(names: LocalNames) -> None:
    """Add the beginnings of words for peoples, and what stands for them in compounds, where the tables have any."""
    for language, code, stems in table_rows(DATA / "local_demonyms.tsv"):
        if language == names.language:
            for stem in _spellings(stems.split("|"), language):
                names.demonyms.setdefault(stem.casefold(), code)
    for language, code, forms in table_rows(DATA / "combining_forms.tsv"):
        if language in (names.language, "*"):
            for form in forms.split("|"):
                names.combining.setdefault(form, code)


@lru_cache(maxsize=1)
def _capital_zones() -> dict[str, str]:
    """The countries of the time zones that are named after capitals."""
    territories = get_global("zone_territories")
    capitals = {code: set(country.capitals) for code, country in all_countries().items()}
    return {
        zone: code
        for zone, code in territories.items()
        if zone.rpartition("/")[2].replace("_", " ") in capitals.get(code, ())
    }


def _automaton(names: LocalNames) -> ahocorasick.Automaton:
    """A finder of the names of a language that has no spaces between words."""
    automaton = ahocorasick.Automaton()
    for name, (code, kind) in names.written.items():
        for form in {name, _BETWEEN_WORDS.sub("", name)}:
            if len(form) > 1:
                automaton.add_word(form, (form, code, kind))
    automaton.make_automaton()
    return automaton


def find_local_toponyms(text: str, language: str) -> tuple[Toponym, ...]:
    """The toponyms of a text in a language other than English; none where its names are not known."""
    names = local_names(language)
    return tuple(names.find(text)) if names else ()
