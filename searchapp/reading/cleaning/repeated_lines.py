"""Lines that many plain-text files of a corpus share: menus, notices, footers of one site."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate, islice

from msgspec import Struct

from searchapp.errors import ArticleError
from searchapp.reading.cleaning.line_kinds import CLOSING
from searchapp.reading.encodings.decoding import decode, tidy
from searchapp.reading.source_file import SourceFile, format_suffix

PLAIN_TEXT_SUFFIXES = (".txt", ".text")
_MIN_FILES = 3  # two articles may share a headline or a sentence; three that share a short line share a site
# Of the plain-text files: in a corpus of thousands a line of three files may be a headline of a series.
_MIN_SHARE = 0.02
_MAX_FILE_BYTES = 1 << 20  # a larger file is no pasted page, but a mailbox or an export of many articles
_MAX_ARCHIVE_FILES = 10_000  # of an archive, whose lines are counted
_COPY_SHARE = 0.9  # of the characters of a text; the story on a page is more than the tenth that is left
MAX_CHARS = 120  # a longer line is prose more often than a menu
_DIGITS = re.compile(r"\d+")
_SENTENCE = re.compile(rf"[^\W\d_A-Z].*[.!?…。！？।۔؟]{CLOSING}")


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
        tally = _Tally()
        for file in filter(_is_pasted, files):
            tally.add(_text_of(file))
        return cls(tally.commonest())


class _Text(Struct, frozen=True):
    """What the short lines of a text are compared by, and what copies of it have in common."""

    keys: tuple[str, ...]
    identity: int


class _Tally:
    """In how many texts each line stands. Copies of a text count once: a story that lies thrice is no boilerplate."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._copies: Counter[int] = Counter()  # by identity

    def add(self, text: _Text) -> None:
        self._copies[text.identity] += 1
        if self._copies[text.identity] == 1:
            self._counts.update(text.keys)

    def remove(self, text: _Text) -> None:
        self._copies[text.identity] -= 1
        if self._copies[text.identity]:
            return
        del self._copies[text.identity]
        self._counts.subtract(text.keys)
        for key in text.keys:
            if not self._counts[key]:
                del self._counts[key]

    def commonest(self) -> Iterator[str]:
        """The keys of the lines that so many texts share that they are no story's."""
        least = max(_MIN_FILES, round(_MIN_SHARE * len(self._copies)))
        return (key for key, count in self._counts.items() if count >= least)


class LineCounts:
    """The repeated lines of files that come, change and go, without reading those that stay."""

    def __init__(self) -> None:
        self._tally = _Tally()
        self._texts: dict[str, _Text] = {}  # by path
        self._repeated: RepeatedLines | None = None  # None: to be looked for

    def put(self, file: SourceFile) -> None:
        """Count the lines of a file as it is now."""
        self._forget(file.path)
        if _is_pasted(file):
            text = self._texts[file.path] = _text_of(file)
            self._tally.add(text)
            self._repeated = None

    def drop(self, paths: Collection[str]) -> None:
        """Count the lines of these files, and of all files within these folders, no more."""
        ordered = sorted(self._texts)
        for path in paths:
            inner = ordered[bisect_left(ordered, f"{path}/") : bisect_left(ordered, f"{path}0")]  # "0" follows "/"
            for known in (path, *inner):
                self._forget(known)

    def _forget(self, path: str) -> None:
        if path in self._texts:
            self._tally.remove(self._texts.pop(path))
            self._repeated = None

    def repeated(self) -> RepeatedLines:
        """The lines that the files share now."""
        if self._repeated is None:
            self._repeated = RepeatedLines(self._tally.commonest())
        return self._repeated

    def paths_with(self, keys: Collection[str]) -> Iterator[str]:
        """The paths of the files that have a line of one of these keys."""
        return (path for path, text in self._texts.items() if not frozenset(keys).isdisjoint(text.keys))


def lines_shared_by(texts: Iterable[bytes]) -> frozenset[str]:
    """What the lines that the files of one archive share are compared by."""
    tally = _Tally()
    for content in islice(texts, _MAX_ARCHIVE_FILES):
        tally.add(_text_in(content))
    return RepeatedLines(tally.commonest()).keys


def may_be_pasted(name: str, size: int) -> bool:
    """Whether a file of this name and number of bytes may be a page as people paste it."""
    return format_suffix(name) in (*PLAIN_TEXT_SUFFIXES, "") and size <= _MAX_FILE_BYTES


def _is_pasted(file: SourceFile) -> bool:
    """Whether a file may be a page as people paste it."""
    return file.content is None and may_be_pasted(file.path, file.packed_bytes)


def _text_of(file: SourceFile) -> _Text:
    """The lines of a file; none of one that cannot be read."""
    try:
        return _text_in(file.read())
    except ArticleError:
        return _text_in(b"")


def _text_in(content: bytes) -> _Text:
    keys = {line.strip(): line_key(line) for line in tidy(decode(content)).split("\n")}
    identity = _identity(dict.fromkeys(key or line for line, key in keys.items()))
    return _Text(tuple(map(sys.intern, {*keys.values()} - {""})), identity)


def _identity(lines: Collection[str]) -> int:
    """What copies of a text have in common, though each may have a few lines of its own: its longest lines."""
    longest = sorted(lines, key=len, reverse=True)
    most = _COPY_SHARE * sum(map(len, lines))
    chars_above = accumulate(map(len, longest), initial=0)
    return hash(tuple(line for line, above in zip(longest, chars_above, strict=False) if above < most))


def line_key(line: str) -> str:
    """What a line is compared by: its words in small letters, numbers alike; empty for a line that may be prose."""
    line = " ".join(line.split())
    if not line or len(line) > MAX_CHARS or _SENTENCE.search(line):
        return ""
    return _DIGITS.sub("0", line.casefold())


NO_REPEATED_LINES = RepeatedLines()
