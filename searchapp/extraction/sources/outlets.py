"""The table of agencies, newspapers and broadcasters that news stories cite, with all their names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from searchapp.extraction.cued_patterns import Words
from searchapp.extraction.name_words.known_names import KnownNames
from searchapp.text.tab_separated import table_rows

_OUTLETS_FILE = Path(__file__).parent / "data" / "outlets.tsv"


class Outlet(Struct, frozen=True):
    """An outlet and the country (ISO 3166-1) that it speaks from; newspapers and magazines are printed."""

    name: str
    country: str
    is_printed: bool


class OutletTable:
    """The outlets by name, with a search for all names at once."""

    def __init__(self) -> None:
        self._by_name: dict[str, Outlet] = {}
        for kind, name, country, aliases in table_rows(_OUTLETS_FILE):
            outlet = Outlet(name, country, kind in ("newspaper", "magazine"))
            self._by_name.update(dict.fromkeys((name, *filter(None, aliases.split("|"))), outlet))
        self._names = KnownNames(self._by_name)
        self.words = self._names.words  # that a text is asked for

    def get(self, name: str) -> Outlet | None:
        """The outlet of this name."""
        return self._by_name.get(name) or self._by_name.get(name.removeprefix("the ").removeprefix("The "))

    def find(self, plain: str, words: Words) -> Iterator[tuple[int, int, Outlet]]:
        """Start, end and outlet of every name of the table that occurs as whole words in a text with these words."""
        return ((start, end, self._by_name[plain[start:end]]) for start, end in self._names.find(plain, words))


@lru_cache(maxsize=1)
def outlets() -> OutletTable:
    """The outlets of the package, read on first use."""
    return OutletTable()
