"""The element of a page that holds its article, found by where the prose stands."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct

from searchapp.reading.cleaning.line_features import LineShape, line_shape
from searchapp.reading.cleaning.page_notices import asks_consent
from searchapp.reading.html_blocks.blocks import Block, Element
from searchapp.reading.markup.web_page import TITLE_PART

# Kinds of elements whose text is seldom the article's, and tags of such elements.
NEGATIVE_KINDS = frozenset(("comment", "consent", "related", "newsletter", "paywall", "nav", "foot", "author", "ad"))
_NEGATIVE_TAGS = frozenset(("nav", "footer", "figcaption", "form", "button"))
_DOUBTFUL_KINDS = frozenset(("side", "caption", "image", "video", "share", "hidden"))
_INNER_NAMES = """
    p li th tr tbody thead table ul ol dl dd dt blockquote h1 h2 h3 h4 h5 h6 pre figure hgroup header
"""
_INNER_TAGS = frozenset(_INNER_NAMES.split())  # parts of an article, never the whole of it
_MAX_LINK_SHARE = 0.35  # of a paragraph; menus and teasers have more
MAX_WORDS = 60  # a longer paragraph counts no more
_SHORT_WORDS = 5
_CONTAINER_SHARE = 0.7  # of an element's worth that a child must hold to be the container in its place
_TITLE_SHARE = 0.3  # the same for a child that holds the page's title beside one that holds another headline
_SIBLING_SHARE = 0.08  # of the worth that a like sibling must hold for both to be parts of one article
_OWN_SHARE = 0.6  # of a page's prose; an element with so much is the article, whatever its names
_TITLE_WORD = re.compile(r"\w+")


class Layout(Struct, frozen=True):
    """A page's blocks, and the element that holds its article."""

    blocks: Sequence[Block]
    shapes: Sequence[LineShape]
    worths: Sequence[float]  # what each block adds to its elements, in words of prose
    repeats_title: Sequence[bool]  # whether a block's text is the page's title
    container: Element
    inside: Sequence[bool]  # whether a block stands in the container


def page_layout(blocks: Sequence[Block], title: str) -> Layout | None:
    """The layout of a page with the given title; None for a page without text."""
    if not blocks:
        return None
    shapes = [line_shape(block.look, with_marks=False) for block in blocks]
    words = _title_words(title)
    repeats = [_repeats(block.text, words) for block in blocks]
    worths = _Worths(blocks, shapes, repeats).all()
    own_worths = [0.0 if asks_consent(block.look) else worth for block, worth in zip(blocks, worths, strict=True)]
    container = _Containers(blocks, own_worths, repeats).best()
    return Layout(
        blocks, shapes, worths, repeats, container, [container in set(block.element.path) for block in blocks]
    )


def prose_words(block: Block, shape: LineShape) -> int:
    """How many words of prose a block holds; none where it is mostly links."""
    return shape.prose_words if block.link_share < _MAX_LINK_SHARE else 0


def _title_words(title: str) -> frozenset[str]:
    """The words of a title without the site's name."""
    longest = max(TITLE_PART.split(title), key=len)
    return frozenset(_TITLE_WORD.findall(longest.casefold()))


def _repeats(text: str, title: frozenset[str]) -> bool:
    """Whether a text has most of a title's words and few others."""
    if len(title) < 2 or len(text) > 400:
        return False
    words = set(_TITLE_WORD.findall(text.casefold()))
    return len(words & title) > 0.7 * len(title) and len(words) < 1.6 * len(title) + 2


