"""Articles from JSON Lines, and from a JSON file that holds one article or a list of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.decoding import decode, is_wide, tidy, tidy_json
from searchapp.reading.ids import file_id, numbered_id
from searchapp.reading.records import InvalidRecord, article_of_record
from searchapp.reading.source_file import SourceFile

MAX_LINE_BYTES = 1 << 26  # 64 MiB: a book is 1 MiB
_FIRST_LINES = 20  # of JSON Lines, of which one at least is whole
_HEAD_BYTES = 4096


def is_json(head: str, file: SourceFile) -> bool:
    """Whether a file holds JSON or JSON Lines; its first character is enough where it is named `.json`."""
    if not head.startswith(("{", "[")):
        return False
    if file.suffix == ".json":
        return True
    text = tidy_json(decode(file.read()))
    return _loads(text) is not None or _has_line_of_object(text)


def read_json_lines(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
    """The article of each line, or what is wrong with the line, read as a stream."""
    is_wide_file = is_wide(file.head(_HEAD_BYTES))  # UTF-16 cannot be cut into lines before it is decoded
    return _line_articles(file, _text_lines(_whole_text(file)) if is_wide_file else _byte_lines(file))


def read_json(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
    """The article that the JSON object is, or those of the JSON list; nothing from other JSON that a folder holds.

    JSON Lines under another suffix are read too.
    """
    text = _whole_text(file)
    try:
        content = orjson.loads(text.encode("utf-8", "replace"))
    except orjson.JSONDecodeError as error:
        if _has_line_of_object(text):
            yield from _line_articles(file, _text_lines(text))
        else:
            yield ArticleError(file.path, f"is not JSON: {error.msg}", line=error.lineno)
        return
    objects = content if isinstance(content, list) else [content]
    if not file.named and not any(isinstance(item, dict) and ("body" in item or "title" in item) for item in objects):
        return
    for number, item in enumerate(objects, start=1):
        default_id = numbered_id(file, number) if isinstance(content, list) else file_id(file)
        try:
            yield article_of_record(item, file.display_path, default_id)
        except InvalidRecord as reason:
            yield ArticleError(file.path, f"article {number}: {reason}")


def _line_articles(file: SourceFile, lines: Iterable[bytes]) -> Iterator[Article | ArticleError]:
    """The article of each line, or what is wrong with the line."""
    empty = True
    for number, line in enumerate(lines, start=1):
        if line.strip(b"\0 \t\r\n\xef\xbb\xbf"):
            empty = False
            yield _line_article(file, line, number)
    if empty:
        yield ArticleError(file.path, "has no text")


def _whole_text(file: SourceFile) -> str:
    """The text of a file of JSON; raises ArticleError where it has none."""
    text = tidy_json(decode(file.read()))
    if not text.strip():
        raise ArticleError(file.path, "has no text")
    return text


def _text_lines(text: str) -> Iterator[bytes]:
    """The lines of a text as bytes of JSON."""
    return (line.encode("utf-8", "replace") for line in text.split("\n"))


def _byte_lines(file: SourceFile) -> Iterator[bytes]:
    """The lines of a file, one at a time; raises ArticleError for one that is too long to be an article."""
    with file.open() as stream:
        while line := stream.readline(MAX_LINE_BYTES):
            if len(line) == MAX_LINE_BYTES:
                raise ArticleError(
                    file.path, f"has a line of more than {MAX_LINE_BYTES >> 20} MiB; one line holds one article"
                )
            yield line


def _has_line_of_object(text: str) -> bool:
    """Whether one of the first lines is an object, as in JSON Lines; others may be broken."""
    return any(isinstance(_loads(line), dict) for line in text.lstrip().split("\n", _FIRST_LINES))


def _loads(text: str) -> Any:
    """The value of a text of JSON; None where it is none."""
    try:
        return orjson.loads(text.encode("utf-8", "replace"))
    except orjson.JSONDecodeError:
        return None


def _line_article(file: SourceFile, line: bytes, number: int) -> Article | ArticleError:
    """The article of one line, or what is wrong with the line."""
    try:
        return article_of_record(_parsed(line), file.display_path, numbered_id(file, number))
    except InvalidRecord as reason:
        return ArticleError(file.path, str(reason), line=number)


def _parsed(line: bytes) -> Any:
    """The value of a line of JSON in whatever encoding."""
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        pass
    try:
        return orjson.loads(tidy(decode(line)).encode("utf-8", "replace"))
    except orjson.JSONDecodeError as error:
        raise InvalidRecord(f"is not JSON: {error.msg} at column {error.colno}") from error
