"""What a field's value tells, whatever its type: a text, a line, names, a date, an address, an id."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache, partial
from math import isfinite
from typing import Any

from searchapp.model.article import Published
from searchapp.reading.bylines import given_names_first
from searchapp.reading.encodings.decoding import tidy
from searchapp.reading.records.date_order import UNKNOWN_ORDER, DateOrder
from searchapp.reading.records.editor_documents import document_text, pieces_text
from searchapp.reading.records.markup import field_text
from searchapp.reading.records.parted_dates import date_of_parts, parted_date
from searchapp.text.calendar.dates import read_date

MAX_ID_CHARS = 512  # an id is a term of the index and a part of a URL
_MAX_DEPTH = 8  # of objects and lists within a text
_MAX_LIST_CHARS = 2_000
_MAX_DATE_CHARS = 200
_SERIAL_DAY = re.compile(r"([2-5]\d{4})(?:[.,]\d+)?")  # 1954 to 2064
_FIRST_DAY = date(1899, 12, 30)  # day 0 of Excel, LibreOffice and Google Sheets
_DATE_MEMO = 1 << 12
# Under which of its members an object keeps a text, the surest first.
TEXT_KEYS = (
    "main", "original", "rendered", "text", "content", "html", "plain", "body", "value", "@value", "#text", "_",
    "default", "full", "basic", "stringValue", "S", "*",
)  # fmt: skip
_NAME_KEYS = (
    "name", "original", "full_name", "fullName", "display_name", "displayName", "displayname", "title", "label", "text",
    "value", "username", "screen_name", "domain",
)  # fmt: skip
_ADDRESS_KEYS = ("url", "href", "@id", "rendered", "value", "canonical")
_ID_KEYS = ("$oid", "value", "id", "rendered", "S", "N", "stringValue")
_NAME_PARTS = (
    ("first", "last"), ("firstname", "lastname"), ("first_name", "last_name"), ("firstName", "lastName"),
    ("given", "family"), ("givenName", "familyName"),
)  # fmt: skip
_NAME_WRAPPERS = ("data", "attributes", "person")
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")
_DATE_KEYS = (
    "$date", "iso", "raw", "value", "@value", "date", "utc", "$numberLong", "rendered", "timestampValue", "dateTime",
    "seconds", "_seconds", "S",
)  # fmt: skip
_BESIDE_TEXT = frozenset(
    (
        "title", "kicker", "byline", "author", "date", "image", "video", "gallery", "audio", "pullquote", "tweet", "ad",
        "interstitial_link",
    )
)  # fmt: skip
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_CUT_MARK = re.compile(
    r"\s*(?:…|\.\.\.)?\s*\[\s*(?:\+\s*\d+\s*(?:chars?|characters|more chars?)?|\d+\s*chars?)\s*\]\s*\Z"
)
_CUT_SIGN = re.compile(r"\s*\[\s*(?:…|\.\.\.)\s*\]\s*\Z")
_WRITTEN_LINE_END = re.compile(r"[.!?:;”\"')\]…](?:\\r)?\\n")  # behind a sentence; a path has none
_LEAST_LINE_ENDS = 2
_BLANK_LINE = re.compile(r"[.!?:;”\"')\]…](?:(?:\\r)?\\n){2}")
_PYTHON_STARTS = ("['", '["', "b'", 'b"')  # a list of paragraphs, bytes
_MAX_PYTHON_CHARS = 1 << 18
_NOBODY = frozenset(("", "none", "null", "nan", "undefined", "n/a", "[object object]"))
# Which articles a reader of feeds has read or starred, and how it writes the labels of its users.
_OF_READER = re.compile(r"user/[^/]*/(?:state/.*|label/)")
_BY = re.compile(r"by\s+(?=\S)", re.I)
# How spreadsheets are made to show a text as it is, and a link.
_TEXT_FORMULA = re.compile(r'="((?:[^"]|"")*)"')
_LINK_FORMULA = re.compile(r'=HYPERLINK\(\s*"(?P<address>[^"]*)"\s*(?:[,;]\s*"(?P<label>(?:[^"]|"")*)"\s*)?\)', re.I)
_ESCAPED_END = re.compile(r"_x000[aAdD]_\n?")  # of a line, as Office's XML writes it
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//\S+\Z|www\.\S+\Z|/[^/\s]\S*\Z", re.I)


def text_of(value: Any, depth: int = _MAX_DEPTH) -> str:
    """The text of a value, paragraphs of a list one a line; empty where it holds none."""
    if type(value) is str:
        value = _of_formula(value) if value.startswith("=") else value
        value = _ESCAPED_END.sub("\n", value) if "_" in value else value
        if "\\" in value and "\\n" in value:  # one sign is found sooner than two
            value = _with_line_ends(value)
        if value.startswith(_PYTHON_STARTS) and (written := _as_python_writes(value)) != value:
            return text_of(written, depth)
        return tidy(field_text(value if value.isascii() else _LONE_SURROGATE.sub("", value))).strip()
    if isinstance(value, list) and (pieces := pieces_text(value)) is not None:
        return text_of(pieces)
    if depth and isinstance(value, list):
        return "\n".join(filter(None, (text_of(item, depth - 1) for item in value if _is_running_text(item))))
    if depth and isinstance(value, dict):
        keys = [key for key in TEXT_KEYS if key in value]
        if text := next(
            filter(None, (text_of(value[key], depth - 1) for key in keys if isinstance(value[key], str))), ""
        ):
            return text
        if value and all(map(_LANGUAGE.fullmatch, value)):  # the same text in several languages
            keys = list(value)
        document = document_text(value, partial(text_of, depth=depth - 1))
        return document or next(filter(None, (text_of(value[key], depth - 1) for key in keys)), "")
    return ""


def _of_formula(text: str) -> str:
    """What a spreadsheet shows for `="00123"` or a link; any other text as it is."""
    if match := _TEXT_FORMULA.fullmatch(text):
        return match[1].replace('""', '"')
    match = _LINK_FORMULA.fullmatch(text)
    return (match["label"] or match["address"]).replace('""', '"') if match else text


def _with_line_ends(text: str) -> str:
    """The text with line ends in place of what programs write for them, where it has no others."""
    if "\n" in text or (len(_WRITTEN_LINE_END.findall(text)) < _LEAST_LINE_ENDS and not _BLANK_LINE.search(text)):
        return text
    return text.replace("\\r\\n", "\n").replace("\\n", "\n")


def _is_running_text(item: Any) -> bool:
    return not (isinstance(item, dict) and item.get("type") in _BESIDE_TEXT)


def line_of(value: Any) -> str:
    """The text of a value on one line: of a list the first that has any."""
    if isinstance(value, list):
        return next(filter(None, map(line_of, value[:_MAX_DEPTH])), "")
    if isinstance(value, dict):
        return _name_of(value) or " ".join(text_of(value).split())
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _number_text(value)
    return " ".join(text_of(value).split())


def label_of(value: Any) -> str:
    """The text of a value on one line, but for the number that a system gives what it means; of a list the first."""
    items = value[:_MAX_DEPTH] if isinstance(value, list) else [value]
    lines = (_OF_READER.sub("", line_of(item)) for item in items)
    return next((line for line in lines if not is_nothing(line) and not line.isdecimal()), "")


def byline_of(value: Any) -> str:
    """The names of those who wrote it, with commas between them."""
    is_list = isinstance(value, str) and value.startswith(("['", '["'))
    value = _python_value(value, _MAX_LIST_CHARS) if is_list else value
    if isinstance(value, dict) and isinstance(value.get("name"), list):
        value = value["name"]
    value = given_names_first(value) if isinstance(value, str) and ";" in value else value
    names = dict.fromkeys(filter(None, map(_author, value if isinstance(value, list) else [value])))
    return ", ".join(names)


def _as_python_writes(text: str) -> Any:
    """The paragraphs or the text that a cell writes as Python does; else the text as it is."""
    written = _python_value(text, _MAX_PYTHON_CHARS) if text[-1] in "]'\"" else text
    if isinstance(written, bytes):
        return written.decode("utf-8", "replace")
    is_of_texts = isinstance(written, list) and all(isinstance(item, str) for item in written)
    return written if is_of_texts else text


def _python_value(text: str, most_chars: int) -> Any:
    """What a text writes as Python does, as pandas puts lists into cells; a longer or another text as it is."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of backslashes that are no escapes
            return ast.literal_eval(text) if len(text) <= most_chars else text
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return text


