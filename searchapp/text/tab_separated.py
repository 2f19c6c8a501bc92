"""The tables that the package brings with it: rows of columns with a tab between them, and comments behind `#`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path


def table_rows(path: Path) -> Iterator[list[str]]:
    """The columns of each row of a table, without comments and empty lines."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line.startswith("#") and line.strip():
            yield line.split("\t")


@cache
def word_lists(path: Path) -> Mapping[str, tuple[str, ...]]:
    """The words that a table lists by name, in their order; each row of a name adds those between its `|`."""
    return {name: tuple(words.split("|")) for name, words in _joined(path).items()}


class WordSets(dict[str, frozenset[str]]):
    """The lists of a table as sets by name, which are read when the first of them is asked for."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def __missing__(self, name: str) -> frozenset[str]:
        words = frozenset(word_lists(self._path)[name])
        self[name] = words
        return words


@cache
def alternatives(path: Path) -> Mapping[str, str]:
    """The regular expressions that a table has by name, each of all that the rows of the name have between `|`."""
    return {name: f"(?:{patterns})" for name, patterns in _joined(path).items()}


def _joined(path: Path) -> Mapping[str, str]:
    joined: dict[str, str] = {}
    for name, added in table_rows(path):
        joined[name] = f"{joined[name]}|{added}" if name in joined else added
    return joined
