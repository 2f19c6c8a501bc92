"""The text of a file as a stream: for files of many articles, of which no more than one is held at a time."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from searchapp.errors import ArticleError
from searchapp.reading.decoding import encoding_of, is_wide, tidy
from searchapp.reading.source_file import SourceFile

MAX_ARTICLE_CHARS = 1 << 24  # 16 Mi: a book has one; more is no article, but a file that was not split
_SAMPLE_BYTES = 1 << 18
_BLOCK_BYTES = 1 << 16


@dataclass(slots=True)
class Record:
    """The lines of one article in a file of many; `line` is the number of the first, from 1."""

    line: int
    lines: list[str]


def text_lines(file: SourceFile) -> Iterator[str]:
    """The lines of a file, tidied, without their ends; one that is longer than an article is cut into several."""
    rest = ""
    for chunk in text_chunks(file):
        *lines, rest = (rest + chunk).split("\n")
        yield from lines
        if len(rest) > MAX_ARTICLE_CHARS:
            yield rest
            rest = ""
    if rest:
        yield rest


def text_chunks(file: SourceFile) -> Iterator[str]:
    """The text of a file, tidied, in pieces that end with a line where lines are not too long."""
    decoder = _decoder(file.head(_SAMPLE_BYTES))
    with file.open() as stream:
        for block in _blocks(stream):
            yield tidy(decoder(block))


def split_records(file: SourceFile, lines: Iterable[str], starts: Callable[[str], bool]) -> Iterator[Record]:
    """What stands before the first line that starts an article, as a first record, and each article.

    Raises ArticleError where an article would be longer than any is.
    """
    record, size = Record(1, []), 0
    for number, line in enumerate(lines, start=1):
        if starts(line):
            yield record
            record, size = Record(number, []), 0
        record.lines.append(line)
        size += len(line)
        require_article_size(file, size, record.line)
    yield record


def require_article_size(file: SourceFile, size: int, line: int) -> None:
    """Raise ArticleError where an article has more characters than any has."""
    if size > MAX_ARTICLE_CHARS:
        raise ArticleError(
            file.path, f"has an article of more than {MAX_ARTICLE_CHARS >> 20} Mi characters; split the file", line
        )


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of a stream in blocks that end with a line feed, or are as long as a block may be."""
    while block := stream.read(_BLOCK_BYTES):
        yield block if block.endswith(b"\n") else block + stream.readline(_BLOCK_BYTES)


def _decoder(head: bytes) -> Callable[[bytes], str]:
    """What decodes the blocks of a file that begins so, one after the other."""
    if is_wide(head):
        decode_wide = codecs.getincrementaldecoder(encoding_of(head))("replace").decode
        return lambda block: decode_wide(block)
    return _NarrowDecoder(head).decode


class _NarrowDecoder:
    """Decodes UTF-8, and a block that is none in the encoding of the head, or else in its own."""

    def __init__(self, head: bytes) -> None:
        self._head = head
        self._encoding = ""  # of blocks that are no UTF-8
        self._pending = b""  # the first bytes of a character that the end of a block cuts

    def decode(self, block: bytes) -> str:
        """The text of the next block."""
        block, self._pending = self._pending + block, b""
        try:
            return block.decode("utf-8")
        except UnicodeDecodeError as error:
            if error.start >= len(block) - 3 and error.reason == "unexpected end of data":
                self._pending = block[error.start :]
                return block[: error.start].decode("utf-8")
        if not self._encoding:
            self._encoding = encoding_of(self._head if _is_not_utf8(self._head) else block)
        return block.decode(self._encoding, "replace")


def _is_not_utf8(head: bytes) -> bool:
    """Whether a head that may end within a character is no UTF-8."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return True
    return False
