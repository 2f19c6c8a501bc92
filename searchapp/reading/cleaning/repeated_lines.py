"""Lines that many plain-text files of a corpus share: menus, notices, footers of one site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from searchapp.errors import ArticleError
from searchapp.reading.decoding import decode, tidy
from searchapp.reading.source_file import SourceFile

PLAIN_TEXT_SUFFIXES = (".txt", ".text")
MIN_FILES = 3  # two articles may share a headline or a sentence; three that share a short line share a site
MIN_SHARE = (
    0.02  # of the plain-text files: in a corpus of thousands a line of three files may be a headline of a series
)
MAX_FILE_BYTES = 1 << 20  # a larger file is no pasted page, but a mailbox or an export of many articles
MAX_CHARS = 120  # a longer line is prose more often than a menu
_DIGITS = re.compile(r"\d+")
_SENTENCE = re.compile(r"[a-z].*[.!?…][\"”’)]*$")


class RepeatedLines:
    """The short lines, none of them a sentence, that recur in at least `MIN_FILES` plain-text files."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self._keys = frozenset(map(_key, lines)) - {""}

    def __contains__(self, line: object) -> bool:
        return isinstance(line, str) and _key(line) in self._keys

    def __len__(self) -> int:
        return len(self._keys)

    @classmethod
    def learn(cls, files: Iterable[SourceFile]) -> RepeatedLines:
        """The lines that the plain-text files among `files` share; files that cannot be read are passed over."""
        counts: Counter[str] = Counter()
        total = 0
        for file in files:
            is_pasted = file.suffix in (*PLAIN_TEXT_SUFFIXES, "") and file.content is None
            if is_pasted and file.packed_bytes <= MAX_FILE_BYTES:
                counts.update(_keys_of(file))
                total += 1
        least = max(MIN_FILES, round(MIN_SHARE * total))
        return cls(key for key, count in counts.items() if count >= least)


def _keys_of(file: SourceFile) -> set[str]:
    """What the file's short lines are compared by."""
    try:
        text = tidy(decode(file.read()))
    except ArticleError:
        return set()
    return {_key(line) for line in text.split("\n")} - {""}


def _key(line: str) -> str:
    """What a line is compared by: its words in small letters, numbers alike; empty for a line that may be prose."""
    line = " ".join(line.split())
    if not line or len(line) > MAX_CHARS or _SENTENCE.search(line):
        return ""
    return _DIGITS.sub("0", line.casefold())


NO_REPEATED_LINES = RepeatedLines()
