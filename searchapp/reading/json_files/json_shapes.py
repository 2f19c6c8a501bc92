"""The records that a value of JSON holds: itself, those of a list, or those that an interface's answer wraps.

{"articles": […]}    {"response": {"docs": […]}}    {"hits": {"hits": [{"_id": …, "_source": {…}}]}}
{"@graph": […]}      {"columns": […], "data": [[…]]}    {"title": {"0": …}, "text": {"0": …}}
{"title": […], "text": […]}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, product
from typing import Any, NamedTuple

from searchapp.reading.json_files.column_lists import rows_of_lists
from searchapp.reading.json_files.day_keys import are_days, by_day, with_day
from searchapp.reading.json_files.joined_tables import with_references_resolved, with_tables_joined
from searchapp.reading.json_files.lenient_json import inner_value
from searchapp.reading.json_files.posts import whole_post, with_writers
from searchapp.reading.json_files.text_blocks import have_heads, headed_texts, name_of_headed_parts, with_blocks_joined
from searchapp.reading.json_files.transcripts import is_transcript, recognized_speech, transcript_text
from searchapp.reading.records.editor_documents import are_blocks, parts_of
from searchapp.reading.records.record_values import TEXT_KEYS
from searchapp.reading.records.usual_names import is_known, names_of, plain_name, ranks

_LOOKED_AT = 20  # elements of a list, of which one has to be an article for it to be a list of articles
_MAX_DEPTH = 6  # of wrappers in each other; the deepest known has 3
_WRAPPERS = ("_source", "@type", "fields", "attributes")
_COLUMN_KEYS = ("columns", "fields", "header", "headers", "cols")
_ROW_KEYS = ("data", "rows", "values", "records")
_SHARES = ("Announce", "Like")  # of others' posts, in the archives of Mastodon and its like
_NEWS_TYPES = ("article", "posting", "report", "review", "story", "newsitem")  # within a name of schema.org


class Shaped(NamedTuple):
    """A record and the name under which an object keeps it, if it does."""

    value: Any
    key: str = ""


def records_in(value: Any, depth: int = 0) -> Iterator[Shaped]:
    """The records of a value, in their order."""
    if isinstance(value, list) and is_transcript(value):
        yield Shaped({"body": transcript_text(value)})
    elif isinstance(value, list):
        items = _rows(value[0], value[1:]) if value and _names_columns(value[0]) else value
        yield from (Shaped(record) for item in items for record in _unwrapped(item, depth))
    elif isinstance(value, dict):
        yield from _records_of_object(value, depth)
    else:
        yield Shaped(value)


def _unwrapped(item: Any, depth: int) -> Iterator[Any]:
    """The record that an element of a list is, or the records that it wraps; nothing for what only describes others."""
    if isinstance(item, list) and depth < _MAX_DEPTH:
        yield from (record.value for record in records_in(item, depth + 1))
    elif not isinstance(item, dict):
        yield item
    elif not _is_about_others(item) and item.get("type") not in _SHARES:
        yield from (record.value for record in _records_of_object(item, depth + 1))


def _records_of_object(value: dict[str, Any], depth: int) -> Iterator[Shaped]:
    value = whole_post(with_writers(with_blocks_joined(with_tables_joined(with_references_resolved(value)))))
    if isinstance(source := _opened(value.get("_source")), dict):  # a hit of Elasticsearch
        yield Shaped({"_id": value["_id"], **source} if "_id" in value else source)
    elif isinstance(item := value.get("item"), dict) and plain_name(str(value.get("@type", ""))) == "listitem":
        yield Shaped(item)
    elif rows := rows_of_lists(value):
        yield from map(Shaped, rows)
    elif depth >= _MAX_DEPTH or _has_text(value):
        yield Shaped(value)
    elif speech := recognized_speech(value):
        yield Shaped({**value, "body": speech})
    elif records := _columns(value):
        yield from map(Shaped, records)
    elif parts := _name_of_parts(value):
        yield Shaped({"body" if name == parts else name: inner for name, inner in value.items()})
    elif parts := name_of_headed_parts(value):
        yield Shaped({**value, parts: None, "body": headed_texts(value[parts])})
    elif _is_about_inner(value):
        yield Shaped(value)
    elif are_days(value):
        for day, inner in by_day(value):
            yield from (Shaped(with_day(record.value, day)) for record in records_in(inner, depth + 1))
    elif containers := _containers(value) or _containers(value := _with_texts_opened(value)):
        source = _name_of_feed(value)
        for record in chain.from_iterable(records_in(container, depth + 1) for container in containers):
            if not (source and _is_service(record.value)):
                yield _from(source, record) if source else record
    elif _is_keyed(value):
        yield from (Shaped(record, key) for key, record in value.items())
    else:
        yield Shaped(value)


def _is_about_inner(value: Mapping[str, Any]) -> bool:
    """Whether an object tells when its article came out and keeps the rest of it in one object, as Prismic does."""
    inner = value.get("data")
    if not isinstance(inner, dict) or not _has_text(inner) or not _has_headline(inner):
        return False
    is_dated = any(plain_name(name) in ranks()["published"] for name in value)
    return is_dated and not any(plain_name(name) in ranks()["published"] for name in inner)


def _name_of_feed(value: Mapping[str, Any]) -> str:
    """What a feed of JSON Feed or a channel of Telegram is called, of which its entries say nothing; else empty."""
    if "jsonfeed.org/" in str(value.get("version", "")):
        return str(value.get("title") or "")
    is_channel = "messages" in value and str(value.get("type", "")).endswith("_channel")
    return str(value.get("name") or "") if is_channel else ""


def _is_service(value: Any) -> bool:
    """Whether a message of a channel only tells of the channel, as of its new picture."""
    return isinstance(value, dict) and value.get("type") == "service"


def _from(source: str, record: Shaped) -> Shaped:
    """The record with its source, where it tells none."""
    return record._replace(value={"source": source, **record.value}) if isinstance(record.value, dict) else record


def _opened(value: Any) -> Any:
    """A value, or what a text of JSON writes."""
    inner = inner_value(value) if isinstance(value, str) else None
    return value if inner is None else inner


def _with_texts_opened(value: dict[str, Any]) -> dict[str, Any]:
    """The same object, with what its texts of JSON write."""
    return {name: _opened(inner) for name, inner in value.items()}


def _has_text(value: Mapping[str, Any]) -> bool:
    """Whether an object has a text of its own, and so is no wrapper; `message` may say that a request has gone well."""
    plain_names = ((plain_name(name), inner) for name, inner in value.items())
    return any(name != "message" and name in ranks()["body"] and _is_text(inner) for name, inner in plain_names)


def _is_text(value: Any) -> bool:
    """Whether a value is a text, or its paragraphs or other parts, and no articles."""
    if isinstance(value, str):
        return bool(value)
    if isinstance(value, list):
        if are_blocks(value):
            return any(map(_is_text, value)) and not any(map(_has_text, filter(_has_headline, value)))
        return bool(value) and all(isinstance(item, (str, dict)) for item in value) and all(map(_is_text, value))
    if not isinstance(value, dict) or any(plain_name(name) in ranks()["title"] for name in value):
        return False
    if any(isinstance(value.get(key), str) for key in TEXT_KEYS):
        return True
    parts = parts_of(value) or ([value["data"]] if isinstance(value.get("data"), dict) else [])
    return bool(parts) and any(map(_is_text, parts)) and not any(map(_has_headline, parts))


def _has_headline(value: Any) -> bool:
    return isinstance(value, dict) and any(plain_name(name) in ranks()["title"] for name in value)


def _containers(value: Mapping[str, Any]) -> list[Any]:
    """The lists and objects of an object that hold records: those that are called so, or else its only such list."""
    ranked = [
        (name, inner)
        for name, inner in value.items()
        if plain_name(name) in names_of("container") and _holds_objects(inner)
    ]
    if ranked:
        return [] if _is_article(value) else [inner for _, inner in ranked]
    others = [inner for inner in value.values() if isinstance(inner, list) and _has_articles(inner)]
    return others or [inner for inner in value.values() if _is_wrapper(inner, 0)]


def _is_wrapper(value: Any, depth: int) -> bool:
    """Whether a value holds nothing but articles, or is one within an answer."""
    return _is_mere_wrapper(value, depth) or _lists_wrappers(value) or (isinstance(value, dict) and _is_article(value))


def _lists_wrappers(value: Any) -> bool:
    """Whether a value is a list of objects of which some wrap articles, as Trove answers by the zones of its stock."""
    if not isinstance(value, list):
        return False
    return any(
        isinstance(item, dict) and any(_wraps_articles(inner) for name, inner in item.items() if _is_container(name))
        for item in value[:_LOOKED_AT]
    )


def _wraps_articles(value: Any) -> bool:
    """Whether a value is an object that keeps a list of articles by the name of one."""
    return isinstance(value, dict) and any(
        _is_container(name) and _has_articles(inner) for name, inner in value.items()
    )


def _is_container(name: str) -> bool:
    return plain_name(name) in names_of("container")


def _name_of_parts(value: Mapping[str, Any]) -> str:
    """The name of the list in which an object keeps the parts of its text, as pages; empty where it has none."""
    if not any(
        plain_name(name) in ranks()["title"] and isinstance(inner, str) and inner for name, inner in value.items()
    ):
        return ""
    lists = [name for name, inner in value.items() if isinstance(inner, list) and _has_articles(inner)]
    if len(lists) != 1 or plain_name(lists[0]) in names_of("container"):
        return ""
    return "" if have_heads(lists[0], value[lists[0]]) else lists[0]


def _is_article(value: Mapping[str, Any]) -> bool:
    """Whether what looks like a wrapper is one article: it has a headline and tells when or where it came out."""
    names = {plain_name(name) for name, inner in value.items() if isinstance(inner, str) and inner}
    has_place = names & ranks()["published"].keys() and names & ranks()["url"].keys()
    return bool(
        names & ranks()["title"].keys() and has_place and not any(_has_articles(inner) for inner in value.values())
    )


def _holds_objects(value: Any, depth: int = 0) -> bool:
    """Whether a value is a list of objects, or an object that wraps one."""
    if isinstance(value, list):
        return any(isinstance(item, dict) and _has_known_name(item) for item in value[:_LOOKED_AT])
    if not isinstance(value, dict) or depth >= _MAX_DEPTH:
        return False
    if _has_text(value) or "_source" in value:
        return True
    return any(
        plain_name(name) in names_of("container") and _holds_objects(inner, depth + 1) for name, inner in value.items()
    ) or any(_has_articles(inner) or _is_wrapper(inner, depth) for inner in value.values())


def _is_mere_wrapper(value: Any, depth: int) -> bool:
    """Whether an object has nothing of its own and wraps records, as the name of a query does in GraphQL's answers."""
    if not isinstance(value, dict) or not all(isinstance(inner, (dict, list, type(None))) for inner in value.values()):
        return False
    return _holds_objects(value, depth + 1)


