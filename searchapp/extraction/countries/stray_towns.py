"""Small towns that nothing else in a text places: Corinth in news of Greece is not the one in Mississippi."""

from __future__ import annotations

from collections.abc import Iterable

from searchapp.extraction.countries.toponyms import Toponym
from searchapp.extraction.gazetteer import ToponymKind

_MAX_POPULATION = 100_000  # larger towns, and famous ones, are meant: of 7 smaller ones in 288 articles one was
_MAX_MENTIONS = 2  # a town that is named more often is written about
_MIN_MENTIONS_OF_OTHER = 2  # of the country that a text speaks of
_NAMING_KINDS: frozenset[ToponymKind] = frozenset(("name", "demonym", "historic", "capital"))


def without_stray_towns(toponyms: Iterable[Toponym], read_from: int = 0) -> list[Toponym]:
    """The toponyms without small towns that are all that a text has of their country, while it names another one.

    Those that begin before `read_from`, in the title and the dateline, stay.
    """
    by_country: dict[str, list[Toponym]] = {}
    for toponym in toponyms:
        by_country.setdefault(toponym.sense.country, []).append(toponym)
    stray = {code for code, own in by_country.items() if _is_stray(own, read_from)}
    if stray and not any(map(_is_named, by_country.values())):
        stray = set()
    return [toponym for code, own in by_country.items() if code not in stray for toponym in own]


def _is_named(toponyms: list[Toponym]) -> bool:
    return sum(toponym.sense.kind in _NAMING_KINDS for toponym in toponyms) >= _MIN_MENTIONS_OF_OTHER


def _is_stray(toponyms: list[Toponym], read_from: int) -> bool:
    """Whether the toponyms of a country are a small town or two in passing."""
    return len(toponyms) <= _MAX_MENTIONS and all(
        toponym.sense.kind == "city" and toponym.sense.population < _MAX_POPULATION and toponym.start >= read_from
        for toponym in toponyms
    )
