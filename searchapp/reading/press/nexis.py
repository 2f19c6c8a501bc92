"""Articles from what Nexis exports as text or as a web page: `1 of 500 DOCUMENTS` before each of them.

Of one article alone the count may be missing: `LENGTH: 120 words` below a date and a headline tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.press.export_lines import export_lines, head_lines
from searchapp.reading.press.field_labels import labelled, phrases, tells_day_first
from searchapp.reading.press.press_article import PressFields, is_copyright, is_date_line, paragraphs, press_article
from searchapp.reading.record_lines import Record, split_records
from searchapp.reading.source_file import SourceFile
from searchapp.text.lazy_pattern import LazyPattern

_OF = "(?:of|von|de|van|di|av|af|sur|su|z|из)"
_START = LazyPattern(
    lambda: (
        rf"^\s*(?:(?P<number>\d+) +{_OF} +(?P<total>\d+) +{phrases('documents')}"
        rf"|{phrases('documents')} +(?P<number2>\d+) +{_OF} +(?P<total2>\d+))\s*$"
    )
)
_EDITION = LazyPattern(
    lambda: (
        rf"(?:{phrases('edition')}|\d:\d\d (?:[AP]M|Uhr)|\bGMT\b|\bEST\b|gesamtausgabe|bund)\W*$"
        r"|^(?:correction appended|www\.\S+$|https?://)"
    )
)
# What the database prints in place of a document that it cannot show.
_FAULTY = LazyPattern(lambda: phrases("faulty document"))
_OF_OTHERS = re.compile(r"proquest|^\s*(?:Dokumentnummer|Dauerhafte Adresse des Dokuments)\s*:", re.I)
_MESSAGE_WORDS = 60
_RULE = re.compile(r"^\W*$")
_HEAD_LABELS = frozenset(
    ("byline", "section", "dateline", "kicker", "deck", "summary", "length", "title", "source", "date", "body")
)
_TAIL_LABELS = frozenset(("language", "other", "url", "id"))
_LEAST_LINES = 3
_HEAD_LINES = 8  # above the labels: the paper, the date, an edition, the headline
_FOOT_WORDS = 4
_LABEL_WORDS = 7
_WORDS_OF_TEXT = re.compile(r"^\s*(?:NOTES?|PHOTOS?|NAME|BOX|TYPE|YEAR|CITY|STATE|HINWEIS|ORT|LAND)\s*:")
_TAIL_CAPITALS = re.compile(r"^\s{0,4}[A-ZÄÖÜÉÈÀÇ][A-ZÄÖÜÉÈÀÇ /-]{2,30}:")


def is_nexis(head: str, file: SourceFile) -> bool:
    """Whether a file is such an export: its first lines count its articles."""
    lines = [line for line in head_lines(head, file) if line.strip()]
    is_other = any(map(_OF_OTHERS.search, lines))  # which count their documents too
    is_nexis_own = any(_START.match(line) for line in lines[:60]) or _is_alone(lines)
    return is_nexis_own and len(lines) > _LEAST_LINES and not is_other


def _is_alone(lines: Sequence[str]) -> bool:
    """Whether lines are those of a single article: its paper, a date, then labels with its length."""
    first = next((index for index, line in enumerate(lines) if _is_label(line, _HEAD_LABELS)), 0)
    labels = takewhile(lambda line: labelled(line) is not None, lines[first:])
    is_counted = any(label.field == "length" and label.value[:1].isdigit() for label in map(labelled, labels) if label)
    return is_counted and 0 < first <= _HEAD_LINES and any(map(is_date_line, lines[:first]))


def read_nexis(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
    """Each article of the export, and how many are missing of those that it says to have."""
    total, count = 0, 0
    for record in split_records(file, export_lines(file), lambda line: bool(_START.match(line))):
        start = _START.match(record.lines[0]) if record.lines else None
        if start:
            total = max(total, int((start["total"] or start["total2"])[:9]))
        elif _is_alone([line for line in record.lines if line.strip()]):
            record, total = Record(record.line, ["", *record.lines]), 1
        else:
            continue  # the cover page
        count += 1
        if _is_message(record):
            yield ArticleError(
                file.path, f"document {count} could not be shown by Nexis; download it anew", record.line
            )
            continue
        article = press_article(file, count, _fields(record))
        yield article or ArticleError(file.path, f"document {count} has neither headline nor text", record.line)
    if count != total:
        yield ArticleError(file.path, f"says to hold {total} documents, and {count} were found in it")


def _is_message(record: Record) -> bool:
    """Whether a document is no article but what Nexis says where it has a fault."""
    text = " ".join(record.lines[1:])
    return (
        len(text.split()) <= _MESSAGE_WORDS and bool(_FAULTY.search(text)) and not any(map(is_date_line, record.lines))
    )


def _fields(record: Record) -> PressFields:
    """The fields of one document."""
    head, labels, body, tail = _parts(record.lines[1:])
    fields = PressFields(removed=list(filter(None, [record.lines[0].strip()])))
    fields.day_first = tells_day_first(record.lines)
    for name, value in labels:
        fields.give(name, value)
    _read_head(head, fields)
    fields.body = paragraphs(body)
    fields.removed += [" ".join(line.split()) for line in tail if line.strip()]
    return fields


def _parts(lines: Sequence[str]) -> tuple[list[str], list[tuple[str, str]], list[str], list[str]]:
    """The lines above the labels, the labels with their values, the lines of the body, and those below it."""
    first = next((index for index, line in enumerate(lines) if _is_label(line, _HEAD_LABELS)), None)
    if first is None:
        end = _tail_start(lines, 0)
        heading = _heading_end(lines[:end])
        return list(lines[:heading]), [], list(lines[heading:end]), list(lines[end:])
    labels: list[tuple[str, str]] = []
    index = first
    while index < len(lines):
        label = labelled(lines[index])
        if label and label.field in _HEAD_LABELS:
            index, value = _value(lines, index, label.value)
            labels.append((label.field, value))
            if label.field == "body":
                break
        elif lines[index].strip():
            break
        else:
            index += 1
    body_start = index
    body = [labels.pop()[1], ""] if labels[-1][0] == "body" else []
    end = _tail_start(lines, body_start)
    return list(lines[:first]), labels, [*body, *lines[body_start:end]], list(lines[end:])


def _value(lines: Sequence[str], index: int, value: str) -> tuple[int, str]:
    """The index behind a label's lines, which an empty one ends, and their text."""
    parts = [value]
    index += 1
    while index < len(lines) and lines[index].strip() and not labelled(lines[index]) and value:
        parts.append(lines[index])
        index += 1
    return index, " ".join(parts)


