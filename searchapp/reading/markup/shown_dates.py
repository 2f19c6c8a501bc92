"""The dates that a page shows around its headline, and what each is a date of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from searchapp.reading.cleaning.line_patterns import PHOTO_CREDIT
from searchapp.reading.markup.declared_dates import DatedBy
from searchapp.reading.markup.page_lines import PageLine, data_date, page_lines
from searchapp.text.calendar.date_cues import Cue, cue_before
from searchapp.text.calendar.date_lines import SENTENCE_END, is_of_something
from searchapp.text.calendar.dates import published_on, read_date
from searchapp.text.calendar.written_dates import written_dates

_DIGIT = re.compile(r"\d")
_DIGIT_OR_YEAR = re.compile(r"\d|年")  # in Chinese the year may be in numerals
_WORD = re.compile(r"[^\W\d_]+")
_MAX_LINE_CHARS = 240
_MAX_PROSE_CHARS = 420  # a paragraph so long is the story's text
_PARAGRAPH_CHARS = 110
_NEAR_LINES = 60  # between the headline and the text: menus and pictures may stand there
_SENTENCE_CHARS, _HEAD_SENTENCES = 60, 4  # a standfirst, a caption and two paragraphs
_SENTENCE_WORDS = 4  # beside its day: “The fair is on 5 September 2016.”
_CUE_CHARS = 60  # before a date, in which its cue word stands


class ShownDate(Struct, frozen=True):
    """A date in a page's text or in the attribute of an element; `distance` counts lines from the headline."""

    dated: DatedBy
    distance: int


def shown_dates(root: etree._Element, title: str, language: str, day_first: bool | None) -> list[ShownDate]:
    """The dates near a page's headline, the nearest below it first."""
    lines = page_lines(root)
    center = _headline(lines, title)
    _mark_margins(lines, center)
    last = _end_of_head(lines, center)
    order = day_first if day_first is not None else _order(lines, language)
    dates: list[ShownDate] = []
    for index, line in enumerate(lines):
        if line.in_margin or (line.in_link and not line.mark):
            continue
        below = index >= center
        distance = index - center if below else 3 * (center - index)
        is_near = index <= last and distance <= 60
        dates += (
            _attribute_dates(lines, index, distance, is_near)
            if line.attribute
            else _text_dates(line, distance, is_near, language, order)
        )
    return sorted(dates, key=lambda shown: (shown.dated.rank, shown.distance))


def _mark_margins(lines: list[PageLine], center: int) -> None:
    """Sets for each line whether it stands in a margin, or in another article than the headline."""
    own = set(lines[center].around) if lines else set()
    has_article = any(element.tag == "article" for element in own)
    for index, line in enumerate(lines):
        is_dated = line.mark == "published" and bool(line.attribute)
        around = (element for element in line.around if element not in own)
        others = {element.tag for element in around if not _is_of_headline(element, own, is_dated)}
        is_of_article = any(element.tag == "article" for element in line.around)
        line.in_page_head = "header" in others and index < center and not is_of_article
        line.in_margin = bool(others - ({"header"} if has_article else {"header", "article"}))


def _is_of_headline(element: etree._Element, own: set[etree._Element], is_dated: bool) -> bool:
    """Whether a footer is that of the headline's article, as on Medium's pages, or above its text, as on Drupal's.

    The first only where a name says that its day is one of publication.
    """
    return element.tag == "footer" and element.getparent() in own and (is_dated or element.getnext() is not None)


def _order(lines: list[PageLine], language: str) -> bool | None:
    """The order of dates in numbers on a page, where one of them has only one reading and none another."""
    orders = {
        written.day_first
        for line in lines
        if 5 < len(line.text) < _MAX_LINE_CHARS and "/" in line.text
        for written in written_dates(line.text, language)
        if written.day_first is not None
    }
    return orders.pop() if len(orders) == 1 else None


def _headline(lines: list[PageLine], title: str) -> int:
    """The line of the headline: a first-level heading, best one that repeats the title."""
    plain = re.sub(r"\W+", " ", title).casefold().strip()
    headings = [index for index, line in enumerate(lines) if _in_heading(line.element)]
    for index in headings:
        text = re.sub(r"\W+", " ", lines[index].text).casefold().strip()
        if len(text) > 8 and text in plain:
            return index
    for index, line in enumerate(lines):
        if len(plain) > 12 and len(line.text) > 12 and not line.in_link:
            text = re.sub(r"\W+", " ", line.text).casefold().strip()
            if len(text) > 12 and (text == plain or plain.startswith(text)):
                return index
    return next((index for index in headings if len(lines[index].text) > 12), headings[0] if headings else 0)


def _in_heading(element: etree._Element) -> bool:
    for _ in range(3):
        if element is None:
            return False
        if element.tag == "h1":
            return True
        element = element.getparent()
    return False


