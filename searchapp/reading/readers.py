"""The table of formats that articles are read from, and which of them a file has.

A new format is a module that reads it and a row of `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading.cleaning.repeated_lines import NO_REPEATED_LINES, PLAIN_TEXT_SUFFIXES, RepeatedLines
from searchapp.reading.decoding import decode_head, require_text
from searchapp.reading.json_lines import is_json, read_json, read_json_lines
from searchapp.reading.plain_text import read_plain_text
from searchapp.reading.source_file import SourceFile
from searchapp.reading.web_pages import is_web_page, read_web_page
from searchapp.reading.wire_sgml import WIRE_SUFFIXES, is_wire, read_wire

HEAD_BYTES = 1 << 14  # 4,096 characters in any encoding: what the content is recognized by


@dataclass(frozen=True, slots=True)
class Reader:
    """A format and the function that reads it.

    `read(file, repeated_lines)` yields each Article of the file in order, and an ArticleError in place of one that
    cannot be read; it raises ArticleError where the whole file cannot. It opens the file by itself, as a stream with
    `file.open()` where the format allows, so that a large file takes no more memory than a small one, or else with
    `read_text(file)`. Lines that many files of the corpus share are of use only to readers of pasted text.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[SourceFile, RepeatedLines], Iterator[Article | ArticleError]]
    gives: str  # what the help and the README say of it
    # Whether the first characters of a file, or all of it, show that it has this format whatever its suffix.
    recognizes: Callable[[str, SourceFile], bool] | None = None
    # The content is not looked at before it is read: for binary formats, and for streams of any length.
    suffix_decides: bool = False


PLAIN_TEXT = Reader(
    "plain text",
    PLAIN_TEXT_SUFFIXES,
    read_plain_text,
    "text as people paste it: menus, share lines, bylines, dates and photo credits are told from the article",
)
FORMATS: tuple[Reader, ...] = (
    PLAIN_TEXT,
    Reader(
        "wire SGML",
        WIRE_SUFFIXES,
        read_wire,
        "wire stories, many a file, with the editors' dates, places and organizations",
        recognizes=is_wire,
    ),
    Reader(
        "HTML",
        (".html", ".htm", ".xhtml"),
        read_web_page,
        "the main text, title, date, byline and site of a page",
        recognizes=is_web_page,
    ),
    Reader(
        "JSON Lines",
        (".jsonl", ".ndjson"),
        read_json_lines,
        "one article a line: `body`, and as you have them `id`, `title`, `url`, `source`, `section`, `byline`,"
        " `published`, `organizations`, `countries`",
        suffix_decides=True,
    ),
    Reader("JSON", (".json",), read_json, "one such article, or a list of them", recognizes=is_json),
)
READERS: Mapping[str, Reader] = {suffix: reader for reader in FORMATS for suffix in reader.suffixes}


def read_articles(
    file: SourceFile, repeated_lines: RepeatedLines = NO_REPEATED_LINES
) -> Iterator[Article | ArticleError]:
    """The file's articles, and an ArticleError as a value for each that cannot be read: nothing is raised for content.

    Plain text loses the repeated lines.
    """
    try:
        reader = reader_of(file)
        if reader:
            yield from reader.read(file, repeated_lines)
    except ArticleError as error:
        yield error


def reader_of(file: SourceFile) -> Reader | None:
    """The reader that a file's content speaks for, or else its suffix; None for what a folder holds beside articles.

    Raises ArticleError for a file that cannot be read or is no text.
    """
    by_suffix = READERS.get(file.suffix)
    if by_suffix and by_suffix.suffix_decides:
        return by_suffix
    head = file.head(HEAD_BYTES)
    require_text(file, head, is_all=len(head) < HEAD_BYTES)
    first_chars = decode_head(head).lstrip()
    by_content = (reader for reader in FORMATS if reader.recognizes and reader.recognizes(first_chars, file))
    return next(by_content, by_suffix or (PLAIN_TEXT if file.named else None))
