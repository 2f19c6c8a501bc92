"""The lines of a file of many articles as a stream, and those of each article: no more than one is in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from searchapp.errors import ArticleError
from searchapp.reading.encodings.decoding import tidy
from searchapp.reading.encodings.text_streams import text_stream
from searchapp.reading.source_file import SourceFile

MAX_ARTICLE_CHARS = 1 << 24  # 16 Mi: a book has one; more is no article, but a file that was not split
_CHUNK_CHARS = 1 << 16


class Record(Struct):
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
    """The text of a file, tidied, in pieces of some length."""
    with text_stream(file) as stream:
        while chunk := stream.read(_CHUNK_CHARS):
            if chunk.endswith("\r"):  # the line feed behind it belongs to the same end of a line
                chunk += stream.read(1)
            yield tidy(chunk)


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
