"""The records of a file of JSON or JSON Lines, in whatever encoding, read as a stream."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from searchapp.errors import ArticleError, NoArticles
from searchapp.reading.encodings.decoding import EMPTY_FILE, decode, is_wide
from searchapp.reading.encodings.text_streams import utf8_stream
from searchapp.reading.ids import numbered_id
from searchapp.reading.json_files.day_keys import with_day
from searchapp.reading.json_files.json_shapes import Shaped, records_in
from searchapp.reading.json_files.json_values import JsonValues
from searchapp.reading.json_files.lenient_json import NotJson, parsed
from searchapp.reading.record_files.reading import Record
from searchapp.reading.source_file import SourceFile

_MAX_LINE_BYTES = 1 << 26  # 64 MiB: a book is 1 MiB
_WHOLE_BYTES = 1 << 22  # a smaller file is parsed at once
_FIRST_LINES = 20  # of JSON Lines, of which one at least is whole
_HEAD_BYTES = 1 << 16
_ARCHIVE_OF_X = "window.YTD."
_BLANK = b"\0 \t\r\n\xef\xbb\xbf"
LINES_SUFFIXES = (".jsonl", ".ndjson")
MARKDOWN_SUFFIXES = (".md", ".markdown")


def is_json(head: str, file: SourceFile) -> bool:
    """Whether a file holds JSON or JSON Lines; its first character is enough where it is named so."""
    if head.startswith(_ARCHIVE_OF_X):
        return True
    if not head.startswith(("{", "[")) or file.suffix in MARKDOWN_SUFFIXES:  # which may begin with an object
        return False
    if file.suffix == ".json":
        return True
    content = head.encode("utf-8", "replace")
    if _has_line_of_object(content.split(b"\n", _FIRST_LINES)):
        return True
    first = next(iter(JsonValues(io.BytesIO(content), window_bytes=len(content))), None)
    return first is not None and not first.error and _is_value(first.content)


def json_records(file: SourceFile) -> Iterator[Record | ArticleError]:
    """The records of a file of JSON, and in place of what is none an error that tells where it stands."""
    with utf8_stream(file) as stream:
        head = file.head(_HEAD_BYTES)
        is_of_lines = _is_of_lines(decode(head).encode("utf-8", "replace") if is_wide(head) else head, file)
        yield from _records_of_lines(file, stream) if is_of_lines else _records_of_values(file, stream)


# ---- JSON Lines ----------------------------------------------------------------------------------


def _is_of_lines(head: bytes, file: SourceFile) -> bool:
    """Whether each line of a file is a value of its own."""
    lines = [line for line in head.split(b"\n", _FIRST_LINES + 1)[: _FIRST_LINES + 1] if line.strip(_BLANK)]
    if not lines:
        return True
    first = lines[0].strip(_BLANK)
    if len(head) == _HEAD_BYTES and len(lines) == 1:  # which is longer than what has been read of it
        return file.suffix in LINES_SUFFIXES and not first.startswith(b"[")
    if len(lines) == 1:
        return file.suffix in LINES_SUFFIXES
    if _is_value(first) or (first[:1] not in (b"[", b"{") and file.suffix in LINES_SUFFIXES):
        return True
    return not first.startswith(b"[") and len(first) > 1 and _has_line_of_object(lines[1:])


def _has_line_of_object(lines: Iterable[bytes]) -> bool:
    """Whether one of the lines is an object by itself, as in JSON Lines; others may be broken."""
    return any(line.startswith(b"{") and line.rstrip(_BLANK).endswith(b"}") and _is_value(line) for line in lines)


def _records_of_lines(file: SourceFile, stream: BinaryIO) -> Iterator[Record | ArticleError]:
    """The record of each line, or those of a line that wraps several."""
    empty, bulk_id = True, ""
    for number, line in enumerate(_lines(stream), start=1):
        if line is not None and not line.strip(_BLANK):
            continue
        empty = False
        value = _value_of_line(file, line, number)
        if isinstance(value, ArticleError):
            yield value
            continue
        if (action := _bulk_action(value)) is not None:
            bulk_id = action
            continue
        if bulk_id and isinstance(value, dict):
            value, bulk_id = {"_id": bulk_id, **value}, ""
        records = list(records_in(value)) if _holds_objects(value) else [Shaped(value)]
        for inner, record in enumerate(records, start=1):
            if len(records) == 1:
                yield Record(record.value, number, number, kind="")
            else:
                key = record.key or f"{numbered_id(file, number)}.{inner}"
                yield Record(record.value, inner, number, key=key)
    if empty:
        raise NoArticles(file.path, EMPTY_FILE)


def _bulk_action(value: Any) -> str | None:
    """The id that a line of Elasticsearch's bulk format gives to the object on the next; None for any other line."""
    action = next((value[name] for name in ("index", "create") if isinstance(value, dict) and name in value), None)
    if not isinstance(action, dict) or len(value) != 1 or not action.keys() & {"_id", "_index"}:
        return None
    return str(action.get("_id", ""))


