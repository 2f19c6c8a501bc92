"""The publication date that dates without a year, and relative ones, count from."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from searchapp.extraction.dates.publication_date import YEARS
from searchapp.model.article import Grain, Published
from searchapp.text.calendar.dates import iso_day

_MEMO_DAYS = 1 << 12
_NEAR_DAYS = 45  # ahead of the publication, within which a day without a year needs no cue


class Reference(Struct, frozen=True):
    """The publication date that relative dates count from: `day` is the 1st where only the month is known."""

    day: date
    grain: Grain

    def nearest(self, month: int, day: int, ahead: bool) -> str:
        """The first such day from the reference on, or the last before it or near ahead; empty where there is none."""
        return "" if self.grain == "year" else _nearest(self.day, month, day, ahead)

    def year_of(self, month: int, ahead: bool) -> int:
        """The year of the last such month, the reference's own included, or of the next one."""
        return self.day.year + (month < self.day.month) if ahead else self.day.year - (month > self.day.month)


@lru_cache(maxsize=_MEMO_DAYS)  # the articles of a day name the same days
def _nearest(reference: date, month: int, day: int, ahead: bool) -> str:
    first, latest = reference.isoformat(), (reference + timedelta(days=_NEAR_DAYS)).isoformat()
    for step in (-1, 0, 1) if ahead else (1, 0, -1):
        value = day_value(reference.year + step, month, day)
        if value and (value >= first if ahead else value <= latest):
            return value
    return ""


@lru_cache(maxsize=_MEMO_DAYS)
def reference_of(published: Published | None) -> Reference | None:
    """The reference of a publication date; None without a year, or for a day that is in no calendar."""
    if not published:
        return None
    try:
        year, month, day = (*map(int, published.value[:10].split("-")), 1, 1)[:3]
        return Reference(date(year, month, day), published.grain) if year in YEARS else None
    except ValueError:  # "XXXX-02-26", the 31st of June
        return None


def day_value(year: int, month: int, day: int) -> str:
    """A day in ISO 8601; empty where the calendar has no such day."""
    return iso_day(year, month, day) or ""
