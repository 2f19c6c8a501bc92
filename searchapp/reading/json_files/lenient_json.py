"""The value of bytes that are JSON, or nearly: with comments or commas too many, as programs write it, or in a text."""

from __future__ import annotations

import ast
import json
import re
from typing import Any

import orjson

from searchapp.reading.encodings.decoding import decode, tidy_json

_STRING = r'"(?:[^"\\]|\\.)*"'
_COMMENT = re.compile(rf"{_STRING}|//[^\n]*|/\*.*?\*/", re.S)
_COMMA_BEFORE_END = re.compile(rf"{_STRING}|,(?=\s*[}}\]])", re.S)
_UNDEFINED = re.compile(rf"{_STRING}|\bundefined\b")  # JavaScript's
_ESCAPE = re.compile(r'\\(?P<known>["\\/bfnrt]|u[0-9a-fA-F]{4})?(?P<quote>\')?')
_PYTHON_STRING = r"'(?:[^'\\]|\\.)*'"
# What MongoDB's shell and pandas write around a value: ISODate("2024-05-01"), ObjectId("…"), Timestamp('…')
_CALL = re.compile(
    rf"{_STRING}|{_PYTHON_STRING}|\b(?:new )?(?:ISODate|ObjectId|Date|Number(?:Long|Int|Decimal)|UUID|Timestamp)"
    rf"\(\s*(?P<value>{_STRING}|{_PYTHON_STRING}|-?\d+)\s*(?:,[^()]*)?\)",
    re.S,
)
_MOMENT = re.compile(
    rf"{_STRING}|{_PYTHON_STRING}"
    r"|\bdatetime\.date(?:time)?\((?P<numbers>\d+(?:, ?\d+){2,6})(?:, ?tzinfo=[^()]*(?:\([^()]*\))?)?\)",
    re.S,
)
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
    if "(" in text:
        text = _CALL.sub(_called, text)
    without_comments = _COMMENT.sub(_string_or_space, text) if "//" in text or "/*" in text else text
    if "undefined" in text:
        without_comments = _UNDEFINED.sub(_string_or_null, without_comments)
    return _loaded(_COMMA_BEFORE_END.sub(_string_or_space, without_comments).strip(_EDGES))


def _with_known_escapes(text: str) -> Any:
    return _without_extras(_ESCAPE.sub(_known_escape, text))


def _known_escape(match: re.Match[str]) -> str:
    if match["known"]:
        return match[0]
    return "'" if match["quote"] else "\\\\"


def _called(call: re.Match[str]) -> str:
    """What a function makes a value of, in its place; a text stays as it is."""
    return call["value"] or call[0]


def _iso_moment(call: re.Match[str]) -> str:
    """A moment that Python writes as a call, as ISO 8601 has it; a text stays as it is."""
    if not call["numbers"]:
        return call[0]
    numbers = [int(number) for number in re.findall(r"\d+", call["numbers"])][:6]
    return repr(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}".format(*numbers, *[0] * (6 - len(numbers))).removesuffix("T00:00:00")
    )


def _string_or_space(match: re.Match[str]) -> str:
    return match[0] if match[0][0] == '"' else " "


def _string_or_null(match: re.Match[str]) -> str:
    return match[0] if match[0][0] == '"' else "null"


def _of_python(text: str) -> Any:
    if len(text) > _MAX_PYTHON_CHARS or "'" not in text[:10]:
        raise ValueError("is no value of Python's")
    value = ast.literal_eval(_CALL.sub(_called, _MOMENT.sub(_iso_moment, text)))
    if not isinstance(value, (dict, list)):
        raise ValueError("is no object and no list")
    return value
