"""The names of countries, their people, capitals, regions and cities, and where a text has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

import ahocorasick

from searchapp.geo.countries import CountryNames, all_countries

Kind = Literal[
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

DATA = Path(__file__).parent / "data"
KNOWN_CITY = 1_000_000  # inhabitants that a city of places.tsv counts as: it was chosen because newspapers name it
SHOUTED = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ]+")
SHOUTED_LINKS = frozenset(("OF", "AND", "THE", "DE", "DA", "DO"))  # small words inside names: "ISLE OF MAN"
SHOUTED_PARTS = frozenset(
    ("ST", "LA", "EL", "LE", "AL", "ES")
)  # of names, where another word follows: "LA PAZ", "ST LOUIS"
NAME_GOES_ON = re.compile(r"\.? [A-ZÀ-ÖØ-Þ]{3}")


@dataclass(frozen=True, slots=True)
class Sense:
    """One place that a name can stand for; `country` is "" where the name stands for none."""

    country: str
    region: str
    kind: Kind
    people: int = 0


@dataclass(frozen=True, slots=True, eq=False)  # there is one of each name, so that it can be a key cheaply
class Place:
    """A name with everything it can stand for; `doubt` says what it rather is: `word`, `person`, `never` a place."""

    name: str
    senses: tuple[Sense, ...]
    doubt: str = ""

    def sense_in(self, holder: Sense) -> Sense:
        """What the name means in this country or state, a town that the tables do not know if need be."""
        alike = (one for one in self.senses if one.country == holder.country and one.region in ("", holder.region))
        return next(alike, Sense(holder.country, holder.region, "city"))

    @property
    def countries(self) -> frozenset[str]:
        """The countries among its senses."""
        return frozenset(sense.country for sense in self.senses)


def rows(name: str, folder: Path = DATA) -> Iterator[list[str]]:
    """The lines of a table of the package, cut into columns."""
    with (folder / name).open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#") and line.strip():
                yield line.rstrip("\n").split("\t")


def plurals(demonym: str) -> Iterator[str]:
    """A demonym and, where it takes an s, its plural."""
    yield demonym
    if not demonym.endswith(("s", "sh", "ch", "ese", "men")):
        yield f"{demonym}s"


def forms(name: str, kind: Kind) -> Iterator[str]:
    """A name and the other forms that a text may have it in: demonyms in the plural, "Mass." without its stop."""
    if kind == "demonym":
        yield from plurals(name)
        return
    yield name
    if name.startswith("St. "):
        yield name.replace(".", "", 1)
    if kind == "abbreviation" and name.endswith(".") and name.count(".") == 1:
        yield name[:-1]


def curated() -> dict[str, list[Sense]]:
    """The names of all countries, and those of places.tsv."""
    found: dict[str, list[Sense]] = {}
    for country in all_countries().values():
        found.setdefault(country.label, []).append(Sense(country.code, "", "name"))
        for name, kind in _names_of(country):
            for form in forms(name, kind):
                found.setdefault(form, []).append(Sense(country.code, "", kind))
    for place, column, names in rows("places.tsv"):
        code, _, region = place.strip("-").partition(".")
        kind = cast("Kind", column)
        for name in names.split("|"):
            for form in forms(name, kind):
                found.setdefault(form, []).append(Sense(code, region, kind, KNOWN_CITY * (kind == "city")))
    return found


def _names_of(country: CountryNames) -> Iterator[tuple[str, Kind]]:
    """The names of a country, its people and its capital beside its label."""
    yield from ((name, "name") for name in country.aliases)
    yield from ((name, "demonym") for name in country.demonyms)
    yield from ((name, "capital") for name in country.capitals)
    yield from ((name, "historic") for name in country.former_names)


def plain_text(text: str) -> str:
    """A text with straight apostrophes, common hyphens and nothing but spaces between its words, of the same length."""
    return text.replace("’", "'").replace("\n", " ").replace("\xa0", " ").replace("‑", "-")


class Gazetteer:
    """Finds the names of places in a text, longest first, in one pass (Aho and Corasick 1975)."""

    def __init__(self) -> None:
        self._curated = curated()
        lists = {kind: frozenset(names.split()) for kind, names in rows("ambiguous.tsv")}
        self.given_names = lists["given"]
        self.before_people = lists["given"] | lists["title"]
        self.before_places = lists["at"]
        self.after_places = lists["after"]
        self._doubts = {name: doubt for doubt in ("person", "word", "never") for name in lists[doubt]}
        self._cities = dict(rows("cities.tsv"))
        self._places: dict[str, Place] = {}
        self._acronyms = frozenset(name for name in self._curated if name.isupper() and len(name) > 2)
        self._automaton = ahocorasick.Automaton()
        for name in list(self._cities):
            if name.startswith("St. "):
                self._cities.setdefault(name.replace(".", "", 1), self._cities[name])
        for name in self._cities:
            self._automaton.add_word(name, name)
        for name in self._curated:
            self._automaton.add_word(name, name)
        self._automaton.make_automaton()

    def place(self, name: str) -> Place:
        """Everything that a name of the gazetteer can stand for."""
        found = self._places.get(name)
        if found is None:
            found = self._places[name] = self._assemble(name)
        return found

    def get(self, name: str) -> Place | None:
        """The place of this name, if the gazetteer has it."""
        return self.place(name) if name in self._curated or name in self._cities else None

    def knows(self, name: str) -> bool:
        """Whether a name, in capitals or not, is one of the gazetteer's."""
        return self.get(self.plain(name)) is not None

    def _assemble(self, name: str) -> Place:
        senses = list(self._curated.get(name, ()))
        for part in self._cities.get(name, "").split():
            place, _, people = part.rpartition(":")
            country, _, region = place.partition(".")
            known = next((one for one in senses if one.country == country and one.region in ("", region)), None)
            if known is None:
                kind: Kind = "county" if name.endswith((" County", " Parish")) else "city"
                senses.append(Sense(country, region, kind, int(people)))
            elif known.kind in ("city", "capital"):
                senses[senses.index(known)] = Sense(country, region, known.kind, max(int(people), known.people))
        return Place(name, tuple(senses), self._doubts.get(name, ""))

    def find(self, text: str) -> Iterator[tuple[int, int, Place]]:
        """Start, end and place of each name in a plain text: whole words, no overlaps, the longest at each spot."""
        for last, name in self._automaton.iter_long(text):
            end = last + 1
            start = end - len(name)
            if start and text[start - 1].isalnum():
                continue
            if name[-1] != "." and text[end : end + 1].isalnum():
                continue
            yield start, end, self.place(name)

    def plain(self, text: str) -> str:
        """A text as the gazetteer reads it, with the same offsets: plain, and SHOUTED words in title case."""
        return SHOUTED.sub(self._calm, plain_text(text))

    def _calm(self, word: re.Match[str]) -> str:
        letters = word.group()
        if letters in SHOUTED_LINKS:
            return letters.lower()
        part = letters in SHOUTED_PARTS and NAME_GOES_ON.match(word.string, word.end())
        if not part and (len(letters) < 3 or letters in self._acronyms):
            return letters
        return letters[0] + letters[1:].lower()


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer of the package, read on first use."""
    return Gazetteer()
