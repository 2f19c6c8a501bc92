"""The lines around a pasted article's body: its headline, section, byline, date, address and photo credits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from searchapp.model.article import Published
from searchapp.reading.cleaning.date_line import find_date_line
from searchapp.reading.cleaning.line_features import page_headline
from searchapp.reading.cleaning.line_kinds import is_apart, is_boilerplate, is_prose
from searchapp.reading.cleaning.line_patterns import BYLINE, PHOTO_CREDIT, SECTION, WIRE_DATELINE
from searchapp.reading.cleaning.lines import Line

_HEADLINE_WORDS = 30  # the longest of the 17,000 in Reuters-21578 has 17, web headlines reach 25
_SECTION_WORDS = 3
_TITLE_WORDS = 4  # a line of so many above the body is its headline sooner than a section or a site's name
HEAD_LINES = 8  # unmarked lines above a pasted article's first sentence; more of them are a menu, a list or verse
_MENU_LINES = 3  # so many names of sections in one block are a menu
_SECTION_REACH = 12  # lines above the headline; a section above more than that is a menu's entry
_BYLINE_REACH = 4  # lines around the headline
_SENTENCE = re.compile(r"[.!?…][\"”’»)]*$")
_ADDRESS = re.compile(r"^\W*(?:(?:source|url|link|from)\s*:\s*)?(https?://\S+)$", re.I)
_AFTER_NAME = re.compile(r"\s[-–—|•·]\s|,?\s+(?:on\s+)?(?=[A-Z][a-z]{2,8}\.? \d|\d)")
_BY = re.compile(
    r"^\W*(?:(?:(?:written|posted|published|reported|story|text|words|article) )?by:?|von|por|par|di|af|av|oleh) +",
    re.I,
)
_SITE = re.compile(r"the\s", re.I)


@dataclass(frozen=True, slots=True)
class PageHead:
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
    headline = _headline(lines, is_body, first_body)
    center = headline if headline is not None else first_body
    date_line = find_date_line(lines, is_body, center, first_body)
    return PageHead(
        headline=headline,
        section=_section(lines, center) if headline is not None else None,
        byline=_byline(lines, is_body, center),
        date=date_line.index if date_line and date_line.index != headline else None,
        published=date_line.published if date_line else None,
        address=next(
            (index for index, line in enumerate(lines) if not is_body[index] and _ADDRESS.match(line.text)), None
        ),
    )


def byline_name(text: str) -> str:
    """The name in a byline, without the “By”."""
    return _AFTER_NAME.split(_BY.sub("", text), maxsplit=1)[0].strip(" |,-–—•·")


def address_of(text: str) -> str:
    """The web address on a line that holds nothing else; empty for another line."""
    match = _ADDRESS.match(text)
    return match.group(1) if match else ""


def photo_credit(text: str) -> str:
    """The credit on a line, without its brackets: `Photo: Fars News`; empty where there is none."""
    match = PHOTO_CREDIT.search(text)
    return " ".join(match.group().split()).strip(" ()[]|") if match else ""


def choose_headline(lines: Sequence[Line], above: Sequence[int]) -> int | None:
    """The headline among the lines above a body: the first long one of a few, the last of many; None for none."""
    likely = [index for index in above if _may_be_headline(lines[index].text)]
    long_enough = [index for index in likely if lines[index].text.count(" ") + 1 >= _TITLE_WORDS]
    if long_enough:
        return long_enough[0] if len(likely) <= HEAD_LINES else long_enough[-1]
    return likely[-1] if likely else None


def _headline(lines: Sequence[Line], is_body: Sequence[bool], first_body: int) -> int | None:
    """The headline: what repeats the page's title, else the likely line above the body, else the body's first."""
    repeated = page_headline(lines, first_body + 1)
    if repeated is not None:
        return repeated
    above = choose_headline(lines, range(first_body))
    if first_body < len(lines) and _heads_body(lines, is_body, first_body):
        return first_body if above is None or lines[above].text.count(" ") + 1 < _TITLE_WORDS else above
    return above


def _may_be_headline(text: str) -> bool:
    """Whether a line could be a headline: short, no sentence, nothing else that it could be."""
    return (
        len(text.split()) <= _HEADLINE_WORDS
        and any(char.isalpha() for char in text)
        and not is_boilerplate(text)
        and not is_apart(text)
        and not _ADDRESS.match(text)
    )


def _heads_body(lines: Sequence[Line], is_body: Sequence[bool], index: int) -> bool:
    """Whether the first line of the body is a headline that no empty line separates from it."""
    text = lines[index].text
    if (_SENTENCE.search(text) and not text.endswith("?")) or not _may_be_headline(text) or WIRE_DATELINE.match(text):
        return False
    below = next((other for other in range(index + 1, len(lines)) if is_body[other]), None)
    return below is not None and (lines[index + 1].gap or below > index + 1 or is_prose(lines[below].text))


def _section(lines: Sequence[Line], headline: int) -> int | None:
    """The section's line: a word or three above the headline, where no menu stands."""
    if headline > _SECTION_REACH:
        return None
    plain = [index for index in range(headline) if _may_be_headline(lines[index].text)]
    short = [index for index in plain if _may_be_section(lines[index].text)]
    blocks = Counter(_block_start(lines, index) for index in short)
    short = [index for index in short if blocks[_block_start(lines, index)] < _MENU_LINES]
    known_sections = [index for index in short if SECTION.match(lines[index].text)]
    other_sections = [index for index in short if not _SITE.match(lines[index].text)]
    return known_sections[-1] if known_sections else other_sections[-1] if other_sections else None


def _may_be_section(text: str) -> bool:
    """Whether a line is as short as a section's name."""
    return len(text.split()) <= _SECTION_WORDS and not any(char.isdigit() for char in text)


def _block_start(lines: Sequence[Line], index: int) -> int:
    """The first of the lines that stand together with a line, without an empty one between."""
    while index and not lines[index].gap:
        index -= 1
    return index


def _byline(lines: Sequence[Line], is_body: Sequence[bool], center: int) -> int | None:
    """The line by the headline, or else below the body, that says who wrote the article."""
    below, above = (
        range(center + 1, min(center + _BYLINE_REACH + 1, len(lines))),
        range(max(0, center - _BYLINE_REACH), center),
    )
    around = [*below, *above]
    return next(
        (index for index in around if BYLINE.match(lines[index].text) and not is_prose(lines[index].text)), None
    )
