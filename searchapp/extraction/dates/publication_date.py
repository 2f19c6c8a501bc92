"""Article → its publication date: its own, or from its URL, its dateline, a date line in its text or its file name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from searchapp.extraction.dateline import Dateline
from searchapp.model.article import Article, Basis, Published
from searchapp.text.dates import MONTH, date_in_address, date_in_path, month_number, years_in_path

_MAX_DATE_LINES = 12  # at the top of the body, among which a date line stands
_MAX_DATE_LINE_CHARS = 120
YEARS = range(1600, 2100)  # newspapers begin in the 17th century
_WEEKDAY_NAME = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+"
_WRITTEN_DAY = (
    rf"(?:{_WEEKDAY_NAME})?(?:(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?P<month2>{MONTH}),?\s+(?P<year2>(?:19|20)\d\d)"
    r"|(?P<year3>(?:19|20)\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d))(?!\d)"
)
_LABELLED_DATE = re.compile(
    rf"\W*(?P<cue>first published|published|posted|updated|last updated|last modified|date|released?)"
    rf"(?:\s+(?:on|at|in))?\s*[:\-–—|]?\s*(?:\d{{1,2}}[:.]\d\d\S*\s*(?:[ap]\.?m\.?)?\W*)?{_WRITTEN_DAY}",
    re.IGNORECASE,
)
_LONE_DATE = re.compile(
    rf"(?:by\s[^\d\n]{{2,60}}?\W+|[^\d\n]{{2,40}}[|•·–—]\s*)?{_WRITTEN_DAY}(?P<rest>\W*(?:at\s*)?(?:\d{{1,2}}[:.]\d\d\s*)?"
    r"(?:[ap]\.?m\.?)?\W*(?:[A-Z]{2,4})?\W*)",
    re.IGNORECASE,
)


_LEAP_YEAR = 2000  # in which every day of a dateline without a year exists


def find_publication_date(article: Article, dateline: Dateline | None) -> Published | None:
    """When an article was published and how that is known; None where nothing tells."""
    if article.published:
        return article.published
    in_url = date_in_address(article.url)
    if in_url and in_url.grain == "day":
        return in_url
    in_dateline = _dateline_date(dateline, article)
    if in_dateline and in_dateline.value.startswith("XXXX"):
        return in_url or in_dateline
    return in_dateline or in_url or _date_line_date(article.body) or date_in_path(article.path, reliable=False)


def _dateline_date(dateline: Dateline | None, article: Article) -> Published | None:
    """The day of a dateline; a year that it leaves out is the URL's, or the file path's, which is not reliable."""
    if not dateline or not dateline.day:
        return None
    if dateline.year:
        return _published("dateline", dateline.year, dateline.month, dateline.day)
    paths: tuple[tuple[Basis, str], ...] = (("url", article.url.split("://")[-1]), ("file", article.path))
    for basis, path in paths:
        years = years_in_path(path)
        if len(years) == 1:
            return _published(basis, years.pop(), dateline.month, dateline.day, reliable=basis == "url")
    if not _published("dateline", _LEAP_YEAR, dateline.month, dateline.day):
        return None
    return Published(f"XXXX-{dateline.month:02}-{dateline.day:02}", "day", "dateline", reliable=False)


def _date_line_date(body: str) -> Published | None:
    """The first date line's date, preferably not one of an update."""
    return min(_date_lines(body), key=lambda line: line[0], default=(False, None))[1]


def _date_lines(body: str) -> Iterator[tuple[bool, Published]]:
    """The dates of the date lines at the top of a body; True for those of an update only."""
    for line in body.split("\n", _MAX_DATE_LINES)[:_MAX_DATE_LINES]:
        if len(line) > _MAX_DATE_LINE_CHARS or not any(char.isdigit() for char in line):
            continue
        labelled = _LABELLED_DATE.match(line)
        match = labelled or _LONE_DATE.fullmatch(line.strip())
        published = _published("text", *_year_month_day(match)) if match else None
        if published:
            is_update = bool(labelled) and "updated" in line.lower() and "published" not in line.lower()
            yield is_update, published


def _year_month_day(match: re.Match[str]) -> tuple[int, int, int]:
    """Year, month and day of a match of _WRITTEN_DAY."""
    year = match["year"] or match["year2"] or match["year3"]
    month = match["month"] or match["month2"] or match["month3"]
    return int(year), month_number(month), int(match["day"] or match["day2"] or match["day3"])


def _published(basis: Basis, year: int, month: int, day: int, reliable: bool = True) -> Published | None:
    """A day, if the calendar has it and it lies in the time of newspapers."""
    try:
        value = date(year, month, day).isoformat()
    except ValueError:  # the 31st of June, month 13
        return None
    return Published(value, "day", basis, reliable) if year in YEARS else None
