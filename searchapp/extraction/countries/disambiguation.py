"""Toponym disambiguation: which of the locations of one name a text means, by priors and the text's other toponyms."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
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
_MEMO_NAMES = 1 << 14


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


@lru_cache(maxsize=_MEMO_NAMES)
def _priors(entry: GazetteerEntry) -> Sequence[float]:
    """The priors of the senses of a name, in their order."""
    return [_prior(entry, sense) for sense in entry.senses]


def _vote(sense: ToponymSense) -> dict[str, float]:
    """{country: the vote of one mention of a name} whose sense is sure."""
    return {sense.country: _VOTES.get(sense.kind, _OTHER_VOTE)}


@lru_cache(maxsize=_MEMO_NAMES)
def _votes(entry: GazetteerEntry) -> dict[str, float]:
    """{country: the vote of one mention of a name}; the senses of an ambiguous name share it by their priors."""
    if len(entry.senses) == 1:
        return _vote(entry.senses[0])
    weights = [10**prior for prior in _priors(entry)]
    total = sum(weights)
    votes: dict[str, float] = defaultdict(float)
    for sense, weight in zip(entry.senses, weights, strict=True):
        votes[sense.country] += _VOTES.get(sense.kind, _OTHER_VOTE) * weight / total
    return dict(votes)


class Context:
    """What all toponyms of one text say of the countries and states that it speaks of."""

    def __init__(self) -> None:
        self._countries: dict[str, float] = defaultdict(float)
        self._votes_by_name: dict[str, list[Mapping[str, float]]] = defaultdict(list)
        self._regions: set[tuple[str, str]] = set()
        self._home = ("", "")
        self._best: dict[tuple[str, bool], ToponymSense] = {}

    def add(self, entry: GazetteerEntry, fixed: ToponymSense | None, in_dateline: bool) -> None:
        """Count one mention of a name, whose sense may be fixed; to be called for all before `best_sense`."""
        votes = _vote(fixed) if fixed else _votes(entry)
        self._votes_by_name[entry.name].append(votes)
        for country, vote in votes.items():
            self._countries[country] += vote
        senses = (fixed,) if fixed else entry.senses
        is_sure, first = len(senses) == 1, senses[0]
        if is_sure or first.kind == "county":
            self._regions |= {(sense.country, sense.region) for sense in senses if sense.region}
        if is_sure and first.region and (in_dateline or first.kind == "county"):
            self._home = (first.country, first.region)

    def best_sense(self, entry: GazetteerEntry, in_dateline: bool = False) -> ToponymSense:
        """The likeliest sense of a name in this text."""
        key = (entry.name, in_dateline)
        best = self._best.get(key)
        if best is None:
            own_votes = self._votes_by_name.get(entry.name, ())
            scores = [
                prior + self._bonus(sense, own_votes) + _DATELINE_BONUS * (in_dateline and sense.kind == "capital")
                for sense, prior in zip(entry.senses, _priors(entry), strict=True)
            ]
            best = self._best[key] = entry.senses[scores.index(max(scores))]
        return best

    def _bonus(self, sense: ToponymSense, own_votes: Sequence[Mapping[str, float]]) -> float:
        """By how much the votes of the text's other names than one with these raise a sense of it."""
        country, bonus = sense.country, 0.0
        if country in self._countries:
            others = self._countries[country] - sum([votes.get(country, 0.0) for votes in own_votes])
            bonus = min(_MAX_COUNTRY_BONUS, _COUNTRY_BONUS * others)
        state = (country, sense.region)
        if state == self._home:
            bonus += _HOME_BONUS
        elif state in self._regions:
            bonus += _REGION_BONUS
        if country in _NEIGHBOURS and not _NEIGHBOURS[country].isdisjoint(self._countries):
            bonus += _NEIGHBOUR_BONUS
        return bonus
