"""Articles from wire SGML: the stories of Reuters-21578, and those of other agencies' <DOC>s."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from searchapp.errors import ArticleError
from searchapp.geo.countries import reuters_countries
from searchapp.model.article import Article, Published
from searchapp.reading.agency_lines.agencies import dateline_agency
from searchapp.reading.agency_lines.header_lines import sent_day
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.encodings.decoding import read_text
from searchapp.reading.ids import file_id, numbered_id
from searchapp.reading.source_file import SourceFile
from searchapp.reading.wire_copy.doc_numbers import agency_of_number, day_of_number
from searchapp.reading.wire_copy.reuters_organizations import reuters_organizations
from searchapp.text.calendar.dates import wire_date

WIRE_SUFFIXES = (".sgm", ".sgml")
_WIRE_HEAD = re.compile(
    r"<(?:!DOCTYPE\s+lewis|REUTERS\b|IEER_DOC\b|DOC>|DOC\s+id=\"[A-Z]{2,4}(?:_[A-Z]{3})?_?\d{8}\.\d+\")", re.I
)
_STORY = re.compile(r"<(REUTERS|DOC)(\s[^<>]{0,1000})?>(.*?)(</\1\s*>|(?=<\1[\s>])|\Z)", re.S | re.I)
_NEW_ID = re.compile(r'NEWID="(\w+)"', re.I)
_DOC_ID = re.compile(r'\sid="([^"\s]+)"', re.I)
_CODE = re.compile(r"<D>(.*?)</D>", re.S | re.I)
_TAG = re.compile(r"</?[A-Za-z!?][^<>]*>")
_BLOCK = re.compile(r"</?(?:P|PARAGRAPH|BR|LP|LI|TR|TABLE|H\d)\b[^<>]*>", re.I)
_CONTROL = re.compile(r"&#(?:[0-9]|1[0-9]|2[0-9]|3[01]);|[\x00-\x08\x0b-\x1f\x7f]")
_SIGN_OFF = re.compile(r"\n\s*(Reuters?|REUTERS?)\s*\Z")
_DATELINE_CHARS = 200
_TAG_CHARS = 1_000
_ABOVE = re.compile(r"\A(?:\s|<![^<>]*>)+")  # the first tag
_PARAGRAPH = re.compile(r"\n(?=[ \t]|\n|$)")


class _Story(Struct, frozen=True):
    """The markup of a story: where it begins in the file, its element, what stands in its tag and behind that."""

    start: int
    kind: str
    head: str
    content: str
    damage: str  # what is wrong with its tags; empty for none


def is_wire(head: str, file: SourceFile) -> bool:
    """Whether a file begins as one of wire stories does."""
    return bool(_WIRE_HEAD.match(head))


def read_wire(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
    """The stories of an SGML file; a story that cannot be read or is damaged yields an ArticleError too."""
    text = read_text(file, fallback="latin-1" if file.suffix in WIRE_SUFFIXES else None)
    number, line, counted = 0, 1, 0
    for number, story in enumerate(_stories(text), start=1):
        line, counted = line + text.count("\n", counted, story.start), story.start
        build = _reuters_story if story.kind.upper() == "REUTERS" else _agency_story
        article = build(file, story.head, story.content, number)
        if article:
            yield article
        elif not story.damage:
            yield ArticleError(file.path, f"story {number} has neither title nor text", line)
        if story.damage:
            yield ArticleError(file.path, f"story {number} {story.damage}; what is left of it was read", line)
    if not number:
        yield ArticleError(file.path, "has no <REUTERS> or <DOC> story")


def _stories(text: str) -> Iterator[_Story]:
    """The stories of a file in order, with those whose first tag is damaged, so that no pattern finds it."""
    end, kind = 0, ""
    for match in _STORY.finditer(text):
        kind = match[1]
        yield from _between(text, end, match.start(), kind)
        yield _Story(match.start(), kind, match[2] or "", match[3], "" if match[4] else "is cut off")
        end = match.end()
    if kind:
        yield from _between(text, end, len(text), kind)


def _between(text: str, start: int, end: int, kind: str) -> Iterator[_Story]:
    """The stories in what stands between two others, where that is more than tags."""
    for content in re.split(rf"(?<=</{kind}>)", text[start:end], flags=re.I):
        if _plain(content).strip():
            begin = start + len(content) - len(_ABOVE.sub("", content))
            yield _Story(begin, kind, content[:_TAG_CHARS], content, f"has no whole tag <{kind}>")
        start += len(content)


def _reuters_story(file: SourceFile, head: str, content: str, number: int) -> Article | None:
    """A story of Reuters-21578; None where it has neither title nor text."""
    new_id = _NEW_ID.search(head)
    title, body = " ".join(_field(content, "TITLE").split()), _field(content, "BODY")
    removed: tuple[str, ...] = ()
    if not body.strip():  # a headline alone, or a table that Reuters left as it came
        body = _plain(_outside(content, "TITLE", "AUTHOR", "DATELINE"))
    if match := _SIGN_OFF.search(body):
        body, removed = body[: match.start()], (match.group(1),)
    body = f"{_field(content, 'DATELINE').strip()} {_reflowed(body)}".strip()
    if not title and not body:
        return None
    return Article(
        id=f"reuters-{new_id.group(1)}" if new_id else numbered_id(file, number),
        title=title,
        body=body,
        path=file.display_path,
        byline=" ".join(_field(content, "AUTHOR").split()),
        source="Reuters",
        published=wire_date(_field(content, "DATE")),
        countries=reuters_countries(_codes(content, "PLACES")),
        organizations=reuters_organizations(_codes(content, "ORGS")),
        removed=removed,
    )


def _agency_story(file: SourceFile, head: str, content: str, number: int) -> Article | None:
    """A <DOC> as TIPSTER, AQUAINT and IEER have them; None where it has neither title nor text."""
    title, text = (
        _first_field(content, "HEADLINE", "HL", "HEAD", "TITLE"),
        _first_field(content, "TEXT", "LEADPARA", "BODY"),
    )
    head_id = _DOC_ID.search(head)
    given_id = "".join(_first_field(content, "DOCNO", "DOCID").split()) or (head_id[1] if head_id else "")
    lines = [line for line in (" ".join(line.split()) for line in title.splitlines()) if line]
    dateline = " ".join(_first_field(content, "DATELINE").split())
    body = f"{dateline} {_reflowed(text)}".strip()
    if not lines and not body:
        return None
    return Article(
        id=given_id or (file_id(file) if number == 1 else numbered_id(file, number)),
        title=lines[0] if lines else "",
        body=body,
        path=file.display_path,
        byline=" ".join(_first_field(content, "BYLINE", "AUTHOR").split()),
        source=dateline_agency(body[:_DATELINE_CHARS]) or agency_of_number(given_id),
        published=_published(content, given_id),
        removed=tuple(lines[1:]),
    )


def _published(content: str, number: str) -> Published | None:
    """The day that a <DOC> states, or else that in the codes above it or in its number."""
    stated = _first_field(content, "DATE_TIME", "DATETIME", "DATE", "DATE1", "DD").strip()
    return (
        wire_date(stated)
        or day_of_number(stated)
        or sent_day([_first_field(content, "FILEID").strip()])
        or day_of_number(number)
    )


def _first_field(content: str, *tags: str) -> str:
    """The text of the first of these elements that has any."""
    return next((text for tag in tags if (text := _field(content, tag).strip("\n"))), "")


def _field(content: str, tag: str) -> str:
    """The text of an element, to the end of the story where its end is missing; empty where it is absent."""
    match = _element(tag).search(content)
    return _plain(match.group(1)) if match else ""


def _codes(content: str, tag: str) -> list[str]:
    """The editors' codes in an element."""
    match = _element(tag).search(content)
    return _CODE.findall(match.group(1)) if match else []


def _outside(content: str, *tags: str) -> str:
    """The markup of <TEXT> without these elements."""
    match = _element("TEXT").search(content)
    inner = match.group(1) if match else ""
    for tag in tags:
        inner = _element(tag).sub("", inner)
    return inner


@lru_cache
def _element(tag: str) -> re.Pattern[str]:
    """The pattern of an element."""
    return re.compile(rf"<{tag}(?:\s[^>]*)?>(.*?)(?:</{tag}\s*>|\Z)", re.S | re.I)


def _plain(markup: str) -> str:
    """The markup's text: without tags and the control characters that set wire printers, entities resolved."""
    return html.unescape(_TAG.sub("", _BLOCK.sub("\n\n", _CONTROL.sub("", markup))))


def _reflowed(body: str) -> str:
    """The text with one paragraph a line; a line that is indented begins one."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in _PARAGRAPH.split(body))
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)