def _author(value: Any) -> str:
    line = line_of(value)
    if is_nothing(line) or line.isdecimal():  # the number of an author in a system
        return ""
    return _BY.sub("", line, count=1) if _BY.match(line) else line


def is_nothing(line: str) -> bool:
    """Whether a line is what programs write for no value."""
    return line.casefold() in _NOBODY


def _name_of(item: dict[str, Any], depth: int = _MAX_DEPTH) -> str:
    """The name of a person or publisher that an object describes."""
    for key in _NAME_KEYS:
        value = item.get(key)
        if isinstance(value, str) and value.strip():
            return " ".join(text_of(value).split())
        if depth and isinstance(value, dict) and (name := _name_of(value, depth - 1)):
            return name
    for key in _NAME_WRAPPERS if depth else ():
        if isinstance(value := item.get(key), dict) and (name := _name_of(value, depth - 1)):
            return name
    for parts in _NAME_PARTS:
        names = [item[part] for part in parts if isinstance(item.get(part), str)]
        if name := " ".join(" ".join(names).split()):
            return name
    return ""


def without_cut_mark(text: str) -> tuple[str, bool]:
    """A text without what an interface writes where it cuts it short, as `… [+1234 chars]`; and whether it did."""
    if not text.endswith("]"):
        return text, False
    if match := _CUT_MARK.search(text, max(0, len(text) - 60)):
        return text[: match.start()], True
    if match := _CUT_SIGN.search(text, max(0, len(text) - 20)):
        return f"{text[: match.start()]} …", True
    return text, False