def _is_label(line: str, fields: frozenset[str]) -> bool:
    """Whether a line has the label of one of these fields, in capitals as Nexis prints them."""
    label = labelled(line)
    return label is not None and label.field in fields and label.text == label.text.upper()


def _tail_start(lines: Sequence[str], start: int) -> int:
    """Where the labels below the body begin: the first from which on nothing stands but labels and their lines."""
    for index in range(start, len(lines)):
        if _is_label(lines[index], _TAIL_LABELS) and not _may_be_text(lines[index]) and _is_tail(lines, index):
            return index
    copyright_line = next((index for index in range(start, len(lines)) if is_copyright(lines[index])), len(lines))
    return copyright_line if copyright_line > len(lines) - 8 else len(lines)


def _may_be_text(line: str) -> bool:
    """Whether a label may be a word of the text with a sentence behind it."""
    return bool(_WORDS_OF_TEXT.match(line)) and len(line.split()) > _LABEL_WORDS


def _is_tail(lines: Sequence[str], start: int) -> bool:
    """Whether each paragraph from here on begins with a label, or with what tells whose the rights are."""
    above_is_empty = True
    for line in lines[start:]:
        if line.strip() and above_is_empty and not _may_be_in_tail(line):
            return False
        above_is_empty = not line.strip()
    return True


def _may_be_in_tail(line: str) -> bool:
    """Whether a line begins with a label, is centered, tells whose the rights are, or has few words."""
    return bool(
        _TAIL_CAPITALS.match(line)
        or line.startswith("     ")
        or is_copyright(line)
        or _RULE.match(line)
        or len(line.split()) <= _FOOT_WORDS
    )


def _heading_end(lines: Sequence[str]) -> int:
    """Behind the headline of a document without labels: the first paragraph below the date."""
    date = next((index for index, line in enumerate(lines) if is_date_line(line)), None)
    if date is None:
        return 0
    begins = next((index for index in range(date + 1, len(lines)) if lines[index].strip()), len(lines))
    return next((index for index in range(begins, len(lines)) if not lines[index].strip()), len(lines))


def _read_head(lines: Sequence[str], fields: PressFields) -> None:
    """The source, the date and the headline, which stand above the labels in this order."""
    groups = _groups(lines, fields)
    date = next((index for index, group in enumerate(groups) if is_date_line(group)), None)
    if date is None:
        named = [group for group in groups if not _EDITION.search(group)]
        if named:
            fields.give("source", named[0])
            fields.give("title", " ".join(named[1:]))
        return
    fields.give("date", groups[date])
    above = [group for group in groups[:date] if not _EDITION.search(group)]
    below = [group for group in groups[date + 1 :] if not _EDITION.search(group)]
    fields.removed += [group for group in groups if _EDITION.search(group)]
    if above:
        fields.give("source", above[0])
    fields.give("title", below[0] if below else " ".join(above[1:]))
    for group in [*below[1:], *(above[1:] if below else ())]:
        fields.removed.append(group)


def _groups(lines: Sequence[str], fields: PressFields) -> list[str]:
    """Lines of the head: each that is centered by itself, those of a paragraph at the margin together."""
    groups: list[str] = []
    above_is_margin = False
    for line in lines:
        text = " ".join(line.split())
        is_centered = line.startswith("      ")
        if is_copyright(text):
            fields.removed.append(text)
        elif text and above_is_margin and not is_centered and not is_date_line(text):
            groups[-1] += f" {text}"
            continue
        elif text:
            groups.append(text)
        above_is_margin = bool(text) and not is_centered and not is_copyright(text) and not is_date_line(text)
    return groups
