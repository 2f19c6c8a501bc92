"""Mentions of countries → the countries that an article is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from searchapp.extraction.countries.toponyms import Toponym, is_currency
from searchapp.extraction.gazetteer import ToponymKind
from searchapp.extraction.overlaps import span_around

# The weights of salience, searched on every second story of Reuters-21578 against its editors' PLACES and confirmed on
# the others (F1 0.943, 0.945); boosted trees over twice as many features gain 0.001.
_DATELINE_WEIGHT, _LEAD_WEIGHT = 4.0, 1.3
TITLE_WEIGHT, _TITLE_HINT_WEIGHT = 2.0, 1.0  # for a country's name or capital in the title; for anything else there
_UNDATED_TITLE_WEIGHT = 1.5  # besides, in an article without a dateline, whose title tells alone where it is set
_MENTION_WEIGHTS: dict[ToponymKind, float] = {
    "name": 1.35, "historic": 1.35, "demonym": 0.95, "phrase": 0.95, "capital": 0.5, "city": 0.2, "county": 0.25,
    "landmark": 0.25, "leader": 0.25, "abbreviation": 0.25, "region": 0.1, "institution": 0.4,
}  # fmt: skip
_INSIDE_NAME = 0.5  # of the weight, for a name within an organization's
_MIN_SALIENCE = 4.0  # of a country that an article is about
_MIN_SALIENCE_SHARE = 0.3  # of the highest salience, datelines apart: long stories name many countries often
_LEAST_IN_FIRMS = 3  # countries that only the names of one firm or body each hold: a list of such
_NAMING_KINDS: frozenset[ToponymKind] = frozenset(("name", "historic", "capital"))
_DEMONYM_KINDS: frozenset[ToponymKind] = frozenset(("demonym", "phrase"))


class Zones(Struct, frozen=True, gc=False):
    """The offsets where the title and the lead of an article end, and the sorted spans of longer names in it."""

    title_end: int
    lead_end: int
    names: Sequence[tuple[int, int]] = ()

    def weight(self, toponym: Toponym) -> float:
        """How much a toponym counts: less within a longer name."""
        return _MENTION_WEIGHTS[toponym.sense.kind] * (_INSIDE_NAME if self.is_in_name(toponym) else 1.0)

    def is_in_name(self, toponym: Toponym) -> bool:
        """Whether a toponym lies within a longer name."""
        return span_around(toponym.start, toponym.end, self.names) is not None


class CountryMentions(Struct, gc=False):
    """The toponyms of one country in an article's dateline and in the rest of its text."""

    in_dateline: list[Toponym] = field(default_factory=list)
    elsewhere: list[Toponym] = field(default_factory=list)


def mentions_by_country(toponyms: Iterable[Toponym], dateline: tuple[int, int]) -> dict[str, CountryMentions]:
    """{country: its mentions}, in the order in which the text first mentions the countries."""
    by_country: dict[str, CountryMentions] = {}
    for toponym in toponyms:
        mentions = by_country.setdefault(toponym.sense.country, CountryMentions())
        is_in_dateline = dateline[0] <= toponym.start < dateline[1]
        (mentions.in_dateline if is_in_dateline else mentions.elsewhere).append(toponym)
    return by_country


def salient_countries(by_country: Mapping[str, CountryMentions], zones: Zones, text: str) -> set[str]:
    """The countries that an article is about: those salient enough, or else the most salient.

    A single demonym below the title (“a French chef”) makes no article be about a country, nor do the firms in a list.
    """
    by_country = {code: each for code, each in by_country.items() if not _is_lone_demonym(each, zones)}
    in_firms = [code for code, each in by_country.items() if _is_lone_in_name(each, zones)]
    if len(in_firms) >= _LEAST_IN_FIRMS:
        by_country = {code: each for code, each in by_country.items() if code not in in_firms}
    title_bonus = 0.0 if any(each.in_dateline for each in by_country.values()) else _UNDATED_TITLE_WEIGHT
    in_text = {code: _salience(mentions, zones, text, title_bonus) for code, mentions in by_country.items()}
    overall = {
        code: in_text[code] + _DATELINE_WEIGHT * bool(mentions.in_dateline) for code, mentions in by_country.items()
    }
    min_in_text = _MIN_SALIENCE_SHARE * max(in_text.values(), default=0.0)
    highest = max(overall.values(), default=0.0)
    return {
        code
        for code, mentions in by_country.items()
        if 0 < overall[code] == highest
        or (overall[code] >= _MIN_SALIENCE and (mentions.in_dateline or in_text[code] >= min_in_text))
    }


def _is_lone_demonym(mentions: CountryMentions, zones: Zones) -> bool:
    """Whether all that a text has of a country is one demonym below the title."""
    if mentions.in_dateline or len(mentions.elsewhere) != 1:
        return False
    (toponym,) = mentions.elsewhere
    return toponym.sense.kind in _DEMONYM_KINDS and toponym.start >= zones.title_end


def _is_lone_in_name(mentions: CountryMentions, zones: Zones) -> bool:
    """Whether all that a text has of a country is one mention within a longer name, below the title."""
    if mentions.in_dateline or len(mentions.elsewhere) != 1:
        return False
    (toponym,) = mentions.elsewhere
    return zones.is_in_name(toponym) and toponym.start >= zones.title_end


def _salience(mentions: CountryMentions, zones: Zones, text: str, title_bonus: float) -> float:
    """How much a text, its dateline apart, is about a country."""
    toponyms = [toponym for toponym in mentions.elsewhere if not is_currency(text, toponym.end)]
    salience = sum(map(zones.weight, toponyms))
    in_title = [toponym.sense.kind in _NAMING_KINDS for toponym in toponyms if toponym.start < zones.title_end]
    if in_title:
        salience += title_bonus + (TITLE_WEIGHT if any(in_title) else _TITLE_HINT_WEIGHT)
    if any(zones.title_end < toponym.start < zones.lead_end for toponym in toponyms):
        salience += _LEAD_WEIGHT
    return salience
