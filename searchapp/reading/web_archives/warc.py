"""WARC files, as crawlers write them: the newest page of each address, by FastWARC.

FastWARC reads 115 MB/s of records, warcio 45 MB/s (100 MB of pages and pictures, gzip, one core).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from msgspec import Struct
from msgspec.structs import replace

from searchapp.errors import ArticleError, LeftOut
from searchapp.model.article import Published
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.compression import read_block, unpacked
from searchapp.reading.source_file import FileMetadata, SourceFile
from searchapp.reading.web_archives.bare_line_feeds import BareRecord, bare_records, has_bare_line_feeds
from searchapp.reading.web_archives.http_messages import (
    MAX_PAGE_BYTES,
    PAGE_TYPES,
    HttpMessage,
    page_bytes,
    parse_message,
)
from searchapp.text.addresses import sites_of
from searchapp.text.calendar.dates import iso_date

_MAX_DAMAGES = 1000  # after so many damaged places a file is given up
_HTTP_HEAD_BYTES = 1 << 13  # in which the headers of a response stand
_LEFT_OUT = (  # kinds of records that hold no page as a server sent it
    (WarcRecordType.revisit, "revisit record"),
    (WarcRecordType.continuation, "continuation record"),
)
_KINDS = WarcRecordType.response | WarcRecordType.revisit | WarcRecordType.resource
_KINDS |= WarcRecordType.conversion | WarcRecordType.continuation
_BLOCK_BYTES = 1 << 20
_RECORD_START = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]|\x28\xb5\x2f\xfd|(?<=\n)WARC/[01]\.")
_VERSION_BYTES = 64
_LENGTH = re.compile(rb"Content-Length:\s*(\d+)", re.I)
_CUT = "it is cut"
_PADDING = b"\0\r\n "  # behind a record
_START_BYTES = 8  # no start of a record is longer
_PACKED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd")


class _Capture(Struct, frozen=True):
    """A record of the archive with the first bytes of its block, or all of them."""

    kind: WarcRecordType
    address: str
    date: str
    block: bytes
    content_type: str = ""  # of the block, where it is the page itself and no response

    @property
    def message(self) -> HttpMessage | None:
        """The response of the capture; of a page that was kept without one, what it would have been."""
        if self.kind == WarcRecordType.resource:
            return HttpMessage(200, {"content-type": self.content_type}, self.block)
        return parse_message(self.block)

    @property
    def is_text(self) -> bool:
        """Whether it is the text of a page that somebody else took out of it, as in Common Crawl's WET files."""
        return self.kind == WarcRecordType.conversion and self.content_type.startswith("text/plain")

    @property
    def rank(self) -> tuple[bool, str]:
        """What is greatest for the capture of an address that is read: a page goes before its mere text."""
        return not self.is_text, self.date

    @property
    def key(self) -> bytes:
        """What captures of one page share: the address without its scheme and the part behind `#`, in 8 bytes."""
        page = self.address.partition("#")[0].partition("://")[2]
        return blake2b(page.encode("utf-8", "replace"), digest_size=8).digest()


def is_warc(head: bytes, file: SourceFile) -> bool:
    """Whether a file is a WARC file."""
    return head.startswith((b"WARC/0.", b"WARC/1."))


