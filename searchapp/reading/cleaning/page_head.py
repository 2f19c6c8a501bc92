"""The lines around a pasted article's body: its headline, section, byline, date, address and photo credits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct

from searchapp.geo.countries import country_code
from searchapp.model.article import Published
from searchapp.reading.cleaning.date_line import find_date_line
from searchapp.reading.cleaning.head_labels import byline_in
from searchapp.reading.cleaning.headlines.headline_line import find_headline
from searchapp.reading.cleaning.headlines.line_tests import address_of, may_be_headline
from searchapp.reading.cleaning.line_patterns import (
    BUTTON,
    DATE_LINE,
    OUTLET,
    PHOTO_CREDIT,
    READING_TIME,
    RELATIVE_TIME,
    SECTION,
    any_of,
)
from searchapp.reading.cleaning.lines import Line
from searchapp.text.calendar.date_lines import MAX_LINE_CHARS, date_of_line
from searchapp.text.lazy_pattern import LazyPattern

_SECTION_WORDS = 3
_MENU_LINES = 3  # so many names of sections in one block are a menu
_SECTION_REACH = 12  # lines above the headline; a section above more than that is a menu's entry
_BYLINE_REACH = 4  # lines around the headline
_FAR_REACH = 12  # of a byline that says that it is one, between the headline and the body
# What stands on the line above a writer's name, and names on a line of their own.
_BYLINE_LABEL = re.compile(
    r"^\W*(?:(?:written |words |story |text )?by|author(?: of the article)?|von|por|par|autor(?:in)?|auteur)\W*$", re.I
)
_NAMES = re.compile(
    r"^[^\W\d_][\w.'’-]*(?: [\w.'’-]+){1,3}(?:(?:,| and| und| y| et| &) [\w.'’-]+(?: [\w.'’-]+){1,3}){0,4}$"
)
_NAME_AND_ROLE = LazyPattern(
    lambda: rf"^[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){{1,3}}, [^.!?]{{0,40}}(?i:\b{any_of('office')})$",
    flags=0,
)
_ROLE = LazyPattern(  # on its own line, with the outlet's name or the place
    lambda: rf"[^.!?\d]{{0,50}}\b{any_of('office')}s?(?:,? [\w .'’&-]{{2,40}})?"
)
_OUTLET = re.compile(r"((?:[A-ZÀ-Þ][\w.'’&-]*\s?){2,5})(?:, [A-ZÀ-Þ][\w.'’ -]{2,30})?")
_FROM = re.compile(r"(?: in|,) [A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*)?$")  # “Ada Lunt in Brae”
_SITE = re.compile(r"the\s", re.I)
_SUBJECT_REACH = 12  # lines below a line that may say what the article is about
_WORD = re.compile(r"[^\W\d_]+")


class PageHead(Struct, frozen=True):
    """The indexes of the lines that hold each part; None for a part that is missing."""

    headline: int | None = None
    section: int | None = None
    byline: int | None = None
    date: int | None = None
    address: int | None = None
    published: Published | None = None  # what the date's line tells


def find_page_head(lines: Sequence[Line], is_body: Sequence[bool]) -> PageHead:
    """The lines of the headline, the section, the byline, the date and the address."""
    first_body = is_body.index(True) if any(is_body) else len(lines)
    headline = find_headline(lines, is_body)
    center = headline if headline is not None else first_body
    date_line = find_date_line(lines, is_body, center, first_body)
    return PageHead(
        headline=headline,
        section=_section(lines, center) if headline is not None else None,
        byline=_byline(lines, is_body, center),
        date=date_line.index if date_line and date_line.index != headline else None,
        published=date_line.published if date_line else None,
        address=next((index for index, line in enumerate(lines) if not is_body[index] and address_of(line.text)), None),
    )


def photo_credit(text: str) -> str:
    """The credit on a line, without its brackets: `Photo: Fars News`; empty where there is none."""
    match = PHOTO_CREDIT.search(text)
    return " ".join(match.group().split()).strip(" ()[]|") if match else ""


def _section(lines: Sequence[Line], headline: int) -> int | None:
    """The section's line: a word or three above the headline, where no menu stands."""
    if headline > _SECTION_REACH:
        return None
    plain = [index for index in range(headline) if may_be_headline(lines[index].text)]
    short = [index for index in plain if _may_be_section(lines[index].text)]
    blocks = Counter(_block_start(lines, index) for index in short)
    short = [index for index in short if blocks[_block_start(lines, index)] < _MENU_LINES]
    known_sections = [index for index in short if SECTION.match(lines[index].text)]
    other_sections = [index for index in short if not _SITE.match(lines[index].text)]
    return known_sections[-1] if known_sections else other_sections[-1] if other_sections else None


