"""Stories as dpa, AFP, Reuters, UPI, TASS and others send them: codes, slugs and notes above and below the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct, field

from searchapp.errors import ArticleError
from searchapp.model.article import Article, Published
from searchapp.reading.agency_lines.agencies import agency_of_sign, dateline_agency, match_dateline
from searchapp.reading.agency_lines.header_lines import (
    LineKind,
    any_of,
    is_code,
    is_end,
    kind_of,
    sent_day,
    without_end_sign,
)
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.ids import file_id, numbered_id
from searchapp.reading.press.press_article import is_date_line, paragraphs
from searchapp.reading.record_lines import split_records, text_lines
from searchapp.reading.source_file import SourceFile
from searchapp.text.calendar.dates import date_in_line
from searchapp.text.lazy_pattern import LazyPattern

_HEAD_LINES = 25
_LINES_A_SIGN = 3  # above a pasted article stand more lines, of menus, of which one may look like a sign
_PREFIX = re.compile(
    r"^(?P<prefix>(?:(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|CORRECTION|EXCLUSIVE|PRECEDE|FACTBOX|URGENT|FLASH"
    r"|INTERVIEW|ADVISORY|BULLETIN)(?:[- ]\d{1,2})?(?:-|:\s?|\s-\s))+)\s*(?=\S)"
)
_SCREEN_TIME = re.compile(  # `04MAY19 14:12 GMT-`, `14:12 04May2019 -`, `04-May-2019 14:12:33 RTRS - `
    r"^(?:\d\d:\d\d\s+)?\d{1,2}(?P<sign>-?)[A-Za-z]{3}(?P=sign)\d{2}(?:\d\d)?"
    r"(?:\s+\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:\s?[AP]M)?)?(?:\s+[A-Z]{3,5})?\s*(?:-\s*(?=\S)|$)"
)
_SCREEN_HEADLINE = re.compile(  # of Eikon: the time, the code of the agency and the headline
    r"^\d{1,2}-[A-Z][a-z]{2}-\d{4}\s+\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:\s?[AP]M)?\s+[A-Z]{2,5}\s*-\s*\S"
)
_OF_REUTERS = re.compile(r"^(?:(?:RPT|REFILE|CORRECTED|(?:UPDATE|WRAPUP) \d{1,2})-)+(?=\S)")  # only it writes so
_POINT = re.compile(r"^\*\s+(?=\w)")
_SLUG_WORD = re.compile(r"^[^\W\d_]+(?:-[^\W\d_]+)+$")
_CODE_AGENCY = re.compile(
    r"(?:^|\s)(dpa|afp|apa|sda|ats|upi|ansa|efe|ap|pap|mti|ctk|ntb|tt|stt|anp|belga)\b(?:\s+\d+)?", re.I
)
_FOOTER = LazyPattern(lambda: rf"^\s*{any_of('footer')}")
_TITLE_END = re.compile(  # `=(PICTURE)=`
    r"\s*(?:\((?:foto|bild|grafik|video|archiv|mit (?:foto|bild|grafik)|photos?|pictures?)\b[^()]*\)\s*)?"
    r"=?\s*(?:=\s*[(+][^()]*[)+])?[\s=]*$",
    re.I,
)
_TITLE_END_CHARS = 200
_NOT_TITLE = frozenset(
    (LineKind.CODE, LineKind.SLUG, LineKind.UPDATE, LineKind.NOTE, LineKind.SIGNATURE, LineKind.AGENCY)
)


_SIGNS = frozenset((LineKind.CODE, LineKind.SLUG, LineKind.UPDATE, LineKind.NOTE, LineKind.AGENCY))


class _Head(Struct):
    """The parts of what stands above a story, and how many lines of it only an agency writes."""

    title: str = ""
    byline: str = ""
    date: str = ""
    points: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    signs: int = 0


def is_agency_copy(head: str, file: SourceFile) -> bool:
    """Whether a file begins with a code, or has a slug or an update's word above a dateline that names an agency."""
    lines = head.split("\n")[:_HEAD_LINES]
    first = next((line for line in lines if line.strip()), "")
    start = _dateline(lines)
    if start is None:
        return is_code(first) and any(map(agency_of_sign, first.split()))
    if _SCREEN_HEADLINE.match(first):
        return True
    parts = _read_head(lines[:start])
    count = sum(1 for line in lines[:start] if line.strip())
    if not parts.title:
        return kind_of(first) is LineKind.CODE and count <= _LINES_A_SIGN
    is_of_agency = is_code(first) or _OF_REUTERS.match(_SCREEN_TIME.sub("", first.strip())) is not None
    return is_of_agency or parts.signs * _LINES_A_SIGN >= count > 1


