"""The value of bytes that are JSON, or nearly: with comments or commas too many, as programs write it, or in a text."""

from __future__ import annotations

import ast
import json
import re
from typing import Any

import orjson

from searchapp.reading.encodings.decoding import decode, tidy_json

# A text or comment without an end goes on to that of the file, or each mark in it would begin one to look through.
_STRING = r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)'
_PYTHON_STRING = _STRING.replace('"', "'")
_COMMENT = re.compile(rf"{_STRING}|//[^\n]*|/\*.*?(?:\*/|\Z)", re.S)
_COMMA_BEFORE_END = re.compile(rf"{_STRING}|,(?=\s*[}}\]])", re.S)
_UNDEFINED = re.compile(rf"{_STRING}|\bundefined\b")  # JavaScript's
_ESCAPE = re.compile(r'\\(?P<known>["\\/bfnrt]|u[0-9a-fA-F]{4})?(?P<quote>\')?')
# What MongoDB's shell and pandas write around a value: ISODate("2024-05-01"), ObjectId("…"), Timestamp('…'), or for
# one: new Date(2024, 4, 1)
_CALL = (
    r"\b(?:new )?(?:Date\((?P<numbers>\d{4}(?:,\s*\d+){1,6})\)"
    r"|(?:ISODate|ObjectId|Date|Number(?:Long|Int|Decimal)|UUID|Timestamp)"
    rf"\(\s*(?:(?P<value>{_STRING}|-?\d+)|'(?P<text>[^'\"\\]*)')\s*(?:,[^()]*)?\))"
)
_JSON_CALL = re.compile(rf"{_STRING}|{_CALL}", re.S)
_PYTHON_CALL = re.compile(rf"{_STRING}|{_PYTHON_STRING}|{_CALL}", re.S)
_MOMENT = re.compile(
    rf"{_STRING}|{_PYTHON_STRING}|\bdatetime\.date(?:time)?\((?P<numbers>\d+(?:, ?\d+){{2,6}})"
    r"(?:, ?tzinfo=[^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)?\))?)?\)",
    re.S,
)
_MONTHS = 12
_MAX_PYTHON_CHARS = 1 << 20
_MAX_INNER_CHARS = 1 << 26
_MAX_TEXTS = 3  # of JSON in each other
_EDGES = "\ufeff \t\r\n,\x1e"


class NotJson(ValueError):
    """Why bytes are no JSON."""


def parsed(content: bytes) -> Any:
    """The value of bytes of JSON in whatever encoding, or of the JSON in its text. Raises NotJson."""
    try:
        return _opened(orjson.loads(content))
    except orjson.JSONDecodeError:
        pass
    text = tidy_json(decode(content)).strip(_EDGES)
    try:
        return _opened(_loaded(text))
    except json.JSONDecodeError as error:
        mended = _mended(text)
        if mended is None:
            raise NotJson(f"{error.msg} at column {error.colno}") from error
        return mended
    except (ValueError, RecursionError) as error:
        raise NotJson("a number or its nesting is beyond all measure") from error


def inner_value(text: str) -> Any:
    """The object or list that a text writes as JSON; None for any other text."""
    text = text.strip()
    if not (text[:1] in ("{", "[") and text[-1:] in ("}", "]")) or len(text) > _MAX_INNER_CHARS:
        return None
    try:
        value = orjson.loads(text.encode("utf-8", "replace"))
    except orjson.JSONDecodeError:
        return None
    return value if isinstance(value, (dict, list)) else None


def _loaded(text: str) -> Any:
    """The value of a text, which may have NaN, line breaks within texts and numbers of any length."""
    return json.loads(text, strict=False)


def _opened(value: Any) -> Any:
    """The value, or what it writes where it is a text of JSON."""
    for _ in range(_MAX_TEXTS):
        inner = inner_value(value) if isinstance(value, str) else None
        if inner is None:
            break
        value = inner
    return value


def _mended(text: str) -> Any:
    """The value of a text without its comments and the commas before its ends, or as Python writes it; else None.

    What JSON cannot escape, as in `it\\'s` and `C:\\clips`, stands for itself.
    """
    for attempt in (_without_extras, _of_python, _with_known_escapes):
        try:
            return attempt(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            continue
    return None


def _without_extras(text: str) -> Any:
    if "//" in text or "/*" in text:
        text = _COMMENT.sub(_string_or_space, text)
    if "(" in text:
        text = _JSON_CALL.sub(_called, text)
    if "undefined" in text:
        text = _UNDEFINED.sub(_string_or_null, text)
    return _loaded(_COMMA_BEFORE_END.sub(_string_or_space, text).strip(_EDGES))


def _with_known_escapes(text: str) -> Any:
    return _without_extras(_ESCAPE.sub(_known_escape, text))


def _known_escape(match: re.Match[str]) -> str:
    if match["known"]:
        return match[0]
    return "'" if match["quote"] else "\\\\"


def _called(call: re.Match[str]) -> str:
    """What a function makes a value of, in its place; a text stays as it is."""
    if call["numbers"]:
        return _javascript_moment(_numbers(call))
    return call["value"] or (call[0] if call["text"] is None else f'"{call["text"]}"')


def _iso_moment(call: re.Match[str]) -> str:
    """A moment that Python writes as a call, as ISO 8601 has it; a text stays as it is."""
    return _iso(_numbers(call)) if call["numbers"] else call[0]


def _javascript_moment(numbers: list[int]) -> str:
    """The same of JavaScript, whose months count from 0; none where a number is beyond its year."""
    year, month, *others = numbers
    return _iso([year, month + 1, *others]) if month < _MONTHS else "null"


def _numbers(call: re.Match[str]) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", call["numbers"])][:6]


def _iso(numbers: list[int]) -> str:
    """A text of the year, the month and what else is known of a moment."""
    date, time = "-".join(map("{:02}".format, numbers[:3])), [*numbers[3:], 0, 0, 0][:3]
    return f'"{date}T{time[0]:02}:{time[1]:02}:{time[2]:02}"' if any(time) else f'"{date}"'


def _string_or_space(match: re.Match[str]) -> str:
    return match[0] if match[0][0] == '"' else " "


def _string_or_null(match: re.Match[str]) -> str:
    return match[0] if match[0][0] == '"' else "null"


def _of_python(text: str) -> Any:
    if len(text) > _MAX_PYTHON_CHARS or "'" not in text[:10]:
        raise ValueError("is no value of Python's")
    value = ast.literal_eval(_PYTHON_CALL.sub(_called, _MOMENT.sub(_iso_moment, text)))
    if not isinstance(value, (dict, list)):
        raise ValueError("is no object and no list")
    return value
