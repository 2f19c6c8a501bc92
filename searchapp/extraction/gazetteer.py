"""The gazetteer: names of countries, peoples, regions and cities, what each can mean, and where a text has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, cast

from msgspec import Struct
from msgspec.structs import force_setattr

from searchapp.geo.countries import CountryNames, all_countries
from searchapp.text.tab_separated import table_rows

ToponymKind = Literal[
    "name",
    "demonym",
    "capital",
    "historic",
    "region",
    "county",
    "city",
    "landmark",
    "institution",
    "leader",
    "abbreviation",
    "phrase",
]
Ambiguity = Literal["", "word", "person", "never"]  # what a name is more often than a toponym; never: never one alone


DATA = Path(__file__).parent / "data"
FAMOUS_CITY = 1_000_000  # inhabitants that a city of places.tsv counts as: it is listed because newspapers name it
_ALL_CAPS = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ]+")
_ALL_CAPS_LINKS = frozenset(("OF", "AND", "THE", "DE", "DA", "DO"))  # small words inside names: "ISLE OF MAN"
_ALL_CAPS_PARTS = frozenset(("ST", "LA", "EL", "LE", "AL", "ES"))  # of longer names: "LA PAZ", "ST LOUIS"
_NAME_CONTINUES = re.compile(r"\.? [A-ZÀ-ÖØ-Þ]{3}")
_TURNED = re.compile(  # as lists have them: "Korea, Republic of", "Macedonia, North"
    r"((?:Democratic |People's |Islamic |United |Federal )*(?:Republic|Kingdom|States?) of(?: the)?"
    r"|North|South|East) (.+)"
)
_TURNED_ENDINGS = (", North", ", South", ", East")
_CAPITALIZED = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-žḀ-ỿ][^\W_]*")
_HEAD_CHARS = 3  # behind the first word of a name, by which longer names are told apart
_COUNTY_ENDINGS = (" County", " Parish")


class ToponymSense(Struct, frozen=True):
    """One location that a name can mean; `country` is "" where the name means none."""

    country: str
    region: str
    kind: ToponymKind
    population: int = 0


class GazetteerEntry(Struct, frozen=True, eq=False):  # one object per name, so that identity is a cheap key
    """A name with all its senses and their countries, and what it is more often than a toponym."""

    name: str
    senses: tuple[ToponymSense, ...]
    ambiguity: Ambiguity = ""
    countries: frozenset[str] = frozenset()  # of its senses

    def __post_init__(self) -> None:
        force_setattr(self, "countries", frozenset(sense.country for sense in self.senses))

    def sense_in(self, container: ToponymSense) -> ToponymSense:
        """The sense within this country or state; a town that the tables lack where there is none."""
        inside = (
            sense
            for sense in self.senses
            if sense.country == container.country and sense.region in ("", container.region)
        )
        return next(inside, ToponymSense(container.country, container.region, "city"))


FoundName = tuple[int, int, GazetteerEntry]  # where a text has a name, from start to end


def plain_text(text: str) -> str:
    """A text with straight apostrophes, common hyphens and nothing but spaces between its words, of the same length."""
    flat = text.replace("\n", " ")
    if text.isascii():
        return flat
    return flat.replace("’", "'").replace("\xa0", " ").replace("‑", "-")


_NamesByHead = Mapping[str, list[tuple[int, str]]]
_NO_NAMES: _NamesByHead = {}


class Gazetteer:
    """Finds toponyms in a text, longest first, in one pass over its capitalized words."""

    def __init__(self) -> None:
        self._curated = _curated_senses()
        lists = {kind: frozenset(names.split()) for kind, names in table_rows(DATA / "ambiguous.tsv")}
        self.given_names = lists["given"]
        self.before_people = lists["given"] | lists["title"]
        self.before_toponyms = lists["at"]
        self.after_toponyms = lists["after"]
        kinds: tuple[Ambiguity, ...] = ("person", "word", "never")
        self._ambiguities: dict[str, Ambiguity] = {name: kind for kind in kinds for name in lists[kind]}
        self._cities = dict(table_rows(DATA / "cities.tsv"))
        self._entries: dict[str, GazetteerEntry] = {}
        self._acronyms = frozenset(name for name in self._curated if name.isupper() and len(name) > 2)
        for name in list(self._cities):
            if name.startswith("St. "):
                self._cities.setdefault(name.replace(".", "", 1), self._cities[name])

    @cached_property
    def _by_first_word(self) -> Mapping[str, _NamesByHead]:
        """The names by their first words, which only texts need whose toponyms are looked for."""
        return _by_first_word({*self._cities, *self._curated})

    def get(self, name: str) -> GazetteerEntry | None:
        """The entry of a name, if the gazetteer has it."""
        return self._entry(name) if name in self._curated or name in self._cities else None

    def regions(self) -> Iterator[str]:
        """The names of states, provinces and other parts of countries."""
        return (name for name, senses in self._curated.items() if senses[0].kind == "region")

    def __contains__(self, name: str) -> bool:
        return self.get(self.normalize(name)) is not None

    def find(self, text: str) -> Iterator[FoundName]:
        """Start, end and entry of each toponym in a normalized text: whole words, the longest, without overlaps."""
        end, by_first_word = 0, self._by_first_word
        for word in _CAPITALIZED.finditer(text):
            longer = by_first_word.get(word[0])
            if longer is None or word.start() < end:
                continue
            start, name = _longest(text, word, longer) if longer else (word.start(), word[0])
            if not name or (start and text[start - 1].isalnum()):
                continue
            end = start + len(name)
            if name[-1] not in ".-" and text[end : end + 1].isalnum():  # "Sino-" goes before another name
                continue
            if name.endswith(_TURNED_ENDINGS) and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
                name = name.rpartition(", ")[0]  # of "Korea, South Africa"
                end = start + len(name)
                if name not in self._curated:
                    continue
            yield start, end, self._entry(name)

    def normalize(self, text: str) -> str:
        """A text for `find`, with the same offsets: plain, and words in ALL CAPS in title case."""
        return _ALL_CAPS.sub(self._title_case, plain_text(text))

    def _entry(self, name: str) -> GazetteerEntry:
        entry = self._entries.get(name)
        if entry is None:
            entry = GazetteerEntry(name, self._senses_of(name), self._ambiguities.get(name, ""))
            self._entries[name] = entry
        return entry

    def _senses_of(self, name: str) -> tuple[ToponymSense, ...]:
        """The curated senses of a name, then those of cities.tsv that are not among them."""
        senses = list(self._curated.get(name, ()))
        for city in self._cities.get(name, "").split():
            location, _, population = city.rpartition(":")
            country, _, region = location.partition(".")
            same = next((sense for sense in senses if sense.country == country and sense.region in ("", region)), None)
            if same is None:
                kind: ToponymKind = "county" if name.endswith(_COUNTY_ENDINGS) else "city"
                senses.append(ToponymSense(country, region, kind, int(population)))
            elif same.kind in ("city", "capital"):
                population_known = max(int(population), same.population)
                senses[senses.index(same)] = ToponymSense(country, region, same.kind, population_known)
        return tuple(senses)

    def _title_case(self, word: re.Match[str]) -> str:
        letters = word.group()
        if letters in _ALL_CAPS_LINKS:
            return letters.lower()
        is_part = letters in _ALL_CAPS_PARTS and _NAME_CONTINUES.match(word.string, word.end())
        if not is_part and (len(letters) < 3 or letters in self._acronyms):
            return letters
        return letters.capitalize()


def _longest(text: str, word: re.Match[str], longer: _NamesByHead) -> tuple[int, str]:
    """Where the longest name begins whose first capitalized word this is, and the name; "" where there is none."""
    first, end = word.span()
    for before, name in longer.get(text[end : end + _HEAD_CHARS], []) + longer[""]:
        if text.startswith(name, first - before) and before <= first:
            return first - before, name
    return first, ""


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer of the package, read on first use."""
    return Gazetteer()