def _end_of_head(lines: list[PageLine], center: int) -> int:
    """The last line between the headline and the story's text."""
    paragraphs = sentences = 0
    for index in range(center + 1, len(lines)):
        if len(lines[index].text) > _SENTENCE_CHARS and SENTENCE_END.search(lines[index].text):
            sentences += not lines[index].in_margin
            if sentences == _HEAD_SENTENCES:
                return index
        if len(lines[index].text) > 110 and not lines[index].in_margin:
            paragraphs += 1
            if paragraphs == 3 or (paragraphs == 2 and len(lines[index].text) > _MAX_PROSE_CHARS):
                return index
    return len(lines) - 1


def _attribute_dates(lines: list[PageLine], index: int, distance: int, is_near: bool) -> Iterator[ShownDate]:
    """The date in the attribute of a `time` element or of one whose names say that it dates the page."""
    line = lines[index]
    published = read_date(line.attribute)
    is_for_scripts = line.attribute in (data_date(line.element), line.element.get("title"))  # or when it is pointed at
    if not published or (is_for_scripts and published.grain != "day"):
        return
    itemprop, is_pubdate = (line.element.get("itemprop") or "").lower(), line.element.get("pubdate") is not None
    previous = lines[index - 1] if index and not _in_heading(lines[index - 1].element) else None
    before = previous.text if previous and len(previous.text) < _MAX_LINE_CHARS else ""
    is_beside = index > 0 and lines[index - 1].is_parted
    days = written_dates(before)
    before = before[days[-1].end :] if days and is_beside else before
    cue = cue_before(before[-_CUE_CHARS:]) if is_beside or not days else ""
    is_updated = "updated" in (line.mark, cue, cue_before(_words_before_day(line.element)))
    if itemprop == "datemodified" or is_updated:
        role, rank = "updated", 8.0
    elif itemprop in ("datepublished", "datecreated") or is_pubdate or "published" in (cue, line.mark):
        role, rank = "published", 3.5 if is_near else 5.0
    elif cue == "other" or (line.element.tag != "time" and not is_for_scripts) or _is_in_sentence(line.element):
        return
    else:
        role, rank = ("published", 4.5) if is_near else ("", 9.0)
    yield ShownDate(DatedBy(published, role, rank), distance)  # type: ignore[arg-type]


def _is_in_sentence(element: etree._Element) -> bool:
    """Whether an element stands in a paragraph that says something by itself: “The fair is on 5 September 2016.”"""
    paragraph = next(element.iterancestors("p", "li", "td"), None)
    if paragraph is None:
        return False
    text = " ".join("".join(paragraph.itertext()).split())
    return len(_WORD.findall(text)) > _SENTENCE_WORDS and bool(SENTENCE_END.search(text))


def _words_before_day(element: etree._Element) -> str:
    """What an element shows up to its first digit, as “Updated” before a day."""
    words = ""
    for text in element.itertext():
        words += text[:_CUE_CHARS]
        if len(words) >= _CUE_CHARS or _DIGIT.search(text):
            break
    return _DIGIT.split(words, maxsplit=1)[0]


def _text_dates(line: PageLine, distance: int, is_near: bool, language: str, order: bool | None) -> Iterator[ShownDate]:
    """The dates in a line of text, each by the words before it."""
    if not 6 <= len(line.text) <= _MAX_LINE_CHARS or not _DIGIT_OR_YEAR.search(line.text):
        return
    start = 0
    written_in_line = written_dates(line.text, language)
    for number, written in enumerate(written_in_line):
        before, after = line.text[start : written.start], line.text[written.end :]
        before = f"{_behind_days(line.lead)} {before}" if number == 0 and line.lead else before
        cue = cue_before(before[-60:]) or (
            "updated"
            if cue_before(after[:24]) == "updated" and len(written_in_line) == 1 and not line.is_parted
            else ""
        )
        start = written.end
        rank = _text_rank(line, cue, before, after, is_near, len(written_in_line))
        if rank and not cue and is_of_something(line.text, written_in_line, number):
            rank = 9.1
        if rank is None:
            continue
        role: Cue = cue or ("updated" if line.mark == "updated" else "published" if rank < 8 else "")
        yield ShownDate(DatedBy(published_on(written, line.text, "text", order), role, rank), distance)


def _behind_days(text: str) -> str:
    """The text behind the last day that it names."""
    days = written_dates(text)
    return text[days[-1].end :] if days else text


def _text_rank(line: PageLine, cue: Cue, before: str, after: str, is_near: bool, count: int) -> float | None:
    """The rank of a date in a line; None where it is no date of the page."""
    if cue == "other" or (not cue and PHOTO_CREDIT.search(line.text)):
        return None
    if cue == "updated" or (line.mark == "updated" and not cue):
        return 8.2
    if cue == "published":
        return (3.6 if len(before) < 60 else 5.5) if is_near else 6.0
    if line.element.tag == "time" and _is_in_sentence(line.element):
        return None
    if not is_near or (line.in_page_head and line.mark != "published"):
        return 9.2
    words = len(_WORD.findall(f"{before} {after}"))
    if line.mark == "published" and words <= 16:
        return 3.8
    if not line.mark and words >= _SENTENCE_WORDS and SENTENCE_END.search(line.text):
        return None
    if count > 2:
        return 9.1
    if words <= 9 and (line.mark == "date" or len(line.text) <= 80):
        return 4.6 if line.mark else 4.8
    return 9.1
