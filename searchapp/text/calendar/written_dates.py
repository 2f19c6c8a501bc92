"""The days that a text writes out, in words or in numbers, in whatever language, script and order.

    Sept. 9, 2021    9 septembre 2021    2021. szeptember 9.    9.9.2021    2021年9月9日    ٩ سبتمبر ٢٠٢١

Years of two digits follow POSIX: 69 to 99 lie in the twentieth century, 00 to 68 in the twenty-first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from msgspec import Struct

from searchapp.text.calendar import persian_calendar
from searchapp.text.calendar.date_cues import date_words
from searchapp.text.calendar.east_asian_days import EAST_ASIAN_DAY, day_numbers
from searchapp.text.calendar.month_names import MonthName, date_form, fold, month_named, month_of_form
from searchapp.text.calendar.persian_calendar import persian_day

FIRST_YEAR, LAST_YEAR = 1450, 2100  # printing begins around 1450; what lies beyond is a number, not a year
MAX_CHARS = 20_000  # of one text that are searched
_MOST_BLANKS = 6  # in a whole date, as “17-нче октябрь, 2021 ел”
_CENTURY_TURN = 69  # POSIX strptime
_BUDDHIST, _FIRST_BUDDHIST_YEAR = 543, 2400  # years that Thai dates are ahead; from when on a year can be but one
_ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_PERSIAN_MONTHS = {fold(name): number for number, name in enumerate(persian_calendar.MONTH_NAMES, start=1)}
DAY_SUFFIX = r"(?:(?:st|nd|rd|th|er|ère|re|º|ª|°|e|a|-го|-е|-ого|ος|η|ης|η)(?![^\W\d_])|\.)?"
_YEAR = r"(?P<year>(?:1[4-9]|20|2[45])\d\d|['’]\d\d)"
# Nothing, or a time or another day glued to the year; behind a comma any number, such as that of readers.
_YEAR_END = r"(?:(?=$|\D|\d{1,2}(?:[:.]\d\d(?!\d)|\. [^\W\d_]))|(?<=, \d{4})(?=\d))"
_GAP = r"[^\d\n]{1,28}?"
_DAY = r"(?P<day>[0-3]?\d)(?!\d)"
# Of a weekend's issue: “April 1-2, 2023”; in “Fri 05/07/2019” the second number is a month.
_LAST_DAY = r"(?P<range>\s?[-‐–—/]\s?[0-3]?\d(?!\d|[-/]\d{2})\.?)?"
_NAMED = (
    re.compile(r"(?<![\w.,:/-])(?P<day>[0-3]?\d)-(?P<month>[^\W\d_]{3,9})\.?-(?P<year>\d\d)(?![\w-])"),  # 4-Mar-21
    re.compile(  # “Published: 4 May 19”; within a sentence the last number may be one of people
        r"(?:^|(?<=: )|(?<=ed ))(?P<day>[0-3]?\d)\.? (?P<month>[^\W\d_]{3,9})\.? (?P<year>\d\d)"
        r"(?=\W{0,3}(?:$|\d\d?[:.]\d\d))",
        re.M | re.I,
    ),
    re.compile(  # also behind a clock: “08:15-2 March 2021”
        rf"(?:(?<![\d.,:/-])|(?<=:\d\d-)){_DAY}{DAY_SUFFIX}{_LAST_DAY}(?P<month>{_GAP}){_YEAR}{_YEAR_END}", re.I
    ),
    re.compile(
        rf"(?P<month>[^\W\d][^\d\n]{{1,24}}?){_DAY}{DAY_SUFFIX}{_LAST_DAY}(?:[\s,./-]+|\s*,?\s*(?:of|de|del)\s+){_YEAR}{_YEAR_END}",
        re.I,
    ),
    re.compile(rf"(?<!\d){_YEAR}(?!\d)\.?(?P<month>{_GAP})(?P<day>[0-3]?\d)(?![\d:])", re.I),
    re.compile(
        rf"(?<!\d){_YEAR}(?!\d)\.?\s*(?:gada|m\.|\(?e?\)?ko|оны?)\s+{_DAY}\.?(?P<month>\s[^\W\d][^\d\s,]{{2,24}})", re.I
    ),
)
_VIETNAMESE = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s(?:th[aá]ng|thg)\s(?P<month>\d{1,2})(?:,\s?|\sn[aă]m\s|\s)(?P<year>(?:19|20)\d\d)(?!\d)",
    re.I,
)
_YEAR_FIRST = re.compile(
    r"(?<![\d.,/-])(?P<year>(?:1[4-9]|20|2[45])\d\d)(?P<sign>\s?[-/.‐–]\s?)(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?!\d|[-/]\d)"
)
_YEAR_LAST = re.compile(
    r"(?<![\d/])(?<![^.]-)(?<!\d[.,])(?P<first>\d{1,2})(?P<sign>\s?[-/.‐–]\s?)(?P<second>\d{1,2})(?P=sign)(?P<year>(?:1[4-9]|20|25)\d\d|\d\d)"
    r"(?=$|\D|\d{1,2}:\d\d)(?![-/‐]\d|\.\d\d?\.)"
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")  # as date.weekday() counts
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})[a-z]{{0,6}}\.?,?\s{{1,3}}\Z", re.I)  # before a day in numbers
_WEEKDAY_CHARS = 16
_ROMAN = re.compile(
    rf"(?<![\w.,:/-])(?P<day>\d{{1,2}})(?P<sign>[./-]|\.?\s)\s?(?P<month>{'|'.join(_ROMAN_MONTHS)})[./\s-]\s?"
    r"(?P<year>(?:1[4-9]|20)\d\d)(?!\d)"
)
_PERSIAN = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s+(?P<month>[\u0600-\u06ff]{2,10})(?:[\s\u200c]*ماه)?\s+(?P<year>1[34]\d\d)(?!\d)"
)
_PERSIAN_NUMBERS = re.compile(
    r"(?<![\d.,/-])(?P<year>1[34]\d\d)(?P<sign>[-/])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?![\d/-])"
)
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])(?=$|\D|T\d)")
_NUMBER = re.compile(r"\d+")
_FEWEST_DIGITS, _COMPACT_DIGITS = 3, 8  # of “5 May ’16”, of 20160905
_WORD = re.compile(r"[^\W\d_][^\s\d,;:|()/\[\]<>«»\"“”]*")
_CAMEL = re.compile(r"(?<=[^\W\d_A-ZА-Я])(?=[A-ZА-ЯÀ-Þ])")
_DIGITS = {
    code: str(unicodedata.decimal(chr(code)))
    for code in range(0x660, 0xFF1A)
    if unicodedata.category(chr(code)) == "Nd"
}
_DIGITS |= {ord(sign): chr(ord(sign) - 0xFEE0) for sign in "－．／："}  # as wide as East Asian characters
_DIGITS |= {0xA0: " ", 0x202F: " ", 0x2009: " ", 0x200E: " ", 0x200F: " "}


class WrittenDate(Struct, frozen=True):
    """A day as a text writes it; `other` is what it may also mean, where the order of its numbers is open."""

    day: date
    start: int
    end: int
    other: date | None = None
    certain: bool = True  # False where languages give the month's name to different months
    day_first: bool | None = None  # the order of a date in numbers that has only one reading
    is_first: bool = False  # of several, as “April 1-2, 2023”, so that it is not certain which of them is meant


def ascii_digits(text: str) -> str:
    """The text, as long as before, with the digits of any script as 0 to 9, any blank as a space."""
    return text if text.isascii() else text.translate(_DIGITS)


def written_dates(text: str, language: str = "") -> list[WrittenDate]:
    """The days that a text writes out, in its order; `language` decides month names that languages share."""
    flat = ascii_digits(text[:MAX_CHARS])
    if not _may_hold_date(flat):
        return []
    dates: list[WrittenDate] = []
    for date_of, pattern in _FORMS:
        for match in pattern.finditer(flat):
            written = date_of(match, language)
            if written and not any(written.start < other.end and other.start < written.end for other in dates):
                dates.append(written)
    if not dates and flat.count(" ") <= _MOST_BLANKS and (whole := _whole(flat, language)):
        return [whole]
    return sorted(dates, key=lambda written: written.start)


def _may_hold_date(flat: str) -> bool:
    """Whether a text has the digits of a day and its year: in two numbers, in one such as 20160905, or with 年."""
    numbers = _NUMBER.findall(flat)
    digits = sum(map(len, numbers))
    return (len(numbers) > 1 and digits >= _FEWEST_DIGITS) or digits >= _COMPACT_DIGITS or "年" in flat


def _whole(flat: str, language: str) -> WrittenDate | None:
    """The day that a whole text is in the form of a language that puts words of its own around the month."""
    form = date_form(flat)
    month = month_of_form(form, language) if form else None
    day = day_or_none(_christian(form.year), month.number, form.day) if form and month else None
    return WrittenDate(day, 0, len(flat), certain=month.certain) if day and month else None


def first_date(text: str, language: str = "") -> WrittenDate | None:
    """The first day that a text writes out; None where it writes none."""
    return next(iter(written_dates(text, language)), None)


def full_year(year: str | int) -> int:
    """The year that two or four digits mean."""
    number = year if isinstance(year, int) else int(year.strip("'’"))
    if number > 99:
        return number
    return number + (1900 if number >= _CENTURY_TURN else 2000)


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, if the calendar has it and it lies in the time of printing."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:  # the 31st of June, month 13
        return None


def _named(match: re.Match[str], language: str) -> WrittenDate | None:
    """The day of a match that names its month; the words around the name must be connecting words."""
    month, start, certain = _month_in(match["month"], language)
    if not month or (match.start("month") > match.start() and not _all_connect(match["month"][:start], month)):
        return None
    year = full_year(match["year"])
    day = day_or_none(_christian(year), month, int(match["day"]))
    begin = match.start("month") + start if match.start("month") == match.start() else match.start()
    is_first = certain and bool(match.groupdict().get("range"))
    return WrittenDate(day, begin, match.end(), certain=certain and not is_first, is_first=is_first) if day else None


def _christian(year: int) -> int:
    """The year that a year of the Buddhist calendar is, or any other year as it is."""
    return year - _BUDDHIST if year >= _FIRST_BUDDHIST_YEAR else year


def _month_in(gap: str, language: str) -> tuple[int, int, bool]:
    """Month, where its name begins in the gap and whether it is certain; (0, 0, False) for another gap."""
    words = [(word[0], word.start()) for word in _WORD.finditer(gap)]
    for index in range(len(words) - 1, -1, -1):
        word, start = words[index]
        pair = f"{words[index - 1][0]} {word}" if index else ""
        name = month_named(pair, language) or month_named(word, language) or _glued(word, language)
        if name:
            start = words[index - 1][1] if pair and month_named(pair, language) else start
            return name.number, start, name.certain
        if not _connects(word):
            return 0, 0, False
    return 0, 0, False


def _all_connect(text: str, month: int) -> bool:
    """Whether a text holds connecting words only, or the month by its other name, as Arabic newspapers give both."""
    words = _WORD.findall(text)
    return all(_connects(word) or ((name := month_named(word)) and name.number == month) for word in words)


def _glued(word: str, language: str) -> MonthName | None:
    """The month whose name is glued to what stands before it: “PublishedApril”, “-april”, “בספטמבר”, “d'abril”."""
    for tail in (
        *_CAMEL.split(word)[1:][-1:],
        *re.split(r"[-'’.]", word)[1:][-1:],
        word[1:] if word[0] in "בה" else "",
    ):
        if tail and (name := month_named(tail, language)):
            return name
    return month_named(re.split(r"[-'’]", word)[0], language)


