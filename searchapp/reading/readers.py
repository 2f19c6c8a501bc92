"""Which reader reads a file: by its suffix, or by its content where that says otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

import orjson

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.decoding import decode, is_wide, tidy, tidy_json
from searchapp.reading.files import SourceFile
from searchapp.reading.json_lines import read_json, read_json_lines
from searchapp.reading.plain_text import read_plain_text
from searchapp.reading.web_pages import read_web_page
from searchapp.reading.wire_sgml import read_wire

Reader = Callable[[SourceFile, str], Iterator[Article | ArticleError]]

_HEAD_CHARS = 4096
_HEAD_BYTES = 4096
MAX_LINE_BYTES = 1 << 26  # 64 MiB: a book is 1 MiB
_WIRE_HEAD = re.compile(r"<(?:!DOCTYPE\s+lewis|REUTERS\b|IEER_DOC\b|DOC>)", re.I)
_PAGE_HEAD = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!DOCTYPE\s+html|html|head|body|div|article|main|title|meta)\b",
    re.S | re.I,
)
_CONTROL_SHARE = 0.1  # no text in any single-byte encoding comes near; pictures and programs lie above 0.2
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\f\r\x1b\x1a")) + b"\x7f"
_FOREIGN_HEADS = (  # (first bytes, what it is)
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
)


def _json_lines_of_text(file: SourceFile, text: str) -> Iterator[Article | ArticleError]:
    """The articles of JSON Lines that were found under another suffix."""
    return read_json_lines(file, (line.encode("utf-8", "replace") for line in text.split("\n")))


READERS: Mapping[str, Reader] = {
    ".txt": read_plain_text,
    ".text": read_plain_text,
    ".html": read_web_page,
    ".htm": read_web_page,
    ".xhtml": read_web_page,
    ".sgm": read_wire,
    ".sgml": read_wire,
    ".json": read_json,
    ".jsonl": _json_lines_of_text,
    ".ndjson": _json_lines_of_text,
}
_STREAMED = frozenset({".jsonl", ".ndjson"})
_JSON = _STREAMED | {".json"}
_FIRST_LINES = 20  # of JSON Lines, of which one at least is whole


def read_articles(file: SourceFile, repeated: RepeatedLines | None = None) -> Iterator[Article | ArticleError]:
    """The file's articles, and an ArticleError for each that cannot be read, as a value: nothing is raised for content.

    Plain text loses the lines that stand in `repeated`.
    """
    try:
        yield from _articles(file, repeated)
    except ArticleError as error:
        yield error


def _articles(file: SourceFile, repeated: RepeatedLines | None) -> Iterator[Article | ArticleError]:
    """The file's articles; raises ArticleError when the file cannot be read."""
    if file.suffix in _STREAMED and not _is_wide_file(file):
        with file.open() as stream:
            yield from read_json_lines(file, _lines(file, stream))
        return
    content = file.read()
    _refuse_foreign(file, content[:_HEAD_BYTES])
    decoded = decode(content, fallback="latin-1" if READERS.get(file.suffix) is read_wire else None)
    suffix = _suffix_of(decoded, file)
    text = tidy_json(decoded) if suffix in _JSON else tidy(decoded)
    if not text.strip():
        raise ArticleError(file.path, "has no text")
    reader = READERS.get(suffix)
    if reader is read_plain_text:
        yield from read_plain_text(file, text, repeated)
    elif reader:
        yield from reader(file, text)


def _is_wide_file(file: SourceFile) -> bool:
    """Whether the file is UTF-16 or UTF-32, which cannot be cut into lines before it is decoded."""
    with file.open() as stream:
        return is_wide(stream.read(_HEAD_BYTES))


def _lines(file: SourceFile, stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; raises ArticleError for one that is too long to be an article."""
    while line := stream.readline(MAX_LINE_BYTES):
        if len(line) == MAX_LINE_BYTES:
            raise ArticleError(
                file.path, f"has a line of more than {MAX_LINE_BYTES >> 20} MiB; one line holds one article"
            )
        yield line


def _refuse_foreign(file: SourceFile, head: bytes) -> None:
    """Raise ArticleError for content that is no text."""
    for first_bytes, kind in _FOREIGN_HEADS:
        if head.startswith(first_bytes):
            raise ArticleError(file.path, f"is {kind}; save it as text or HTML")
    controls = len(head) - len(head.translate(None, _CONTROL_BYTES))
    if controls > _CONTROL_SHARE * len(head) and not is_wide(head):
        raise ArticleError(file.path, "is not text")


def _suffix_of(text: str, file: SourceFile) -> str:
    """The suffix that the content speaks for, or else the file's own; empty for what a folder holds beside articles."""
    head = text[:_HEAD_CHARS].lstrip()
    if _WIRE_HEAD.match(head):
        return ".sgm"
    if _PAGE_HEAD.match(head):
        return ".html"
    if head.startswith(("{", "[")) and (suffix := _json_suffix(text)):
        return suffix
    if file.suffix in READERS:
        return file.suffix
    return ".txt" if file.named else ""


def _json_suffix(text: str) -> str:
    """`.json` where all is one object or list, `.jsonl` where one of the first lines is an object; else empty."""
    tidied = tidy_json(text)
    if _is_json(tidied, (dict, list)):
        return ".json"
    return ".jsonl" if any(_is_json(line, dict) for line in tidied.lstrip().split("\n", _FIRST_LINES)) else ""


def _is_json(text: str, kind: type | tuple[type, ...]) -> bool:
    try:
        return isinstance(orjson.loads(text.encode("utf-8", "replace")), kind)
    except orjson.JSONDecodeError:
        return False
