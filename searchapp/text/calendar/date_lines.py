"""Lines that date an article: a day with few words around it, or behind one that says what it is a day of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from searchapp.model.article import Published
from searchapp.text.calendar.date_cues import Cue, any_of_use, cue_before, words_beside_day
from searchapp.text.calendar.dates import published_on
from searchapp.text.calendar.month_names import fold
from searchapp.text.calendar.written_dates import WrittenDate, written_dates
from searchapp.text.lazy_pattern import LazyPattern

MAX_LINE_CHARS = 200
_CUE_CHARS = 60  # before a date, in which its cue word stands
_AFTER_CHARS = 40
_TIME = re.compile(r"\d{1,2}[:.]\d\d|\bago\b")
_MAX_WORDS = 12  # beside a day without a cue: a weekday, a byline, a place, a time of day and its zone
_MAX_CUED_WORDS = 24
_BARE_WORDS = 2
_SENTENCE_WORDS = 3  # beside its day: “The fair of September 5, 2016 sold bread.”
_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_CHARS_A_WORD = 3  # of scripts that write no spaces
_AMERICAN_CLOCK = re.compile(r"\d ?[AaPp]\.?[Mm]\.?,? (?:ET|CT|MT|PT|EDT|CDT|MDT|PDT|PST)\b")  # 8:15 AM ET
# A day and a clock as programs write both in the United States; in Australia a month has its zero.
AMERICAN_DAY = re.compile(r"(?<![\d/])(?:[1-9]|1[0-2])/[1-9]/\d{4},? \d\d?:\d\d(?::\d\d)? [AP]M\b")
_QUOTED_POST = re.compile(r"\(@\w+\)|^[—–-] .*@\w")  # “— Brae Police (@larnpolice) 14 May 2023”
SENTENCE_END = re.compile(r"(?:[^\W\d_]{3}|\d{4})[.!?。][\"”’»)]*$")

_SPAN = re.compile(
    r"\s*(?:[-–—]|to|until|till|bis|au|al|do|t/m)\s*", re.I
)  # between the first and the last day of something
_DONE_ON = re.compile(  # judgment of, conducted on; not “by Ada Holm on”, “edition of”
    r"\b(?:[a-z]{3,} on|(?!(?i:edition|issue)\b)[A-Z]?[a-z]{2,} of) $"
)
_PARTS = re.compile(r"[|·•,;/()\[\]]| [-–—] |[-–—]$")
_TRAILING_WEEKDAY = re.compile(r"(?<=:)\s*[^\W\d_]+(?:-feira)?\.?,?$")
_BYLINE = LazyPattern(  # behind other words of a name and a surname: “News by Ines Holm”
    lambda: rf"(?<![^\W\d_]){any_of_use('', 'byline')}\s+[^\W\d_]+\W+[^\W\d_]|^\W*{any_of_use('', 'byline')}\s"
)
_COUNT = re.compile(r"\d[\s-]?[^\W\d_]+")  # 5 min, 3 comments
_EVENT_ON = LazyPattern(lambda: rf"\s{any_of_use('', 'event on')}\s?$")  # behind one word; a name has two


class LineDate(Struct, frozen=True):
    """The date that a line tells, and whether the line says that it is one of publication, of an update, or neither."""

    published: Published
    cue: Cue


def date_of_line(line: str, day_first: bool | None = None, language: str = "") -> LineDate | None:
    """The date of a line that dates an article, the first publication before an update; None for any other line.

    A day of an update is not reliable, nor one of a span or a deed. `language` decides months that languages share.
    """
    if not _may_date(line) or _QUOTED_POST.search(line):
        return None
    days = written_dates(line, language)
    cues = [_cue(line, days, index) for index in range(len(days))]
    words = _words_beside(line, days)
    for cue in ("published", "", "updated"):
        if cue in cues and words <= (_MAX_CUED_WORDS if cue else _MAX_WORDS):
            if not cue and (len(days) > 2 or (SENTENCE_END.search(line) and words >= _SENTENCE_WORDS)):
                continue
            index = cues.index(cue)
            published = published_on(days[index], line, "text", day_first)
            if cue == "updated" or (not cue and is_of_something(line, days, index)):
                published = Published(published.value, published.grain, "text", False, published.instant)
            return LineDate(published, cue)
    return None


def is_of_something(line: str, days: Sequence[WrittenDate], index: int) -> bool:
    """Whether a day without a cue is one of a span, as of a life or a fair, or words before it tell what it is of."""
    before = line[days[index - 1].end if index else 0 : days[index].start]
    behind = line[days[index].end : days[index + 1].start] if index + 1 < len(days) else ""
    is_first, is_last = bool(_SPAN.fullmatch(behind)), index > 0 and bool(_SPAN.fullmatch(before))
    return is_first or is_last or bool(_DONE_ON.search(before)) or _tells_of_other(before)


def _tells_of_other(before: str) -> bool:
    """Whether the words before a day are no byline, place or clock, so that they say what happens then.

    Such are a label, as “Polling day:”, and words in small letters, as “In cinemas”; those of scripts without small
    letters tell it by a label only. What another sign parts from the day is beside it: “5 min read · 4 June 2021”.
    """
    if before[-1:].isalpha() or _BYLINE.search(before):  # glued to it: “5 min readApril 4, 2021”
        return False
    before = _TRAILING_WEEKDAY.sub("", before.rstrip())
    if before.endswith((":", "：")):
        return bool(_content(_PARTS.split(before[:-1])[-1]))
    words = _PARTS.split(before)[-1]
    content = _content(words)
    is_event = len(content) == 1 and bool(_EVENT_ON.search(words))
    return is_event or any(word[0].islower() for word in content)


def _content(words: str) -> list[str]:
    """The words that are no weekday, no clock, nothing counted and do not just join a place or a name to a day."""
    return [word for word in _WORD.findall(_COUNT.sub("", words)) if fold(word) not in words_beside_day()]


def is_publication_line(line: str) -> bool:
    """Whether a line holds a day and next to nothing else, such as a weekday, or says that something came out then."""
    if not _may_date(line):
        return False
    days = written_dates(line)
    if not days:
        return False
    words = _words_beside(line, days)
    return words <= _BARE_WORDS or (words <= _MAX_WORDS and _cue(line, days, 0) == "published")


def _cue(line: str, days: list[WrittenDate], index: int) -> Cue:
    """What the words before a day make of it, or those after a line's only day."""
    start = days[index - 1].end if index else 0
    before = cue_before(line[max(start, days[index].start - _CUE_CHARS) : days[index].start])
    if before or len(days) > 1:
        return before
    behind = line[days[index].end : days[index].end + _AFTER_CHARS]
    after = cue_before(behind)
    times = [time.start() for time in _TIME.finditer(behind)]
    if after == "updated" and times and cue_before(behind[: times[-1]]) == "updated":
        return ""  # on the same day, or on one that is not told: “July 19, 2021 Updated 3 years ago”
    return after if after in ("updated", "published") else ""


