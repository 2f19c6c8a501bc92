"""A text's names of places → the countries that they stand for there, by their context.

The rules, in their order: a name after a given name or before a surname is a person; a state, province or country that follows
after a comma tells which place is meant, there and in the rest of the text; else the sense wins that is largest by its prior,
raised where the text speaks of its country or state.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from searchapp.extraction.gazetteer import KNOWN_CITY, Gazetteer, Kind, Place, Sense

# How strongly a sense speaks for itself, in powers of ten of inhabitants, so that cities compare with countries.
PRIORS: dict[Kind, float] = {"name": 8.5, "demonym": 8.5, "historic": 8.0, "region": 7.5, "landmark": 7.0,
                             "institution": 7.0, "leader": 7.0}  # fmt: skip
NAME_PRIORS = {("Georgia", "GE"): 7.4, ("Washington", "US"): 9.0}  # an American state in most papers, unless the Caucasus is about
NEIGHBOURS = {"GE": frozenset(("RU", "AM", "AZ", "UA", "TR"))}
NEIGHBOUR_BONUS = 0.9
COUNTRY_BONUS, MOST_COUNTRY_BONUS = 1.5, 2.0
REGION_BONUS = 1.5
HOME_BONUS = 2.5  # for the state of the dateline: a local paper means the town next door
CAPITAL_BONUS, LEAST_CAPITAL = 1.0, 6.5
FAMOUS_BONUS = 0.5
WORD_CITY = 100_000  # inhabitants: "in Reading" may be a city, "in Crystal" hardly
SHOUTED_CITY = 300_000  # inhabitants: a headline in capitals does not show what is a name
EVIDENCE: dict[Kind, float] = {"name": 1.0, "demonym": 1.0, "historic": 1.0, "region": 1.0, "capital": 0.7, "city": 0.3, "abbreviation": 1.0}

TITLES = frozenset(
    "Mr Mrs Ms Miss Dr Sir Lord Lady Dame Prof Professor Judge Justice Senator Sen Rep Congressman Congresswoman Gen General Col "
    "Colonel Maj Major Capt Captain Lt Lieutenant Sgt Sergeant Coach Rev Reverend Father Sister Brother Bishop Archbishop Cardinal "
    "Detective Inspector Constable Officer Councillor Alderman Prince Princess Queen King".split()
)
AT_PLACE = frozenset("in at near from to outside around across through toward towards into leaving via visiting".split())
AFTER_PLACE = re.compile(
    r"(?:Police|University|College|County|Airport|International|City|Council|School|High|Hospital|Fire|Court|State|Republicans?|"
    r"Democrats?|Gov|Governor|Governor's|Mayor|Senator|Sen|Rep|Legislature|Supreme|National|River|Valley|Bay|Street|Stock|Exchange|"
    r"Sheriff|District|Township|Department|Public|Board|Chamber|Metropolitan|Islands?|Province|Region|Times|Post|Herald|News|Press|"
    r"Gazette|Bank|Power|Electric|Gas|Telephone|Airlines|Premier|Beach|Heights|Park|Hills|Springs|Monday|Tuesday|Wednesday|Thursday|"
    r"Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
CURRENCY = re.compile(r"[ -]+(?:[Dd](?:lr|ollar)s?|francs?|Francs?|pounds?|yen|marks?|crowns?|guilders?|pesos?|currency unit)\b|\$")
WORD_BEFORE = re.compile(r"([^\W\d_][\w'.]*)\W?\s*$")
WORD_AFTER = re.compile(r" ([A-Z][a-z]+)")
STATE_ENDS = frozenset((",", ")", ";", ".", ""))  # what may come after "Mass" or "CT", written without a stop


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in a text (from `start` to `end`) and the sense that it has there."""

    start: int
    end: int
    name: str
    sense: Sense


@dataclass(frozen=True, slots=True)
class Spot:
    """A name of the gazetteer where a text has it, and the sense that its surroundings fix."""

    start: int
    end: int
    place: Place
    shouted: bool
    fixed: Sense | None = None

    @property
    def people(self) -> int:
        """How many people the name's largest place has; a country or region counts as a known city."""
        return max(sense.people if sense.kind == "city" else KNOWN_CITY for sense in self.place.senses)


