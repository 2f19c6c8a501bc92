"""Text → the days, months and years that it names, resolved against its publication date (ISO 8601).

A month without a year is the last one not after the publication, unless a word before it looks ahead; a weekday is the
last one, the publication's own day included. Without a publication date, relative dates are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from operator import attrgetter

from msgspec import Struct

from searchapp.extraction.cued_patterns import Words
from searchapp.extraction.dates.date_anchors import anchors_in
from searchapp.extraction.dates.date_patterns import (
    AFTER_WEEKDAY,
    CAPITALIZED_BEFORE,
    DAY_NUMBER,
    LOOKS_AHEAD,
    MONTH_CUE,
    NOUN_AFTER_YEAR,
    ORDINALS,
    SAID,
    SHARED_YEAR,
    YEAR_CUE,
    YEAR_OF,
    begins_years,
    date_around,
    small_lettered,
)
from searchapp.extraction.dates.day_lists import LocalDate, days_before
from searchapp.extraction.dates.feasts import feast_days
from searchapp.extraction.dates.local_dates import local_dates
from searchapp.extraction.dates.numeric_dates import NumericDates, year_near
from searchapp.extraction.dates.reference import Reference, day_value, reference_of
from searchapp.extraction.english import READ_AS_ENGLISH
from searchapp.extraction.overlaps import overlaps_sorted
from searchapp.model.article import Grain, Published
from searchapp.model.facts import MentionedDate
from searchapp.text.calendar.english_months import AMBIGUOUS_MONTHS, month_number
from searchapp.text.calendar.written_dates import WEEKDAYS

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
}  # fmt: skip
_EVERY = (" any ", " each ", " every ", " Each ", " Every ")  # before a weekday that is no certain one
_NO_NOUN = re.compile(r"$|[^\w\s]|\s(?:or|and)\b")  # behind one: “on a Monday or Friday”, but not “a Monday statement”
_WEEKS = {"last": -7, "this": 0, "next": 7}  # days from this week


def find_mentioned_dates(
    text: str,
    words: Words,
    published: Published | None,
    skipped: tuple[int, int] = (0, 0),
    language: str = "",
) -> tuple[MentionedDate, ...]:
    """The dates that a text with these words names, in its order, but for any that overlaps the skipped span, as of its
    dateline."""
    flat = text.replace("\n", " ").replace("\xa0", " ")
    ref = reference_of(published)
    numbers = NumericDates(flat, language, ref.day.year if ref else None)
    mentions = _mentions(flat, text, words, skipped, _Context(ref, numbers))
    is_english = language in READ_AS_ENGLISH
    days = feast_days(flat, words, ref) if is_english else local_dates(text, language, numbers, ref)
    local = [_local(text, date) for date in days if date[0] >= skipped[1] or date[1] <= skipped[0]]
    if not local:
        return tuple(mentions)
    spans = [(date.start, date.end) for date in local]
    others = [each for each in mentions if not overlaps_sorted(each.start, each.end, spans)]
    return tuple(sorted((*local, *others), key=attrgetter("start")))


def _local(text: str, written: LocalDate) -> MentionedDate:
    start, end, value = written
    return MentionedDate(value, _GRAINS[len(value)], start, end, text[start:end])


class _Context(Struct, frozen=True):
    """What the dates of a text are resolved by: its publication, and how it writes numbers."""

    reference: Reference | None
    numbers: NumericDates

    def year(self, written: str) -> int:
        """The year that one of two or four digits is."""
        return year_near(written, self.reference.day.year if self.reference else None)


def _mentions(flat: str, text: str, words: Words, skipped: tuple[int, int], context: _Context) -> list[MentionedDate]:
    mentions: list[MentionedDate] = []
    end, anchors = 0, anchors_in(flat, words)
    flat = small_lettered(flat, anchors)
    for anchor in anchors:
        if anchor[0] < end or skipped[0] <= anchor[0] < skipped[1]:
            continue
        match = date_around(flat, anchor, end)
        if not match:
            continue
        before, (start, end) = end, match.span()
        kind = match.lastgroup or ""
        if (kind == "adverb" and _ends_name(match, text)) or (start < skipped[1] and end > skipped[0]):
            continue
        value = _RESOLVERS[kind](match, context)
        if value:
            if kind == "day_month":
                mentions += _days_before(match, value, text, before)
            later = _later_days(match, value) if kind == "month_day" and match["md_more"] else ()
            last = match.end("md_d") if later else end
            mentions.append(MentionedDate(value, _GRAINS[len(value)], start, last, text[start:last]))
            mentions += [MentionedDate(day, "day", *span, text[slice(*span)]) for day, span in later]
    return mentions


def _days_before(match: re.Match[str], value: str, text: str, before: int) -> list[MentionedDate]:
    """The first of “8 and 9 May”, which begins behind the date before."""
    days = days_before(match.string, match.start(), value, "en", with_months=False)
    return [MentionedDate(day, "day", first, last, text[first:last]) for first, last, day in days if first >= before]


def _later_days(match: re.Match[str], value: str) -> list[tuple[str, tuple[int, int]]]:
    """The days behind the first of “June 3, 4 and 5”, while each is later than the one before."""
    days: list[tuple[str, tuple[int, int]]] = []
    for number in DAY_NUMBER.finditer(match.string, *match.span("md_more")):
        day = value[:8] + number[0].zfill(2)
        if day <= value or not day_value(*map(int, day.split("-"))):
            break
        days.append((day, number.span()))
        value = day
    return days


_GRAINS: dict[int, Grain] = {4: "year", 7: "month", 10: "day"}


def _looks_ahead(match: re.Match[str]) -> bool:
    text, start = match.string, match.start()
    cue = LOOKS_AHEAD.search(text[start - 61 : start] if start > 60 else f" {text[:start]}")
    return cue is not None and SAID.search(cue.group()) is None


def _iso(match: re.Match[str], context: _Context) -> str:
    return day_value(int(match["iso_y"]), int(match["iso_m"]), int(match["iso_d"]))


def _of_month(prefix: str) -> Callable[[re.Match[str], _Context], str]:
    """The resolver of a day and month, with or without its year: without one, the last such day or one near ahead."""

    def resolve(match: re.Match[str], context: _Context) -> str:
        month, written, year = month_number(match[f"{prefix}_m"]), match[f"{prefix}_d"], match[f"{prefix}_y"]
        day = int(written) if written.isdecimal() else ORDINALS.index(written) + 1
        if year:
            return day_value(context.year(year), month, day)
        if shared := _shared_year(match, month):
            return day_value(shared, month, day)
        ref = context.reference
        last, coming = (ref.nearest(month, day, ahead) for ahead in (False, True)) if ref else ("", "")
        return coming if last != coming and _looks_ahead(match) else last

    return resolve


def _shared_year(match: re.Match[str], month: int) -> int | None:
    """The year behind the next of several days or months: “28 May to 3 June 2016”."""
    behind = SHARED_YEAR.match(match.string, match.end())
    if not behind:
        return None
    return int(behind["year"]) - (month > month_number(behind["last"] or behind["next"]))


def _month_year(match: re.Match[str], context: _Context) -> str:
    return f"{context.year(match['my_y'])}-{month_number(match['my_m']):02}"


def _month(match: re.Match[str], context: _Context) -> str:
    name, cue, rel = match["m_m"], (match["m_cue"] or "").lower(), match["m_rel"]
    start, month = max(0, match.start() - 9), month_number(name)
    if not (cue or rel) and (shared := _shared_year(match, month)):
        return f"{shared}-{month:02}"
    ref = context.reference
    if not ref or ref.grain == "year":
        return ""
    if name in AMBIGUOUS_MONTHS and not (cue or rel or MONTH_CUE.search(match.string, start, match.start())):
        return ""
    if rel:
        return f"{ref.day.year + {'last': -1, 'this': 0, 'next': 1}[rel]}-{month:02}"
    ahead = cue != "last" and (cue == "next" or _looks_ahead(match))
    return f"{ref.year_of(month, ahead)}-{month:02}"


def _year(match: re.Match[str], context: _Context) -> str:
    text, start = match.string, max(0, match.start() - 12)
    is_year = begins_years(text, match["y_y"], match.end()) or YEAR_CUE.search(text, start, match.start())
    is_year = is_year or (YEAR_OF.search(text, start, match.start()) and NOUN_AFTER_YEAR.match(text, match.end()))
    return match["y_y"] if is_year else ""


def _weekday(match: re.Match[str], context: _Context) -> str:
    ref = context.reference
    if not ref or ref.grain != "day" or _is_any_weekday(match):
        return ""
    weekday, cue = _number_of(match["w_d"]), (match["w_cue"] or "").lower()
    if week := match["w_week"]:
        return (ref.day + timedelta(days=weekday - ref.day.weekday() + _WEEKS[week])).isoformat()
    days_back = (ref.day.weekday() - weekday) % 7
    days_ahead = (7 - days_back) % 7
    if not cue and _follows_weekday(match, days_back, ref.day.weekday()):
        return (ref.day + timedelta(days=days_ahead)).isoformat()
    if cue == "next" or (cue != "last" and days_back and _looks_ahead(match)):
        return (ref.day + timedelta(days=days_ahead or 7)).isoformat()
    return (ref.day - timedelta(days=days_back or 7 * (cue == "last"))).isoformat()


def _is_any_weekday(match: re.Match[str]) -> bool:
    """Whether a weekday is no certain one: “every Sunday”, “on a Monday or Friday”."""
    text, start = match.string, match.start()
    return text.endswith(_EVERY, 0, start) or (
        text.endswith(" a ", 0, start) and bool(_NO_NOUN.match(text, match.end()))
    )


def _follows_weekday(match: re.Match[str], days_back: int, today: int) -> bool:
    """Whether a weekday follows one that is nearer: “on Wednesday and Thursday”, said on a Wednesday."""
    first = AFTER_WEEKDAY.search(match.string, max(0, match.start() - 20), match.start())
    return first is not None and days_back > (today - _number_of(first[1])) % 7


def _number_of(weekday: str) -> int:
    return WEEKDAYS.index(weekday[:3].lower())


def _adverb(match: re.Match[str], context: _Context) -> str:
    ref = context.reference
    if not ref or ref.grain != "day":
        return ""
    steps = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
    step = steps[match["a_w"].lower()] * (2 if match["a_far"] else 1)
    return (ref.day + timedelta(days=step)).isoformat()


def _ends_name(match: re.Match[str], text: str) -> bool:
    """Whether a day is the last word of a newspaper's or a programme's name in its line: “Orient Today”."""
    if text[match.start() - 1 : match.start()] == "\n":
        return False
    before = CAPITALIZED_BEFORE.search(match.string, max(0, match.start() - 20), match.start())
    return match.group()[0].isupper() and before is not None


def _ago(match: re.Match[str], context: _Context) -> str:
    unit, number = match["g_u"], match["g_n"].lower()
    count = _NUMBERS[number] if number in _NUMBERS else int(number)
    return _shifted(context.reference, unit, -count)


def _period(match: re.Match[str], context: _Context) -> str:
    value = _shifted(context.reference, match["p_u"], {"last": -1, "this": 0, "next": 1}[match["p_cue"].lower()])
    if not value or not match["p_d"]:
        return value
    return day_value(int(value[:4]), int(value[5:]), int(match["p_d"]))  # “the 12th of next month”


def _shifted(ref: Reference | None, unit: str, count: int) -> str:
    """The reference moved by days, months or years, with the grain of the unit; "" for weeks."""
    if not ref or unit == "week" or (unit == "day" and ref.grain != "day") or (unit == "month" and ref.grain == "year"):
        return ""
    if unit == "day":
        return (ref.day + timedelta(days=count)).isoformat()
    if unit == "year":
        return f"{ref.day.year + count:04}"
    months = ref.day.year * 12 + ref.day.month - 1 + count
    return f"{months // 12:04}-{months % 12 + 1:02}"


_RESOLVERS: dict[str, Callable[[re.Match[str], _Context], str]] = {
    "iso": _iso,
    "numbers": lambda match, context: context.numbers.value(match),
    "signed": _of_month("sd"),
    "day_month": _of_month("dm"),
    "word_month": _of_month("wm"),
    "month_day_year": _of_month("mdy"),
    "month_day": _of_month("md"),
    "month_year": _month_year,
    "month": _month,
    "year": _year,
    "weekday": _weekday,
    "adverb": _adverb,
    "ago": _ago,
    "period": _period,
}