def _connects(word: str) -> bool:
    """Whether a word stands between the day, the month and the year."""
    return word.casefold().strip(".'’") in _connectors()


@cache
def _connectors() -> frozenset[str]:
    return frozenset(date_words()["between"])


def _numbered(match: re.Match[str], language: str) -> WrittenDate | None:
    """The day of three numbers whose order is known."""
    day = day_or_none(_christian(full_year(match["year"])), int(match["month"]), int(match["day"]))
    return WrittenDate(day, match.start(), match.end()) if day else None


def _east_asian(match: re.Match[str], language: str) -> WrittenDate | None:
    """The day of a match with the units 年, 月 and 日."""
    year, month, number = day_numbers(match)
    day = day_or_none(full_year(year), month, number)
    return WrittenDate(day, match.start(), match.end()) if day else None


def _roman(match: re.Match[str], language: str) -> WrittenDate | None:
    """The day of a match whose month is a Roman numeral, as `3.V.2019`."""
    day = day_or_none(int(match["year"]), _ROMAN_MONTHS.index(match["month"]) + 1, int(match["day"]))
    return WrittenDate(day, match.start(), match.end()) if day else None


def _persian(match: re.Match[str], language: str) -> WrittenDate | None:
    """The day of a match in the Persian calendar, whose month is named or numbered."""
    month = _PERSIAN_MONTHS.get(fold(match["month"])) or (match["month"].isdecimal() and int(match["month"]))
    day = persian_day(int(match["year"]), month, int(match["day"])) if month else None
    return WrittenDate(day, match.start(), match.end()) if day else None