def address_of(value: Any) -> str:
    """The web address or path that a value holds; empty where it is none."""
    for text in _texts(value, _ADDRESS_KEYS):
        link = _LINK_FORMULA.fullmatch(text) if text.startswith("=") else None
        line = " ".join(tidy(link["address"] if link else _of_formula(text)).split())
        if _ADDRESS.match(line):
            return line
    return ""


def id_of(value: Any) -> str:
    """The id that a value holds; empty where it can be none."""
    for text in _texts(value, _ID_KEYS):
        if text.strip() and text.isprintable() and len(text) <= MAX_ID_CHARS:
            return text
    return ""


def _texts(value: Any, keys: tuple[str, ...]) -> Iterator[str]:
    """The texts that a value is, lists or holds under one of the keys; numbers as texts."""
    if isinstance(value, str):
        yield _LONE_SURROGATE.sub("", value)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield _number_text(value)
    elif isinstance(value, list):
        yield from (text for item in value[:_MAX_DEPTH] if not isinstance(item, list) for text in _texts(item, keys))
    elif isinstance(value, dict):
        yield from (value[key] for key in keys if isinstance(value.get(key), str))


def _number_text(number: int | float) -> str:
    """A number as people write it: whole numbers without a fraction, as spreadsheets keep them."""
    return str(int(number)) if isinstance(number, float) and number.is_integer() else str(number)


def date_of(value: Any, order: DateOrder = UNKNOWN_ORDER) -> Published | None:
    """The date that a text, a number, or a list or an object with one of them tells."""
    if isinstance(value, str):
        return _date_in_text(value, order)
    if isinstance(value, list):
        if (parted := date_of_parts(value)) and all(isinstance(part, int) for part in value):
            return parted
        return next(filter(None, (date_of(item, order) for item in value[:_MAX_DEPTH])), None)
    if isinstance(value, dict):
        value = value["$date"] if isinstance(value.get("$date"), dict) else value
        if fields := parted_date(value):
            return fields[0]
        if value and all(map(_LANGUAGE.fullmatch, value)):
            return next(filter(None, (date_of(inner, order) for inner in value.values())), None)
        if isinstance(parts := value.get("date-parts"), list) and parts:  # CSL-JSON
            return date_of_parts(parts[0]) if isinstance(parts[0], list) else None
        inner = [value[key] for key in _DATE_KEYS if isinstance(value.get(key), (str, int, float))]
        return next(filter(None, (date_of(item, order) for item in inner)), None)
    if isinstance(value, (int, float)) and (day := _serial_day(str(value))):
        return day
    if isinstance(value, float) and not isfinite(value):
        return None
    return read_date(int(value) if isinstance(value, float) and value.is_integer() else value)


@lru_cache(maxsize=_DATE_MEMO)
def _date_in_text(text: str, order: DateOrder) -> Published | None:
    if day := _serial_day(text):
        return day
    text = _of_formula(text) if text.startswith("=") else text
    return read_date(text, "metadata", *order) if len(text) <= _MAX_DATE_CHARS else None


def _serial_day(text: str) -> Published | None:
    """The day that a number of five digits is, as spreadsheets count them; None for another text."""
    number = _SERIAL_DAY.fullmatch(text)
    return read_date(_FIRST_DAY + timedelta(days=int(number[1]))) if number else None
