"""Firms called by a country: “Larno Minerals Co said … Larno will sell” names the firm twice, the country never."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from searchapp.extraction.countries.toponyms import Toponym
from searchapp.extraction.name_words.name_keys import has_legal_form
from searchapp.extraction.overlaps import Span, span_around

_PREPOSITION_BEFORE = re.compile(
    r"\b(?:in|of|from|to|with|for|and|or|between|across|at|the|by|on|into|within)\s$", re.I
)
_CHARS_BEFORE = 9
_BELONGING_BEHIND = re.compile(r"['’]|-|,? and [A-Z]|, [A-Z]")


def without_firms_called_so(
    toponyms: Sequence[Toponym], names: Sequence[Span], text: str, dateline: Span
) -> list[Toponym]:
    """The toponyms without those by which an article calls a firm that it names in full: “Larno” of “Larno Foods Ltd”.

    That holds for a country that the article names in no other way: by no people, town or dateline, nor behind “in”.
    `names` are the sorted spans of the organizations of several words.
    """
    firms = {start for start, end in names if has_legal_form(text[start:end])}
    if firms.isdisjoint([toponym.start for toponym in toponyms]):  # as in most texts
        return list(toponyms)
    by_country: dict[str, list[Toponym]] = defaultdict(list)
    for toponym in toponyms:
        by_country[toponym.sense.country].append(toponym)
    called: set[Toponym] = set()
    for same in by_country.values():
        bare = [toponym for toponym in same if span_around(toponym.start, toponym.end, names) is None]
        first = {text[each.start : each.end].casefold() for each in same if each.start in firms}
        if first.issuperset(text[each.start : each.end].casefold() for each in bare) and all(
            _may_be_firm(each, text) and not dateline[0] <= each.start < dateline[1] for each in bare
        ):
            called.update(bare)
    return [toponym for toponym in toponyms if toponym not in called]


def _may_be_firm(toponym: Toponym, text: str) -> bool:
    """Whether a country's name stands as a firm's may: “Larno said”, not “in Larno” or “Larno's”."""
    is_belonging = _BELONGING_BEHIND.match(text, toponym.end) is not None
    before = _PREPOSITION_BEFORE.search(text, max(0, toponym.start - _CHARS_BEFORE), toponym.start)
    return toponym.sense.kind == "name" and not is_belonging and before is None