class _Worths:
    """What each block adds to the elements around it: its words of prose, fewer where its place tells against it."""

    def __init__(self, blocks: Sequence[Block], shapes: Sequence[LineShape], repeats: Sequence[bool]) -> None:
        self._blocks, self._shapes = blocks, shapes
        self._prose = Counter[Element]()
        self._titled: set[Element] = set()
        self._links, self._paragraphs = Counter[Element](), Counter[Element]()
        self._factors: dict[Element, float] = {}
        self._total = 0
        for block, shape, repeat in zip(blocks, shapes, repeats, strict=True):
            self._count(block, shape, repeat)

    def all(self) -> list[float]:
        """The worth of each block."""
        return [self._worth(block, shape) for block, shape in zip(self._blocks, self._shapes, strict=True)]

    def _count(self, block: Block, shape: LineShape, repeats_title: bool) -> None:
        path = block.element.path
        words = min(MAX_WORDS, prose_words(block, shape))
        self._total += words
        if words:
            for element in path:
                self._prose[element] += words
            self._paragraphs.update(path[:4])
        elif block.link_share > 0.6 and shape.words >= 3:
            self._links.update(path[:4])
        if repeats_title or block.element.tag == "h1":
            self._titled.update(path)

    def _worth(self, block: Block, shape: LineShape) -> float:
        if block.link_share >= _MAX_LINK_SHARE:
            return 0.0
        words = float(min(MAX_WORDS, prose_words(block, shape)))
        if not words and block.is_row:
            words = 2.0 * (1 + block.text.count(" | "))
        elif not words and shape.words >= _SHORT_WORDS:
            words = shape.words / 3
        if not words:
            return 0.0
        factor = self._factor(block.element)
        if any(
            self._links[element] and self._paragraphs[element] <= max(2, self._links[element])
            for element in block.element.path[:3]
        ):
            factor *= 0.3  # a teaser: a linked headline over a paragraph or two
        return words * factor

    def _factor(self, element: Element) -> float:
        """How much a word in an element counts."""
        factor = self._factors.get(element)
        if factor is None:
            factor = 1.0 if element.parent is None else self._factor(element.parent) * self._own_factor(element)
            self._factors[element] = factor
        return factor

    def _own_factor(self, element: Element) -> float:
        """What the names and the tag of an element say of its text, if it is neither titled nor most of the page."""
        if element.is_body:
            return 2.0
        if element in self._titled or self._prose[element] >= _OWN_SHARE * self._total:
            return 1.0
        factor = 1.0
        negative = bool(element.kinds & NEGATIVE_KINDS)
        if element.tag in _NEGATIVE_TAGS or (negative and "content" not in element.kinds):
            factor = 0.1
        elif element.tag == "aside" or element.kinds & _DOUBTFUL_KINDS:
            factor = 0.5
        elif negative:
            factor = 0.4
        if element.is_hidden:
            factor *= 0.3
        return factor * 0.6 if element.tag == "li" else factor


class _Containers:
    """The elements of a page with what their blocks are worth."""

    def __init__(self, blocks: Sequence[Block], worths: Sequence[float], repeats: Sequence[bool]) -> None:
        self._root = blocks[0].element.path[-1]
        self._worth = Counter[Element]()
        self._titled: set[Element] = set()
        self._headed: set[Element] = set()
        for block, worth, repeat in zip(blocks, worths, repeats, strict=True):
            if worth:
                for element in block.element.path:
                    self._worth[element] += worth  # type: ignore[assignment]  # a Counter of words' shares
            if repeat:
                self._titled.update(block.element.path)
            elif block.element.tag == "h1":
                self._headed.update(block.element.path)
        self._children: dict[Element, list[Element]] = defaultdict(list)
        for element in self._worth:
            if element.parent is not None:
                self._children[element.parent].append(element)

    def best(self) -> Element:
        """The innermost element that holds most of what its ancestors hold."""
        container = self._root
        while (child := self._next(container)) is not None:
            container = child
        while container.tag in _INNER_TAGS and container.parent is not None:
            container = container.parent
        return self._with_siblings(container)

    def _next(self, container: Element) -> Element | None:
        """The child that holds the article as well as its parent does."""
        children = sorted(self._children[container], key=lambda child: -self._worth[child])
        if not children:
            return None
        if self._worth[children[0]] >= _CONTAINER_SHARE * self._worth[container]:
            return children[0]
        for child in children:  # another article follows, with a headline of its own
            if (
                child in self._titled
                and self._worth[child] >= _TITLE_SHARE * self._worth[container]
                and any(other in self._headed for other in children if other is not child)
            ):
                return child
        return None

    def _with_siblings(self, container: Element) -> Element:
        """The parent instead, where the article goes on in elements of the same tag and class beside this one."""
        parent = container.parent
        if parent is None:
            return container
        like = sum(
            self._worth[other]
            for other in self._children[parent]
            if other is not container and (other.tag, other.class_name) == (container.tag, container.class_name)
        )
        return parent if like >= _SIBLING_SHARE * self._worth[container] else container