def read_warc(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[SourceFile | ArticleError]:
    """The newest page of each address, to be read as a page, or its text where the archive has no page.

    What the file holds beside pages is counted.

    A damaged record is told, and reading goes on with the next that is whole.
    """
    newest: dict[bytes, tuple[bool, str]] = {}
    left_out: Counter[str] = Counter()
    damages: set[str] = set()
    count = 0
    for capture in _captures(file, _HTTP_HEAD_BYTES):
        if isinstance(capture, ArticleError):
            damages.add(capture.message)
            yield capture
            continue
        count += 1
        if reason := _reason_left_out(capture):
            left_out[reason] += 1
        else:
            known = newest.get(capture.key, capture.rank)
            copy = "older copy of a page" if known[0] == capture.rank[0] else "conversion record"
            left_out[copy] += capture.key in newest
            newest[capture.key] = max(known, capture.rank)
    for capture in _captures(file, MAX_PAGE_BYTES) if newest else ():
        if isinstance(capture, ArticleError):
            if capture.message not in damages:  # where a page ends too early, which its first bytes do not show
                yield capture
        elif newest.get(capture.key) == capture.rank and not _reason_left_out(capture):
            del newest[capture.key]
            yield _page(file, capture)
    if not count:
        yield ArticleError(file.path, "has no records of web pages")
    yield from (LeftOut(file.path, reason, count=number) for reason, number in left_out.items() if number)


def _captures(file: SourceFile, size: int) -> Iterator[_Capture | ArticleError]:
    """The responses of the archive with up to `size` bytes of each, and an ArticleError for each damaged place."""
    start: int | None = 0
    damages = 0
    is_bare = _is_bare(file)
    with file.open_seekable() if is_bare else _opened(file) as stream:
        while start is not None:
            stream.seek(start)
            position = start
            try:
                last = None
                for last, kind, record in _records(stream, size, is_bare):
                    position = last
                    if kind & _KINDS:
                        yield _capture(record, size)
                if not is_bare and last is not None and not _ends_with_record(file, last):
                    raise ValueError(_CUT)
                return
            except (OSError, ValueError, RuntimeError) as error:
                damages += 1
                yield ArticleError(file.path, f"its record behind byte {position:,} is damaged: {error}")
            start = _next_record(file.path, stream, position + 1) if damages < _MAX_DAMAGES else None


def _is_bare(file: SourceFile) -> bool:
    """Whether the lines of an archive end with bare line feeds, which FastWARC does not read."""
    with suppress(ArticleError):  # a damaged beginning, which reading tells
        return has_bare_line_feeds(file.head(_VERSION_BYTES))
    return False


def _records(
    stream: BinaryIO, size: int, is_bare: bool
) -> Iterator[tuple[int, WarcRecordType, WarcRecord | BareRecord]]:
    """The records from where the stream is, each with its position and kind."""
    if is_bare:
        yield from ((record.position, _KINDS, record) for record in bare_records(stream, _KINDS, size))
        return
    for record in ArchiveIterator(stream, parse_http=False, fsspec_args=False):
        yield record.stream_pos, record.record_type, record


def _ends_with_record(file: SourceFile, position: int) -> bool:
    """Whether the file ends behind a record, and not within one, as far as its part from a record on tells.

    FastWARC passes over a record that nobody reads, and over one whose head is cut, without a word.
    """
    packed = _opened(file)
    packed.seek(position)
    is_start = read_block(file.path, packed, _START_BYTES).startswith((*_PACKED, b"WARC"))
    with unpacked(
        file.path, packed, start=position if is_start else 0
    ) as stream:  # several records may be packed in one
        try:
            while line := stream.readline(_BLOCK_BYTES):
                if line.strip(_PADDING) and not _has_record(stream):
                    return False
        except ArticleError:  # where it is packed
            return False
    return True


def _has_record(stream: BinaryIO) -> bool:
    """Whether the headers, behind the first line, and the block of a record follow; the stream is behind them then."""
    left = 0
    while (line := stream.readline(_BLOCK_BYTES)).strip():
        left = int(length[1]) if (length := _LENGTH.match(line)) else left
    while left and (block := stream.read(min(left, _BLOCK_BYTES))):
        left -= len(block)
    return bool(line) and not left


def _opened(file: SourceFile) -> BinaryIO:
    """The bytes of the archive, which FastWARC unpacks record by record where it knows how."""
    stream = file.open_packed()
    is_known = read_block(file.path, stream, 4).startswith((*_PACKED, b"WARC"))
    stream.seek(0)
    if is_known:
        return stream
    stream.close()
    return file.open_seekable()


def _capture(record: WarcRecord | BareRecord, size: int) -> _Capture:
    """A record with the first bytes of its block. Raises ValueError where the file ends within it."""
    if isinstance(record, BareRecord):
        kind, headers, block, is_whole = record.kind, record.headers, record.block, record.is_whole
    else:
        kind, headers = record.record_type, {name.lower(): value for name, value in record.headers.items()}
        block = record.reader.read(min(size, record.content_length))
        is_whole = len(block) == min(size, record.content_length)
    if not is_whole:
        raise ValueError(_CUT)
    address = headers.get("warc-target-uri", "").strip().strip("<>")
    return _Capture(kind, address, headers.get("warc-date", ""), block, headers.get("content-type", ""))


def _next_record(path: str, stream: BinaryIO, start: int) -> int | None:
    """Where the next record may begin at or behind a byte of the file; None where there is none."""
    stream.seek(start)
    rest = b""
    while block := read_block(path, stream, _BLOCK_BYTES):
        window = rest + block
        if match := _RECORD_START.search(window):
            return start - len(rest) + match.start()
        start += len(block)
        rest = window[-_START_BYTES:]
    return None


def _reason_left_out(capture: _Capture) -> str | None:
    """Why a capture is no page that can be read; None where it is one."""
    if kind := next((name for kind, name in _LEFT_OUT if kind == capture.kind), None):
        return kind
    if capture.kind == WarcRecordType.conversion:
        return None if capture.is_text and _is_web_address(capture.address) else "conversion record"
    message = capture.message
    if capture.kind == WarcRecordType.resource and (message is None or message.content_type not in PAGE_TYPES):
        return "resource record"
    if message is None or not _is_web_address(capture.address):
        return "record that is no web page"
    if message.status != 200:
        return "page with an error or a redirection"
    return None if message.content_type in PAGE_TYPES else "picture, script or other part of a page"


def _is_web_address(address: str) -> bool:
    return address.lower().startswith(("http://", "https://"))


def _page(file: SourceFile, capture: _Capture) -> SourceFile:
    """The page of a capture. The day when it was fetched is no more than the latest that it can be of."""
    fetched = iso_date(capture.date[:10])
    published = Published(fetched.value, "day", "file", reliable=False) if fetched else None
    about = FileMetadata(url=capture.address, published=published)
    if capture.is_text:
        about = replace(about, source=next(iter(sites_of(capture.address)), ""))
        return file.within(capture.address, capture.block, about=about, read_as=".txt")
    message = capture.message
    assert message is not None  # it was looked at before
    return file.within(capture.address, page_bytes(message), about=about, read_as=".html")
