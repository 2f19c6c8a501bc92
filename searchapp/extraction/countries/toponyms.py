"""A text's names of places → the countries that they stand for there, by their context.

The rules, in their order: a name after a given name or before a surname is a person; a state or country that follows
after a comma tells which place is meant, there and in the rest of the text; else the likeliest sense wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from searchapp.extraction.countries.disambiguation import Evidence
from searchapp.extraction.gazetteer import KNOWN_CITY, Gazetteer, Place, Sense

WORD_CITY = 100_000  # inhabitants: "in Reading" may be a city, "in Crystal" hardly
SHOUTED_CITY = 300_000  # inhabitants: a headline in capitals does not show what is a name
BEFORE_CHARS = 24  # characters before a name that its rules look at
CURRENCY = re.compile(
    r"[ -]+(?:[Dd](?:lr|ollar)s?|[Ff]rancs?|pounds?|yen|marks?|crowns?|guilders?|pesos?|currency unit)\b|\$"
)
WORD_BEFORE = re.compile(r"([^\W\d_][\w'.]*)\W?\s*$")
WORD_AFTER = re.compile(r" ([A-Z][a-z]+)")
PIECE_ENDS = frozenset(("", ",", ".", "/", "-", "("))  # what may stand around the pieces of a dateline
STATE_ENDS = frozenset((",", ")", ";", ".", ""))  # what may come after "Mass" or "CT", written without a stop


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in a text (from `start` to `end`) and the sense that it has there."""

    start: int
    end: int
    sense: Sense


@dataclass(slots=True, eq=False)  # each is one of a kind, and made in half the time of a frozen one
class Spot:
    """A name of the gazetteer where a text has it, and the sense that its surroundings fix."""

    start: int
    end: int
    place: Place
    shouted: bool
    in_dateline: bool
    fixed: Sense | None = None

    @property
    def people(self) -> int:
        """How many people the name's largest place has; a country or region counts as a known city."""
        return max(sense.people if sense.kind == "city" else KNOWN_CITY for sense in self.place.senses)


