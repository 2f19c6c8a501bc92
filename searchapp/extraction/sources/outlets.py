"""Agencies, newspapers and broadcasters that news stories quote, under all their names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import ahocorasick

from searchapp.extraction.gazetteer import rows

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Outlet:
    """A known outlet and the country (ISO 3166-1) that it speaks from; `printed` tells newspapers and magazines."""

    name: str
    country: str
    printed: bool


class Outlets:
    """The table of outlets, with a search for all their names at once."""

    def __init__(self) -> None:
        self._by_name: dict[str, Outlet] = {}
        self._automaton = ahocorasick.Automaton()
        for kind, name, country, others in rows("outlets.tsv", DATA):
            outlet = Outlet(name, country, kind in ("newspaper", "magazine"))
            for spelling in (name, *filter(None, others.split("|"))):
                self._by_name[spelling] = outlet
                self._automaton.add_word(spelling, spelling)
        self._automaton.make_automaton()

    def get(self, name: str) -> Outlet | None:
        """The outlet that goes by this name."""
        return self._by_name.get(name) or self._by_name.get(name.removeprefix("the ").removeprefix("The "))

    def find(self, plain: str) -> Iterator[tuple[int, int, Outlet]]:
        """Start, end and outlet of every name of the table that stands in a text as whole words."""
        for last, name in self._automaton.iter_long(plain):
            start, end = last + 1 - len(name), last + 1
            if not (start and plain[start - 1].isalnum()) and not plain[end : end + 1].isalnum():
                yield start, end, self._by_name[name]


@lru_cache(maxsize=1)
def outlets() -> Outlets:
    """The outlets of the package, read on first use."""
    return Outlets()
