"""Toponyms in texts that are not in English: names of countries and their capitals by Unicode's CLDR, and demonyms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import ahocorasick
from babel import Locale, UnknownLocaleError
from babel.core import get_global

from searchapp.extraction.countries.toponyms import Toponym
from searchapp.extraction.gazetteer import DATA, FAMOUS_CITY, ToponymKind, ToponymSense, gazetteer, table_rows
from searchapp.geo.countries import all_countries

_WITHOUT_SPACES = frozenset(("zh", "ja", "th", "lo", "km", "my"))  # languages that put none between words
_INFLECTED = frozenset(  # languages whose names of countries change their endings
    "ru uk be bg mk sr hr bs sl pl cs sk lt lv et fi hu tr az kk ky uz el ro sq hy ka is ga".split()  # noqa: SIM905
)
_GENITIVES = frozenset(("de", "sv", "no", "nb", "nn", "da", "nl"))  # languages that add -s
_PREFIXES = {"ar": ("و", "ب", "ل", "ف", "وال", "بال", "لل"), "he": ("ב", "ל", "מ", "ה", "ו", "ש", "כ")}
_DEMONYM_LANGUAGES = ("de", "fr", "es", "pt", "it", "nl", "ru", "pl")
_WORDS = frozenset((("pt", "RE"), ("fr", "RE"), ("fr", "UM"), ("ru", "UM"), ("de", "BQ")))  # names that are words too
_KOREAN_PARTICLE = re.compile(r"(?<=..)(?:은|는|이|가|과|와|의|을|를|에|에서|에게|도|로|으로|만|부터|까지|측|산)$")
_LONG_ENDINGS = frozenset(("ru", "pl"))  # languages whose words for peoples end in up to five letters more
_MIN_STEM_CHARS = 4
_MAX_ACRONYM_CHARS = 4
_NO_COUNTRY = "-"  # the code, in the table, of names that hold a country's: “Amérique latine”
_MAX_ENDING_CHARS = 3
_MAX_FINNISH_ENDING_CHARS = 4  # “Norjassa”
_VOWELS = frozenset("aeiouyáéíóúýàèìòùâêîôûäöüãõåæøąęăаеёиоуыэюяійьїєαεηιουωάέήίόύώ")
_ADDITIONS = re.compile(
    r"^Sonderverwaltungsregion |^R\.A\.S\. chinoise de |^RAE de |, RAE da China$|^RAS di |特别行政区$|特別行政區$"
)
_MARKS = "".join(chr(code) for code in range(0x300, 0x1200) if unicodedata.category(chr(code)) in ("Mn", "Mc"))
_LETTERS = rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*"  # with the vowels that Hindi, Thai and others write as marks
_WORD = re.compile(rf"{_LETTERS}(?:[-.]{_LETTERS})*\.?")


@dataclass
class LocalNames:
    """The names of countries in one language, by their words in small letters."""

    language: str
    phrases: dict[str, list[tuple[tuple[str, ...], str, ToponymKind]]] = field(default_factory=dict)  # by first word
    stems: dict[str, tuple[str, ToponymKind]] = field(default_factory=dict)
    demonyms: dict[str, str] = field(default_factory=dict)  # by the beginning of the word
    acronyms: set[str] = field(default_factory=set)  # names in capitals, which in small letters are words
    automaton: ahocorasick.Automaton | None = None

    def add(self, name: str, code: str, kind: ToponymKind) -> None:
        """Add a name of a country."""
        words = tuple(match[0].casefold() for match in _WORD.finditer(name))
        if not words:
            return
        if name.isupper() and len(name) <= _MAX_ACRONYM_CHARS:
            self.acronyms.add(words[0])
        phrases = self.phrases.setdefault(words[0], [])
        if words not in [known for known, _, _ in phrases]:
            phrases.append((words, code, kind))
            phrases.sort(key=lambda phrase: -len(phrase[0]))
        if self.language in _INFLECTED and len(words) == 1:
            stem = words[0].rstrip("".join(_VOWELS)) if words[0][-1] in _VOWELS else words[0]
            stem = stem if len(words[0]) - len(stem) <= 2 else words[0][:-1]
            if len(stem) >= _MIN_STEM_CHARS:
                self.stems.setdefault(stem, (code, kind))

    def find(self, text: str) -> Iterator[Toponym]:
        """The toponyms of a text, in its order."""
        if self.automaton is not None:
            for last, (name, code, kind) in self.automaton.iter_long(text):
                yield Toponym(last + 1 - len(name), last + 1, ToponymSense(code, "", kind))
            return
        words = list(_WORD.finditer(text))
        lowered = [match[0].casefold() for match in words]
        index = 0
        while index < len(words):
            size, code, kind = self._match(lowered, index, words[index][0])
            if size and code != _NO_COUNTRY:
                start, end = words[index].start(), words[index + size - 1].end()
                yield Toponym(start, end, ToponymSense(code, "", kind))
            index += size or 1

    def _match(self, lowered: list[str], index: int, word: str) -> tuple[int, str, ToponymKind]:
        """Number of words, code and kind of the name that begins at a word; 0 for none."""
        forms = [lowered[index], lowered[index].rstrip(".")]
        is_name = not word[0].islower()
        if self.language in _GENITIVES and forms[-1].endswith("s"):
            forms.append(forms[-1][:-1])
        if self.language == "ko":
            forms.append(_KOREAN_PARTICLE.sub("", forms[-1]))
        forms += [forms[0][len(p) :] for p in _PREFIXES.get(self.language, ()) if forms[0].startswith(p)]
        for form in forms if is_name else ():
            if form in self.acronyms and not word.isupper():
                continue
            for words, code, kind in self.phrases.get(form, ()):
                following = lowered[index + 1 : index + len(words)]
                if tuple(following) == words[1:] or tuple(w.rstrip(".") for w in following) == words[1:]:
                    return len(words), code, kind
        max_ending = _MAX_FINNISH_ENDING_CHARS if self.language == "fi" else _MAX_ENDING_CHARS
        long_endings = max_ending + 2 * (self.language in _LONG_ENDINGS)
        for ending in range(long_endings + 1):
            stem = forms[1][: len(forms[1]) - ending]
            if len(stem) < _MIN_STEM_CHARS - 1:
                break
            if is_name and ending <= max_ending and stem in self.stems:
                code, kind = self.stems[stem]
                return 1, code, kind
            if stem in self.demonyms:
                return 1, self.demonyms[stem], "demonym"
        if is_name and self.language not in _INFLECTED:
            return self._famous_city(word)
        return 0, "", "name"

    def _famous_city(self, word: str) -> tuple[int, str, ToponymKind]:
        """The match of a large city whose name is the same in English."""
        entry = gazetteer().get(word)
        if entry and not entry.ambiguity and max(sense.population for sense in entry.senses) >= FAMOUS_CITY:
            largest = max(entry.senses, key=lambda sense: sense.population)
            return 1, largest.country, "city"
        return 0, "", "name"


@lru_cache(maxsize=64)
def local_names(language: str) -> LocalNames | None:
    """The names of countries in a language (ISO 639-1); None where the CLDR does not have it."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None
    names = LocalNames(language)
    for row_language, code, aliases, capitals in table_rows(DATA / "country_aliases.tsv"):
        if row_language == language:
            for alias in filter(None, aliases.split("|")):
                names.add(alias, code, "name")
            for capital in filter(None, capitals.split("|")):
                names.add(capital, code, "capital")
    for code, name in locale.territories.items():
        if code in all_countries() and (language, code) not in _WORDS:
            for form in _forms(name):
                names.add(form, code, "name")
    for zone, code in _capital_zones().items():
        city = locale.time_zones.get(zone, {}).get("city")
        if city:
            names.add(city, code, "capital")
    _add_demonyms(names)
    if language in _WITHOUT_SPACES:
        names.automaton = _automaton(names)
    return names


def _forms(name: str) -> Iterator[str]:
    """A name as the CLDR has it, without what it adds: “Sonderverwaltungsregion Hongkong”, “Myanmar (Birma)”."""
    for part in re.split(r"\s*[()（）]\s*", name):
        bare = _ADDITIONS.sub("", part).strip()
        if bare:
            yield bare


def _add_demonyms(names: LocalNames) -> None:
    """Add the beginnings of words for peoples, where the table has the language."""
    if names.language not in _DEMONYM_LANGUAGES:
        return
    column = _DEMONYM_LANGUAGES.index(names.language)
    for code, *columns in table_rows(DATA / "demonyms.tsv"):
        for stem in columns[column].split("|"):
            names.demonyms.setdefault(stem, code)


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
    for phrases in names.phrases.values():
        for words, code, kind in phrases:
            name = "".join(words)
            automaton.add_word(name, (name, code, kind))
    automaton.make_automaton()
    return automaton


def find_local_toponyms(text: str, language: str) -> tuple[Toponym, ...]:
    """The toponyms of a text in a language other than English; none where its names are not known."""
    names = local_names(language)
    return tuple(names.find(text)) if names else ()
