"""Ministries, parliaments and courts: those of two countries that are called alike are two organizations.

Whose a body is, is told by the country beside it (“Kenya's Ministry of Health”, “the Russian Defense Ministry”), or
else by the one country that the article is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from searchapp.extraction.name_words.name_keys import canonical_key, slug
from searchapp.extraction.organizations.coreference import clean_label
from searchapp.geo.countries import all_countries, country_label
from searchapp.model.facts import Country, Mention, Organization
from searchapp.text.lazy_pattern import LazyPattern
from searchapp.text.tab_separated import alternatives

_TABLE = Path(__file__).parent / "data" / "state_bodies.tsv"
_Place = tuple[int, int, str, bool]  # where a text names it, its country, and whether it is a town
_STATE_BODY = LazyPattern(lambda: alternatives(_TABLE)["body"], flags=0)
_WORDS = LazyPattern(lambda: rf"\b{alternatives(_TABLE)['word']}\b", flags=0)
_MATTER_FIRST = re.compile(r"([\w -]+) ministry( [\w ]+)?")  # the country's name behind it
_FOREIGN = re.compile(r"ministry of foreign(?! affairs)")
_GENITIVE = re.compile(r"(?:['’]s?)? ")
_OF = re.compile(r" of (?:the )?")
_SEATED = re.compile(r"\b(?:Court|Ministry|Parliament|Assembly|Senate)\b")  # not the Army, which may be abroad
_REACH = 100  # characters from where a place begins to the body beside it; names of places are shorter


def is_state_body(name: str) -> bool:
    """Whether countries have bodies of this name, each its own."""
    return _STATE_BODY.fullmatch(canonical_key(name)) is not None


def without_country(label: str) -> str:
    """The name of the body in the label of a country's: Ministry of Health of “Ministry of Health (Kenya)”; else ""."""
    body, bracket, country = label.rpartition(" (")
    return body if bracket and country.removesuffix(")") in _country_labels() else ""


@cache
def _country_labels() -> frozenset[str]:
    return frozenset(map(country_label, all_countries()))


def with_states(
    organizations: Sequence[Organization], countries: Sequence[Country], text: str
) -> tuple[Organization, ...]:
    """The organizations of an article, the bodies of states among them divided by country and called by it."""
    if not any(map(_may_be_state_body, organizations)):
        return tuple(organizations)
    about = [country.id for country in countries if "about" in country.roles]
    spans = sorted(
        (mention.start, mention.end, country.id, mention.rule == "city")
        for country in countries
        for mention in country.mentions
    )
    divided: dict[str, Organization] = {}
    for organization in organizations:
        for part in _parts(organization, spans, about[0] if len(about) == 1 else "", text):
            same = divided.get(part.id)
            mentions = sorted((*(same.mentions if same else ()), *part.mentions), key=lambda mention: mention.start)
            divided[part.id] = Organization(part.id, same.label if same else part.label, tuple(mentions))
    return tuple(sorted(divided.values(), key=lambda each: each.mentions[0].start))


def _may_be_state_body(organization: Organization) -> bool:
    return any(_may_be_of_state(mention.text) for mention in organization.mentions)


@lru_cache(maxsize=1 << 14)
def _may_be_of_state(name: str) -> bool:
    """Whether a name has a word that the bodies of states are called by."""
    return _WORDS.search(canonical_key(name)) is not None


def _parts(organization: Organization, spans: Sequence[_Place], about: str, text: str) -> Iterator[Organization]:
    """An organization, or for a body of states that of each country that its mentions mean."""
    if not _may_be_state_body(organization):
        yield organization
        return
    owned = [_body_and_owner(mention, spans, text) for mention in organization.mentions]
    bodies = {canonical_key(body): body for body, _ in owned if is_state_body(body)}
    if len(bodies) != 1:
        yield organization
        return
    ((key, body),) = bodies.items()
    owners = {owner for _, owner in owned if owner}
    default = next(iter(owners)) if len(owners) == 1 else about
    by_owner: dict[str, list[Mention]] = {}
    for mention, (_, owner) in zip(organization.mentions, owned, strict=True):
        by_owner.setdefault(owner or default, []).append(mention)
    for owner, mentions in by_owner.items():
        label = f"{clean_label(body)} ({country_label(owner)})" if owner else organization.label
        yield Organization(_id(label) if owner else slug(key), label, tuple(mentions))


def _id(label: str) -> str:
    """The id of a body of a country: a Health Ministry is the Ministry of Health, a Foreign one that of its affairs."""
    key = _MATTER_FIRST.sub(r"ministry of \1\2", canonical_key(label))
    return slug(_FOREIGN.sub("ministry of foreign affairs", key))


def _body_and_owner(mention: Mention, spans: Sequence[_Place], text: str) -> tuple[str, str]:
    """The name of a body without its country's, and the country that stands beside or within it; "" for none."""
    first, behind = bisect_left(spans, (mention.start - _REACH,)), bisect_left(spans, (mention.end + _REACH,))
    for start, end, country, is_town in spans[first:behind]:
        if end <= mention.start and _GENITIVE.fullmatch(text, end, mention.start):
            return mention.text, country
        if start == mention.start and end < mention.end and (sign := _GENITIVE.match(text, end)):
            if is_town and mention.text.endswith(" Court"):  # of a town: “Patna High Court”
                return mention.text, ""
            return text[sign.end() : mention.end], country
        if mention.start < start <= end == mention.end:
            body = text[mention.start : start]
            if sign := re.search(_OF.pattern + "$", body):
                return body[: sign.start()], country
        if start > mention.end and _OF.fullmatch(text, mention.end, start):
            return mention.text, country
        if start > mention.end and _SEATED.search(mention.text) and text[mention.end : start] == " in ":
            return mention.text, country
    return mention.text, ""
