"""Names of the gazetteer in a text, and the senses that those beside them fix: “Paris, Texas”, “Peru and Georgia”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from searchapp.extraction.gazetteer import FAMOUS_CITY, GazetteerEntry, ToponymSense

_CHARS_BEFORE = 24  # characters before a name that its rules look at
WORD_BEFORE = re.compile(r"([^\W\d_][\w'.]*)\W?\s*$")
_LIST_LINK = re.compile(r"(?: \(?\d[\d.%]*\)?)?(?:,|,? and|,? or) ")  # with a number in a table: “Oman 7, Jordan 8”
_NAME_AFTER = re.compile(r" [^\W\d_a-z]|'")  # “Kenya and Jordan Lee”
_AFTER_STATE = frozenset((",", ")", ";", ".", ""))  # after "Mass" or "CT" without a full stop


class Candidate(Struct, eq=False, gc=False):  # compared by identity
    """A name of the gazetteer in a text, and the sense that the names beside it fix."""

    start: int
    end: int
    entry: GazetteerEntry
    all_caps: bool
    in_dateline: bool
    fixed: ToponymSense | None = None

    @property
    def population(self) -> int:
        """The population of the name's largest sense; a country or region counts as a famous city."""
        return max(sense.population if sense.kind == "city" else FAMOUS_CITY for sense in self.entry.senses)


def with_fixed_senses(candidates: Sequence[Candidate], plain: str) -> tuple[list[Candidate], dict[str, ToponymSense]]:
    """The candidates of a text without abbreviations that follow no name, and the senses that are fixed, by name."""
    remaining: list[Candidate] = []
    senses: dict[str, ToponymSense] = {}
    for index, candidate in enumerate(candidates):
        if candidate.entry.senses[0].kind == "abbreviation" and not _is_state_after_comma(candidate, plain):
            continue
        container = _container(candidate, candidates[index + 1], plain) if index + 1 < len(candidates) else None
        if container:
            candidate.fixed = candidate.entry.sense_in(container)
        elif index:
            candidate.fixed = _sense_in_list(candidate, candidates[index - 1], plain)
        if candidate.fixed:
            senses[candidate.entry.name] = candidate.fixed
        remaining.append(candidate)
    return remaining, senses


def _sense_in_list(candidate: Candidate, previous: Candidate, plain: str) -> ToponymSense | None:
    """The country that a name means behind another country in a list: “Moldova, Armenia and Georgia”."""
    senses = candidate.entry.senses
    if len(senses) == 1:
        return None
    sure = previous.entry.senses[0] if len(previous.entry.senses) == 1 else previous.fixed
    if sure is None or sure.kind != "name":
        return None
    if _NAME_AFTER.match(plain, candidate.end) or not _LIST_LINK.fullmatch(plain, previous.end, candidate.start):
        return None
    return next((sense for sense in senses if sense.kind == "name"), None)


def _is_state_after_comma(candidate: Candidate, plain: str) -> bool:
    """Whether an abbreviation follows a name and a comma, as states do: "Lebanon, Pa.", "Torrington, CT"."""
    before = plain[max(0, candidate.start - _CHARS_BEFORE) : candidate.start]
    if not before.endswith((", ", ",  ")):
        return False
    if candidate.in_dateline:
        return True
    name, word = candidate.entry.name, WORD_BEFORE.search(before)
    in_capitals = (candidate.all_caps and "." not in name) or (len(name) == 2 and before.isupper())
    if in_capitals or (name.isalpha() and plain[candidate.end : candidate.end + 1] not in _AFTER_STATE):
        return False
    return bool(word and word.group(1)[0].isupper())


def _container(candidate: Candidate, following: Candidate, plain: str) -> ToponymSense | None:
    """The state or country that follows a name after a comma: "Paris, Texas", "Cambridge, England"."""
    if plain[candidate.end : following.start].strip(" ") != ",":
        return None
    senses = candidate.entry.senses
    if not any(sense.kind in ("city", "capital") or sense.region for sense in senses):
        return None
    if candidate.in_dateline and following.in_dateline:
        return following.entry.senses[0]
    for sense in following.entry.senses:
        if sense.kind == "abbreviation" or (sense.region and sense.kind in ("region", "name")):
            return sense
        is_country = sense.kind in ("name", "historic") and sense.country in candidate.entry.countries
        if is_country and len(senses) > 1:
            return sense
    return None
