"""Days of three numbers of two digits in fields of records: 23-03-04, 31/12/19, 98.03.04.

Years follow POSIX (69 to 99 lie in the twentieth century). The year is the last number, or the first where only that
gives a day which is no future; where neither does, the day is of the century before: 15/01/68 is of 1968. But for those
with dots, a day that may be both is open unless other records tell, for ISO 8601 once allowed 23-03-04 and Japan writes
23/03/04.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone

from searchapp.model.article import Basis, Published
from searchapp.text.calendar.clock_times import instant_beside
from searchapp.text.calendar.written_dates import day_or_none, full_year

_DAY = re.compile(r"(?P<first>\d\d?)(?P<sign>[-/.])(?P<second>\d\d?)(?P=sign)(?P<third>\d\d)(?=$|[ T]+\d\d?:\d\d)")
_CENTURY = 100


def short_day(
    text: str, basis: Basis, day_first: bool | None = None, year_first: bool | None = None
) -> Published | None:
    """The day of a text that is three numbers of two digits; None for any other, and where the calendar has none.

    `day_first` and `year_first` are the order of the numbers, where that is known.
    """
    match = _DAY.match(text)
    if not match:
        return None
    first, last = _year_first(match), _year_last(match)
    is_open = year_first is None and bool(first and last) and match["sign"] != "."
    if first and (year_first or (year_first is None and not last)):
        return _published(first[0], match, basis)
    days = last or _year_last(match, century_before=True)
    if not days:
        return None
    is_open |= len(days) > 1 and day_first is None and match["sign"] != "."
    return _published(days[-1 if day_first is False else 0], match, basis, not is_open)


def _published(day: date, match: re.Match[str], basis: Basis, reliable: bool = True) -> Published:
    instant = instant_beside(match.string, 0, match.end(), day) if reliable else None
    return Published(day.isoformat(), "day", basis, reliable, instant)


def years_first(texts: Iterable[str]) -> bool | None:
    """Whether several days have the year first, where one of them can be read in but one way; None elsewhere."""
    matches = [match for text in texts if (match := _DAY.match(text))]
    may_be_first, may_be_last = all(map(_year_first, matches)), all(map(_year_last, matches))
    return None if may_be_first == may_be_last else may_be_first


def _year_first(match: re.Match[str]) -> list[date]:
    if len(match["first"]) == 1:
        return []
    return _past_days((int(match["first"]), int(match["second"]), int(match["third"])))


def _year_last(match: re.Match[str], century_before: bool = False) -> list[date]:
    """What a day with its year last may be: the one with the day first, or that with the month first."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["third"])
    if century_before:
        year = full_year(year) - _CENTURY
    return _past_days((year, second, first), (year, first, second))


def _past_days(*numbers: tuple[int, int, int]) -> list[date]:
    """The days of years, months and days that the calendar has and that are no future, each once."""
    tomorrow = datetime.now(timezone.utc).date() + timedelta(days=1)
    days = [day_or_none(full_year(year), month, day) for year, month, day in numbers]
    return list(dict.fromkeys(day for day in days if day and day <= tomorrow))
