"""The days, months and years that a text names, resolved against the day it came out (ISO 8601).

A month without a year is the last one not after the publication, unless a word before it looks ahead; a weekday is the
last one, the publication's own day among them. Without a publication date what is relative is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from searchapp.extraction.dates.publication_date import YEARS
from searchapp.model.article import Grain, Published
from searchapp.model.facts import MentionedDate
from searchapp.text.dates import AMBIGUOUS_MONTHS, CAPITALIZED_MONTH, MONTH_NAMES, month_number

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
}  # fmt: skip
DAY_NAMES = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}  # as date.weekday() counts
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
YEAR = r"(?:1[6-9]|20)\d\d"
NO_AMOUNT = (  # after a year: "2000 people" is none
    r"(?!\d|[.,]\d|%|\s+(?:mln|million|billion|pct|percent|tonnes|tons|people|dlrs|dollars|metres|meters|feet|miles|members|jobs"
    r"|workers)\b)"
)
PATTERNS = (
    rf"(?P<iso>\b(?P<iso_y>{YEAR})-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)\b)",
    rf"(?P<day_month>\b(?P<dm_d>[0-3]?\d)(?:st|nd|rd|th)?(?:\sof)?\s(?P<dm_m>{CAPITALIZED_MONTH})\b(?:,?\s(?P<dm_y>{YEAR})\b)?)",
    rf"(?P<month_day>\b(?P<md_m>{CAPITALIZED_MONTH})\s(?P<md_d>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:,]*\d)(?:,?\s(?P<md_y>{YEAR})\b)?)",
    rf"(?P<month_day_year>\b(?P<mdy_m>{CAPITALIZED_MONTH})\s(?P<mdy_d>[0-3]?\d)(?:st|nd|rd|th)?,\s?(?P<mdy_y>{YEAR})\b)",
    rf"(?P<month_year>\b(?P<my_m>{CAPITALIZED_MONTH})(?:,?\s|\sof\s)(?P<my_y>{YEAR})\b)",
    rf"(?P<month>\b(?:(?P<m_cue>[Ll]ast|[Nn]ext|[Tt]his)\s)?(?P<m_m>{CAPITALIZED_MONTH})(?!\s?\d)(?:\s(?P<m_rel>last|this|next)\syear)?)",
    rf"(?P<year>(?<=[ (\n])(?P<y_y>{YEAR})\b{NO_AMOUNT})",
    rf"(?P<weekday>\b(?:(?P<w_cue>[Ll]ast|[Nn]ext|[Tt]his)\s)?(?P<w_d>{WEEKDAY})\b)",
    r"(?P<adverb>\b(?P<a_w>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)\b)",
    r"(?P<ago>\b(?P<g_n>[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d{1,3})\s"
    r"(?P<g_u>day|week|month|year)s?\sago\b)",
    r"(?P<period>\b(?P<p_cue>[Ll]ast|[Tt]his|[Nn]ext)\s(?P<p_u>month|year)\b)",
)
# All of them begin a word, with a digit or one of these letters: told once, it need not be tried by each.
DATE = re.compile(rf"\b(?=[\dA-Zaefilnosty])(?:{'|'.join(PATTERNS)})")
ANCHOR = re.compile(  # what every date has in it, for a first quick pass: each branch begins with a letter or a digit
    rf"1[6-9]\d\d\b|20\d\d\b|{'|'.join(name[:3] for name in MONTH_NAMES)}"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|today|Today|tonight|Tonight|tomorrow|Tomorrow|yesterday|Yesterday|ago\b"
    r"|last (?:month|year)|Last (?:month|year)|this (?:month|year)|This (?:month|year)"
    r"|next (?:month|year)|Next (?:month|year)"
)
BEFORE_ANCHOR, AFTER_ANCHOR = 16, 34  # characters that a date may have on either side of its anchor
LOOKS_AHEAD = re.compile(
    r"\b(?:will|shall|due|expected|expects|scheduled|planned|plans?|set|to\sbe|by|until|till|next|upcoming|expires?|matur\w+|payable|pay"
    r"|effective|would|before)\b[^.;]{0,50}$"
)
YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|during|after|before|of|early|late|mid|around|circa|year|fiscal|calendar|summer|spring|autumn"
    r"|fall|winter|season|quarter|end)[ -]|\b(?:1[6-9]|20)\d\d(?: and | to | or |, )|\()$",
    re.IGNORECASE,
)
MONTH_CUE = re.compile(
    r"\b(?:in|since|by|until|till|from|during|after|before|early|late|mid|of|end|for|through|last|next|this"
    r"|between|and|to)[ -]$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """The publication date that relative dates count from: `day` is the 1st where only the month is known."""

    day: date
    grain: Grain


def reference(published: Published | None) -> Reference | None:
    """What relative dates can be counted from; None without a year, or with a day that is in no calendar."""
    if not published:
        return None
    try:
        year, month, day = (*map(int, published.value[:10].split("-")), 1, 1)[:3]
        return Reference(date(year, month, day), published.grain) if year in YEARS else None
    except ValueError:  # "XXXX-02-26", the 31st of June
        return None


def mentioned_dates(
    text: str, published: Published | None, skip: tuple[int, int] = (0, 0)
) -> tuple[MentionedDate, ...]:
    """The dates that a text names, in its order; what overlaps `skip`, the date of its dateline, is left out."""
    return tuple(_found(text.replace("\n", " ").replace("\xa0", " "), text, reference(published), skip))


def _found(flat: str, text: str, ref: Reference | None, skip: tuple[int, int]) -> Iterator[MentionedDate]:
    done = 0
    for anchor in ANCHOR.finditer(flat):
        if anchor.start() < done:
            continue
        found = DATE.search(flat, max(done, anchor.start() - BEFORE_ANCHOR), anchor.end() + AFTER_ANCHOR)
        if not found or found.start() > anchor.start():
            continue
        start, done = found.span()
        value = RESOLVERS[_kind(found)](found, ref) if start >= skip[1] or done <= skip[0] else ""
        if value:
            yield MentionedDate(value, _GRAINS[len(value)], start, done, text[start:done])


_GRAINS: dict[int, Grain] = {4: "year", 7: "month", 10: "day"}


def _kind(found: re.Match[str]) -> str:
    return next(kind for kind in RESOLVERS if found[kind])


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:  # no such day
        return ""


def _ahead(found: re.Match[str]) -> bool:
    return LOOKS_AHEAD.search(found.string, max(0, found.start() - 60), found.start()) is not None


def _iso(found: re.Match[str], ref: Reference | None) -> str:
    return _day(int(found["iso_y"]), int(found["iso_m"]), int(found["iso_d"]))


def _of_month(prefix: str) -> Callable[[re.Match[str], Reference | None], str]:
    """The resolver of a day and month, with or without its year: without one, the nearest such day."""

    def resolve(found: re.Match[str], ref: Reference | None) -> str:
        month, day, year = month_number(found[f"{prefix}_m"]), int(found[f"{prefix}_d"]), found[f"{prefix}_y"]
        if year:
            return _day(int(year), month, day)
        return _nearest(ref.day, month, day, _ahead(found)) if ref and ref.grain != "year" else ""

    return resolve


def _nearest(origin: date, month: int, day: int, ahead: bool) -> str:
    values = [value for value in (_day(origin.year + step, month, day) for step in (-1, 0, 1)) if value]
    if ahead:
        return next((value for value in values if value >= origin.isoformat()), "")
    return min(values, key=lambda value: abs((date.fromisoformat(value) - origin).days), default="")


def _month_year(found: re.Match[str], ref: Reference | None) -> str:
    return f"{found['my_y']}-{month_number(found['my_m']):02}"


def _month(found: re.Match[str], ref: Reference | None) -> str:
    name, cue, rel = found["m_m"], (found["m_cue"] or "").lower(), found["m_rel"]
    told = MONTH_CUE.search(found.string, max(0, found.start() - 9), found.start()) is not None
    if not ref or ref.grain == "year" or (name in AMBIGUOUS_MONTHS and not (cue or rel or told)):
        return ""
    month = month_number(name)
    if rel:
        return f"{ref.day.year + {'last': -1, 'this': 0, 'next': 1}[rel]}-{month:02}"
    if cue != "last" and (cue == "next" or _ahead(found)):
        return f"{ref.day.year + (month < ref.day.month)}-{month:02}"
    return f"{ref.day.year - (month > ref.day.month)}-{month:02}"


def _year(found: re.Match[str], ref: Reference | None) -> str:
    return found["y_y"] if YEAR_CUE.search(found.string, max(0, found.start() - 12), found.start()) else ""


def _weekday(found: re.Match[str], ref: Reference | None) -> str:
    if not ref or ref.grain != "day":
        return ""
    wanted, cue = DAY_NAMES[found["w_d"][:3].lower()], (found["w_cue"] or "").lower()
    back = (ref.day.weekday() - wanted) % 7
    ahead = (7 - back) % 7
    if cue == "next" or (cue != "last" and back and _ahead(found)):
        return (ref.day + timedelta(days=ahead or 7)).isoformat()
    return (ref.day - timedelta(days=back or 7 * (cue == "last"))).isoformat()


def _adverb(found: re.Match[str], ref: Reference | None) -> str:
    if not ref or ref.grain != "day":
        return ""
    steps = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
    return (ref.day + timedelta(days=steps[found["a_w"].lower()])).isoformat()


def _ago(found: re.Match[str], ref: Reference | None) -> str:
    unit, number = found["g_u"], found["g_n"].lower()
    count = NUMBERS[number] if number in NUMBERS else int(number)
    return _shifted(ref, unit, -count)


def _period(found: re.Match[str], ref: Reference | None) -> str:
    return _shifted(ref, found["p_u"], {"last": -1, "this": 0, "next": 1}[found["p_cue"].lower()])


def _shifted(ref: Reference | None, unit: str, count: int) -> str:
    """The publication date moved by days, months or years, as exact as the unit; weeks are left out."""
    if not ref or unit == "week" or (unit == "day" and ref.grain != "day") or (unit == "month" and ref.grain == "year"):
        return ""
    if unit == "day":
        return (ref.day + timedelta(days=count)).isoformat()
    if unit == "year":
        return f"{ref.day.year + count:04}"
    months = ref.day.year * 12 + ref.day.month - 1 + count
    return f"{months // 12:04}-{months % 12 + 1:02}"


RESOLVERS: dict[str, Callable[[re.Match[str], Reference | None], str]] = {
    "iso": _iso,
    "day_month": _of_month("dm"),
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
