"""The dateline at the head of a news story: its location, its date and its agency.

"SALVADOR, Feb 26 -", "WASHINGTON (Reuter) -", "GAZA CITY (AP) -"
"PARIS, March 3 (Xinhua) -", "RENO, Nev. (July 4, 2016) -", "Bern, 3 March 2021 (UN News) –"
"CORK, Ireland--(BUSINESS WIRE)--May 4, 2021--", "CORK, May 4, 2021 /PRNewswire/ --", "CORK / ACCESSWIRE / May 4, 2021"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Final

from msgspec import Struct

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
    + r"(?:,?\s*(?:\((?P<agency>[^()\d\n]{2,30})\)|(?P<bare>Reuters?)))?"
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
_COUNTRY = r"(?:\s\([^()\d\n]{2,30}\))?"
_PLACE = rf"(?P<location>[^\W\d_](?:[^\d(){{}}\n:;\"“/]|(?<=\w)/(?=\w)){{1,58}}?{_COUNTRY})"
_WRITTEN = rf"(?P<written>(?:\d[^(){{}}\n/:]{{3}}|(?i:{MONTH})\s\d)[^(){{}}\n/:]{{0,37}}?)"
_SIGNED = r"(?:\((?P<agency>[^()\d\n]{2,30})\)|/(?P<slashed>[^/\d\n]{2,20})/)"
_IN_ANY_LANGUAGE = re.compile(  # `ROMA, 4 mag 2019 (ANSA) -`, `Oslo, 4. Mai (dpa) -`, `МОСКВА, 4 мая. /ТАСС/.`
    rf"(?:\(?(?P<first>[^()\d\n]{{2,30}})\)\s?[-–—]\s?)?{_PLACE},?\s{{1,3}}{_WRITTEN}"
    rf"(?:\s*{_SIGNED}(?:\.?{_DASH}|[.:](?=\s))|\s[-–—]{{1,2}}\s)"
)
_AGENCY_FIRST = re.compile(  # `BONN (dpa), 4. Mai 2019 -`, `OSLO (NTB) 4. mai 2019:`, `ANKARA (AA) - 4 Mayıs 2019 -`
    rf"{_PLACE}\s\((?P<agency>[^()\d\n]{{2,30}})\)(?:,|\s?[-–—]{{1,2}})?\s{_WRITTEN}(?:{_DASH}|:)(?=\s)"
)
_BEFORE_A_SENTENCE = re.compile(  # `Agra, May 4, 2019 (PTI) Bread`, `Киев. 4 мая 2019 года. УНН.`, `LIMA, 4 May 2019:`
    rf"{_PLACE}[,.]\s{_WRITTEN}(?:\s\((?P<agency>[^()\d\n]{{2,30}})\)|\.\s(?P<bare>[^\W\d_]{{2,12}})\.|:)(?=\s)"
)
_WITHOUT_PLACE = re.compile(rf"(?P<location>){_WRITTEN}\s{_SIGNED}(?:\.?{_DASH}|[.:])(?=\s)")  # `4. Mai 2019 (dpa) -`
_CHINESE = re.compile(
    r"(?P<agency>新华社|中新社)(?P<location>[^\W\d_]{2,10}?)(?P<written>(?:\d{4}年)?\d{1,2}月\d{1,2}日)电"
)
_MOST_SIGN_CHARS = 4  # of an agency in small letters, as dpa
_ZONES = frozenset(("GMT", "UTC", "CET", "CEST", "EST", "EDT", "PST", "PDT", "BST", "IST"))  # in brackets, no agencies
_ANY_YEAR = 2000  # in which every day exists
_MOST_WORDS_BEHIND_DAY = 2  # a weekday, or what a year is called
_BY_AGENCY = re.compile(
    rf"(?P<location>{_ALL_CAPS}|{_TITLED}){_REGION}(?:\s?--)?\s*{_AGENCY}(?:{_DASH}|\s*(?=[A-Z\"“'‘(]))"
)
_RELEASED = re.compile(
    rf"(?P<location>(?:{_ALL_CAPS}|{_TITLED})(?:, ?[A-ZÀ-Þ][\w.'’ ]{{1,24}}?){{0,2}}),?"
    rf"\s?(?:--\s?\(|/)\s?(?P<agency>[A-Z][^()/\d\n]{{1,30}}?)\s?(?:\)\s?--|/)\s?{_WRITTEN}\s?(?:--|/)"
)
_DASHED = re.compile(rf"(?P<location>{_ALL_CAPS}){_REGION}{_DASH}\s*(?=[^\W_]|[\"“'‘(<$])")
_UNMARKED = re.compile(rf"(?P<location>{_ALL_CAPS}?){_REGION}\s+(?=(?:[A-Z][a-z’']+|An?|U\.S\.)\s)")
_DIGIT = re.compile(r"\d")
_WRITTEN_DATELINES = (_CHINESE, _AGENCY_FIRST, _IN_ANY_LANGUAGE, _BEFORE_A_SENTENCE, _WITHOUT_PLACE, _RELEASED)


Span = tuple[int, int]

NO_SPAN: Span = (0, 0)


class Dateline(Struct, frozen=True, gc=False):
    """Spans in `Article.text` of a dateline's location (with its state or country), agency and date, and the date.

    `month`, `day` and `year` are 0 where they are not given.
    """

    location: Span
    agency: Span = NO_SPAN
    date: Span = NO_SPAN
    year: int = 0
    month: int = 0
    day: int = 0


NO_DATELINE: Final = Dateline(NO_SPAN)


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
        if article.body[start : start + 1].isalpha() and article.body[start + 1 : start + 2].islower():
            continue  # no location in capitals begins so
        head = article.body[start : start + _HEAD_CHARS].replace("\n", " ").replace("\xa0", " ")
        match = _match(head, 0, gazetteer)
        if match and match.re is not _UNMARKED and _place(match).isupper():
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
    if _DIGIT.search(head, start) and (dated := _dated_match(head, start, gazetteer)):
        return dated
    match = _BY_AGENCY.match(head, start) or _DASHED.match(head, start)
    if match and not _MONTH_NAME.search(match["region"] or match["location"]):  # "SYDNEY, April - " leaves out its day
        return match
    match = _UNMARKED.match(head, start)
    return match if match and len(match["location"]) >= _MIN_UNMARKED_CHARS and match["location"] in gazetteer else None


def _dated_match(head: str, start: int, gazetteer: Gazetteer) -> re.Match[str] | None:
    """The match of the first pattern with a day that finds a dateline at an offset."""
    dated = _DATED.match(head, start)
    if dated and len(dated["location"].split()) <= _MAX_LOCATION_WORDS:
        return dated
    if day_first := _DAY_FIRST.match(head, start):
        return day_first
    for pattern in _WRITTEN_DATELINES:
        written = pattern.match(head, start)
        if written and _is_written_dateline(written, gazetteer):
            return written
    return None


def _dateline(match: re.Match[str], offset: int) -> Dateline:
    """The dateline of a match in a body that begins at an offset of the text."""
    groups = match.groupdict()
    location = _span(match, "location", "region" if "region" in groups else "location", offset)
    names = [name for name in ("agency", "slashed", "bare", "first") if groups.get(name)]
    agency = _span(match, names[0], names[0], offset) if names else NO_SPAN
    if groups.get("written"):
        return Dateline(location, agency, _span(match, "written", "written", offset), *_day_written(match["written"]))
    month, day = month_number(groups.get("month") or ""), int(groups.get("day") or 0)
    if not month or not 1 <= day <= 31:
        return Dateline(location, agency)
    ends = (match.end("day"), match.end("month"), match.end("year"))
    of_date = (min(match.start("day"), match.start("month")) + offset, max(ends) + offset)
    return Dateline(location, agency, of_date, int(groups["year"] or 0), month, day)


def _is_written_dateline(match: re.Match[str], gazetteer: Gazetteer) -> bool:
    """Whether a day stands beside a location, and an agency beside it or nothing but capitals before it."""
    groups, place = match.groupdict(), _place(match)
    agency = next((groups[name] for name in ("agency", "slashed", "first", "bare") if groups.get(name)), "")
    is_sign = (agency.isupper() and agency not in _ZONES) or (0 < len(agency) <= _MOST_SIGN_CHARS and agency.islower())
    year, _, day = _day_written(match["written"])
    if not day or place[:1].islower() or len(place.split()) > _MAX_LOCATION_WORDS:
        return False
    town, _, region = place.partition(", ")
    is_place = town.isupper() or any(part in gazetteer for part in (place, region) if part)
    if match.re is _AGENCY_FIRST:
        return agency not in gazetteer and (is_place or (is_sign and agency.islower()))  # no “Eva Lund (BBC), 4 May -”
    if match.re is _WITHOUT_PLACE:
        return is_sign and year > 0
    if match.re is _BEFORE_A_SENTENCE:
        is_place = is_sign and (is_place or place.istitle()) if agency else place in gazetteer
        return is_place and year > 0 and not match.string[match.end() :].lstrip()[:1].islower()
    return place.isupper() or bool(agency)


def _place(match: re.Match[str]) -> str:
    """The location of a dateline without a country in brackets."""
    return str(match["location"]).partition(" (")[0]


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