def prior(place: Place, sense: Sense) -> float:
    """How likely a sense is before anything else is known, in powers of ten of inhabitants."""
    told = NAME_PRIORS.get((place.name, sense.country)) or PRIORS.get(sense.kind)
    if told:
        return told
    size = math.log10(sense.people + 1)
    if sense.kind == "capital":
        return max(LEAST_CAPITAL, size + CAPITAL_BONUS)
    return size + FAMOUS_BONUS * (sense.people >= KNOWN_CITY)


def likelihoods(fixed: Sense | None, place: Place) -> dict[str, float]:
    """{country: how strongly one mention of a name speaks for it}."""
    if fixed or len(place.senses) == 1:
        sense = fixed or place.senses[0]
        return {sense.country: EVIDENCE.get(sense.kind, 0.2)}
    sizes = [(sense, 10 ** prior(place, sense)) for sense in place.senses]
    whole = sum(size for _, size in sizes)
    found: dict[str, float] = defaultdict(float)
    for sense, size in sizes:
        found[sense.country] += EVIDENCE.get(sense.kind, 0.2) * size / whole
    return found


class Reading:
    """One text being read: its spots, what it says of countries and regions, and who its people are."""

    def __init__(self, gazetteer: Gazetteer, text: str, dateline: tuple[int, int]) -> None:
        self.gazetteer = gazetteer
        self.text = text
        self.plain = gazetteer.plain(text)
        self.dateline = dateline
        self.people: set[str] = set()
        self.fixed: dict[str, Sense] = {}
        self.evidence: dict[str, float] = defaultdict(float)
        self.likelihoods: dict[str, dict[str, float]] = {}
        self.regions: set[tuple[str, str]] = set()
        self.home = ("", "")
        self.spots = self._within(list(self._spots()))
        self.counts = Counter(spot.place.name for spot in self.spots)
        self._weigh()

    def toponyms(self) -> Iterator[Toponym]:
        """The places that the text names, in its order."""
        places = {id(spot) for spot in self.spots if self._is_place(spot)}
        sure = {spot.place.name for spot in self.spots if id(spot) in places}
        for spot in self.spots:
            again = spot.place.name in sure and not spot.place.doubt
            if (id(spot) in places or again) and (spot.place.name not in self.people or self._in_dateline(spot)):
                sense = spot.fixed or self.fixed.get(spot.place.name) or self._best(spot.place)
                yield Toponym(spot.start, spot.end, spot.place.name, sense)

    def _spots(self) -> Iterator[Spot]:
        for start, end, place in self.gazetteer.find(self.plain):
            if place.senses[0].country:
                written = self.text[start:end]
                yield Spot(start, end, place, written.isupper() and not place.name.isupper())

    def _within(self, spots: list[Spot]) -> list[Spot]:
        """Fix each name by the state or country after its comma, and leave out abbreviations that follow no place."""
        kept: list[Spot] = []
        for index, spot in enumerate(spots):
            if spot.place.senses[0].kind == "abbreviation" and not self._after_comma(spot):
                continue
            holder = self._holder(spot, spots[index + 1 : index + 2])
            if holder:
                sense = Sense(holder.country, holder.region, "city")
                spot = Spot(spot.start, spot.end, spot.place, spot.shouted, sense)
                self.fixed[spot.place.name] = sense
            kept.append(spot)
        return kept

    def _after_comma(self, spot: Spot) -> bool:
        """Whether an abbreviation follows a name and a comma, as states do: "Lebanon, Pa.", "Torrington, CT"."""
        before = self.plain[max(0, spot.start - 24) : spot.start]
        if not before.endswith((", ", ",  ")):
            return False
        if self._in_dateline(spot):
            return True
        name, word = spot.place.name, WORD_BEFORE.search(before)
        shouting = len(name) == 2 and self.text[max(0, spot.start - 12) : spot.start].isupper()
        if shouting or (name.isalpha() and self.plain[spot.end : spot.end + 1] not in STATE_ENDS):
            return False
        return bool(word and word.group(1)[0].isupper())

    def _holder(self, spot: Spot, following: Sequence[Spot]) -> Sense | None:
        """The state or country that a name is said to lie in: "Paris, Texas", "Lebanon, Pa.", "Cambridge, England"."""
        if not following or self.plain[spot.end : following[0].start].strip(" ") != ",":
            return None
        if not any(sense.kind in ("city", "capital") or sense.region for sense in spot.place.senses):
            return None
        for sense in following[0].place.senses:
            namesake = sense.country in spot.place.countries
            if sense.kind == "abbreviation" or (sense.region and sense.kind in ("region", "name")):
                return sense
            if sense.kind in ("name", "historic") and namesake and len(spot.place.countries) > 1:
                return sense
        return None

    def _in_dateline(self, spot: Spot) -> bool:
        return self.dateline[0] <= spot.start < self.dateline[1]

    def _weigh(self) -> None:
        """Count what the text says of countries and regions: each name speaks for its senses by their likelihood."""
        for spot in self.spots:
            if spot.place.doubt in ("word", "never") and not spot.fixed:
                continue
            if spot.place.name not in self.likelihoods:
                self.likelihoods[spot.place.name] = likelihoods(spot.fixed, spot.place)
            for country, weight in self.likelihoods[spot.place.name].items():
                self.evidence[country] += weight
            sense = spot.fixed or spot.place.senses[0]
            if sense.region and (spot.fixed or len(spot.place.senses) == 1):
                self.regions.add((sense.country, sense.region))
                if self._in_dateline(spot):
                    self.home = (sense.country, sense.region)

    def _best(self, place: Place) -> Sense:
        if len(place.senses) == 1:
            return place.senses[0]
        return max(place.senses, key=lambda sense: self._score(place, sense))

    def _score(self, place: Place, sense: Sense) -> float:
        """How likely a sense is here, in powers of ten: its prior, and what else the text says of its country and state."""
        own = self.likelihoods.get(place.name, {}).get(sense.country, 0.0) * self.counts[place.name]
        bonus = min(MOST_COUNTRY_BONUS, COUNTRY_BONUS * (self.evidence[sense.country] - own))
        state = (sense.country, sense.region)
        if state == self.home:
            bonus += HOME_BONUS
        elif state in self.regions:
            bonus += REGION_BONUS
        if any(self.evidence[near] for near in NEIGHBOURS.get(sense.country, ())):
            bonus += NEIGHBOUR_BONUS
        return prior(place, sense) + bonus

    def _is_place(self, spot: Spot) -> bool:
        """Whether a spot is a place at all, and not a person, a word, or a piece of a longer name."""
        kind, doubt = spot.place.senses[0].kind, spot.place.doubt
        if spot.fixed or self._in_dateline(spot):
            return True
        if doubt == "never":
            return False
        if kind != "city" and not doubt:
            return True
        return self._reads_as_place(spot)

    def _reads_as_place(self, spot: Spot) -> bool:
        """Whether the words around a city, or around a name that is more often something else, speak of a place."""
        doubt, people = spot.place.doubt, spot.people
        if spot.shouted:
            in_brackets = self.plain[spot.start - 1 : spot.start] in ("<", "(")
            return not in_brackets and doubt != "word" and people >= (KNOWN_CITY if doubt else SHOUTED_CITY)
        found = WORD_BEFORE.search(self.plain, max(0, spot.start - 24), spot.start)
        before = found.group(1) if found and found.end() - found.end(1) <= 2 else ""
        follower = WORD_AFTER.match(self.plain, spot.end)
        if self._is_person(spot, before.rstrip("."), follower):
            return False
        if people >= KNOWN_CITY and doubt != "word":
            return True
        if before not in AT_PLACE or (doubt == "word" and people < WORD_CITY):
            return False
        return not follower or bool(AFTER_PLACE.match(follower.group(1)))

    def _is_person(self, spot: Spot, before: str, follower: re.Match[str] | None) -> bool:
        if " " in spot.place.name:
            return False
        initial = len(before) == 1 and before.isupper() and before not in "AI"
        if before in TITLES or before in self.gazetteer.given_names or initial:
            self.people.add(spot.place.name)
            return True
        if spot.place.doubt != "person" or follower is None or before in AT_PLACE:
            return False
        return not AFTER_PLACE.match(follower.group(1)) and self.gazetteer.get(follower.group(1)) is None


def toponyms(gazetteer: Gazetteer, text: str, dateline: tuple[int, int] = (0, 0)) -> tuple[Toponym, ...]:
    """The places that a text names, in its order; `dateline` is where the place of its dateline stands."""
    return tuple(Reading(gazetteer, text, dateline).toponyms())


def is_currency(text: str, end: int) -> bool:
    """Whether what follows makes a name part of a sum of money: "Canadian dollars", "U.S. dlrs"."""
    return CURRENCY.match(text, end) is not None
