"""When an article came out: it says so, or its URL, its dateline, a date line in its text or its file's name does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from searchapp.extraction.dateline import Dateline
from searchapp.model.article import Article, Basis, Grain, Published
from searchapp.text.dates import MONTH, date_in_address, date_in_path, month_number, years_in_path

TOP_LINES = 12  # of the body: a date line stands above the story
TOP_LINE_CHARS = 120
YEARS = range(1600, 2100)  # newspapers begin in the 17th century
WEEKDAY_NAME = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+"
WRITTEN_DAY = (
    rf"(?:{WEEKDAY_NAME})?(?:(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?P<month2>{MONTH}),?\s+(?P<year2>(?:19|20)\d\d)"
    r"|(?P<year3>(?:19|20)\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d))(?!\d)"
)
ANNOUNCED = re.compile(
    rf"\W*(?P<cue>first published|published|posted|updated|last updated|last modified|date|released?)"
    rf"(?:\s+(?:on|at|in))?\s*[:\-–—|]?\s*(?:\d{{1,2}}[:.]\d\d\S*\s*(?:[ap]\.?m\.?)?\W*)?{WRITTEN_DAY}",
    re.IGNORECASE,
)
ALONE = re.compile(
    rf"(?:by\s[^\d\n]{{2,60}}?\W+|[^\d\n]{{2,40}}[|•·–—]\s*)?{WRITTEN_DAY}(?P<rest>\W*(?:at\s*)?(?:\d{{1,2}}[:.]\d\d\s*)?"
    r"(?:[ap]\.?m\.?)?\W*(?:[A-Z]{2,4})?\W*)",
    re.IGNORECASE,
)


def published(article: Article, dateline: Dateline | None) -> Published | None:
    """When an article came out and how that is known; None where nothing tells."""
    if article.published:
        return article.published
    told = date_in_address(article.url)
    if told and told.grain == "day":
        return told
    dated = _from_dateline(dateline, article)
    if dated and dated.value.startswith("XXXX"):
        return told or dated
    return dated or told or _from_text(article.body) or date_in_path(article.path, reliable=False)


def _dated(basis: Basis, year: int, month: int, day: int = 0, reliable: bool = True) -> Published | None:
    """A date, if the calendar has it."""
    try:
        value = date(year, month, day or 1).isoformat()
    except ValueError:  # the 31st of June, month 13
        return None
    if year not in YEARS:
        return None
    grain: Grain = "day" if day else "month"
    return Published(value if day else value[:7], grain, basis, reliable)


def _from_dateline(dateline: Dateline | None, article: Article) -> Published | None:
    """A dateline's day; the year that it leaves out is the URL's, or the file's, which is then not reliable."""
    if not dateline or not dateline.day:
        return None
    if dateline.year:
        return _dated("dateline", dateline.year, dateline.month, dateline.day)
    sources: tuple[tuple[Basis, str], ...] = (("url", article.url.split("://")[-1]), ("file", article.path))
    for basis, path in sources:
        years = years_in_path(path)
        if len(years) == 1:
            return _dated(basis, years.pop(), dateline.month, dateline.day, reliable=basis == "url")
    if not _dated("dateline", 2000, dateline.month, dateline.day):  # a leap year: the 29th of February may be right
        return None
    return Published(f"XXXX-{dateline.month:02}-{dateline.day:02}", "day", "dateline", reliable=False)


def _written(found: re.Match[str]) -> tuple[int, int, int]:
    """Year, month and day of a match of WRITTEN_DAY."""
    year = found["year"] or found["year2"] or found["year3"]
    month = found["month"] or found["month2"] or found["month3"]
    return int(year), month_number(month), int(found["day"] or found["day2"] or found["day3"])


def _date_lines(body: str) -> Iterator[tuple[bool, Published]]:
    """The date lines at the top of a body; True for those that only tell of an update."""
    for line in body.split("\n", TOP_LINES)[:TOP_LINES]:
        if len(line) > TOP_LINE_CHARS or not any(char.isdigit() for char in line):
            continue
        announced = ANNOUNCED.match(line)
        found = announced or ALONE.fullmatch(line.strip())
        told = _dated("text", *_written(found)) if found else None
        if told:
            yield bool(announced) and "updated" in line.lower() and "published" not in line.lower(), told


def _from_text(body: str) -> Published | None:
    return min(_date_lines(body), key=lambda pair: pair[0], default=(False, None))[1]
