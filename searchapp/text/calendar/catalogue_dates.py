"""Dates of which a part is not known, as catalogues write them: 1931-06-XX, 06/1931, [1931?], ca. 1931."""

from __future__ import annotations

import re

from searchapp.model.article import Basis, Published
from searchapp.text.calendar.iso_dates import days_of, grain_of

_UNKNOWN_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?:00|XX|xx|uu)(?:[T ]00:00(?::00)?)?")
_MONTH_LAST = re.compile(r"(?P<year>\d{4})/(?P<month>0?[1-9]|1[0-2])")
_MONTH_FIRST = re.compile(r"(?P<month>0?[1-9]|1[0-2])[/.](?P<year>\d{4})")
_SPACED_DAY = re.compile(r"(\d{4}) (\d\d) (\d\d)")
_ABOUT_YEAR = re.compile(
    r"(?:(?:c|ca|circa)\b\.?\s*|(?:spring|summer|autumn|fall|winter),?\s+)?\[?(?P<year>(?:1[4-9]|20)\d\d)[\]?]{0,2}",
    re.I,
)


def catalogue_date(text: str, basis: Basis) -> Published | None:
    """The month or the year that is known of a date, or its day with spaces; None for any other text.

    A year that the text takes for likely is not reliable.
    """
    if match := _SPACED_DAY.fullmatch(text):
        return _published("-".join(match.groups()), basis)
    if match := _UNKNOWN_DAY.fullmatch(text) or _MONTH_LAST.fullmatch(text) or _MONTH_FIRST.fullmatch(text):
        month = int(match["month"])
        return _published(f"{match['year']}-{month:02d}" if month else match["year"], basis)
    match = _ABOUT_YEAR.fullmatch(text)
    return _published(match["year"], basis, reliable=False) if match else None


def _published(value: str, basis: Basis, reliable: bool = True) -> Published | None:
    return Published(value, grain_of(value), basis, reliable) if days_of(value) else None
