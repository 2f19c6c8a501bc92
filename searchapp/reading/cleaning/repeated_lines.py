"""Lines that many plain-text files of a corpus share: menus, notices, footers of one site."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from searchapp.errors import ArticleError
from searchapp.reading.encodings.decoding import decode, tidy
from searchapp.reading.source_file import SourceFile, format_suffix

PLAIN_TEXT_SUFFIXES = (".txt", ".text")
_MIN_FILES = 3  # two articles may share a headline or a sentence; three that share a short line share a site
# Of the plain-text files: in a corpus of thousands a line of three files may be a headline of a series.
_MIN_SHARE = 0.02
_MAX_FILE_BYTES = 1 << 20  # a larger file is no pasted page, but a mailbox or an export of many articles
_MAX_ARCHIVE_FILES = 10_000  # of an archive, whose lines are counted
MAX_CHARS = 120  # a longer line is prose more often than a menu
_DIGITS = re.compile(r"\d+")
_SENTENCE = re.compile(r"[a-z].*[.!?…][\"”’)]*$")


class RepeatedLines:
    """The short lines, none of them a sentence, that recur in at least `_MIN_FILES` plain-text files."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self.keys = frozenset(map(line_key, lines)) - {""}

    def __contains__(self, line: object) -> bool:
        return isinstance(line, str) and line_key(line) in self.keys

    def __len__(self) -> int:
        return len(self.keys)

    @classmethod
    def learn(cls, files: Iterable[SourceFile]) -> RepeatedLines:
        """The lines that the plain-text files among `files` share; files that cannot be read are passed over."""
        counts: Counter[str] = Counter()
        total = 0
        for file in filter(_is_pasted, files):
            counts.update(_keys_of(file))
            total += 1
        return cls._commonest(counts, total)

    @classmethod
    def _commonest(cls, counts: Counter[str], total: int) -> RepeatedLines:
        least = max(_MIN_FILES, round(_MIN_SHARE * total))
        return cls(key for key, count in counts.items() if count >= least)


class LineCounts:
    """The repeated lines of files that come, change and go, without reading those that stay."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._keys: dict[str, tuple[str, ...]] = {}  # by path
        self._repeated: RepeatedLines | None = None  # None: to be looked for

    def put(self, file: SourceFile) -> None:
        """Count the lines of a file as it is now."""
        self._forget(file.path)
        if _is_pasted(file):
            keys = self._keys[file.path] = tuple(map(sys.intern, _keys_of(file)))
            self._counts.update(keys)
            self._repeated = None

    def drop(self, paths: Collection[str]) -> None:
        """Count the lines of these files, and of all files within these folders, no more."""
        ordered = sorted(self._keys)
        for path in paths:
            inner = ordered[bisect_left(ordered, f"{path}/") : bisect_left(ordered, f"{path}0")]  # "0" follows "/"
            for known in (path, *inner):
                self._forget(known)

    def _forget(self, path: str) -> None:
        if path not in self._keys:
            return
        keys = self._keys.pop(path)
        self._counts.subtract(keys)
        for key in keys:
            if not self._counts[key]:
                del self._counts[key]
        self._repeated = None

    def repeated(self) -> RepeatedLines:
        """The lines that the files share now."""
        if self._repeated is None:
            self._repeated = RepeatedLines._commonest(self._counts, len(self._keys))
        return self._repeated

    def paths_with(self, keys: Collection[str]) -> Iterator[str]:
        """The paths of the files that have a line of one of these keys."""
        return (path for path, its_keys in self._keys.items() if not frozenset(keys).isdisjoint(its_keys))


def lines_shared_by(texts: Iterable[bytes]) -> frozenset[str]:
    """What the lines that the files of one archive share are compared by."""
    counts: Counter[str] = Counter()
    total = 0
    for text in islice(texts, _MAX_ARCHIVE_FILES):
        counts.update(_keys_of_text(text))
        total += 1
    return RepeatedLines._commonest(counts, total).keys


def may_be_pasted(name: str, size: int) -> bool:
    """Whether a file of this name and number of bytes may be a page as people paste it."""
    return format_suffix(name) in (*PLAIN_TEXT_SUFFIXES, "") and size <= _MAX_FILE_BYTES


def _is_pasted(file: SourceFile) -> bool:
    """Whether a file may be a page as people paste it."""
    return file.content is None and may_be_pasted(file.path, file.packed_bytes)


def _keys_of(file: SourceFile) -> set[str]:
    """What the file's short lines are compared by."""
    try:
        return _keys_of_text(file.read())
    except ArticleError:
        return set()


def _keys_of_text(text: bytes) -> set[str]:
    return {line_key(line) for line in tidy(decode(text)).split("\n")} - {""}


def line_key(line: str) -> str:
    """What a line is compared by: its words in small letters, numbers alike; empty for a line that may be prose."""
    line = " ".join(line.split())
    if not line or len(line) > MAX_CHARS or _SENTENCE.search(line):
        return ""
    return _DIGITS.sub("0", line.casefold())


NO_REPEATED_LINES = RepeatedLines()
