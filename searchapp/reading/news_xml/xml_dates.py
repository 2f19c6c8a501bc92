"""Dates as news XML writes them: ISO 8601 with and without signs (`20141225T101500Z`), and those of mails in feeds."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

from searchapp.model.article import Published
from searchapp.reading.press.press_dates import press_date
from searchapp.text.dates import iso_date

_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?\s*(Z|[+-]\d\d:?\d\d)?)?\Z")


def xml_date(*texts: str) -> Published | None:
    """The date of the first of these texts that tells one."""
    for text in texts:
        if text.strip() and (published := _date(text.strip())):
            return published
    return None


def _date(text: str) -> Published | None:
    """The date that a text tells; None for none."""
    if match := _BASIC.match(text):
        year, month, day, hour, minute, second, zone = match.groups()
        clock = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
        return iso_date(f"{year}-{month}-{day}{clock}")
    return iso_date(text) or _mail_date(text) or press_date(text)


def _mail_date(text: str) -> Published | None:
    """The date that a text tells in the way of mails, `Sat, 03 Mar 2019 10:14:00 GMT`."""
    try:
        return iso_date(parsedate_to_datetime(text).isoformat())
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
