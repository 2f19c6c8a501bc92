"""Days of the Persian (solar Hijri) calendar, as newspapers of Iran date themselves: ۱۲ آبان ۱۴۰۱, 1401/08/12."""

from __future__ import annotations

from datetime import date

# The Afghan names and the lunar calendar, whose years lie 40 ahead, are not among them.
MONTH_NAMES = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
_FIRST_PERSIAN_YEAR, _LAST_PERSIAN_YEAR = 1280, 1425  # 1901 to 2047
_LONG_MONTHS = 6  # of 31 days; those after have 30, the last 29 but in leap years
_LEAP_CYCLE = (33, 8)  # years, and leap years among them (Birashk's rule holds for the years above)
_CYCLE_START = 1595  # years by which the cycles are counted ahead of the calendar's first
_DAYS_BEFORE = -356_033  # by which the count of days below lies off `date.toordinal`: 1 Farvardin 1400 was 2021-03-21


def persian_day(year: int, month: int, day: int) -> date | None:
    """The day in our calendar; None for one that the Persian calendar does not have in the years of newspapers."""
    last_day = 31 if month <= _LONG_MONTHS else 30
    if not (
        _FIRST_PERSIAN_YEAR <= year <= _LAST_PERSIAN_YEAR and 1 <= month <= len(MONTH_NAMES) and 1 <= day <= last_day
    ):
        return None
    years = year + _CYCLE_START
    leap_days = years // _LEAP_CYCLE[0] * _LEAP_CYCLE[1] + (years % _LEAP_CYCLE[0] + 3) // 4
    in_year = (month - 1) * 31 - max(0, month - 1 - _LONG_MONTHS) + day
    return date.fromordinal(_DAYS_BEFORE + 365 * years + leap_days + in_year)
