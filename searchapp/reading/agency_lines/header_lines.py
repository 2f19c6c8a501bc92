"""What a line above or below a story in raw copy is: a code, a slug, an update, a note, a byline, a signature."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from pathlib import Path

from searchapp.model.article import Published
from searchapp.reading.agency_lines.agencies import sign_pattern
from searchapp.text.calendar.dates import iso_day
from searchapp.text.calendar.english_months import month_number
from searchapp.text.calendar.month_names import month_named
from searchapp.text.calendar.written_dates import full_year
from searchapp.text.lazy_pattern import LazyPattern
from searchapp.text.tab_separated import alternatives


class LineKind(Enum):
    """The kinds of lines around a story; TEXT is any other, the headline among them."""

    CODE = auto()
    SLUG = auto()
    UPDATE = auto()
    NOTE = auto()
    BYLINE = auto()
    AGENCY = auto()
    SIGNATURE = auto()
    TEXT = auto()


ANPA_NUMBER = re.compile(
    r"^[\x00-\x20]*[A-Za-z]\d{4}(?:-{2,}|[a-z]{2,8}-*|\s+\d{4}[a-z]{3}.*)?[\x00-\x20]*$"
)  # `z6715-----`, `W2870asian`
_IPTC_CODE = re.compile(r"^\W*[A-Za-z]{1,5}\d{2,5}\s+\d\s+[A-Za-z]{1,4}\s+\d+\b")  # `fkb0311 4 s 71  dpa 0642`
_ANPA_CODE = re.compile(
    r"^[a-z] [a-z]{1,3}(?:\s|(?=[A-Z]{2}-))\S+.*(?:\d\d-\d\d(?:\s+\d{3,4})?)?\s*$"
)  # `r z BC-TFD--Weir 1stLd  02-20 0500`
_CATEGORY_END = re.compile(r"\s\d\d-\d\d\s+\d{3,4}[\x00-\x20]*$")
_UPI_CODE = re.compile(r"^[a-z]{1,3}\d{3,4}\s*(?:\d{4}[a-z]{3}\b.*|[a-z] [a-z]\b.*)$")
_SLUG = re.compile(  # `Tarn-port,2nd lead WRAP` is AFP's
    r"^\W*(?:(?:BC|AM|PM|AP|EU|Urgent|Bulletin|Advisory)-[\w+&'./-]+.*|[^\s/]+(?:/[^/]*)*/"
    r"|(?:[A-Z]{3,12} )?[^\W\d_]+(?:-[^\W\d_]+){2,}(?:,\s?\S+)*(?:\s\([A-ZÀ-Þ, ]+\))?|[^\W\d_]{2,}(?:-\w+)+(?:,\w+)+"
    r"|[^\W\d_]{2,}(?:-\w[\w']*)+(?:[,\s]\s?(?:\(?[^\Wa-z][^\s,a-z]*|\w{0,4}\s?(?i:lead|ld)))+"
    r"|[A-Z]{3,}[A-Z0-9]*(?:[-/][A-Z0-9]+)+(?:\s\([A-Z0-9, ]+\))?)\W*$"
)


def any_of(name: str) -> str:
    """A pattern for any phrase that the table of agencies' lines has under a name."""
    return alternatives(Path(__file__).parent / "data" / "header_lines.tsv")[name]


_UPDATE = LazyPattern(lambda: rf"^\W*{any_of('update')}\W*$")
_NOTE = LazyPattern(lambda: rf"^\W*{any_of('note')}.*$")
_BYLINE = re.compile(r"^\W*(?:by|von|par|por|di|av|door)\s+\S.{2,80}$", re.I)
_TRAILER_DAY = re.compile(r"-(\d\d)-(\d\d)-(\d\d)\s+\d{4}\s?[A-Z]{0,3}|^\W*upi (\d\d)-(\d\d)-(\d\d)", re.I)
_DPA_DAY = re.compile(r"^\W*(\d\d)\d{4}\s+(?:(?:GMT|UTC|MESZ|MEZ|CET|CEST)\s+)?([^\W\d_]{3})\w*\.?\s+(\d\d)\W*$")
_SCREEN_DAY = re.compile(r"^(?:\d\d:\d\d\s+)?(\d{1,2})-?([A-Za-z]{3})-?(?:20)?(\d\d)\b")  # `04MAY19 14:12 GMT`
_UPI_DAY = re.compile(r"\b\d{4}[a-z]{3}\s+(\d{1,2}) (\w{3})\w* (\d\d)\b")
_END = re.compile(
    r"(?:^|[.!?”\"]\s+)(?:Enditem|ENDS|NNNN|MORE)\W*$"
    r"|^\W*[A-Z]{2,8} \d{6} (?:GMT|UTC|CET|CEST) [A-Z][A-Za-z]{2} \d\d\W*$|\bRTRS\b.*\bENDS\W*$"
)
_END_CHARS = 40
_END_SIGN = re.compile(r"(?:(?<=[.!?”»\")])\s+|^)(?:Enditem|ENDS|NNNN|EFE|-0-|/ТАСС/)\W*$")
_SENT_BY_REUTERS = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4}) \d\d:\d\d:\d\d\s?RTRS\b")
_AGENCY_MINUTE = re.compile(r"^\W*[A-Z]{2,8} (\d\d)\d{4} (?:GMT|UTC|CET|CEST) ([A-Z][A-Za-z]{2}) (\d\d)\W*$")
_LONGEST_LINE = 1_000  # of characters; a longer one is a paragraph, and patterns take the square of its length


