"""Dates as lines and records write them, read into ISO 8601.

    Posted on 5 September 2016 at 10:14     26-FEB-1987 15:01:01.79     2016-09-05T10:14+03:00

`text/calendar/iso_dates.py` computes with what this module reads.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from time import time as now

from msgspec import structs

from searchapp.model.article import Basis, Published
from searchapp.text.calendar.catalogue_dates import catalogue_date
from searchapp.text.calendar.clock_times import instant_beside, utc_instant
from searchapp.text.calendar.date_cues import cue_before
from searchapp.text.calendar.east_asian_days import era_numbers, has_era_mark
from searchapp.text.calendar.english_months import month_number
from searchapp.text.calendar.iso_dates import DAY_SECONDS, days_of, grain_of
from searchapp.text.calendar.month_names import month_named
from searchapp.text.calendar.short_years import short_day
from searchapp.text.calendar.written_dates import (
    FIRST_YEAR,
    LAST_YEAR,
    WrittenDate,
    ascii_digits,
    first_date,
    full_year,
    written_dates,
)

_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d+)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?\Z", re.I)
_WIRE_INSTANT = re.compile(r"\s*(\d{1,2})-([A-Z]{3})-(\d{4})(?:\s+(\d\d:\d\d:\d\d))?", re.I)
_SLASHED = re.compile(r"\s*(\d\d)/(\d\d)/(\d{4})(?:\s+(\d\d:\d\d:\d\d))?")  # month first, as American wires write it
_NUMBER = re.compile(
    r"(?:/Date\()?(?P<number>[+-]?\d{4,19}(?:\.\d+)?)(?:[+-]\d{4})?(?:\)/)?"
)  # also as .NET writes JSON
_EXPONENT = re.compile(r"[1-9]\.\d{6,18}E\+?(?:9|1\d)", re.I)  # with fewer digits the day is open
_CALENDAR_DIGITS = re.compile(r"((?:1[4-9]|20)\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?")
_BASIC_INSTANT = re.compile(
    r"(\d{4})(\d\d)(\d\d)T?(\d\d):?(\d\d):?(\d\d)?(?:[.,]\d+)?(Z|UTC|[+-]\d\d(?::?\d\d)?)?", re.I
)
_WEEK_OR_ORDINAL = re.compile(r"\d{4}-(?:W\d\d-\d|\d{3})")
_ISO_HEAD = re.compile(r"\d{4}(?:-\d\d-\d\d|/\d\d/\d\d)(?=$|\s*/|T\d\d\Z)")
_CTIME = re.compile(
    r"\b(?P<month>[A-Z][a-z]{2})\s+(?P<day>\d{1,2})\s+(?P<clock>\d\d:\d\d:\d\d)\s+(?P<zone>[A-Z]{1,4}\b|[+-]\d{4})?\s*(?P<year>\d{4})\b"
)
_SHORT_YEAR = re.compile(  # RFC 822: 03 Nov 21 10:00 GMT; or a whole text: 3. nov. 21
    r"\b(\d{1,2} [A-Z][a-z]{2} )(\d\d)(?= \d\d:\d\d)|\A(\d{1,2}\.? [^\W\d_]{3,}\.? |[^\W\d_]{3,}\.? \d{1,2},? )(\d\d)\Z"
)
_MONTH_AND_YEAR = re.compile(
    r"(?P<month>[^\W\d_]+)\.?,?(?:\s+(?:de|of|del|год[а]?))?[\s/-]+(?P<year>(?:1[4-9]|20)\d\d)(?:\s*г\.)?"
)
_MAX_FIELD_CHARS = 200
_YEAR_DIGITS = 4
_FULL_YEAR = re.compile(r"\d{4}|年")
_MIDNIGHT = time()
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
# The first and the last second that programs can count, which they write for none.
_NO_INSTANTS = frozenset(("-62135596800", "-62135596800000", "253402300799", "253402300799999", "2147483647"))
_UNKNOWN_INSTANT = "1970-01-01T00:00:00"  # what programs write where they know none: they count from there
_UNITS = (1, 10**3, 10**6, 10**9)  # of a second
_FIRST_SECOND, _LAST_SECOND = 10**6, 4_102_444_800  # 1970-01-12: less is a count; the year 2100


def iso_day(year: int | str, month: int, day: int | str) -> str | None:
    """The day as `YYYY-MM-DD`; None for one that the calendar does not have."""
    value = f"{int(year):04d}-{month:02d}-{int(day):02d}"
    return value if days_of(value) else None


def iso_date(text: str, basis: Basis = "metadata") -> Published | None:
    """The date that an ISO 8601 day, month, year or instant tells; None for anything else."""
    text = text.strip()
    if days_of(text):
        return Published(text, grain_of(text), basis)
    match = _INSTANT.match(text)
    if not match:
        return None
    day, minute, second, zone = match.groups()
    return _instant(f"{day}T{minute}{second or ':00'}{_utc_offset(zone)}", basis)


def wire_date(text: str) -> Published | None:
    """The date at the head of `26-FEB-1987 15:01:01.79` or `03/14/1998 10:36:00`, or an ISO date; None otherwise."""
    if match := _WIRE_INSTANT.match(text):
        day, name, year, clock = match.groups()
        value = iso_day(year, month_number(name), day)
    elif match := _SLASHED.match(text):
        month, day, year, clock = match.groups()
        value = iso_day(year, int(month), day)
    else:
        return iso_date(text, "metadata") or date_in_line(text, "metadata")
    if value is None:
        return None
    return _instant(f"{value}T{clock}", "metadata") if clock else Published(value, "day", "metadata")


def date_in_line(line: str, basis: Basis = "text", day_first: bool | None = None) -> Published | None:
    """The first day that a line such as `Posted on 5 September 2016 at 10:14` writes out; None where it writes none.

    It is not reliable where the order of its numbers (03/04/2021) or the language of its month's name is unknown.
    """
    written = first_date(line)
    return published_on(written, line, basis, day_first) if written else None


def published_on(written: WrittenDate, line: str, basis: Basis, day_first: bool | None = None) -> Published:
    """The date of publication that a written date tells; `day_first` is the order of numbers, where that is known."""
    day = written.other if written.other and day_first is False else written.day
    reliable = written.certain and (written.other is None or day_first is not None)
    instant = instant_beside(line, written.start, written.end, day) if reliable else None
    return Published(day.isoformat(), "day", basis, reliable and instant != f"{_UNKNOWN_INSTANT}Z", instant)


def read_date(
    value: object,
    basis: Basis = "metadata",
    day_first: bool | None = None,
    year_first: bool | None = None,
    language: str = "",
) -> Published | None:
    """The date that a record's value tells: ISO 8601, a mail's date, one in words, a number; None for any other.

    `day_first` and `year_first` are the order of numbers, where that is known; the second of years of two digits.
    `language` decides names of months that languages share.

    Numbers are seconds, milliseconds, micro- or nanoseconds since 1970 (UTC), a year, or digits of a calendar day
    (20150306, 20150306101500).
    """
    if isinstance(value, datetime):
        return _instant(value.isoformat(), basis)
    if isinstance(value, date):
        return Published(value.isoformat(), "day", basis)
    if isinstance(value, dict):  # as MongoDB exports them
        return next((read_date(value[key], basis) for key in ("$date", "$numberLong", "$t") if key in value), None)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    text = ascii_digits(str(value).strip()[:_MAX_FIELD_CHARS])
    if _EXPONENT.fullmatch(text):  # as spreadsheets show long numbers
        text = str(int(float(text)))
    number = _NUMBER.fullmatch(text)
    if number:
        return _of_number(number["number"], basis)
    if (published := _of_era(text, basis)) or has_era_mark(text):
        return published
    if published := short_day(text, basis, day_first, year_first):
        return published
    published = _lenient_iso(text, basis)
    if published is None or int(published.value[:4]) > LAST_YEAR:  # of the Buddhist calendar
        words = _of_words(text, basis, day_first, language)
        return _century_before(words) if words and not _FULL_YEAR.search(text) else words or published
    return published


def _of_number(digits: str, basis: Basis) -> Published | None:
    """The date of a number."""
    whole = digits.split(".")[0]
    if whole in _NO_INSTANTS:
        return None
    if match := _CALENDAR_DIGITS.fullmatch(whole):
        year, month, day, hour, minute, second = match.groups()
        value = iso_day(year, int(month), day)
        if value and not hour:
            return Published(value, "day", basis)
        if value and (published := _instant(f"{value}T{hour}:{minute}:{second or '00'}", basis)):
            return published
    if len(whole) == _YEAR_DIGITS:
        return Published(whole, "year", basis) if FIRST_YEAR <= int(whole) <= LAST_YEAR else None
    seconds = next((float(digits) / unit for unit in _UNITS if abs(float(digits)) / unit < _LAST_SECOND), None)
    if seconds is None or abs(seconds) < _FIRST_SECOND:
        return None
    return _instant((_EPOCH + timedelta(seconds=seconds)).isoformat(timespec="seconds"), basis)


def _of_era(text: str, basis: Basis) -> Published | None:
    numbers = era_numbers(text)
    value = iso_day(*numbers) if numbers else None
    return Published(value, "day", basis) if value else None


def _lenient_iso(text: str, basis: Basis) -> Published | None:
    """The date of ISO 8601's other forms: 20150306T101500Z, 2015-W10-5, 2015-065, a range's first day."""
    if published := iso_date(text, basis):
        return published
    if match := _BASIC_INSTANT.fullmatch(text):
        year, month, day, hour, minute, second, zone = match.groups()
        return _instant(f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{_utc_offset(zone)}", basis)
    if match := _WEEK_OR_ORDINAL.fullmatch(text):
        form = "%G-W%V-%u" if "W" in text else "%Y-%j"
        try:
            return Published(datetime.strptime(text, form).date().isoformat(), "day", basis)
        except ValueError:  # week 54, day 366 of a common year
            return None
    if published := catalogue_date(text, basis):
        return published
    match = _ISO_HEAD.match(text)
    if match and int(match[0][:4]) < FIRST_YEAR:  # a year of another calendar
        return None
    return iso_date(match[0].replace("/", "-"), basis) if match else None


def _of_words(text: str, basis: Basis, day_first: bool | None, language: str) -> Published | None:
    """The day, or else the month, that a text writes out, as Thu, 25 Dec 2014 08:00:00 +0100."""
    if match := _CTIME.search(text):
        text = f"{match['day']} {match['month']} {match['year']} {match['clock']} {match['zone'] or ''}"
    text = _SHORT_YEAR.sub(lambda match: f"{match[1] or match[3]}{full_year(match[2] or match[4])}", text)
    if days := written_dates(text, language):
        return _of_first_publication(days, text, basis, day_first)
    match = _MONTH_AND_YEAR.fullmatch(text)
    name = month_named(match["month"], language) if match else None
    if not match or not name:
        return None
    return Published(f"{match['year']}-{name.number:02d}", "month", basis, name.certain)


def _of_first_publication(days: list[WrittenDate], text: str, basis: Basis, day_first: bool | None) -> Published:
    """The day that a text says was that of publication, or else its first; that of an update is not reliable."""
    ends = [0, *(day.end for day in days)]
    cues = [cue_before(text[end : day.start]) for end, day in zip(ends, days, strict=False)]
    chosen = cues.index("published") if "published" in cues else 0
    published = published_on(days[chosen], text, basis, day_first)
    return structs.replace(published, reliable=False) if cues[chosen] == "updated" else published


def _century_before(published: Published) -> Published:
    """The date a hundred years earlier where it lies in the future, for its year has two digits: 15-Jan-68."""
    value = f"{int(published.value[:4]) - 100}{published.value[4:]}"
    return structs.replace(published, value=value) if implausibility(published) and days_of(value) else published


def implausibility(published: Published) -> str:
    """Why a date cannot be that of a publication, as “date in the future”; empty for one that can.

    Tomorrow is no future: it is today already where the sun rises first.
    """
    days = days_of(published.value)
    if days is None:
        return ""
    if int(published.value[:4]) < FIRST_YEAR:
        return "date before printing"
    tomorrow = now() // DAY_SECONDS + 1
    return "date in the future" if days[0] > tomorrow else ""


def _utc_offset(zone: str | None) -> str:
    """The offset as `+hh:mm` of what stands behind a time of day; empty where nothing does."""
    if not zone:
        return ""
    if zone.upper() in ("Z", "UTC"):
        return "+00:00"
    digits = zone.replace(":", "").ljust(5, "0")
    return f"{digits[:3]}:{digits[3:]}"


def _instant(iso: str, basis: Basis) -> Published | None:
    """The day of an ISO 8601 instant where its offset holds, which is the publisher's.

    Without an offset the time of day is kept as it stands; midnight is none then.
    """
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return None
    local = moment.replace(microsecond=0).isoformat() if moment.time() != _MIDNIGHT else None
    instant = utc_instant(moment) if moment.tzinfo else local
    reliable = instant != f"{_UNKNOWN_INSTANT}Z" and (moment.tzinfo is not None or iso != _UNKNOWN_INSTANT)
    return Published(moment.date().isoformat(), "day", basis, reliable, instant)


def numbers_day_first(language: str) -> bool | None:
    """Whether a language, as `en-US` or `de`, writes the day before the month in numbers; None where that is open."""
    if not language:
        return None
    short, _, region = language.casefold().partition("-")
    if short in ("en", "fil", "tl"):
        return {"us": False, "ph": False, "gb": True, "au": True, "nz": True, "ie": True, "in": True}.get(region)
    return None if region == "us" else True
