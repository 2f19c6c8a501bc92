"""What the number of a story in a corpus of agencies' copy tells: `AP880212-0001`, `APW_ENG_19941101.0001`."""

from __future__ import annotations

import re

from searchapp.model.article import Published
from searchapp.reading.agency_lines.agencies import agency_of_sign
from searchapp.text.calendar.dates import iso_day
from searchapp.text.calendar.written_dates import full_year

_NUMBER = re.compile(r"(?P<sign>[A-Z]{2,4})(?:_[A-Z]{3})?_?(?P<day>(?:19|20)\d{6}(?=\D)|\d{6}(?=\D|\Z))")
_SIX_DIGITS = re.compile(r"(?:[A-Z]{2,4})?(?P<day>\d{6})(?=\D|\Z)")
_OTHER_SIGNS = {"APW": "AP", "AFP": "AFP", "XIE": "Xinhua", "XIN": "Xinhua"}  # as the LDC's corpora number them


def day_of_number(number: str) -> Published | None:
    """The day in a story's number, its year first or, as in the Los Angeles Times, last; None where it has none."""
    match = _NUMBER.match(number) or _SIX_DIGITS.fullmatch(number)
    if not match:
        return None
    digits = match["day"]
    if len(digits) > len("yymmdd"):
        value = _day(digits[:4], digits[4:6], digits[6:])
    else:
        first, second, third = digits[:2], digits[2:4], digits[4:]
        value = _day(full_year(first), second, third) or _day(full_year(third), first, second)
    return Published(value, "day", "metadata") if value else None


def agency_of_number(number: str) -> str:
    """The agency whose sign begins a story's number; empty for other signs."""
    match = _NUMBER.match(number)
    return agency_of_sign(_OTHER_SIGNS.get(match["sign"], match["sign"])) if match else ""


def _day(year: int | str, month: str, day: str) -> str | None:
    return iso_day(year, int(month), day) if 1 <= int(month) <= 12 else None
