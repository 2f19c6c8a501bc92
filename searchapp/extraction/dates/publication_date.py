"""Article → its publication date: its own, or from its URL, its dateline, a date line in its text or its file name."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from searchapp.extraction.dateline import Dateline
from searchapp.model.article import Article, Basis, Published
from searchapp.text.calendar.date_lines import date_of_line, order_of_numbers
from searchapp.text.calendar.dates import implausibility
from searchapp.text.calendar.path_dates import date_in_address, date_in_path, years_in_path
from searchapp.text.calendar.written_dates import FIRST_YEAR, LAST_YEAR

_MAX_DATE_LINES = 12  # at the top of the body, among which a date line stands
_MANY_DAYS = 3
YEARS = range(FIRST_YEAR, LAST_YEAR)
_NEAR_DAYS = 2  # that an address and a declaration lie apart for time zones and for a day's delay
_LEAP_YEAR = 2000  # in which every day of a dateline without a year exists


def find_publication_date(article: Article, dateline: Dateline | None) -> Published | None:
    """When an article was published and how that is known; None where nothing tells."""
    own = article.published
    if own and own.reliable:
        return own
    in_url = date_in_address(article.url)
    in_dateline = _dateline_date(dateline, article)
    in_day_of_url = in_url if in_url and in_url.grain == "day" else None
    if own and in_day_of_url and _contradict(own, in_day_of_url):
        return own
    dates = [date for date in (in_day_of_url, in_dateline, own, in_url) if date and not implausibility(date)]
    reliable = next((published for published in dates if published.reliable and published.grain == "day"), None)
    if reliable or (in_url and in_url in dates):
        return reliable or in_url
    in_body = _date_line_date(article.body) if not dates else None
    return in_body or next(iter(dates), None) or date_in_path(article.path)


def _contradict(own: Published, in_url: Published) -> bool:
    """Whether an article states another day than its address has, so that neither is reliable."""
    if own.basis != "metadata" or own.grain != "day":
        return False
    try:
        days = abs((date.fromisoformat(own.value) - date.fromisoformat(in_url.value)).days)
    except ValueError:  # a day of an unknown year
        return False
    year, month, day = own.value.split("-")
    return days > _NEAR_DAYS and in_url.value != f"{year}-{day}-{month}"  # 03/04/2021 may be read either way


def _dateline_date(dateline: Dateline | None, article: Article) -> Published | None:
    """The day of a dateline; a year that it leaves out is the URL's, or the file path's, which is not reliable.

    A whole day of the article that agrees with it goes before it.
    """
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
    own = article.published
    if own and own.grain == "day" and own.value[4:] == f"-{dateline.month:02}-{dateline.day:02}":
        return own
    return Published(f"XXXX-{dateline.month:02}-{dateline.day:02}", "day", "dateline", reliable=False)


def _date_line_date(body: str) -> Published | None:
    """The day of the date lines at the top of a body, the first publication before an update.

    The first of many different days is not reliable: they are those of a list of stories, or of a diary.
    """
    lines = body.split("\n", _MAX_DATE_LINES)[:_MAX_DATE_LINES]
    order = order_of_numbers(lines)
    dated = [line for line in (date_of_line(text, day_first=order) for text in lines) if line]
    dated = [line for line in dated if not implausibility(line.published)]
    first = next((line for cue in ("published", "", "updated") for line in dated if line.cue == cue), None)
    if first and len({line.published.value for line in dated if line.cue == first.cue}) >= _MANY_DAYS:
        return structs.replace(first.published, reliable=False)
    return first.published if first else None


def _published(basis: Basis, year: int, month: int, day: int, reliable: bool = True) -> Published | None:
    """A day, if the calendar has it and it lies in the time of newspapers."""
    try:
        value = date(year, month, day).isoformat()
    except ValueError:  # the 31st of June, month 13
        return None
    return Published(value, "day", basis, reliable) if year in YEARS else None
