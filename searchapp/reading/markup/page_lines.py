"""A page's text as lines, each with what the names of the elements around it say of a date in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from lxml import etree
from msgspec import Struct

from searchapp.reading.cleaning.line_patterns import RELATIVE_TIME
from searchapp.reading.html_blocks.class_words import class_kinds

Mark = Literal["published", "updated", "date", ""]

_SKIPPED_NAMES = "script style noscript template svg iframe select option textarea head title"
_BLOCK_NAMES = """
    p div li ul ol h1 h2 h3 h4 h5 h6 section article header main table tr td th dl dd dt figure figcaption br hr body
    blockquote aside nav footer form center address
"""
_SKIPPED = frozenset(_SKIPPED_NAMES.split())
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_MARGINS = frozenset(("aside", "nav", "footer", "blockquote", "form", "header", "figcaption"))
_CONTAINERS = frozenset(("html", "body", "main", "article", "section", "h1", "h2"))  # their names are of all they hold
_MARGIN_KINDS = frozenset(("related", "nav", "ad", "newsletter", "comment", "foot", "consent", "paywall"))
_EMBEDDED = re.compile(
    r"twitter-tweet|instagram-media|fb-post|tweet|comment|related|recommend|most-?read|teaser|calendar|event|weather"
    r"|widget|caption",
    re.I,
)
_MARKED_PUBLISHED = re.compile(
    r"(?<![a-z])(?<!status-)(?:pub(?:lished)?[-_]?(?:date|time|on|at)?|publish(?:ed)?[-_]?(?:date|time|info)?"
    r"|publication[-_]?date|entry[-_]?date|post(?:ed)?[-_]?(?:date|on|time)|date[-_]?published"
    r"|article[-_]{0,2}(?:date|time|published)|story[-_]{0,2}date|create[d]?[-_]?(?:date|time|on)?|news[-_]?date"
    r"|firstpub\w*|release[-_]?date|dtpublished|byline[-_]?date)(?![a-z])",
    re.I,
)
_MARKED_UPDATED = re.compile(r"updat|modif|edited|aktualis|actualiz|bijgewerkt|maj\b", re.I)
_MARKED_DATE = re.compile(
    r"(?<![a-z])(?:date|time|datetime|timestamp|dateline|fecha|datum|dato|data|tarih|zeit|giorno|hora|meta|metadata"
    r"|byline|info|day|time-?ago)(?![a-z])|date|time$",
    re.I,
)
_DATA_DATES = (
    "data-datetime", "data-published", "data-publish-date", "data-pubdate", "data-date", "data-timestamp", "data-utime",
    "data-time", "data-unix", "data-iso", "data-utc",
)  # fmt: skip
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_NAME_WORDS = 4  # of a writer or a section; a headline has more
_MAX_NAME_CHARS = 300  # of an element's names; longer ones are data
_LEAD_CHARS = 60
_MAX_ELEMENTS = 60_000  # of a page that are read; real pages reach 20,000


class PageLine(Struct):
    """A line of text, or the date that an element gives in an attribute, as `<time datetime>` does."""

    text: str
    element: etree._Element
    mark: Mark
    around: Sequence[etree._Element]  # the margins and articles that it stands in, outwards in
    in_link: bool
    attribute: str = ""
    in_margin: bool = False  # in a margin that the headline does not stand in
    lead: str = ""  # the end of the text of its block before the attribute that parts them
    is_parted: bool = False  # by an attribute, behind which its block goes on
    in_page_head: bool = False  # in a header above the headline, as today's date is


def page_lines(root: etree._Element) -> list[PageLine]:
    """The lines of a page, in the order of its text."""
    body = root.find("body")
    reading = _Reading()
    reading.read(root if body is None or len(body) == 0 else body)
    return reading.lines


@lru_cache(maxsize=1 << 14)
def _signs(tag: str, *names: str | None) -> tuple[Mark, bool]:
    """What the names of an element say of a date within it, and whether it holds other stories, comments, menus."""
    if tag in ("html", "body"):
        return "", False
    text = " ".join(filter(None, names))[:_MAX_NAME_CHARS]
    return _mark_of(tag, text), _is_aside(tag, text)


def _mark_of(tag: str, names: str) -> Mark:
    """What the names of an element say of a date within it."""
    if tag in _CONTAINERS:
        return ""
    if not names:
        return "date" if tag == "time" else ""
    if _MARKED_PUBLISHED.search(names):
        return "published"
    if _MARKED_UPDATED.search(names):
        return "updated"
    return "date" if tag == "time" or _MARKED_DATE.search(names) else ""


def _is_aside(tag: str, names: str) -> bool:
    """Whether an element holds other stories, comments, menus, or is an article of its own."""
    if tag in _MARGINS or tag == "article":
        return True
    return bool(names) and bool(class_kinds(names) & _MARGIN_KINDS or _EMBEDDED.search(names))


class _Reading:
    """One pass over a page's tree that joins the text between the edges of block-level elements."""

    def __init__(self) -> None:
        self.lines: list[PageLine] = []
        self._parts: list[str] = []
        self._line: PageLine | None = None
        self._marks: list[Mark] = [""]
        self._around: list[etree._Element] = []
        self._links = 0
        self._lead = ""

    def read(self, body: etree._Element) -> None:
        """Reads an element and all that it holds."""
        walker = etree.iterwalk(body, events=("start", "end"))
        for count, (event, element) in enumerate(walker):
            if not isinstance(element.tag, str):
                continue
            if event == "end":
                self._leave(element)
            elif count > 2 * _MAX_ELEMENTS:
                break
            else:
                self._enter(element)
                if element.tag in _SKIPPED:
                    walker.skip_subtree()
        self._close()

    def _enter(self, element: etree._Element) -> None:
        tag = element.tag
        mark, is_aside = _signs(tag, element.get("class"), element.get("id"), element.get("itemprop"))
        if is_aside:
            self._around.append(element)
        if tag == "a":
            self._links += _is_link(element)
        outer = self._marks[-1]
        self._marks.append(mark if mark in ("published", "updated") else outer or mark)
        if tag in _BLOCKS:
            self._close()
        if tag not in _SKIPPED:
            self._add_attribute(element, mark)
            self._add(element.text, element)

    def _leave(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._close()
        if self._around and self._around[-1] is element:
            self._around.pop()
        if tag == "a":
            self._links -= _is_link(element)
        self._marks.pop()
        if self._parts and tag in ("span", "time", "em", "i", "b", "a"):
            self._parts.append(" ")
        tail = element.tail
        if tail:
            parent = element.getparent()
            if parent is not None:
                self._add(tail, parent)

    def _add_attribute(self, element: etree._Element, mark: Mark) -> None:
        """Enters the date that an element gives in an attribute, as a line of its own."""
        value = element.get("datetime") or (mark and (element.get("title") or element.get("content"))) or ""
        value = value or _day_of_ago(element)
        if mark and not any(char.isdecimal() for char in value):
            value = data_date(element)
        if any(char.isdecimal() for char in value):
            self._part()
            self.lines.append(PageLine("", element, mark, tuple(self._around), self._links > 0, value))

    def _add(self, text: str | None, element: etree._Element) -> None:
        if not text or text.isspace():
            if text and self._parts:
                self._parts.append(" ")
            return
        mark = self._marks[-1]
        if self._line is None:
            self._line = PageLine("", element, mark, tuple(self._around), self._links > 0, lead=self._lead)
        elif mark and not self._line.mark:
            self._line.mark = mark
        if self._line.in_link and not self._links and _DIGIT.search(text) and self._is_behind_name(element):
            self._line.in_link = False
        self._parts.append(text)

    def _is_behind_name(self, element: etree._Element) -> bool:
        """Whether text stands behind a link to a writer or a section, and not to another story."""
        words = len(_WORD.findall("".join(self._parts)))
        return words <= _NAME_WORDS and element.tag != "li" and next(element.iterancestors("li"), None) is None

    def _part(self) -> None:
        """End the line before an attribute, behind which the text of its block goes on."""
        if self._line is not None:
            self._line.is_parted = True
        lead = f"{self._lead} {' '.join(''.join(self._parts).split())}"[-_LEAD_CHARS:]
        self._close()
        self._lead = lead

    def _close(self) -> None:
        self._lead = ""
        if self._line is not None:
            self._line.text = " ".join("".join(self._parts).split())
            self.lines.append(self._line)
        self._line = None
        self._parts = []


def _day_of_ago(element: etree._Element) -> str:
    """What an element tells where it is pointed at, while its text is “2 years ago”."""
    title = element.get("title") or ""
    is_day = any(char.isdecimal() for char in title) and RELATIVE_TIME.match(" ".join((element.text or "").split()))
    return title if is_day else ""


def data_date(element: etree._Element) -> str:
    """What an element tells scripts of its day, while its text is “3 days ago”; empty where it tells nothing."""
    return next((value for name in _DATA_DATES if (value := element.get(name))), "")


def _is_link(element: etree._Element) -> bool:
    """Whether a link leads elsewhere; a bookmark is the page's own address."""
    return bool(element.get("rel") != "bookmark")
