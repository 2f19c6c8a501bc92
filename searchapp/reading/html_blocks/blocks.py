"""A page as blocks of text: paragraphs, headings, list items, captions, rows of tables, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from msgspec import Struct

from searchapp.reading.encodings.repairs import without_entities
from searchapp.reading.html_blocks.class_words import NO_KINDS, class_kinds, names_body
from searchapp.reading.html_blocks.unseen import UNSEEN, is_hidden, is_unseen_phrase

_SKIPPED_NAMES = """
    script style noscript template svg iframe object canvas select option textarea input head math video audio picture
    map datalist
"""
_INLINE_NAMES = """
    a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rb ruby s samp small span
    strike strong sub sup time tt u var wbr nobr relative-time
"""
_SKIPPED_TAGS = frozenset(_SKIPPED_NAMES.split())
_INLINE_TAGS = frozenset(_INLINE_NAMES.split())
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TEXT_TAGS = HEADINGS | {"p", "li", "td", "th", "blockquote", "dd", "dt", "figcaption"}
_ROW_PARTS = frozenset(("table", "form", "article", "section", "blockquote", "h1", "h2"))  # of a table that lays out
_NOTE_TAGS = frozenset(("sup", "a"))
_NOTE_NUMBER = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[*†‡§]{1,3}|note \d{1,3})[\])]?")
_NOTE_NAME = re.compile(r"foot-?note|note-?ref|fn-?ref|cite|ftnt|sdfootnote", re.I)
_NOTE_PARTS = 3  # elements in such a number
_NAMING = ("class", "id", "role", "data-testid", "data-component", "data-type", "itemprop")
_DATA = re.compile(r"\[?\{\s?\"[\w$@-]{1,40}\"\s?:")  # JSON that a page keeps for its scripts
_BREAK = "\x01"
_ENDLESS_TAG = re.compile(  # with its attributes: real ones have ten, those of generated drawings fifty
    r"""<([a-z][^\s<>/]{0,40})(?:[\s/]+[^\s=<>"'/][^\s=<>/]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?){500,}""", re.I
)
_SOFT_HYPHEN = re.compile("\xad|&shy;|&#0*173;|&#[xX]0*[aA][dD];")
_READINGS = ("rt", "rp", "rtc")  # of words in East Asian letters, written above them
_MAX_DEPTH = 200  # elements further down count as their ancestor there; real pages reach 60
_MAX_ELEMENTS = 200_000  # of a page of 50 MB; real pages reach 20,000
_MAX_BLOCKS = 3_000  # the longest live blogs reach half of that
_MAX_CHARS = 5_000_000  # of a page's text; a book has a million
_LOOK_CHARS = 3_000  # of a block, as much as its shape is told from; patterns take long on texts without an end
_ROW_ELEMENTS = 80
_ROW_CHARS = 600


class Element(Struct, eq=False):
    """A block-level element of a page, as far as its blocks' features need it."""

    tag: str
    class_name: str
    kinds: frozenset[str]
    path: tuple[Element, ...]  # itself and its ancestors, outwards
    is_body: bool = False  # its names are those of an article's body
    is_hidden: bool = False
    unseen: Element | None = None  # the outermost one, of it and those around it, that readers do not see

    @property
    def parent(self) -> Element | None:
        """The element around it."""
        return self.path[1] if len(self.path) > 1 else None


class Block(Struct, eq=False):
    """A piece of text between the edges of block-level elements; lines within it are parted by line feeds."""

    text: str
    element: Element
    link_share: float  # of the characters, how many stand in links
    bold_share: float
    has_time: bool  # a <time> stands in it
    is_row: bool = False

    @property
    def look(self) -> str:
        """The text on one line, a very long one cut."""
        return self.text[:_LOOK_CHARS].replace("\n", " ")


def page_root(text: str) -> etree._Element | None:
    """The root of a page's tree; None for a page without elements."""
    text = _SOFT_HYPHEN.sub("", text)  # so that headings are compared as they are seen
    text = _ENDLESS_TAG.sub(r"<\1", text)  # libxml2 compares each attribute with all before it
    parser = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root: etree._Element | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    if root is not None and next(root.iter("ruby"), None) is not None:
        etree.strip_elements(root, *_READINGS, with_tail=False)
    return root


def page_blocks(root: etree._Element) -> list[Block]:
    """The blocks of a page, in the order of its text."""
    return _Reading().blocks_of(root)


class _Reading:
    """One pass over a page's tree."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.element = Element("", "", NO_KINDS, ())
        self.depth = 0  # of elements that are too far down to be told apart
        self.read_chars = 0
        self.row: etree._Element | None = None
        self.links = self.bolds = 0
        self._begin_block()

    def blocks_of(self, root: etree._Element) -> list[Block]:
        """The blocks of a tree."""
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped: Any = None  # the element whose end comes next
        for count, (event, node) in enumerate(walker):
            if count > 2 * _MAX_ELEMENTS or len(self.blocks) > _MAX_BLOCKS:
                break
            if not isinstance(node.tag, str):  # a comment or an entity
                self._add(node.tail if event == "end" else None)
            elif event == "start" and self._is_skipped(node):
                walker.skip_subtree()
                skipped = node
            elif event == "start":
                self._start(node, node.tag)
            elif node is skipped:
                self._add(node.tail)
            else:
                self._end(node, node.tag)
        self._flush()
        return self.blocks

    def _begin_block(self) -> None:
        self.pieces: list[str] = []
        self.chars = self.link_chars = self.bold_chars = 0
        self.has_time = False

    def _start(self, node: etree._Element, tag: str) -> None:
        if tag == "br" or (tag == "span" and _is_break(node)):
            self.pieces.append(_BREAK)
        elif self._is_inline(tag):
            self._count_inline(tag, 1)
        elif self.row is not None:
            self._part_cells(tag)
        else:
            self._enter(node, tag)
        self._add(node.text)

    def _end(self, node: etree._Element, tag: str) -> None:
        if self._is_inline(tag):
            self._count_inline(tag, -1)
        elif self.row is not None and node is not self.row:
            self._part_cells("")
        elif tag != "br":
            self._leave(node)
        self._add(node.tail)

    def _is_skipped(self, node: etree._Element) -> bool:
        """Whether an element is no text that readers see."""
        if node.tag in _SKIPPED_TAGS or (node.tag in _NOTE_TAGS and _is_note_mark(node)):
            return True
        return node.tag in _INLINE_TAGS and is_unseen_phrase(node, begins_block=not self.chars)

    def _is_inline(self, tag: str) -> bool:
        """Whether an element stands within a line; one of a site's own making does so within a paragraph."""
        return tag in _INLINE_TAGS or ("-" in tag and self.element.tag in _TEXT_TAGS)

    def _count_inline(self, tag: str, change: int) -> None:
        if tag == "a":
            self.links += change
        elif tag in ("b", "strong"):
            self.bolds += change
        elif tag == "time":
            self.has_time = True

    def _part_cells(self, tag: str) -> None:
        """Part what stands in a row: cells by a bar, what else stands in them by a space."""
        if self.pieces:
            self.pieces.append(" | " if tag in ("td", "th") else " ")

    def _enter(self, node: etree._Element, tag: str) -> None:
        self._flush()
        if len(self.element.path) >= _MAX_DEPTH:
            self.depth += 1
            return
        if tag == "tr" and _is_row_of_data(node):
            self.row = node
        self.element = _element(node, tag, self.element)

    def _leave(self, node: etree._Element) -> None:
        self._flush()
        if node is self.row:
            self.row = None
        if self.depth:
            self.depth -= 1
        elif len(self.element.path) > 1:
            self.element = self.element.path[1]

    def _add(self, text: str | None) -> None:
        if not text:
            return
        text = text[: _MAX_CHARS - self.read_chars]
        self.read_chars += len(text)
        self.pieces.append(text)
        chars = len(text.strip())
        self.chars += chars
        if self.links:
            self.link_chars += chars
        if self.bolds:
            self.bold_chars += chars

    def _flush(self) -> None:
        """Make blocks of the text that has come since the last edge; two breaks part paragraphs."""
        if self.pieces:
            total = max(1, self.chars)
            for text in _paragraphs("".join(self.pieces)) if self.chars else ():
                if _DATA.match(text):
                    continue
                self.blocks.append(
                    Block(
                        text,
                        self.element,
                        self.link_chars / total,
                        self.bold_chars / total,
                        self.has_time,
                        self.row is not None,
                    )
                )
            self._begin_block()


def _element(node: etree._Element, tag: str, parent: Element) -> Element:
    """The element of a node."""
    names = " ".join(value for name in _NAMING if (value := node.get(name)))
    element = Element(
        tag,
        node.get("class") or "",
        class_kinds(names) if names and tag not in ("html", "body") else NO_KINDS,
        (),
        node.get("itemprop") == "articleBody" or names_body(names),
        parent.is_hidden or is_hidden(node),
    )
    element.path = (element, *parent.path)
    element.unseen = parent.unseen or (element if element.is_hidden or UNSEEN in element.kinds else None)
    return element


def _is_break(span: etree._Element) -> bool:
    """Whether a span is empty and called `br`, as sites have it that break lines by their style."""
    return not span.text and not len(span) and "br" in (span.get("class") or "").split()


def _is_note_mark(node: etree._Element) -> bool:
    """Whether an element is but the number of a note and leads to it, as `<sup><a href="#note1">1</a></sup>`."""
    text = "".join(node.itertext()).strip() if len(node) <= _NOTE_PARTS else ""
    if not _NOTE_NUMBER.fullmatch(text):
        return False
    links = [node] if node.tag == "a" else list(node.iter("a"))
    names = " ".join(link.get(name) or "" for link in links for name in ("class", "role", "id", "href"))
    leads_within = any("#" in (link.get("href") or "") for link in links)
    return leads_within and (node.tag == "sup" or bool(_NOTE_NAME.search(names)))


def _is_row_of_data(row: etree._Element) -> bool:
    """Whether a table's row holds cells to be read side by side; others, as of paragraphs, only lay out a page."""
    if len(row) < 2:
        return False
    for count, node in enumerate(row.iter()):
        if count > _ROW_ELEMENTS or node.tag in _ROW_PARTS or _parts_paragraphs(node):
            return False
    return sum(map(len, row.itertext())) <= _ROW_CHARS


def _parts_paragraphs(node: etree._Element) -> bool:
    """Whether an element is a paragraph before another, or the first of two breaks."""
    following = node.getnext() if node.tag in ("p", "br") else None
    if following is None:
        return False
    return node.tag == "p" or (following.tag == "br" and not (node.tail or "").strip())


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a block's text, white space tidied, single breaks kept as line feeds."""
    lines: list[str] = []
    for piece in text.split(_BREAK):
        line = " ".join(without_entities(piece).split()).strip(" |")
        if line:
            lines.append(line)
        elif lines:
            yield "\n".join(lines)
            lines = []
    if lines:
        yield "\n".join(lines)
