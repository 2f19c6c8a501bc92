"""Which of the places that share a name a text means: each sense's prior, raised by what else the text speaks of."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import lru_cache

from searchapp.extraction.gazetteer import KNOWN_CITY, Kind, Place, Sense

# How likely a sense is before anything else is known: powers of ten of inhabitants, so that cities compare too.
PRIORS: dict[Kind, float] = {
    "name": 8.5, "demonym": 8.5, "historic": 8.0, "region": 7.5, "county": 7.6, "landmark": 7.0,
    "institution": 7.0, "leader": 7.0,
}  # fmt: skip
NAME_PRIORS = {
    ("Georgia", "GE"): 7.4,  # an American state in most papers, unless the Caucasus is about
    ("Lebanon", "LB"): 8.0,  # and Jordan: towns in several American counties
    ("Jordan", "JO"): 8.0,
    ("Washington", "US"): 9.0,
}
CAPITAL_BONUS, LEAST_CAPITAL = 1.0, 6.5
FAMOUS_BONUS = 0.5  # for the cities of places.tsv; 0 to 0.8 do equally well on TR-News, 0.4 and more on Reuters

# How strongly one mention speaks for its country, and how much that raises the other names' senses in that country.
EVIDENCE: dict[Kind, float] = {
    "name": 1.0, "demonym": 1.0, "historic": 1.0, "region": 1.0, "county": 1.0, "abbreviation": 1.0,
    "capital": 0.7, "city": 0.3,
}  # fmt: skip
OTHER_EVIDENCE = 0.2
COUNTRY_BONUS, MOST_COUNTRY_BONUS = 1.5, 2.0
REGION_BONUS = 1.7
HOME_BONUS = 2.5  # for the state of the dateline or of a county: a local paper means the town next door
DATELINE_BONUS = 1.5  # for a capital in a dateline, where other places are told with their state
NEIGHBOURS = {"GE": frozenset(("RU", "AM", "AZ", "UA", "TR"))}
NEIGHBOUR_BONUS = 0.9


def prior(place: Place, sense: Sense) -> float:
    """How likely a sense is before anything else is known, in powers of ten of inhabitants."""
    told = NAME_PRIORS.get((place.name, sense.country)) or PRIORS.get(sense.kind)
    if told:
        return told
    size = math.log10(sense.people + 1)
    if sense.kind == "capital":
        return max(LEAST_CAPITAL, size + CAPITAL_BONUS)
    return size + FAMOUS_BONUS * (sense.people >= KNOWN_CITY)


def vote(sense: Sense) -> dict[str, float]:
    """{country: how strongly one mention of a name speaks for it}, where its sense is known."""
    return {sense.country: EVIDENCE.get(sense.kind, OTHER_EVIDENCE)}


@lru_cache(maxsize=16_384)
def votes(place: Place) -> dict[str, float]:
    """{country: how strongly one mention of a name speaks for it}; an ambiguous name shares it among its senses."""
    if len(place.senses) == 1:
        return vote(place.senses[0])
    sizes = [(sense, 10 ** prior(place, sense)) for sense in place.senses]
    whole = sum(size for _, size in sizes)
    found: dict[str, float] = defaultdict(float)
    for sense, size in sizes:
        found[sense.country] += EVIDENCE.get(sense.kind, OTHER_EVIDENCE) * size / whole
    return dict(found)


class Evidence:
    """What the names of one text say together of countries and states."""

    def __init__(self) -> None:
        self._countries: dict[str, float] = defaultdict(float)
        self._own: dict[str, dict[str, float]] = {}
        self._regions: set[tuple[str, str]] = set()
        self._home = ("", "")
        self._best: dict[tuple[str, bool], Sense] = {}

    def add(self, place: Place, fixed: Sense | None, in_dateline: bool) -> None:
        """Count one mention of a name, whose sense may be fixed already; all are counted before any is judged."""
        own = self._own.setdefault(place.name, defaultdict(float))
        for country, weight in (vote(fixed) if fixed else votes(place)).items():
            self._countries[country] += weight
            own[country] += weight
        told = (fixed,) if fixed else place.senses
        if len(told) == 1 or told[0].kind == "county":
            self._regions |= {(sense.country, sense.region) for sense in told if sense.region}
        if len(told) == 1 and told[0].region and (in_dateline or told[0].kind == "county"):
            self._home = (told[0].country, told[0].region)

    def best(self, place: Place, in_dateline: bool = False) -> Sense:
        """The likeliest sense of a name in this text."""
        known = self._best.get((place.name, in_dateline))
        if known is None:
            known = self._best[place.name, in_dateline] = max(
                place.senses,
                key=lambda sense: (
                    self._score(place, sense) + DATELINE_BONUS * (in_dateline and sense.kind == "capital")
                ),
            )
        return known

    def _score(self, place: Place, sense: Sense) -> float:
        own = self._own.get(place.name, {}).get(sense.country, 0.0)
        bonus = min(MOST_COUNTRY_BONUS, COUNTRY_BONUS * (self._countries.get(sense.country, 0.0) - own))
        state = (sense.country, sense.region)
        if state == self._home:
            bonus += HOME_BONUS
        elif state in self._regions:
            bonus += REGION_BONUS
        if any(self._countries.get(near) for near in NEIGHBOURS.get(sense.country, ())):
            bonus += NEIGHBOUR_BONUS
        return prior(place, sense) + bonus
