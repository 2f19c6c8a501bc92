"""Towns that stand in the names of organizations: “Forbes” is a magazine, and Rhodes University lies elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from searchapp.extraction.countries.toponyms import Toponym
from searchapp.extraction.gazetteer import FAMOUS_CITY
from searchapp.extraction.overlaps import Span, span_around


def without_towns_of_bodies(
    toponyms: Iterable[Toponym], organizations: Sequence[Span], dateline: Span = (0, 0)
) -> list[Toponym]:
    """The toponyms without small towns that are organizations, or within the names of some and alone for their country.

    `organizations` are the sorted spans of all their names.
    """
    toponyms = list(toponyms)
    towns = {
        toponym: span
        for toponym in toponyms
        if _is_small_town(toponym)
        and toponym.start >= dateline[1]
        and (span := span_around(toponym.start, toponym.end, organizations))
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


def _is_small_town(toponym: Toponym) -> bool:
    return toponym.sense.kind == "city" and toponym.sense.population < FAMOUS_CITY