def _words_beside(line: str, days: list[WrittenDate]) -> int:
    """How many words a line has beside its days."""
    rest = list(line)
    for day in days:
        rest[day.start : day.end] = " " * (day.end - day.start)
    text = "".join(rest)
    return len(_WORD.findall(_UNSPACED.sub(" ", text))) + len(_UNSPACED.findall(text)) // _CHARS_A_WORD


def _may_date(line: str) -> bool:
    """Whether a line is short and has a number; in Chinese the year may be in numerals, as in 二〇一九年."""
    return len(line) <= MAX_LINE_CHARS and (any(char.isdecimal() for char in line) or "年" in line)


def order_of_numbers(lines: list[str]) -> bool | None:
    """Whether dates in numbers have the day first, where all that have only one reading agree; None otherwise.

    Where all have two, a day that the lines also write out tells it, or a clock of the United States beside one.
    """
    numeric = [line for line in lines if ("/" in line or "-" in line) and _may_date(line)]
    numbered = [day for line in numeric for day in written_dates(line)]
    orders = {day.day_first for day in numbered if day.day_first is not None}
    if not orders and (open_days := [day for day in numbered if day.other]):
        written_out = {day.day for line in filter(_may_date, lines) for day in written_dates(line) if not day.other}
        orders = {day.day in written_out for day in open_days if (day.day in written_out) != (day.other in written_out)}
        if not orders and any(_AMERICAN_CLOCK.search(line) or AMERICAN_DAY.search(line) for line in numeric):
            return False
    return orders.pop() if len(orders) == 1 else None
