"""The dateline at the head of a news story: its place, its date and its agency.

"SALVADOR, Feb 26 -", "WASHINGTON (Reuter) -", "GAZA CITY (AP) -"
"PARIS, March 3 (Xinhua) -", "RENO, Nev. (July 4, 2016) -"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from searchapp.model.article import Article
from searchapp.text.dates import MONTH, month_number

HEAD_CHARS = 240  # how far a dateline may reach, with the bylines before it
UNMARKED_CHARS = 4  # the shortest place that is taken for one without a dash: "US" and "EU" begin sentences
JUNK = re.compile(r"\W*(?:[a-z]?\s{2,})?(?:[Bb][Yy][: ][^\n]{3,60}\n\s*|UPDATE[^\n]{0,40}\n\s*)?\W*")
DASH = r"\s*(?:-{1,3}|–|—|―|_|\|)"
MONTH_NAME = re.compile(rf"\b{MONTH}", re.IGNORECASE)
DATE = rf"(?P<month>(?i:{MONTH}))\s{{1,3}}(?P<day>\d{{1,2}})(?!\d)(?:,?\s(?P<year>(?:19|20)\d\d)\b)?"
CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’\-]*){0,4}"
TITLED = r"[A-ZÀ-Þ][\w.'’\-]+(?: (?:de |del |of |la )?[A-ZÀ-Þ][\w.'’\-]*){0,3}"
REGION = r"(?P<region>(?:, ?[A-ZÀ-Þ][\w.'’ ]{1,24}?){0,2}),?"
AGENCY = r"\((?P<agency>[A-Z][^()\d\n]{1,30}?)?(?:[ ,\-–]*" + DATE + r")?\)"
DATED = re.compile(
    r"(?P<place>[^\W\d_][^\d(){}\n:;\"“]{1,58}?)[,.]?(?:\s-)?\s{1,3}"
    + DATE
    + r"(?:,?\s*(?:\((?P<agency>[^()\d\n]{2,30})\)|(?P<bare>Reuters?)))?"
    + DASH,
    re.IGNORECASE,
)
BY_AGENCY = re.compile(rf"(?P<place>{CAPS}|{TITLED}){REGION}(?:\s?--)?\s*{AGENCY}(?:{DASH}|\s*(?=[A-Z\"“'‘(]))")
DASHED = re.compile(rf"(?P<place>{CAPS}){REGION}{DASH}\s*(?=[^\W_]|[\"“'‘(<$])")
UNMARKED = re.compile(rf"(?P<place>{CAPS}?){REGION}\s+(?=(?:[A-Z][a-z’']+|An?|U\.S\.)\s)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where `Article.text` has the place of a dateline (with its state or country), its agency and its date.

    `month`, `day` and `year` are 0 where it tells none; `agency` is (0, 0) where none is named.
    """

    start: int
    end: int
    date_start: int = 0
    date_end: int = 0
    year: int = 0
    month: int = 0
    day: int = 0
    agency: tuple[int, int] = (0, 0)


def find_dateline(article: Article, is_place: Callable[[str], bool]) -> Dateline | None:
    """The dateline of an article; `is_place` says whether a name is one of the gazetteer's."""
    head = article.body[:HEAD_CHARS].replace("\n", " ").replace("\xa0", " ")
    offset = len(article.title) + 1
    for at in _starts(article):
        found = _match(head, at, is_place)
        if found:
            return _dated(found, offset)
    return None


def _starts(article: Article) -> Iterator[int]:
    """Where a dateline may begin: at the body's head after bylines and the like, or below its headline told again."""
    junk = JUNK.match(article.body, 0, HEAD_CHARS)
    yield junk.end() if junk else 0
    first, _, rest = article.body[:HEAD_CHARS].partition("\n")
    if rest and first.strip(" .") and first.strip(" .") == article.title.strip(" ."):
        yield len(first) + 1 + len(rest) - len(rest.lstrip())


def _match(head: str, at: int, is_place: Callable[[str], bool]) -> re.Match[str] | None:
    """The match of the first pattern that reads a dateline here."""
    dated = DATED.match(head, at)
    if dated and len(dated["place"].split()) <= 7:
        return dated
    found = BY_AGENCY.match(head, at) or DASHED.match(head, at)
    if found and not MONTH_NAME.search(found["region"] or found["place"]):  # "SYDNEY, April - " leaves out its day
        return found
    found = UNMARKED.match(head, at)
    return found if found and len(found["place"]) >= UNMARKED_CHARS and is_place(found["place"]) else None


def _dated(found: re.Match[str], offset: int) -> Dateline:
    """The dateline that a pattern has found."""
    groups = found.groupdict()
    end = found.end("region") if "region" in groups else found.end("place")
    name = "agency" if groups.get("agency") else "bare" if groups.get("bare") else ""
    agency = (found.start(name) + offset, found.end(name) + offset) if name else (0, 0)
    month, day = month_number(groups.get("month") or ""), int(groups.get("day") or 0)
    if not month or not 1 <= day <= 31:
        return Dateline(found.start("place") + offset, end + offset, agency=agency)
    span = (found.start("month") + offset, found.end("year" if groups["year"] else "day") + offset)
    return Dateline(found.start("place") + offset, end + offset, *span, int(groups["year"] or 0), month, day, agency)
