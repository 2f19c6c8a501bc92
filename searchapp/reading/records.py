"""An article from a record: an object of JSON, or the cells of a row by the names of their columns."""

from __future__ import annotations

import re
from typing import Any

from searchapp.geo.countries import all_countries
from searchapp.model.article import Article, Published
from searchapp.reading.decoding import tidy
from searchapp.text.dates import iso_date

MAX_ID_CHARS = 512  # an id is a term of the index and a part of a URL
MAX_NAME_CHARS = 200  # a longer one could not be searched for: a request takes no longer value
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class InvalidRecord(Exception):
    """Why a record is no article, in words that follow its file and line."""


def article_of_record(item: Any, path: str, default_id: str) -> Article:
    """The article that a record describes. Raises InvalidRecord."""
    if not isinstance(item, dict):
        raise InvalidRecord("must be an object such as {“body”: “…”}")
    body = _text(item, "body")
    if not body:
        raise InvalidRecord("has no “body”; give the article's text there")
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
        raise InvalidRecord(f"“{key}” must be a text, not {_kind(value)}")
    return tidy(_LONE_SURROGATE.sub("", value)).strip()


def _line(item: dict[str, Any], key: str) -> str:
    """The text under a key on one line; empty where there is none."""
    return " ".join(_text(item, key).split())


def _id(value: Any, default_id: str) -> str:
    """The id that the article brings, or else the default one."""
    if value is None:
        return default_id
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise InvalidRecord(f"“id” must be a text, not {_kind(value)}")
    article_id = str(value)
    if not article_id.strip() or not article_id.isprintable() or len(article_id) > MAX_ID_CHARS:
        raise InvalidRecord(f"“id” must be 1 to {MAX_ID_CHARS} printable characters")
    return article_id


def _published(value: Any) -> Published | None:
    """The date under `published`."""
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InvalidRecord(f"“published” must be a text such as “2016-09-05”, not {_kind(value)}")
    published = iso_date(value)
    if published is None:
        raise InvalidRecord(
            f"“published” must be an ISO 8601 day, month, year or instant such as “2016-09-05”, not “{value[:40]}”"
        )
    return published


def _names(item: dict[str, Any], key: str) -> tuple[str, ...] | None:
    """The list of names under a key, each once; None where the article brings none."""
    value = item.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise InvalidRecord(f"“{key}” must be a list of texts")
    names = dict.fromkeys(" ".join(tidy(name).split()) for name in value)
    if any(len(name) > MAX_NAME_CHARS for name in names):
        raise InvalidRecord(f"“{key}” must be a list of names of at most {MAX_NAME_CHARS} characters")
    return tuple(name for name in names if name)


def _countries(item: dict[str, Any]) -> tuple[str, ...] | None:
    """The ISO codes under `countries`; None where the article brings none."""
    codes = _names(item, "countries")
    if codes is None:
        return None
    for code in codes:
        if code.upper() not in all_countries():
            raise InvalidRecord(f"“countries” must be ISO 3166-1 alpha-2 codes such as “IR”; “{code[:40]}” is none")
    return tuple(code.upper() for code in codes)


def _kind(value: Any) -> str:
    """What JSON calls a value of this type."""
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "null")