def _has_known_name(item: Mapping[str, Any]) -> bool:
    """Whether an object has a field that articles have, or wraps one that may."""
    return any(is_known(name) or plain_name(name) in names_of("container") or name in _WRAPPERS for name in item)


def _has_articles(value: Any) -> bool:
    """Whether a value is a list of objects that have texts of their own."""
    return isinstance(value, list) and any(isinstance(item, dict) and _has_text(item) for item in value[:_LOOKED_AT])


def _is_keyed(value: Mapping[str, Any]) -> bool:
    """Whether an object keeps articles under their names or ids."""
    return bool(value) and all(isinstance(inner, dict) and _has_text(inner) for inner in value.values())


def _is_about_others(value: Mapping[str, Any]) -> bool:
    """Whether an object of schema.org describes a site, a person or a picture."""
    kind = value.get("@type")
    kinds = [str(name).casefold() for name in (kind if isinstance(kind, list) else [kind])] if kind else []
    if not kinds or _has_text(value) or "@graph" in value:
        return False
    return not any(name in kind for kind in kinds for name in (*_NEWS_TYPES, "list", "feed"))


def _columns(value: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of a table as pandas writes it, by columns or split from their names; empty for what is none."""
    for names, rows in product(map(value.get, _COLUMN_KEYS), map(value.get, _ROW_KEYS)):
        if isinstance(names, list) and isinstance(rows, list) and all(isinstance(row, list) for row in rows):
            return _rows(names, rows)
    columns = list(value.items())
    if len(columns) < 2 or not all(isinstance(cells, dict) for _, cells in columns):
        return []
    if not any(plain_name(name) in ranks()["body"] for name, _ in columns):
        return []
    if len({len(cells) for _, cells in columns}) != 1 or not all(key.isdecimal() for key in columns[0][1]):
        return []
    if any(isinstance(cell, (dict, list)) for _, cells in columns for cell in list(cells.values())[:1]):
        return []
    return [{name: cells.get(key) for name, cells in columns} for key in columns[0][1]]


def _rows(names: Sequence[Any], rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Rows as objects; columns go by names, or are objects that have one."""
    columns = [str(name.get("name", "")) if isinstance(name, dict) else str(name) for name in names]
    return [dict(zip(columns, row, strict=False)) for row in rows if isinstance(row, list)]


def _names_columns(value: Any) -> bool:
    """Whether a list is the first row of a table, that of its columns' names."""
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        return False
    return any(plain_name(name) in ranks()["body"] for name in value) and sum(map(is_known, value)) * 2 > len(value)
