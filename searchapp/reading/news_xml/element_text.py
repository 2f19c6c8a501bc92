"""The text of XML elements by their names, whatever their namespace: on one line, or one block a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from searchapp.model.article import Published
from searchapp.reading.news_xml.stream import local_name
from searchapp.reading.press.press_article import paragraphs
from searchapp.text.calendar.dates import read_date

_BLOCK_NAMES = """
    p P hl1 hl2 h1 h2 h3 h4 h5 h6 li tr div br block table dt dd blockquote pre para paragraph line bq ul ol section
    article Paragraph Para body td.block note
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_WORDS = frozenset(("wd", "w", "word", "token"))  # of recognized or analysed text
_CELLS = frozenset(("td", "th"))
_UNSEEN = frozenset(("script", "style", "media", "figure", "head", "Comment", "body.head", "body.end"))


def first(element: etree._Element, *paths: str) -> etree._Element | None:
    """The first descendant that one of the paths of local names leads to: `body.head/hedline/hl1`."""
    for path in paths:
        for descendant in every(element, path):
            return descendant
    return None


def every(element: etree._Element, path: str) -> Iterator[etree._Element]:
    """The descendants that a path of local names leads to; its first name may stand anywhere below the element."""
    name, _, rest = path.partition("/")
    for child in element.iter():
        if child is not element and local_name(child) == name:
            yield from _below(child, rest) if rest else (child,)


def line_of(element: etree._Element | None) -> str:
    """All text of an element on one line; empty where there is none."""
    return "" if element is None else " ".join("".join(_pieces(element)).split())


def _pieces(element: etree._Element) -> Iterator[str]:
    """The texts in an element, with spaces between words that have an element each."""
    if not any(local_name(child) in _WORDS for child in element):
        yield from element.itertext()
        return
    yield element.text or ""
    for child in element:
        yield from child.itertext()
        yield f" {child.tail or ''}"


def line_at(element: etree._Element, *paths: str) -> str:
    """The text of the first descendant at one of the paths that has any, on one line."""
    for path in paths:
        for descendant in every(element, path):
            if text := line_of(descendant):
                return text
    return ""


def attribute_at(element: etree._Element, path: str, *names: str) -> str:
    """The first of these attributes that the descendants at a path have; empty where they have none."""
    for descendant in every(element, path):
        for name in names:
            if value := descendant.get(name, "").strip():
                return str(value)
    return ""


def has_blocks(element: etree._Element) -> bool:
    """Whether paragraphs or other blocks of text stand in an element."""
    return any(local_name(child) in _BLOCKS for child in element.iter() if child is not element)


def block_text(element: etree._Element) -> str:
    """The text of an element, each block a line; text without blocks by its empty lines."""
    if not has_blocks(element):
        return "\n".join(paragraphs("".join(_pieces(element)).split("\n")))
    parts: list[str] = []
    _collect(element, parts)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\0"))
    return "\n".join(line for line in lines if line)


def with_leads(body: str, leads: Iterable[str]) -> str:
    """The text behind what stands between the headline and it, as far as it lacks that."""
    words = " ".join(body.split())
    lacking = [lead for lead in dict.fromkeys(leads) if lead and " ".join(lead.split()) not in words]
    return "\n".join([*lacking, body] if body else lacking)


def first_date(*texts: str) -> Published | None:
    """The date of the first of these texts that tells one."""
    return next((published for text in texts if (published := read_date(text))), None)


def without_headline(body: str, title: str) -> str:
    """The text without the headline that some contents repeat above it."""
    first_line, _, rest = body.partition("\n")
    return rest if rest and first_line.strip() == title else body


def captions(element: etree._Element) -> list[str]:
    """The texts of what stands in an element for pictures, which its text leaves out."""
    return [text for child in element.iter() if local_name(child) in ("media", "figure") and (text := line_of(child))]


def _below(element: etree._Element, path: str) -> Iterator[etree._Element]:
    """The children of an element that a path of names leads to, one level a name."""
    name, _, rest = path.partition("/")
    for child in element:
        if local_name(child) == name:
            yield from _below(child, rest) if rest else (child,)


def _collect(element: etree._Element, parts: list[str]) -> None:
    """Add the text of an element, with NUL where a block begins or ends."""
    name = local_name(element)
    is_block = name in _BLOCKS
    if name not in _UNSEEN:
        parts.append("\0" if is_block else " " if name in _CELLS else "")
        parts.append(element.text or "")
        parts.append(" " if name in _WORDS else "")
        for child in element:
            _collect(child, parts)
        parts.append("\0" if is_block else "")
    parts.append(element.tail or "")