class Reading:
    """One text being read: its spots, what they say together, and who its people are."""

    def __init__(self, gazetteer: Gazetteer, text: str, dateline: tuple[int, int]) -> None:
        self.gazetteer = gazetteer
        self.text = text
        self.plain = gazetteer.plain(text)
        self.dateline = dateline
        self.people: set[str] = set()
        self.fixed: dict[str, Sense] = {}
        self.spots = self._fix(list(self._spots()))

    @cached_property
    def evidence(self) -> Evidence:
        """What the names say together; only a text with ambiguous ones needs it."""
        evidence = Evidence()
        for spot in self.spots:
            if spot.fixed or spot.place.doubt not in ("word", "never"):
                evidence.add(spot.place, spot.fixed, spot.in_dateline)
        return evidence

    def toponyms(self) -> Iterator[Toponym]:
        """The places that the text names, in its order; a name that once reads as a place is one everywhere."""
        places = {spot for spot in self.spots if self._is_place(spot)}
        sure = {spot.place.name for spot in places if not spot.place.doubt}
        for spot in self.spots:
            name = spot.place.name
            if (spot in places or name in sure) and (name not in self.people or spot.in_dateline):
                yield Toponym(spot.start, spot.end, self._sense(spot))

    def _sense(self, spot: Spot) -> Sense:
        """What a name means here; a dateline that tells no state means the well-known place."""
        fixed = spot.fixed or self.fixed.get(spot.place.name)
        if fixed is None and len(spot.place.senses) == 1:
            return spot.place.senses[0]
        return fixed or self.evidence.best(spot.place, spot.in_dateline)

    def _spots(self) -> Iterator[Spot]:
        first, last = self.dateline
        for start, end, place in self.gazetteer.find(self.plain):
            if place.senses[0].country:
                shouted = self.text[start:end].isupper() and not place.name.isupper()
                in_dateline = first <= start < last
                if not in_dateline or self._is_whole(start, end):
                    yield Spot(start, end, place, shouted, in_dateline)

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether a name is a whole piece of the dateline, as Toluca is not in "TOLUCA LAKE, Calif."."""
        before, after = self.plain[self.dateline[0] : start].rstrip(" "), self.plain[end : self.dateline[1]].lstrip(" ")
        return before[-1:] in PIECE_ENDS and after[:1] in PIECE_ENDS

    def _fix(self, spots: Sequence[Spot]) -> list[Spot]:
        """Fix each name by the state or country after its comma, and leave out abbreviations that follow no place."""
        kept: list[Spot] = []
        for index, spot in enumerate(spots):
            if spot.place.senses[0].kind == "abbreviation" and not self._after_comma(spot):
                continue
            holder = self._holder(spot, spots[index + 1]) if index + 1 < len(spots) else None
            if holder:
                spot.fixed = self.fixed[spot.place.name] = spot.place.sense_in(holder)
            kept.append(spot)
        return kept

    def _after_comma(self, spot: Spot) -> bool:
        """Whether an abbreviation follows a name and a comma, as states do: "Lebanon, Pa.", "Torrington, CT"."""
        before = self.plain[max(0, spot.start - BEFORE_CHARS) : spot.start]
        if not before.endswith((", ", ",  ")):
            return False
        if spot.in_dateline:
            return True
        name, word = spot.place.name, WORD_BEFORE.search(before)
        shouting = (spot.shouted and "." not in name) or (len(name) == 2 and before.isupper())
        if shouting or (name.isalpha() and self.plain[spot.end : spot.end + 1] not in STATE_ENDS):
            return False
        return bool(word and word.group(1)[0].isupper())

    def _holder(self, spot: Spot, following: Spot) -> Sense | None:
        """The state or country that a name is said to lie in: "Paris, Texas", "Lebanon, Pa.", "Cambridge, England"."""
        if self.plain[spot.end : following.start].strip(" ") != ",":
            return None
        if not any(sense.kind in ("city", "capital") or sense.region for sense in spot.place.senses):
            return None
        if spot.in_dateline and following.in_dateline:
            return following.place.senses[0]
        for sense in following.place.senses:
            if sense.kind == "abbreviation" or (sense.region and sense.kind in ("region", "name")):
                return sense
            if (
                sense.kind in ("name", "historic")
                and sense.country in spot.place.countries
                and len(spot.place.senses) > 1
            ):
                return sense
        return None

    def _is_place(self, spot: Spot) -> bool:
        """Whether a spot is a place at all, and not a person, a word, or a piece of a longer name."""
        doubt = spot.place.doubt
        if spot.fixed or doubt == "never":
            return spot.fixed is not None
        if spot.in_dateline or (spot.place.senses[0].kind != "city" and not doubt):
            return True
        if spot.shouted:
            in_brackets = self.plain[spot.start - 1 : spot.start] in ("<", "(")
            return not in_brackets and doubt != "word" and spot.people >= (KNOWN_CITY if doubt else SHOUTED_CITY)
        return self._reads_as_place(spot)

    def _reads_as_place(self, spot: Spot) -> bool:
        """Whether the words around a city, or around a name that is more often something else, speak of a place."""
        found = WORD_BEFORE.search(self.plain, max(0, spot.start - BEFORE_CHARS), spot.start)
        before = found.group(1) if found and found.end() - found.end(1) <= 2 else ""
        after = WORD_AFTER.match(self.plain, spot.end)
        follower = after.group(1) if after else ""
        if self._is_surname(spot.place, before.rstrip(".")):
            if spot.place.senses[0].kind != "demonym":  # "Dawn French" does not make every French thing hers
                self.people.add(spot.place.name)
            return False
        if self._is_given_name(spot.place, before, follower):
            return False
        doubt, people = spot.place.doubt, spot.people
        if people >= KNOWN_CITY and doubt != "word":
            return True
        if before not in self.gazetteer.before_places or (doubt == "word" and people < WORD_CITY):
            return False
        return not follower or follower in self.gazetteer.after_places

    def _is_surname(self, place: Place, before: str) -> bool:
        """Whether a name is somebody's, there and in the rest of the text: "Denzel Washington", "Mrs. Hamilton"."""
        initial = len(before) == 1 and before.isupper() and before not in "AI"
        return " " not in place.name and (initial or before in self.gazetteer.before_people)

    def _is_given_name(self, place: Place, before: str, follower: str) -> bool:
        """Whether a name is the first of somebody's two, as in "Paris Hilton"."""
        if place.name not in self.gazetteer.given_names or not follower or before in self.gazetteer.before_places:
            return False
        return follower not in self.gazetteer.after_places and self.gazetteer.get(follower) is None


def toponyms(gazetteer: Gazetteer, text: str, dateline: tuple[int, int] = (0, 0)) -> tuple[Toponym, ...]:
    """The places that a text names, in its order; `dateline` is where the place of its dateline stands."""
    return tuple(Reading(gazetteer, text, dateline).toponyms())


def is_currency(text: str, end: int) -> bool:
    """Whether what follows makes a name part of a sum of money: "Canadian dollars", "U.S. dlrs"."""
    return CURRENCY.match(text, end) is not None
