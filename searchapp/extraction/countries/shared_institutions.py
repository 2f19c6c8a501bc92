"""Institutions that several states have by one name: a House of Representatives need not be America's."""

from __future__ import annotations

from collections.abc import Iterable

from searchapp.extraction.countries.toponyms import Toponym
from searchapp.extraction.english_words import ENGLISH


def without_institutions_of_others(toponyms: Iterable[Toponym], text: str) -> list[Toponym]:
    """The toponyms without shared institutions, where a text speaks of other countries and not of theirs otherwise."""
    toponyms = list(toponyms)
    shared = {toponym for toponym in toponyms if _is_shared(toponym, text)}
    if not shared:  # as in most texts
        return toponyms
    countries = {toponym.sense.country for toponym in toponyms if toponym not in shared}
    return [
        toponym for toponym in toponyms if toponym not in shared or not countries or toponym.sense.country in countries
    ]


def _is_shared(toponym: Toponym, text: str) -> bool:
    is_institution = toponym.sense.kind == "institution"
    return is_institution and " ".join(text[toponym.start : toponym.end].split()) in ENGLISH["shared institutions"]