def _value_of_line(file: SourceFile, line: bytes | None, number: int) -> Any:
    """What a line holds, or why it cannot be read."""
    if line is None:
        message = f"is longer than {_MAX_LINE_BYTES >> 20} MiB; one line holds one article"
        return ArticleError(file.path, message, line=number)
    try:
        return parsed(line)
    except NotJson as reason:
        return _values_in(line) or ArticleError(file.path, f"is not JSON: {reason}", line=number)


def _values_in(line: bytes) -> list[Any]:
    """The objects that stand one after another on a line; none where it holds anything else."""
    try:
        values = list(JsonValues(io.BytesIO(line), window_bytes=len(line), held_bytes=len(line)))
        objects = [] if any(value.error for value in values) else [parsed(value.content) for value in values]
    except NotJson:
        return []
    return objects if len(objects) > 1 and all(isinstance(value, dict) for value in objects) else []


def _holds_objects(value: Any) -> bool:
    """Whether a line is an object or a list of some."""
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(item, dict) for item in value))


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file, one at a time; None for one that is too long to be an article, which is passed over."""
    while line := stream.readline(_MAX_LINE_BYTES):
        is_whole = len(line) < _MAX_LINE_BYTES or line.endswith(b"\n")
        while not (is_whole or line.endswith(b"\n")) and line:
            line = stream.readline(_HEAD_BYTES)
        yield line if is_whole else None


# ---- other JSON ----------------------------------------------------------------------------------


def _records_of_values(file: SourceFile, stream: BinaryIO) -> Iterator[Record | ArticleError]:
    """The records of a file that is one value or several, whatever lines they take."""
    content = stream.read(_WHOLE_BYTES)
    if not content.strip(_BLANK):
        raise NoArticles(file.path, EMPTY_FILE)
    if len(content) < _WHOLE_BYTES and (value := _value_or_none(content)) is not None:
        is_only = isinstance(value, dict)
        records = list(records_in(value))
        for number, record in enumerate(records, start=1):
            yield Record(record.value, number, is_only=is_only and len(records) == 1, key=record.key)
        return
    number = 0
    for value in JsonValues(_Rest(content, stream)):
        if value.error:
            yield ArticleError(file.path, f"column {value.column}: {value.error}", line=value.line)
            continue
        try:
            records = list(records_in(parsed(value.content)))
        except NotJson as reason:
            number += 1
            yield ArticleError(file.path, f"article {number}: is not JSON: {reason}", line=value.line)
            continue
        for record in records:
            number += 1
            dated = with_day(record.value, value.day) if value.day else record.value
            yield Record(dated, number, value.line, key=record.key)


class _Rest:
    """A stream of which the beginning has been read."""

    def __init__(self, beginning: bytes, stream: BinaryIO) -> None:
        self._beginning = beginning
        self._stream = stream

    def read(self, size: int) -> bytes:
        """The beginning first, then what follows it."""
        content, self._beginning = self._beginning, b""
        return content or self._stream.read(size)


# ---- values --------------------------------------------------------------------------------------


def _value_or_none(content: bytes) -> Any:
    try:
        return parsed(content)
    except NotJson:
        return None


def _is_value(line: bytes) -> bool:
    """Whether a line is an object or a list."""
    return isinstance(_value_or_none(line), (dict, list))
