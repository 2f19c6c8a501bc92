"""Towns that stand in the names of organizations: “Forbes” is a magazine, and Rhodes University lies elsewhere."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from searchapp.extraction.countries.toponyms import Toponym
from searchapp.extraction.gazetteer import FAMOUS_CITY

Spans = Sequence[tuple[int, int]]


def without_towns_of_bodies(
    toponyms: Iterable[Toponym], organizations: Spans, dateline: tuple[int, int] = (0, 0)
) -> list[Toponym]:
    """The toponyms without small towns that are organizations, or within the names of some and alone for their country.

    `organizations` are the sorted spans of all their names.
    """
    toponyms = list(toponyms)
    towns = {
        toponym: span
        for toponym in toponyms
        if _is_small_town(toponym) and toponym.start >= dateline[1] and (span := _span_around(toponym, organizations))
    }
    if not towns:  # as in most texts
        return toponyms
    countries = {toponym.sense.country for toponym in toponyms if toponym not in towns}

    def is_meant(toponym: Toponym) -> bool:
        if toponym not in towns:
            return True
        is_whole_name = towns[toponym] == (toponym.start, toponym.end)
        return not is_whole_name and (not countries or toponym.sense.country in countries)

    return [toponym for toponym in toponyms if is_meant(toponym)]


def _span_around(toponym: Toponym, spans: Spans) -> tuple[int, int] | None:
    """The span that a toponym lies in."""
    index = bisect_right(spans, (toponym.start, sys.maxsize)) - 1
    return spans[index] if index >= 0 and spans[index][1] >= toponym.end else None


def _is_small_town(toponym: Toponym) -> bool:
    return toponym.sense.kind == "city" and toponym.sense.population < FAMOUS_CITY
