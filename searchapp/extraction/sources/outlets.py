"""The table of agencies, newspapers and broadcasters that news stories cite, with all their names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import ahocorasick
from msgspec import Struct

from searchapp.text.tab_separated import table_rows

_OUTLETS_FILE = Path(__file__).parent / "data" / "outlets.tsv"


class Outlet(Struct, frozen=True):
    """An outlet and the country (ISO 3166-1) that it speaks from; newspapers and magazines are printed."""

    name: str
    country: str
    is_printed: bool


class OutletTable:
    """The outlets by name, with a search for all names at once (Aho and Corasick 1975)."""

    def __init__(self) -> None:
        self._by_name: dict[str, Outlet] = {}
        self._automaton = ahocorasick.Automaton()
        for kind, name, country, aliases in table_rows(_OUTLETS_FILE):
            outlet = Outlet(name, country, kind in ("newspaper", "magazine"))
            for spelling in (name, *filter(None, aliases.split("|"))):
                self._by_name[spelling] = outlet
                self._automaton.add_word(spelling, spelling)
        self._automaton.make_automaton()

    def get(self, name: str) -> Outlet | None:
        """The outlet of this name."""
        return self._by_name.get(name) or self._by_name.get(name.removeprefix("the ").removeprefix("The "))

    def find(self, plain: str) -> Iterator[tuple[int, int, Outlet]]:
        """Start, end and outlet of every name of the table that occurs in a text as whole words."""
        for last, name in self._automaton.iter_long(plain):
            start, end = last + 1 - len(name), last + 1
            if not (start and plain[start - 1].isalnum()) and not plain[end : end + 1].isalnum():
                yield start, end, self._by_name[name]


@lru_cache(maxsize=1)
def outlets() -> OutletTable:
    """The outlets of the package, read on first use."""
    return OutletTable()