def kind_of(line: str) -> LineKind:
    """What a line around a story is."""
    text = line.strip()
    if len(text) > _LONGEST_LINE:
        return LineKind.TEXT
    for kind, patterns in _kinds():
        if any(pattern.match(text) for pattern in patterns):
            return kind
    return LineKind.TEXT


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[LineKind, tuple[LazyPattern | re.Pattern[str], ...]], ...]:
    """The patterns of each kind, of which the first that matches counts."""
    agency = sign_pattern()
    other_code = re.compile(
        r"^(?:ZCZC|NNNN|[a-z] [a-z]{1,2}|GLGL|\d{6}\s+(?:GMT|[A-Z]{3})\s+\w{3}\s+\d\d|[A-Z]{2,4}\d{2,6}\s*[A-Z0-9-]*"
        r"|\d{3,6}\s*\d{0,6})\W*$"
        rf"|^(?:{agency})[- ]?[A-Z]{{0,4}}\d{{2,}}\S*(?:\s.*)?$"
    )
    signature = re.compile(
        rf"^\W*(?:(?:AP|UPI|AFP|[A-Z]{{2,5}})-[A-Z]{{2,3}}-\d\d-\d\d-\d\d.*|(?:{agency})(?:\s+[a-z]{{1,4}}){{1,6}}"
        rf"|upi \d\d-\d\d-\d\d.*|[^()]{{10,60}}\d\d:\d\d:\d\d\s?RTRS\b.*"
        r"|\d{6}\s+(?:(?:GMT|UTC|MESZ|MEZ|CET|CEST)\s+)?[^\W\d_]{3,4}\.?\s+\d\d|\d{8,12}\s*(?:GMT|UTC)?"
        r"|[a-z]{2,4}(?:[-/][a-z]{2,4}){1,5}|NNNN|-{1,2}\s?30\s?-{1,2}|#{3}|___+)\W*$"
    )
    agency_line = re.compile(
        rf"^\W*(?:the )?(?:associated press|united press international|agence france-presse|reuters"
        rf"|deutsche presse-agentur|{agency})"
        r"(?: (?:\w+ )?(?:writers?|correspondents?|editor|staff|entertainment writer|science writer))?\W*$",
        re.I,
    )
    return (
        (LineKind.CODE, (_IPTC_CODE, _UPI_CODE, other_code, ANPA_NUMBER)),
        (LineKind.SIGNATURE, (signature,)),
        (LineKind.NOTE, (_NOTE,)),
        (LineKind.UPDATE, (_UPDATE,)),
        (LineKind.AGENCY, (agency_line,)),
        (LineKind.BYLINE, (_BYLINE,)),
        (LineKind.SLUG, (_SLUG,)),
    )


def is_code(line: str) -> bool:
    """Whether a line can be nothing but an agency's code: a service, a number, a priority and a category."""
    return bool(_IPTC_CODE.match(line) or _UPI_CODE.match(line) or ANPA_NUMBER.match(line))


def is_end(line: str) -> bool:
    """Whether a line ends a story: a sign for that, or the agency with the minute in which it was sent."""
    return len(line) < _LONGEST_LINE and bool(_END.search(line))


def without_end_sign(text: str) -> str:
    """A text without the sign that ends it, as `Enditem`."""
    return text[:-_END_CHARS] + _END_SIGN.sub("", text[-_END_CHARS:])


def is_category_line(line: str) -> bool:
    """Whether a line has the priority and the category of a story of ANPA's."""
    return bool(_ANPA_CODE.match(line))


def is_dated_category_line(line: str) -> bool:
    """Whether such a line ends in the day and the number of words, as no line of a text does."""
    return is_category_line(line) and bool(_CATEGORY_END.search(line))


def sent_day(lines: list[str]) -> Published | None:
    """The day that a signature or a code tells; None where no line tells one."""
    for line in lines:
        if match := _TRAILER_DAY.search(line):
            month, day, year = match.groups()[:3] if match[1] else match.groups()[3:]
            value = iso_day(full_year(year), int(month), day) if 1 <= int(month) <= 12 else None
        elif match := _SENT_BY_REUTERS.search(line):
            number = month_number(match[2])
            value = iso_day(match[3], number, match[1]) if number else None
        elif (
            match := _DPA_DAY.match(line)
            or _SCREEN_DAY.match(line)
            or _UPI_DAY.search(line)
            or _AGENCY_MINUTE.match(line)
        ):
            month_name = month_named(match[2], "de")
            value = iso_day(full_year(match[3]), month_name.number, match[1]) if month_name else None
        else:
            continue
        if value:
            return Published(value, "day", "metadata")
    return None
