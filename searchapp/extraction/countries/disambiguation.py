"""Toponym disambiguation: which of the locations of one name a text means, by priors and the text's other toponyms."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from searchapp.extraction.gazetteer import DATA, FAMOUS_CITY, GazetteerEntry, ToponymKind, ToponymSense
from searchapp.text.tab_separated import table_rows

# The prior of a sense, as a power of ten of inhabitants, so that it compares with the sizes of cities.
_PRIORS: dict[ToponymKind, float] = {
    "name": 8.5, "demonym": 8.5, "historic": 8.0, "region": 7.5, "county": 7.6, "landmark": 7.0,
    "institution": 7.0, "leader": 7.0,
}  # fmt: skip
_CAPITAL_BONUS, _MIN_CAPITAL_PRIOR = 1.0, 6.5
_FAMOUS_BONUS = 0.5  # for the cities of places.tsv; 0 to 0.8 do equally well on TR-News, 0.4 and more on Reuters

# How strongly one mention votes for its country, and how much that raises the senses of other names in that country.
_VOTES: dict[ToponymKind, float] = {
    "name": 1.0, "demonym": 1.0, "historic": 1.0, "region": 1.0, "county": 1.0, "abbreviation": 1.0,
    "capital": 0.7, "city": 0.3,
}  # fmt: skip
_OTHER_VOTE = 0.2
_COUNTRY_BONUS, _MAX_COUNTRY_BONUS = 1.5, 2.0
_REGION_BONUS = 1.7
_HOME_BONUS = 2.5  # for the state of the dateline or of a county: a local paper means the town next door
_DATELINE_BONUS = 1.5  # for a capital in a dateline, where other towns are given with their state
_NEIGHBOURS = {"GE": frozenset(("RU", "AM", "AZ", "UA", "TR"))}
_NEIGHBOUR_BONUS = 0.9


@lru_cache(maxsize=1)
def _name_priors() -> Mapping[tuple[str, str], float]:
    """The prior of a country by a name of it, where it has one of its own."""
    return {(name, country): float(prior) for name, country, prior in table_rows(DATA / "name_priors.tsv")}


def _prior(entry: GazetteerEntry, sense: ToponymSense) -> float:
    """The prior of a sense, as a power of ten of inhabitants."""
    prior = _name_priors().get((entry.name, sense.country)) or _PRIORS.get(sense.kind)
    if prior:
        return prior
    size = math.log10(sense.population + 1)
    if sense.kind == "capital":
        return max(_MIN_CAPITAL_PRIOR, size + _CAPITAL_BONUS)
    return size + _FAMOUS_BONUS * (sense.population >= FAMOUS_CITY)


def _vote(sense: ToponymSense) -> dict[str, float]:
    """{country: the vote of one mention of a name} whose sense is sure."""
    return {sense.country: _VOTES.get(sense.kind, _OTHER_VOTE)}


@lru_cache(maxsize=16_384)
def _votes(entry: GazetteerEntry) -> dict[str, float]:
    """{country: the vote of one mention of a name}; the senses of an ambiguous name share it by their priors."""
    if len(entry.senses) == 1:
        return _vote(entry.senses[0])
    weights = [(sense, 10 ** _prior(entry, sense)) for sense in entry.senses]
    total = sum(weight for _, weight in weights)
    votes: dict[str, float] = defaultdict(float)
    for sense, weight in weights:
        votes[sense.country] += _VOTES.get(sense.kind, _OTHER_VOTE) * weight / total
    return dict(votes)


class Context:
    """What all toponyms of one text say of the countries and states that it speaks of."""

    def __init__(self) -> None:
        self._countries: dict[str, float] = defaultdict(float)
        self._votes_by_name: dict[str, dict[str, float]] = {}
        self._regions: set[tuple[str, str]] = set()
        self._home = ("", "")
        self._best: dict[tuple[str, bool], ToponymSense] = {}

    def add(self, entry: GazetteerEntry, fixed: ToponymSense | None, in_dateline: bool) -> None:
        """Count one mention of a name, whose sense may be fixed; to be called for all before `best_sense`."""
        by_name = self._votes_by_name.setdefault(entry.name, defaultdict(float))
        votes = _vote(fixed) if fixed else _votes(entry)
        for country, vote in votes.items():
            self._countries[country] += vote
            by_name[country] += vote
        senses = (fixed,) if fixed else entry.senses
        is_sure, first = len(senses) == 1, senses[0]
        if is_sure or first.kind == "county":
            self._regions |= {(sense.country, sense.region) for sense in senses if sense.region}
        if is_sure and first.region and (in_dateline or first.kind == "county"):
            self._home = (first.country, first.region)

    def best_sense(self, entry: GazetteerEntry, in_dateline: bool = False) -> ToponymSense:
        """The likeliest sense of a name in this text."""
        key = (entry.name, in_dateline)
        if key not in self._best:
            self._best[key] = max(entry.senses, key=lambda sense: self._score(entry, sense, in_dateline))
        return self._best[key]

    def _score(self, entry: GazetteerEntry, sense: ToponymSense, in_dateline: bool) -> float:
        """The prior of a sense, raised by the votes of the text's other names."""
        own_votes = self._votes_by_name.get(entry.name, {}).get(sense.country, 0.0)
        bonus = min(_MAX_COUNTRY_BONUS, _COUNTRY_BONUS * (self._countries.get(sense.country, 0.0) - own_votes))
        state = (sense.country, sense.region)
        if state == self._home:
            bonus += _HOME_BONUS
        elif state in self._regions:
            bonus += _REGION_BONUS
        if any(self._countries.get(neighbour) for neighbour in _NEIGHBOURS.get(sense.country, ())):
            bonus += _NEIGHBOUR_BONUS
        return _prior(entry, sense) + bonus + _DATELINE_BONUS * (in_dateline and sense.kind == "capital")
