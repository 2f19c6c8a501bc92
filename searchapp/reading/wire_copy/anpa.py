"""Stories in the format ANPA 1312 of American newspapers: each line of the head stands between ^ and < or =."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading.agency_lines.agencies import agency_of_sign, dateline_agency, named_agency
from searchapp.reading.agency_lines.header_lines import (
    ANPA_NUMBER,
    LineKind,
    is_category_line,
    is_dated_category_line,
    kind_of,
    sent_day,
)
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.ids import file_id, numbered_id
from searchapp.reading.press.press_article import PressFields
from searchapp.reading.record_lines import split_records, text_lines
from searchapp.reading.source_file import SourceFile

_HEAD = re.compile(r"^\W{0,2}\^(?P<text>.*?)(?P<end>[<=])\s*$")
_SLUG = re.compile(r"^(?:[A-Z]{1,8}-[\w+-]|.*,\s*\d{2,5}\s*$)")
_TRAILER = re.compile(r"^\s*(?P<sign>[A-Z]{2,5})-[A-Z]{2,3}-\d\d-\d\d-\d\d")
_BY = re.compile(r"^\s*by\s+", re.I)
_RULE = re.compile(r"^[\s_*-]*=?$")
_PROFILE = re.compile(r"^\s*\((?:PROFILE\b|(?:[A-Z]{2} )?[A-Z]{2,6}:.*;)")  # `(PROFILE (CAT:International;)`
_LINE_END = re.compile(r"<\s*$")
_LEAST_WIDTH = 50  # a line as long as this is wrapped, a shorter one is a row of a table


def is_anpa(head: str, file: SourceFile) -> bool:
    """Whether a file begins with a story's number and its category, or lines that stand between ^ and <."""
    lines = [line for line in head.split("\n") if line.strip()][:12]
    if len(lines) > 1 and ANPA_NUMBER.match(lines[0]) and is_dated_category_line(lines[1]):
        return True
    marked = sum(1 for line in lines if _HEAD.match(line))
    return marked >= 2 or (marked == 1 and any(ANPA_NUMBER.match(line) or is_category_line(line) for line in lines[:3]))


def read_anpa(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
    """Each story of the file."""
    count = 0
    for record in split_records(file, text_lines(file), lambda line: bool(ANPA_NUMBER.match(line)) and len(line) > 4):
        if not any(line.strip() for line in record.lines):
            continue
        count += 1
        article = _story(file, count, record.lines)
        yield article or ArticleError(file.path, f"story {count} has neither headline nor text", record.line)


def _story(file: SourceFile, number: int, lines: Sequence[str]) -> Article | None:
    """A story; None where it has neither headline nor text."""
    fields = PressFields()
    body: list[str] = []
    for line in lines:
        match = _HEAD.match(line)
        if match and not body:
            _read_head(match["text"].strip(), match["end"], fields)
        elif match:
            body.append(f"\t{match['text'].strip()}")
        elif not body and _is_code(line):
            fields.removed.append(line.strip())
        elif _TRAILER.match(line) or _RULE.match(line) or _PROFILE.match(line):
            fields.removed.append(line.strip().rstrip("<"))
        elif line.strip():
            body.append(_LINE_END.sub("", line))
    paragraphs = _paragraphs(body)
    if not paragraphs and not fields.title:
        return None
    agency = _agency(lines, paragraphs, fields.source)
    return Article(
        id=file_id(file) if number == 1 else numbered_id(file, number),
        title=_signs(fields.title),
        body="\n".join(map(_signs, paragraphs)),
        path=file.display_path,
        byline=_BY.sub("", fields.byline),
        source=agency,
        published=sent_day([*reversed(lines)]),
        removed=tuple(line for line in fields.removed if line),
    )


def _is_code(line: str) -> bool:
    """Whether a line above a story has its number, its category or its slug."""
    return bool(ANPA_NUMBER.match(line)) or is_category_line(line) or kind_of(line) is LineKind.SLUG


def _read_head(text: str, end: str, fields: PressFields) -> None:
    """Take one line of the head for what it is."""
    kind = kind_of(text)
    if kind is LineKind.BYLINE:
        fields.give("byline", text)
    elif named_agency(text) and end == "=":
        fields.source = fields.source or named_agency(text)
        fields.removed.append(text)
    elif kind in (LineKind.NOTE, LineKind.UPDATE, LineKind.SLUG, LineKind.CODE) or _SLUG.match(text):
        fields.removed.append(text)
    else:
        fields.give("title", text)


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """The text with one paragraph a line: an indented line begins one, and so does what follows a short line."""
    parts: list[list[str]] = []
    for line in lines:
        begins = line.startswith((" ", "\t")) or not parts or len(parts[-1][-1].strip()) < _LEAST_WIDTH
        if begins:
            parts.append([])
        parts[-1].append(line.strip())
    return [" ".join(" ".join(part).split()) for part in parts]


def _agency(lines: Sequence[str], paragraphs: Sequence[str], named: str) -> str:
    """The agency by the signature below the story, or else by its dateline or its head."""
    signs = [match["sign"] for line in lines if (match := _TRAILER.match(line))]
    signed = next((name for sign in reversed(signs) if (name := agency_of_sign(sign))), "")
    return signed or next((name for line in paragraphs[:3] if (name := dateline_agency(line))), "") or named


def _signs(text: str) -> str:
    """The text with quotation marks and dashes in place of the signs that a teleprinter had."""
    return text.replace("``", "“").replace("''", "”").replace(" _ ", " — ")
