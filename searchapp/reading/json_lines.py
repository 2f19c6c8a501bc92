"""Articles from JSON Lines, and from a JSON file that holds one article or a list of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from searchapp.errors import ArticleError
from searchapp.geo.countries import all_countries
from searchapp.model.article import Article, Published
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.decoding import decode, is_wide, tidy, tidy_json
from searchapp.reading.ids import file_id, numbered_id
from searchapp.reading.source_file import SourceFile
from searchapp.text.dates import iso_date

MAX_ID_CHARS = 512  # an id is a term of the index and a part of a URL
MAX_NAME_CHARS = 200  # a longer one could not be searched for: a request takes no longer value
MAX_LINE_BYTES = 1 << 26  # 64 MiB: a book is 1 MiB
_FIRST_LINES = 20  # of JSON Lines, of which one at least is whole
_HEAD_BYTES = 4096
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class _InvalidArticle(Exception):
    """Why a JSON value is no article."""


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


def _line_articles(file: SourceFile, lines: Iterable[bytes]) -> Iterator[Article | ArticleError]:
    """The article of each line, or what is wrong with the line."""
    empty = True
    for number, line in enumerate(lines, start=1):
        if line.strip(b"\0 \t\r\n\xef\xbb\xbf"):
            empty = False
            yield _line_article(file, line, number)
    if empty:
        yield ArticleError(file.path, "has no text")


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
            yield _article(item, file.display_path, default_id)
        except _InvalidArticle as reason:
            yield ArticleError(file.path, f"article {number}: {reason}")


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
        return _article(_parsed(line), file.display_path, numbered_id(file, number))
    except _InvalidArticle as reason:
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
        raise _InvalidArticle(f"is not JSON: {error.msg} at column {error.colno}") from error


def _article(item: Any, path: str, default_id: str) -> Article:
    """The article that a JSON value describes."""
    if not isinstance(item, dict):
        raise _InvalidArticle("must be an object such as {“body”: “…”}")
    body = _text(item, "body")
    if not body:
        raise _InvalidArticle("has no “body”; give the article's text there")
    return Article(
        id=_id(item.get("id"), default_id),
        body=body,
        path=path,
        published=_published(item.get("published")),
        organizations=_names(item, "organizations"),
        countries=_countries(item),
        title=_line(item, "title"),
        section=_line(item, "section"),
        byline=_line(item, "byline"),
        source=_line(item, "source"),
        url=_line(item, "url"),
    )


def _text(item: dict[str, Any], key: str) -> str:
    """The text under a key; empty where there is none."""
    value = item.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _InvalidArticle(f"“{key}” must be a text, not {_kind(value)}")
    return tidy(_LONE_SURROGATE.sub("", value)).strip()


def _line(item: dict[str, Any], key: str) -> str:
    """The text under a key on one line; empty where there is none."""
    return " ".join(_text(item, key).split())


def _id(value: Any, default_id: str) -> str:
    """The id that the article brings, or else the default one."""
    if value is None:
        return default_id
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise _InvalidArticle(f"“id” must be a text, not {_kind(value)}")
    article_id = str(value)
    if not article_id.strip() or not article_id.isprintable() or len(article_id) > MAX_ID_CHARS:
        raise _InvalidArticle(f"“id” must be 1 to {MAX_ID_CHARS} printable characters")
    return article_id


def _published(value: Any) -> Published | None:
    """The date under `published`."""
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise _InvalidArticle(f"“published” must be a text such as “2016-09-05”, not {_kind(value)}")
    published = iso_date(value)
    if published is None:
        raise _InvalidArticle(
            f"“published” must be an ISO 8601 day, month, year or instant such as “2016-09-05”, not “{value[:40]}”"
        )
    return published


def _names(item: dict[str, Any], key: str) -> tuple[str, ...] | None:
    """The list of names under a key, each once; None where the article brings none."""
    value = item.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise _InvalidArticle(f"“{key}” must be a list of texts")
    names = dict.fromkeys(" ".join(tidy(name).split()) for name in value)
    if any(len(name) > MAX_NAME_CHARS for name in names):
        raise _InvalidArticle(f"“{key}” must be a list of names of at most {MAX_NAME_CHARS} characters")
    return tuple(name for name in names if name)


def _countries(item: dict[str, Any]) -> tuple[str, ...] | None:
    """The ISO codes under `countries`; None where the article brings none."""
    codes = _names(item, "countries")
    if codes is None:
        return None
    for code in codes:
        if code.upper() not in all_countries():
            raise _InvalidArticle(f"“countries” must be ISO 3166-1 alpha-2 codes such as “IR”; “{code[:40]}” is none")
    return tuple(code.upper() for code in codes)


def _kind(value: Any) -> str:
    """What JSON calls a value of this type."""
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "null")