def _year_last(match: re.Match[str], language: str) -> WrittenDate | None:
    """The day of `19/11/2019`, `11/19/19` or `9.11.2019`; of two readings the first is that with the day first."""
    first, second, year = int(match["first"]), int(match["second"]), _christian(full_year(match["year"]))
    day_first, month_first = day_or_none(year, second, first), day_or_none(year, first, second)
    day = day_first or month_first
    if day is None:
        return None
    is_open = day_first and month_first and first != second and match["sign"].strip() != "."
    weekday = _WEEKDAY.search(match.string, max(0, match.start() - _WEEKDAY_CHARS), match.start()) if is_open else None
    if weekday and (fitting := _on_weekday(weekday[1], (day_first, month_first))):
        return WrittenDate(fitting, match.start(), match.end(), day_first=fitting is day_first)
    order = None if is_open or first == second or match["sign"].strip() == "." else day_first is not None
    return WrittenDate(day, match.start(), match.end(), month_first if is_open else None, day_first=order)


def _on_weekday(name: str, days: Iterable[date | None]) -> date | None:
    """The one of some days that is the weekday of this name; None where none or several are."""
    number = WEEKDAYS.index(name.lower())
    fitting = [day for day in days if day and day.weekday() == number]
    return fitting[0] if len(fitting) == 1 else None


_FORMS: tuple[tuple[Callable[[re.Match[str], str], WrittenDate | None], re.Pattern[str]], ...] = (
    (_east_asian, EAST_ASIAN_DAY),
    (_numbered, _VIETNAMESE),
    (_persian, _PERSIAN),
    (_persian, _PERSIAN_NUMBERS),
    (_numbered, _YEAR_FIRST),
    (_year_last, _YEAR_LAST),
    *((_named, pattern) for pattern in _NAMED),
    (_roman, _ROMAN),
    (_numbered, _COMPACT),
)