def read_agency_copy(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
    """Each story of the file: a line of codes begins one, and what follows the end of another."""
    count = 0
    for record in split_records(file, text_lines(file), _starts()):
        if not any(line.strip() for line in record.lines):
            continue
        count += 1
        article = _story(file, count, record.lines)
        yield article or ArticleError(file.path, f"story {count} has neither headline nor text", record.line)


def _starts() -> Callable[[str], bool]:
    """Tells of each line in turn whether a story begins with it."""
    is_ended = False

    def starts(line: str) -> bool:
        nonlocal is_ended
        if not line.strip():
            return False
        is_head = is_code(line) or _SCREEN_HEADLINE.match(line) is not None
        begins = is_head or (is_ended and kind_of(line) is not LineKind.SIGNATURE and not _FOOTER.match(line))
        is_ended = is_end(line) or (is_ended and not begins)
        return begins

    return starts


def _story(file: SourceFile, number: int, lines: Sequence[str]) -> Article | None:
    """A story; None where it has neither headline nor text."""
    start = _dateline(lines)
    if start is None:
        start = _behind_head(lines)
    end = _footer(lines, start)
    head = _read_head(lines[:start])
    body = paragraphs(without_end_sign("\n".join(lines[start:end])).split("\n"), indent_begins=True)
    if not body and not head.title:
        return None
    match = _PREFIX.match(head.title)
    removed = [*head.lines, *([match["prefix"].strip("-: ")] if match else []), *_texts(lines[end:])]
    return Article(
        id=file_id(file) if number == 1 else numbered_id(file, number),
        title=head.title[match.end() :] if match else head.title,
        body="\n".join([*head.points, *body]),
        path=file.display_path,
        byline=re.sub(r"^\W*(?:by|von|par|por|di|av|door)\s+", "", head.byline, flags=re.I).strip(" =,"),
        source=_agency(lines, body),
        published=sent_day([*lines[end:], *lines[:start]])
        or date_in_line(head.date, "metadata", day_first=True)
        or _dateline_day(body),
        removed=tuple(removed),
    )


def _dateline(lines: Sequence[str]) -> int | None:
    """The line with the dateline of an agency, near the top."""
    filled = [index for index, line in enumerate(lines) if line.strip()][:_HEAD_LINES]
    return next((index for index in filled if dateline_agency(lines[index])), None)


def _behind_head(lines: Sequence[str]) -> int:
    """The first line of the text where there is no dateline: behind the last paragraph that `=` ends, or a code's."""
    marked = [index for index, line in enumerate(lines[:_HEAD_LINES]) if line.rstrip().endswith("=")]
    if marked:
        return marked[-1] + 1
    titled = False
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if line.strip() and kind_of(line) not in _NOT_TITLE:
            if titled:
                return index
            titled = True
    return 0


def _footer(lines: Sequence[str], start: int) -> int:
    """The first line below the text: a notebook, credits, or the signatures at the end."""
    end = next((index for index in range(start + 1, len(lines)) if _FOOTER.match(lines[index])), len(lines))
    while end > start + 1 and (
        not lines[end - 1].strip() or kind_of(lines[end - 1]) in (LineKind.SIGNATURE, LineKind.CODE)
    ):
        end -= 1
    return end


def _read_head(lines: Sequence[str]) -> _Head:
    """The headline, the byline and the date among the lines above a story."""
    head = _Head()
    titles: list[str] = []
    for line in lines:
        text = " ".join(line.split())
        kind = kind_of(text) if text and not _SCREEN_HEADLINE.match(text) else None
        if kind is LineKind.BYLINE and (titles or not head.byline):
            head.byline = head.byline or text.rstrip(" =")
        elif kind in _NOT_TITLE:
            head.lines.append(text)
            head.signs += kind in _SIGNS
        elif match := _SCREEN_TIME.match(text):
            head.lines.append(match.group().rstrip(" -"))
            titles += [text[match.end() :]] if match.end() < len(text) else []
            head.signs += 1
        elif text and is_date_line(text):
            head.date = head.date or text
            head.lines.append(text)
        elif titles and _POINT.match(text):
            head.points.append(text)
        elif text:
            titles.append(text)
    head.title = _headline(titles, head)
    head.signs += bool(_PREFIX.match(head.title)) + (len(titles) > 1 and any(map(_SLUG_WORD.match, titles)))
    return head


def _headline(titles: Sequence[str], head: _Head) -> str:
    """The headline: the last line that `=` ends, or else the first that is no slug nor in brackets; others go out."""
    marked = [text for text in titles if text.endswith("=")]
    plain = [text for text in titles if not text.startswith("(") and not _SLUG_WORD.match(text)]
    title = (marked or plain or titles or [""])[-1 if marked else 0]
    head.lines += [text.rstrip(" =") for text in titles if text is not title]
    return title[:-_TITLE_END_CHARS] + _TITLE_END.sub("", title[-_TITLE_END_CHARS:])


def _agency(lines: Sequence[str], body: Sequence[str]) -> str:
    """The agency by the dateline, or else by the line of codes."""
    for line in body[:4]:
        if name := dateline_agency(line):
            return name
    for line in lines[:3]:
        if is_code(line) and (match := _CODE_AGENCY.search(line.split(maxsplit=1)[-1])):
            forms = (match[1], match[1].upper(), match[1].lower(), match[1].title())
            return next((name for form in forms if (name := agency_of_sign(form))), "")
    return ""


def _dateline_day(body: Sequence[str]) -> Published | None:
    """The day that a dateline names with its year."""
    match = match_dateline(body[0]) if body else None
    published = date_in_line(match.group(), "metadata", day_first=True) if match else None
    return Published(published.value, published.grain, "dateline") if published else None


def _texts(lines: Sequence[str]) -> list[str]:
    """The lines that are not empty, without the space around them."""
    return [" ".join(line.split()) for line in lines if line.strip()]
