"""The dateline at the head of a news story: its location, its date and its agency.

"SALVADOR, Feb 26 -", "WASHINGTON (Reuter) -", "GAZA CITY (AP) -"
"PARIS, March 3 (Xinhua) -", "RENO, Nev. (July 4, 2016) -", "Bern, 3 March 2021 (UN News) –"
"CORK, Ireland--(BUSINESS WIRE)--May 4, 2021--", "CORK, May 4, 2021 /PRNewswire/ --", "CORK / ACCESSWIRE / May 4, 2021"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice

from searchapp.extraction.gazetteer import Gazetteer
from searchapp.model.article import Article
from searchapp.text.calendar.english_months import MONTH, month_number
from searchapp.text.calendar.written_dates import first_date

_HEAD_CHARS = 240  # of the body, in which a dateline ends, with the bylines before it
_MIN_UNMARKED_CHARS = 4  # of a location that no dash follows: "US" and "EU" begin sentences
_MAX_LOCATION_WORDS = 7
_DECK_CHARS = 1_000  # of the body, in which paragraphs of a deck or the points of a story end
_MOST_DECKS = 5
_LINE_END = re.compile(r"\n\s*")
_PREAMBLE = re.compile(r"\W*(?:[a-z]?\s{2,})?(?:[Bb][Yy][: ][^\n]{3,60}\n\s*|UPDATE[^\n]{0,40}\n\s*)?\W*")
_DASH = r"\s*(?:-{1,3}|–|—|―|_|\|)"
_MONTH_NAME = re.compile(rf"\b{MONTH}", re.IGNORECASE)
DATE = rf"(?P<month>(?i:{MONTH}))\s{{1,3}}(?P<day>\d{{1,2}})(?!\d)(?:,?\s(?P<year>(?:19|20)\d\d)\b)?"
_ALL_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’\-]*){0,4}"
_TITLED = r"[A-ZÀ-Þ][\w.'’\-]+(?: (?:de |del |of |la )?[A-ZÀ-Þ][\w.'’\-]*){0,3}"
_REGION = r"(?P<region>(?:, ?[A-ZÀ-Þ][\w.'’ ]{1,24}?){0,2}),?"
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_AGENCY = r"\((?P<agency>[A-Z][^()\d\n]{1,30}?)?(?:[ ,\-–]*" + DATE + r")?\)"
_DATED = re.compile(
    r"(?P<location>[^\W\d_][^\d(){}\n:;\"“]{1,58}?)[,.]?(?:\s-)?\s{1,3}"
    + DATE
    + r"(?:,?\s*(?:\((?P<agency>[^()\d\n]{2,30})\)|/(?P<slashed>[^/\d\n]{2,30})/|(?P<bare>Reuters?)))?"
    + _DASH
    + r"(?!\d)",  # no “The fair runs June 3-5”
    re.IGNORECASE,
)
_NO_WEEKDAY = rf"(?P<region>(?:, ?(?!{_WEEKDAY}\b)[A-ZÀ-Þ][\w.'’ ]{{1,24}}?){{0,2}}),?"
_DAY_FIRST = re.compile(
    rf"(?P<location>{_ALL_CAPS}|{_TITLED}){_NO_WEEKDAY}\s{{1,3}}(?:{_WEEKDAY},?\s)?"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month>(?i:{MONTH}))\.?(?:,?\s(?P<year>(?:19|20)\d\d)\b)?"
    rf"(?:,?\s*\((?P<agency>[^()\d\n]{{2,30}})\))?{_DASH}"
)
_IN_ANY_LANGUAGE = re.compile(  # `ROMA, 4 mag 2019 (ANSA) -`, `Oslo, 4. Mai (dpa) -`, `МОСКВА, 4 мая. /ТАСС/.`
    r"(?:\(?(?P<first>[^()\d\n]{2,30})\)\s?[-–—]\s?)?"
    r"(?P<location>[^\W\d_][^\d(){}\n:;\"“/]{1,58}?),?\s{1,3}(?P<written>\d[^(){}\n/]{3,40}?)"
    rf"(?:\s*(?:\((?P<agency>[^()\d\n]{{2,30}})\)|/(?P<slashed>[^/\d\n]{{2,20}})/)(?:\.?{_DASH}|[.:](?=\s))"
    r"|\s[-–—]{1,2}\s)"
)
_CHINESE = re.compile(
    r"(?P<agency>新华社|中新社)(?P<location>[^\W\d_]{2,10}?)(?P<written>(?:\d{4}年)?\d{1,2}月\d{1,2}日)电"
)
_ANY_YEAR = 2000  # in which every day exists
_MOST_WORDS_BEHIND_DAY = 2  # a weekday, or what a year is called
_BY_AGENCY = re.compile(
    rf"(?P<location>{_ALL_CAPS}|{_TITLED}){_REGION}(?:\s?--)?\s*{_AGENCY}(?:{_DASH}|\s*(?=[A-Z\"“'‘(]))"
)
_RELEASED = re.compile(
    rf"(?P<location>{_ALL_CAPS}|{_TITLED}){_REGION}"
    r"\s?(?:--\s?\(|/)\s?(?P<agency>[A-Z][^()/\d\n]{1,30}?)\s?(?:\)\s?--|/)\s?" + DATE + r"\s?(?:--|/)"
)
_DASHED = re.compile(rf"(?P<location>{_ALL_CAPS}){_REGION}{_DASH}\s*(?=[^\W_]|[\"“'‘(<$])")
_UNMARKED = re.compile(rf"(?P<location>{_ALL_CAPS}?){_REGION}\s+(?=(?:[A-Z][a-z’']+|An?|U\.S\.)\s)")


Span = tuple[int, int]

NO_SPAN: Span = (0, 0)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Spans in `Article.text` of a dateline's location (with its state or country), agency and date, and the date.

    `month`, `day` and `year` are 0 where they are not given.
    """

    location: Span
    agency: Span = NO_SPAN
    date: Span = NO_SPAN
    year: int = 0
    month: int = 0
    day: int = 0


