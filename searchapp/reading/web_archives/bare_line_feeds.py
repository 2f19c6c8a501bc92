"""The records of a WARC file whose lines end with bare line feeds, which the format does not allow and people have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from fastwarc.warc import WarcRecordType
from msgspec import Struct

_VERSION = re.compile(rb"WARC/\d\.\d+[ \t]*\n")
_START = re.compile(rb"(?:\A|\n)[ \t\r\n]*(?=WARC/\d\.\d+[ \t]*\r?\n)")
_LINE_BYTES = 1 << 16
_BLOCK_BYTES = 1 << 20
_BETWEEN_BYTES = 64  # in which the next record begins behind a block and its blank lines
_START_BYTES = 16  # no first line of a record is longer


class BareRecord(Struct, frozen=True):
    """A record: its headers by their names in lower case, and the first bytes of its block, or all of them."""

    position: int
    kind: WarcRecordType
    headers: Mapping[str, str]
    block: bytes
    is_whole: bool = True  # False where the file ends within it


def has_bare_line_feeds(head: bytes) -> bool:
    """Whether the first line of a WARC file ends with a bare line feed."""
    return bool(_VERSION.match(head))


def bare_records(stream: BinaryIO, kinds: WarcRecordType, size: int) -> Iterator[BareRecord]:
    """The records of some kinds from where the stream is, with up to `size` bytes of each.

    Where the line ends were changed after the blocks had been counted, a block ends at the next record.
    """
    while True:
        position = stream.tell()
        line = stream.readline(_LINE_BYTES)
        if not line:
            return
        if not line.startswith(b"WARC/"):
            continue
        headers = _headers(stream)
        start = stream.tell()
        stop, is_whole = _end_of_block(stream, start, headers)
        kind = _kind(headers)
        if kind & kinds or not is_whole:
            stream.seek(start)
            yield BareRecord(position, kind, headers, stream.read(min(size, stop - start)), is_whole)
        stream.seek(stop)


def _kind(headers: Mapping[str, str]) -> WarcRecordType:
    """The kind that a record's headers tell."""
    kind: WarcRecordType = getattr(WarcRecordType, headers.get("warc-type", "").lower(), WarcRecordType.unknown)
    return kind


def _headers(stream: BinaryIO) -> dict[str, str]:
    """The headers up to a blank line, by their names in lower case; none where the file ends within them."""
    headers: dict[str, str] = {}
    while (line := stream.readline(_LINE_BYTES)).strip():
        name, _, value = line.decode("utf-8", "replace").partition(":")
        headers[name.strip().lower()] = value.strip()
    return headers if line else {}


def _end_of_block(stream: BinaryIO, start: int, headers: Mapping[str, str]) -> tuple[int, bool]:
    """Where the block that begins at `start` ends, by its length or before the next record; and if it is whole."""
    length = headers.get("content-length", "")
    stop = start + (int(length) if length.isdecimal() else 0)
    stream.seek(stop)
    following = stream.read(_BETWEEN_BYTES)
    if following.lstrip().startswith(b"WARC/") or (stop > start and not following.strip() and _reaches(stream, stop)):
        return stop, True
    further, lines = _next_start(stream, start)
    if further is not None:
        return further, True
    size = stream.seek(0, 2)
    return size, bool(headers) and stop - size <= lines  # the carriage returns that may have been taken out


def _reaches(stream: BinaryIO, position: int) -> bool:
    """Whether a stream is as long as a position tells."""
    return stream.seek(0, 2) >= position


def _next_start(stream: BinaryIO, start: int) -> tuple[int | None, int]:
    """Where the next record begins behind a position, None where there is none, and the lines up to there."""
    stream.seek(start)
    rest, lines = b"", 0
    while block := stream.read(_BLOCK_BYTES):
        window = rest + block
        if match := _START.search(window):
            return start - len(rest) + match.end(), lines
        lines += block.count(b"\n")
        start += len(block)
        rest = window[-_START_BYTES:]
    return None, lines