def _by_first_word(names: AbstractSet[str]) -> Mapping[str, _NamesByHead]:
    """Names, the longest first, by their first word with a capital; none for a word that is a name and begins no other.

    Those of a word stand under the next characters, or "" where they have fewer, each with where in it the word begins.
    """
    alone = frozenset([name for name in names if name.isalpha() and name[0].isupper()])
    longer: dict[str, dict[str, list[tuple[int, str]]]] = {}
    for name in sorted(names - alone, key=len, reverse=True):
        word = _CAPITALIZED.search(name)
        if word:
            head = name[word.end() : word.end() + _HEAD_CHARS]
            heads = longer.setdefault(word[0], {"": []})
            heads.setdefault(head if len(head) == _HEAD_CHARS else "", []).append((word.start(), name))
    for name in alone & longer.keys():
        longer[name][""].append((0, name))
    return {**dict.fromkeys(alone, _NO_NAMES), **longer}


def _curated_senses() -> dict[str, list[ToponymSense]]:
    """The senses by name of all countries and of places.tsv."""
    senses: dict[str, list[ToponymSense]] = {}
    for country in all_countries().values():
        senses.setdefault(country.label, []).append(ToponymSense(country.code, "", "name"))
        for name, kind in _names_of(country):
            for form in _written_forms(name, kind):
                senses.setdefault(form, []).append(ToponymSense(country.code, "", kind))
    for location, column, names in table_rows(DATA / "places.tsv"):
        code, _, region = location.strip("-").partition(".")
        kind = cast("ToponymKind", column)
        sense = ToponymSense(code, region, kind, FAMOUS_CITY if kind == "city" else 0)
        for name in names.split("|"):
            for form in _written_forms(name, kind):
                senses.setdefault(form, []).append(sense)
    return senses


def country_forms(code: str) -> Iterator[str]:
    """What texts call a country, its people and its capital, as they write it."""
    country = all_countries()[code]
    yield country.label
    for name, kind in _names_of(country):
        yield from _written_forms(name, kind)


def _names_of(country: CountryNames) -> Iterator[tuple[str, ToponymKind]]:
    """The names of a country, its people and its capital beside its label."""
    yield from ((name, "name") for name in country.aliases)
    for name in (country.label, *country.aliases):
        if turned := _TURNED.match(name):
            yield f"{turned[2]}, {turned[1]}", "name"
    yield from ((name, "demonym") for name in country.demonyms)
    yield from ((name, "capital") for name in country.capitals)
    yield from ((name, "historic") for name in country.former_names)


def _written_forms(name: str, kind: ToponymKind) -> Iterator[str]:
    """A name and its other forms in texts: demonyms in the plural, "Mass." without its full stop."""
    yield name
    if kind == "demonym":
        if not name.endswith(("s", "sh", "ch", "ese", "men")):
            yield f"{name}s"
        return
    if name.startswith("St. "):
        yield name.replace(".", "", 1)
    if kind == "abbreviation" and name.endswith(".") and name.count(".") == 1:
        yield name[:-1]
