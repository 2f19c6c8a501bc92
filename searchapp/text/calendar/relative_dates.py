"""Dates told from today, as people type them: `today`, `last week`, `last 30 days`, `2 weeks ago`, `-30d`, `P30D`."""

from __future__ import annotations

import re
from datetime import date, timedelta

_UNIT = "(d|w|m|y|days?|weeks?|months?|years?)"
_NUMBERED = re.compile(rf"(?:-|p(?=\S+\Z)|(?:in )?(?:the )?(?:last|past|previous) )([0-9]{{1,4}}) ?{_UNIT}\Z")
_AGO = re.compile(rf"([0-9]{{1,4}}|an?|one) {_UNIT} ago\Z")
_NAMED = re.compile(r"(?:in )?(?:the )?(this|last|past|previous) (day|week|month|year)\Z")
_SINGLE_DAYS = {"today": 0, "yesterday": 1}


def dates_meant(text: str, today: date) -> tuple[str, str] | None:
    """First and last day (ISO 8601) of what a text calls a stretch of time; None where it is none.

    `last week` is the whole week before this one (from Monday on), `past week` the seven days up to today.
    """
    words = " ".join(text.strip().lower().replace("_", " ").split())
    words = words[:1] + words[1:].replace("-", " ")
    try:
        if words in _SINGLE_DAYS:
            first = last = today - timedelta(days=_SINGLE_DAYS[words])
        elif match := _NUMBERED.match(words):
            first, last = _before(today, int(match[1]), match[2][0]), today
        elif match := _AGO.match(words):
            first = last = _before(today, int(match[1]) if match[1].isdecimal() else 1, match[2][0])
        elif match := _NAMED.match(words):
            first, last = _named(match[1], match[2][0], today)
        else:
            return None
    except (ValueError, OverflowError):  # before the year 1
        return None
    return first.isoformat(), last.isoformat()


def _named(which: str, unit: str, today: date) -> tuple[date, date]:
    if which == "past":
        return _before(today, 1, unit), today
    begin = _beginning(today, unit)
    if which == "this":
        return begin, today
    return _beginning(begin - timedelta(days=1), unit), begin - timedelta(days=1)


def _before(day: date, number: int, unit: str) -> date:
    """The day so many days, weeks, months or years before another; a month that is too short ends sooner."""
    if unit in "dw":
        return day - timedelta(days=number * (7 if unit == "w" else 1))
    months = day.year * 12 + day.month - 1 - number * (12 if unit == "y" else 1)
    for day_of_month in range(day.day, 28, -1):
        try:
            return date(months // 12, months % 12 + 1, day_of_month)
        except ValueError:  # the 31st of April
            continue
    return date(months // 12, months % 12 + 1, min(day.day, 28))


def _beginning(day: date, unit: str) -> date:
    """The first day of the day, week, month or year that a day lies in."""
    if unit == "w":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1, month=1) if unit == "y" else day.replace(day=1) if unit == "m" else day
