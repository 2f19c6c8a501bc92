"""Texts → their countries, with the roles that they have in it and their mentions."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from msgspec import Struct

from searchapp.extraction.countries.bodies_of_towns import without_towns_of_bodies
from searchapp.extraction.countries.firms_called_so import without_firms_called_so
from searchapp.extraction.countries.local_names import find_local_toponyms
from searchapp.extraction.countries.salience import CountryMentions, Zones, mentions_by_country, salient_countries
from searchapp.extraction.countries.shared_institutions import without_institutions_of_others
from searchapp.extraction.countries.stray_towns import without_stray_towns
from searchapp.extraction.countries.toponyms import Toponym, find_toponyms
from searchapp.extraction.dateline import Span
from searchapp.extraction.english import READ_AS_ENGLISH
from searchapp.extraction.gazetteer import ToponymKind, gazetteer
from searchapp.extraction.sources.cited_sources import SourceMentions
from searchapp.geo.countries import country_label
from searchapp.model.facts import Country, Mention, Organization, Person, Role

_LEAD_CHARS = 250  # the length of the lead of a story
_SURE_KINDS: frozenset[ToponymKind] = frozenset(("name", "demonym", "historic"))
_UNSURE_SCORE = 0.8  # of a mention by a city or the like, which other locations may share
_BESIDE_SOURCE = re.compile(
    r"(?:['’]s)?[ -](?:(?:state|state-run|official|semi-official|local|based|public|private)[ -])*"
)
_START = attrgetter("start")
_MAX_CHARS_TO_SOURCE = 40  # between a country and the source that speaks from it


Spans = tuple[tuple[int, int], ...]


class OtherNames(Struct, frozen=True, gc=False):
    """What else an article names, which tells of names of countries in it: sorted spans of persons and of bodies."""

    people: Spans = ()  # of their full names
    organizations: Spans = ()
    organizations_of_several_words: Spans = ()

    @classmethod
    def of(cls, people: Iterable[Person], organizations: Iterable[Organization]) -> OtherNames:
        """The spans of the names of an article."""
        persons = [mention for person in people for mention in person.mentions if " " in mention.text]
        bodies = [mention for organization in organizations for mention in organization.mentions]
        bodies.sort(key=_START)
        return cls(
            tuple(sorted([(mention.start, mention.end) for mention in persons])),
            tuple([(mention.start, mention.end) for mention in bodies]),
            tuple([(mention.start, mention.end) for mention in bodies if " " in mention.text]),
        )


class ReadText(Struct, frozen=True, gc=False):
    """A text whose countries are looked for, with what is known of it by then."""

    text: str
    body_start: int
    language: str
    dateline: Span  # of the location in it
    others: OtherNames
    sources: Mapping[str, SourceMentions]

    @property
    def read_from(self) -> int:
        """Where its running text begins, behind the title and the dateline."""
        return max(self.body_start, self.dateline[1])


def find_countries(texts: Sequence[ReadText]) -> list[tuple[Country, ...]]:
    """The countries that each text names in its language.

    Each stage goes over all texts before the next one, as in `extract_all`, which takes an eighth of the time off.
    """
    by_country = [*map(_mentions, texts, _toponyms(texts))]
    return [*map(_countries, texts, by_country)]


def _toponyms(texts: Sequence[ReadText]) -> Iterator[tuple[Toponym, ...]]:
    """The toponyms of each text in its language."""
    english = [read for read in texts if read.language in READ_AS_ENGLISH]
    datelines, people = [read.dateline for read in english], [read.others.people for read in english]
    toponyms = iter(find_toponyms(gazetteer(), [read.text for read in english], datelines, people))
    for read in texts:
        yield next(toponyms) if read.language in READ_AS_ENGLISH else find_local_toponyms(read.text, read.language)


def _mentions(read: ReadText, toponyms: Sequence[Toponym]) -> dict[str, CountryMentions]:
    """The mentions of countries among the toponyms of a text, by country."""
    text, span, others = read.text, read.dateline, read.others
    meant = without_institutions_of_others(without_towns_of_bodies(toponyms, others.organizations, span), text)
    meant = without_firms_called_so(meant, others.organizations_of_several_words, text, span)
    return mentions_by_country(without_stray_towns(meant, read.read_from), span)


def _countries(read: ReadText, by_country: Mapping[str, CountryMentions]) -> tuple[Country, ...]:
    text = read.text
    zones = Zones(read.body_start - 1, read.read_from + _LEAD_CHARS, read.others.organizations_of_several_words)
    salient = salient_countries(by_country, zones, text)
    of_sources = _source_countries(read.sources, by_country, text)
    return tuple(
        [
            Country(
                code,
                country_label(code),
                _roles(mentions, code in salient, code in of_sources),
                _evidence(mentions, text),
            )
            for code, mentions in by_country.items()
        ]
    )


def _roles(mentions: CountryMentions, is_salient: bool, is_of_source: bool) -> tuple[Role, ...]:
    """The roles of a country, the weightiest first."""
    roles: dict[Role, bool] = {
        "about": is_salient,
        "mentioned": bool(mentions.elsewhere),
        "dateline": bool(mentions.in_dateline),
        "source": is_of_source,
    }
    return tuple(role for role, applies in roles.items() if applies)


def _evidence(mentions: CountryMentions, text: str) -> tuple[Mention, ...]:
    """The mentions of a country in text order."""
    in_dateline = [
        Mention(each.start, each.end, text[each.start : each.end], "dateline") for each in mentions.in_dateline
    ]
    elsewhere = [
        Mention(each.start, each.end, text[each.start : each.end], kind, 1.0 if kind in _SURE_KINDS else _UNSURE_SCORE)
        for each in mentions.elsewhere
        for kind in (each.sense.kind,)
    ]
    return tuple(sorted(in_dateline + elsewhere, key=_START))


def _source_countries(
    sources: Mapping[str, SourceMentions], by_country: Mapping[str, CountryMentions], text: str
) -> set[str]:
    """The countries of the cited sources: the outlet's own, or one just before it, as in "Israel's Channel 2"."""
    if not sources:
        return set()
    starts = sorted(mention.start for source in sources.values() for mention in source.mentions)
    beside = {
        code
        for code, mentions in by_country.items()
        if any(_is_before_source(toponym, starts, text) for toponym in mentions.elsewhere)
    }
    return beside | {source.country for source in sources.values()}


def _is_before_source(toponym: Toponym, starts: Sequence[int], text: str) -> bool:
    """Whether a source, one of those with these sorted `starts`, follows directly on a toponym."""
    following = bisect(starts, toponym.end)
    if following == len(starts) or starts[following] - toponym.end > _MAX_CHARS_TO_SOURCE:
        return False
    return _BESIDE_SOURCE.fullmatch(text, toponym.end, starts[following]) is not None