def find_dateline(article: Article, gazetteer: Gazetteer) -> Dateline | None:
    """The dateline of an article; a location that no dash or date follows has to be in the gazetteer."""
    head = article.body[:_HEAD_CHARS].replace("\n", " ").replace("\xa0", " ")
    for start in _possible_starts(article):
        match = _match(head, start, gazetteer)
        if match:
            return _dateline(match, len(article.title) + 1)
    return _behind_decks(article, gazetteer)


def _behind_decks(article: Article, gazetteer: Gazetteer) -> Dateline | None:
    """The dateline of a later paragraph among the first ones, as behind a deck: its location stands in capitals."""
    for line_end in islice(_LINE_END.finditer(article.body, 0, _DECK_CHARS), _MOST_DECKS):
        start = line_end.end()
        head = article.body[start : start + _HEAD_CHARS].replace("\n", " ").replace("\xa0", " ")
        match = _match(head, 0, gazetteer)
        if match and match.re is not _UNMARKED and match["location"].isupper():
            dateline = _dateline(match, len(article.title) + 1 + start)
            is_known = match["location"] in gazetteer and match.group().endswith(" ")  # no “NYSE-A VOLUME”
            if dateline.month or dateline.agency != NO_SPAN or is_known:
                return dateline
    return None


def _possible_starts(article: Article) -> Iterator[int]:
    """The offsets in a body where its dateline may begin: after bylines and the like, or after a repeated headline."""
    preamble = _PREAMBLE.match(article.body, 0, _HEAD_CHARS)
    yield preamble.end() if preamble else 0
    first, _, rest = article.body[:_HEAD_CHARS].partition("\n")
    if rest and first.strip(" .") and first.strip(" .") == article.title.strip(" ."):
        yield len(first) + 1 + len(rest) - len(rest.lstrip())


def _match(head: str, start: int, gazetteer: Gazetteer) -> re.Match[str] | None:
    """The match of the first pattern that finds a dateline at an offset."""
    dated = _DATED.match(head, start)
    if dated and len(dated["location"].split()) <= _MAX_LOCATION_WORDS:
        return dated
    if day_first := _DAY_FIRST.match(head, start):
        return day_first
    written = _CHINESE.match(head, start) or _IN_ANY_LANGUAGE.match(head, start)
    if written and _is_written_dateline(written):
        return written
    match = _RELEASED.match(head, start) or _BY_AGENCY.match(head, start) or _DASHED.match(head, start)
    if match and not _MONTH_NAME.search(match["region"] or match["location"]):  # "SYDNEY, April - " leaves out its day
        return match
    match = _UNMARKED.match(head, start)
    return match if match and len(match["location"]) >= _MIN_UNMARKED_CHARS and match["location"] in gazetteer else None


def _dateline(match: re.Match[str], offset: int) -> Dateline:
    """The dateline of a match in a body that begins at an offset of the text."""
    groups = match.groupdict()
    location = _span(match, "location", "region" if "region" in groups else "location", offset)
    name = next((name for name in ("agency", "slashed", "bare", "first") if groups.get(name)), "")
    agency = _span(match, name, name, offset) if name else NO_SPAN
    if groups.get("written"):
        return Dateline(location, agency, _span(match, "written", "written", offset), *_day_written(match["written"]))
    month, day = month_number(groups.get("month") or ""), int(groups.get("day") or 0)
    if not month or not 1 <= day <= 31:
        return Dateline(location, agency)
    spans = [match.span(part) for part in ("day", "month", "year") if groups[part]]
    of_date = (min(start for start, _ in spans) + offset, max(end for _, end in spans) + offset)
    return Dateline(location, agency, of_date, int(groups["year"] or 0), month, day)


def _is_written_dateline(match: re.Match[str]) -> bool:
    """Whether a day stands behind a location, and an agency beside it or nothing but capitals before it."""
    location, groups = match["location"], match.groupdict()
    is_signed = any(groups.get(name) for name in ("agency", "slashed", "first"))
    is_name = location.isupper() or (is_signed and not location[0].islower())
    return is_name and _day_written(match["written"])[2] > 0


@lru_cache(maxsize=64)
def _day_written(text: str) -> tuple[int, int, int]:
    """The year, month and day that a text in any language is; 0 for a year that it leaves out, and for no day."""
    if day := _only_day(text):
        return day.year, day.month, day.day
    day = _only_day(f"{text.rstrip(' .')} {_ANY_YEAR}") or _only_day(f"{_ANY_YEAR}年{text}")
    return (0, day.month, day.day) if day else (0, 0, 0)


def _only_day(text: str) -> date | None:
    written = first_date(text)
    if not written or not written.certain or written.other or written.start:
        return None
    behind = text[written.end :]
    is_alone = len(behind.split()) <= _MOST_WORDS_BEHIND_DAY and not any(map(str.isdigit, behind))
    return written.day if is_alone else None


def _span(match: re.Match[str], first: str, last: str, offset: int) -> Span:
    return match.start(first) + offset, match.end(last) + offset
