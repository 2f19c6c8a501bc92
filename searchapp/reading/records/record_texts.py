"""The text of a record's article, out of the fields that may hold all or a part of it."""

from __future__ import annotations

from searchapp.reading.records.record_fields import InvalidRecord, RecordFields
from searchapp.reading.records.record_values import text_of, without_cut_mark
from searchapp.reading.records.usual_names import LEAD, plain_name, ranks

_NO_TEXT = "has no “body”; give the article's text there, or say which field has it: --field body=NAME"
_TEASER_CHARS, _TIMES_LONGER = 300, 4
_PAGES = frozenset(map(plain_name, ["html", "raw_html", "raw_content", "article_html", "transcript"]))  # menus and all
_LOG_FIELDS = frozenset(
    ("level", "severity", "levelname", "logger", "code", "error", "errors", "statuscode", "stacktrace")
)
_FIRST_PARAGRAPH = "leadparagraph"


def body_of(fields: RecordFields) -> tuple[str, bool]:
    """The text of the article, and whether it is cut short.

    A lead that the text lacks stands before it; so does a summary where the text is cut short or a first paragraph.
    """
    body, is_cut = without_cut_mark(_longer_text(fields) or fields.first("body", text_of) or "")
    if _is_of_program(fields):
        raise InvalidRecord("is a line of a program's log or answer")
    lead, lead_cut = without_cut_mark(fields.first(LEAD, text_of) or "")
    if not body and not lead:
        raise InvalidRecord(_no_text(fields))
    if not lead or not body:
        return body or lead, is_cut or lead_cut
    if _has_words(body, lead):
        return body, is_cut
    is_part = is_cut or any(plain_name(name) == _FIRST_PARAGRAPH for name in fields.used)
    lead_field = next(name for name, target in fields.used.items() if target == LEAD)
    if not is_part and _is_summary(lead_field):
        del fields.used[lead_field]
        return body, is_cut
    return f"{lead}\n{body}", is_cut


def _is_of_program(fields: RecordFields) -> bool:
    """Whether the text is the message of a record that also tells how grave it is, or by which code it is known."""
    is_message = any(target == "body" and plain_name(name) == "message" for name, target in fields.used.items())
    return is_message and any(value and plain_name(name) in _LOG_FIELDS for name, value in fields.values.items())


def _longer_text(fields: RecordFields) -> str:
    """The text of a field that is the article where the first is but a line or two of it; empty elsewhere."""
    if len(fields.plan.sources["body"]) < 2:
        return ""
    names = [name for name in fields.plan.sources["body"] if name not in fields.plan.mapped]
    first = fields.values[names[0]] if len(names) > 1 and names[0] != "body" else None
    if not isinstance(first, str) or not 0 < len(first) <= _TEASER_CHARS:
        return ""
    for name in names[1:]:
        value = fields.values[name]
        if isinstance(value, str) and plain_name(name) not in _PAGES and len(value) > _TIMES_LONGER * len(first):
            text = text_of(value)
            if len(text) > _TIMES_LONGER * len(first):
                fields.used[name] = "body"
                return text
    return ""


def _is_summary(field: str) -> bool:
    """Whether a field tells what an article is about, and is no part of it."""
    rank = ranks()[LEAD].get(plain_name(field.rpartition(".")[2]))
    return rank is not None and rank >= ranks()[LEAD]["abstract"]


def _has_words(text: str, lead: str) -> bool:
    """Whether a text has each line of a lead, whatever stands between the words; a lead may end with dots."""
    if lead in text:
        return True
    words = f" {' '.join(text.split())} "
    lines = (" ".join(line.split()).rstrip(" .…") for line in lead.split("\n"))
    return all(line in words for line in lines)


def _no_text(fields: RecordFields) -> str:
    value = fields.values.get("body")
    if value is None or isinstance(value, str):
        return _NO_TEXT
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return f"“body” must be a text, not {kinds.get(type(value), 'null')}"