def _may_be_section(text: str) -> bool:
    """Whether a line is as short as a section's name."""
    return len(text.split()) <= _SECTION_WORDS and not any(char.isdigit() or char in "@:" for char in text)


def _block_start(lines: Sequence[Line], index: int) -> int:
    """The first of the lines that stand together with a line, without an empty one between."""
    while index and not lines[index].gap:
        index -= 1
    return index


def _byline(lines: Sequence[Line], is_body: Sequence[bool], center: int) -> int | None:
    """The line by the headline, or else below the body, that says who wrote the article."""
    plain = [index for index in range(center + 1, len(lines)) if not BUTTON.match(lines[index].text)]
    below, above = plain[:_BYLINE_REACH], range(max(0, center - _BYLINE_REACH), center)
    around = [*below, *above]
    between = takewhile(lambda index: not is_body[index], plain[_BYLINE_REACH:_FAR_REACH])
    named = (index for index in (*around, *between) if byline_in(lines[index].text))
    labelled = (index for index in around if index and _BYLINE_LABEL.match(lines[index - 1].text))
    bare = [index for index in below if _is_bare_byline(lines, index, center)]
    bare.sort(key=lambda index: OUTLET.search(lines[index].text) is not None)  # a paper above the day, a writer below
    return (
        next(named, None)
        or next((index for index in labelled if _NAMES.match(lines[index].text)), None)
        or next(iter(bare), None)
    )


def _is_day(text: str) -> bool:
    is_time = bool(DATE_LINE.match(text) or RELATIVE_TIME.match(text) or READING_TIME.match(text))
    return is_time or (len(text) <= MAX_LINE_CHARS and date_of_line(text) is not None)


def _is_bare_byline(lines: Sequence[Line], index: int, headline: int) -> bool:
    """Whether a line below the headline is a name with an office, or a name right above the office or the day."""
    if _NAME_AND_ROLE.match(lines[index].text):
        return True
    text = _FROM.sub("", lines[index].text)
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    is_above = _is_day(below) or _ROLE.fullmatch(below) is not None or _is_outlet(below, text)
    is_below = index > 0 and _is_day(lines[index - 1].text) and not OUTLET.search(text) and not SECTION.match(text)
    is_beside = is_above or (is_below and country_code(text) is None and not _is_subject(lines, index, headline))
    return is_beside and bool(_NAMES.match(text)) and all(word[:1].isupper() for word in text.split())


def _is_outlet(line: str, above: str) -> bool:
    """Whether a line is an outlet's name, with the place or without, below one that is none: BBC News, Leeds."""
    outlet = _OUTLET.fullmatch(line)
    return outlet is not None and OUTLET.search(outlet[1]) is not None and not OUTLET.search(above)


def _is_subject(lines: Sequence[Line], index: int, headline: int) -> bool:
    """Whether the headline has a word of a line, or the text all of its words in small letters: Human Rights."""
    words = _WORD.findall(lines[index].text.casefold())
    in_headline = set(_WORD.findall(lines[headline].text.casefold())) if index != headline else set()
    below = lines[index + 1 : index + 1 + _SUBJECT_REACH]
    in_text = {word for line in below for word in _WORD.findall(line.text) if word.islower()}
    return not in_headline.isdisjoint(words) or in_text.issuperset(words)
