"""Pages of newspapers as text recognition (OCR) writes them: ALTO, PAGE XML and hOCR, each page an article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from math import inf
from typing import TypeAlias

from lxml import etree

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.encodings.decoding import read_text
from searchapp.reading.encodings.repairs import joined_lines, text_words
from searchapp.reading.html_blocks.blocks import page_root
from searchapp.reading.ids import file_id, numbered_id
from searchapp.reading.news_xml.prolog import root_name
from searchapp.reading.news_xml.stream import local_name
from searchapp.reading.source_file import SourceFile
from searchapp.text.calendar.path_dates import date_in_path

_HOCR_PAGE = re.compile(r"class\s*=\s*[\"']?ocr_page\b")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")  # the text has been decoded by it
_HOCR_LINE = re.compile(r"\bocr(?:_line|_header|_caption|_textfloat|x_line)\b")
_HOCR_BLOCKS = ("ocr_par", "ocr_carea")
_Element: TypeAlias = "etree._Element"


def is_scanned_page(head: str, file: SourceFile) -> bool:
    """Whether a file holds the recognized text of scanned pages."""
    return root_name(head) in _XML_BLOCKS or bool(_HOCR_PAGE.search(head))


def read_scanned_pages(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
    """The text of each page, a block a line; words that are cut at the ends of lines are whole."""
    bodies = [body for page in _pages(file) if (body := "\n".join(filter(None, map(_running_text, page))))]
    if not bodies:
        raise ArticleError(file.path, "has no recognized text")
    for number, body in enumerate(bodies, start=1):
        article_id = file_id(file) if len(bodies) == 1 else numbered_id(file, number)
        yield Article(id=article_id, body=body, path=file.display_path, published=date_in_path(file.path))


def _pages(file: SourceFile) -> Iterator[Iterator[list[str]]]:
    """Each page as its blocks, and a block as its lines."""
    text = _DECLARATION.sub("", read_text(file))
    blocks_of = _XML_BLOCKS.get(root_name(text))
    if blocks_of is None:
        root = page_root(text)
        pages = (element for element in _elements(root) if "ocr_page" in _classes(element))
        return map(_hocr_blocks, pages)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, remove_comments=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    return map(blocks_of, _below(root, "Page"))


def _running_text(lines: list[str]) -> str:
    """The lines of a block as one, words that were cut between them joined."""
    words = text_words("\n".join(lines))
    text = ""
    for line in filter(None, lines):
        text = (joined_lines(text, line, words) or f"{text} {line}") if text else line
    return text


# ---- ALTO ----------------------------------------------------------------------------------------


def _alto_blocks(page: _Element) -> Iterator[list[str]]:
    for block in _below(page, "TextBlock"):
        yield [" ".join(filter(None, map(_alto_word, line))) for line in _below(block, "TextLine")]


def _alto_word(element: _Element) -> str:
    """A word; of one that is cut the whole at its first part and nothing at its second."""
    if local_name(element) != "String":
        return ""
    whole = element.get("SUBS_CONTENT", "")
    if whole and element.get("SUBS_TYPE", "").startswith("Hyp"):
        return whole if element.get("SUBS_TYPE") == "HypPart1" else ""
    following = element.getnext()
    is_cut = following is not None and local_name(following) == "HYP"
    word = element.get("CONTENT", "")
    return f"{word}-" if is_cut and not word.endswith(("-", "\xad")) else word


# ---- PAGE XML ------------------------------------------------------------------------------------


def _page_xml_blocks(page: _Element) -> Iterator[list[str]]:
    for region in _in_reading_order(page):
        lines = [_unicode(line) for line in region if local_name(line) == "TextLine"]
        yield lines or _unicode(region).split("\n")


def _in_reading_order(page: _Element) -> Iterable[_Element]:
    """The regions of a page in the order that it states, and behind them those that it does not name."""
    order: dict[str | None, int] = {}
    for reading_order in _below(page, "ReadingOrder"):
        for name in _named_regions(reading_order):
            order.setdefault(name, len(order))
    return sorted(_below(page, "TextRegion"), key=lambda region: order.get(region.get("id"), len(order)))


def _named_regions(group: _Element) -> Iterator[str | None]:
    """The names of the regions of a group, which has some by their index, and further groups; without one come last."""
    for child in sorted(group, key=lambda child: _index(child.get("index"))):
        if local_name(child) == "RegionRefIndexed":
            yield child.get("regionRef")
        else:
            yield from _named_regions(child)


def _index(written: str | None) -> float:
    return float(written) if written and written.isdecimal() else inf


def _unicode(element: _Element) -> str:
    """The text of a line or a region itself, not that of its words."""
    equivalents = (child for child in element if local_name(child) == "TextEquiv")
    texts = (text.text or "" for child in equivalents for text in child if local_name(text) == "Unicode")
    return next(texts, "").strip()


# ---- hOCR ----------------------------------------------------------------------------------------


def _hocr_blocks(page: _Element) -> Iterator[list[str]]:
    kind = next((kind for kind in _HOCR_BLOCKS if any(kind in _classes(element) for element in page.iter())), "")
    blocks = (element for element in page.iter(etree.Element) if kind in _classes(element)) if kind else [page]
    for block in blocks:
        lines = (element for element in block.iter(etree.Element) if _HOCR_LINE.search(element.get("class") or ""))
        yield [" ".join("".join(line.itertext()).split()) for line in lines]


def _classes(element: _Element) -> list[str]:
    return (element.get("class") or "").split() if isinstance(element.tag, str) else []


def _elements(root: _Element | None) -> Iterable[_Element]:
    return () if root is None else root.iter(etree.Element)


def _below(root: _Element | None, name: str) -> Iterable[_Element]:
    return (element for element in _elements(root) if local_name(element) == name)


_XML_BLOCKS: Mapping[str, Callable[[_Element], Iterator[list[str]]]] = {
    "alto": _alto_blocks,
    "PcGts": _page_xml_blocks,
}
