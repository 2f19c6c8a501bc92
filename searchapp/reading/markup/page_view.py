"""What the blocks of a page are seen by: its container, its run of most prose, its headline, its kin of elements."""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct

from searchapp.reading.cleaning.best_run import best_run
from searchapp.reading.cleaning.line_features import step
from searchapp.reading.cleaning.line_patterns import END
from searchapp.reading.html_blocks.blocks import HEADINGS, Element
from searchapp.reading.markup.container import NEGATIVE_KINDS, Layout

_TELLING_NAMES = """
    aside figure figcaption nav footer header form section blockquote ul ol table article main button li dl td
"""
_TELLING_TAGS = frozenset(_TELLING_NAMES.split())
_PROSE_WORTH = 8  # words
_KIN_STEPS = (0.001, 0.05, 0.2, 0.5, 0.8)
_COMMON_SHARE = 0.25  # of the container's worth; a kind that so much of it carries says nothing against a block
_LINK_PRICE = 6.0  # in words, what a block of links costs a run of prose
_OTHER_PRICE = 3.0
_HEAD_BLOCKS = 60  # above the container, where its headline and its opening paragraph may stand
_ABOVE_BLOCKS = 12
_BELOW_BLOCKS = 8
_DESCRIPTION_CHARS = 60
_WORD = re.compile(r"\w+")


class ElementNames(Struct, frozen=True):
    """What the elements between a block and the container are called."""

    own: frozenset[str]  # kinds of the block's element and its parent
    outer: frozenset[str]  # kinds of the elements further out
    tags: frozenset[str]


class PageView:
    """A page as its blocks are looked at: around its container, its run of most prose and its headline.

    `start` and `stop` bound the blocks that may be of the body, `run` those worth most; `listed` tells which stand
    under a heading of lists, `prose` which are prose in the container; `sums` are the worths of all before each.
    """

    def __init__(self, layout: Layout, description: str) -> None:
        self.layout = layout
        self._ups = {element: up for up, element in enumerate(layout.container.path)}
        self._description = " ".join(_WORD.findall(description.casefold()))
        self._names: dict[Element, ElementNames] = {}
        self.common = self._common_names()
        self.counts = Counter(block.text for block in layout.blocks)
        self.run = self._richest_run()
        self.headline = self._last_headline()
        self.start, self.stop = self._limits()
        self._kin, self._signatures = self._kinship()
        self._links, self._words = self._link_words()
        self.sums = [0.0]
        for worth in layout.worths:
            self.sums.append(self.sums[-1] + worth)
        self.listed = self._under_lists()
        self.prose = [
            index for index, worth in enumerate(layout.worths) if worth > _PROSE_WORTH and layout.inside[index]
        ]

    def distance(self, element: Element) -> tuple[int, int]:
        """How many elements up from the container, and from there down to the block, at most 3 and 4."""
        for down, ancestor in enumerate(element.path):
            if ancestor in self._ups:
                return min(3, self._ups[ancestor]), min(4, down)
        return 3, 4

    def named(self, element: Element) -> ElementNames:
        """The names of the elements from a block's own up to before the container or its ancestors."""
        names = self._names.get(element)
        if names is None:
            own, outer, tags = set[str](), set[str](), set[str]()
            for depth, ancestor in enumerate(element.path):
                if ancestor in self._ups:
                    break
                (own if depth < 2 else outer).update(ancestor.kinds)
                tags.add(ancestor.tag)
            names = ElementNames(frozenset(own), frozenset(outer), frozenset(tags & _TELLING_TAGS))
            self._names[element] = names
        return names

    def kin_step(self, index: int) -> int:
        """How much of the container's worth has the tags of this block around it, in steps; -1 outside of it."""
        if not self.layout.inside[index]:
            return -1
        return step(self._kin[self._chain(self.layout.blocks[index].element)], _KIN_STEPS)

    def signature_step(self, element: Element) -> int:
        """How much of the container's worth stands in elements of the same tags and classes, in steps."""
        return step(self._signatures[_signature(element)], _KIN_STEPS)

    def describes(self, text: str) -> bool:
        """Whether a text begins like the page's description, or is a part of it."""
        words = " ".join(_WORD.findall(text.casefold()))
        if not self._description or words.count(" ") < 4:
            return False
        return words[:_DESCRIPTION_CHARS] in self._description or self._description[:_DESCRIPTION_CHARS] in words

    def link_share(self, element: Element) -> float:
        """How many of the words are links in the outermost element around a block that does not hold the container."""
        top = self._top(element)
        return self._links[top] / self._words[top] if self._words[top] else 0.0

    def _under_lists(self) -> list[bool]:
        """For each block whether a heading such as “Read next” stands above it, and nothing but links between."""
        listed: list[bool] = []
        below = False
        for block, worth in zip(self.layout.blocks, self.layout.worths, strict=True):
            listed.append(below)
            text = block.look
            if END.match(text):
                below = True
            elif worth > _PROSE_WORTH or block.element.tag in HEADINGS:
                below = False
        return listed

    def _common_names(self) -> frozenset[str]:
        """The kinds, and the tags after a `<`, that much of the container's own prose carries."""
        shares = Counter[str]()
        total = 0.0
        for block, worth, inside in zip(self.layout.blocks, self.layout.worths, self.layout.inside, strict=True):
            if inside and worth:
                names = self.named(block.element)
                total += worth
                for name in (*(names.own | names.outer), *(f"<{tag}" for tag in names.tags)):
                    shares[name] += worth  # type: ignore[assignment]  # a Counter of words' shares
        return frozenset(name for name, share in shares.items() if share > _COMMON_SHARE * total)

    def _richest_run(self) -> tuple[int, int]:
        """The run of blocks, from one to before another, that is worth most: prose counts, links cost."""
        return best_run(self._price(index, worth) for index, worth in enumerate(self.layout.worths))

    def _price(self, index: int, worth: float) -> float:
        """What a block adds to a run of prose, in words."""
        if worth > 3:
            return worth if self.layout.inside[index] else worth * 0.3
        block = self.layout.blocks[index]
        if block.link_share > 0.5:
            return -_LINK_PRICE
        if self.layout.inside[index] and not self.named(block.element).own & NEGATIVE_KINDS:
            return -0.5
        return -_OTHER_PRICE

    def _last_headline(self) -> int | None:
        """The last block before the run of prose that repeats the title or is a first heading."""
        candidates = [
            index
            for index in range(min(self.run[0] + 1, len(self.layout.blocks)))
            if self.layout.repeats_title[index] or self.layout.blocks[index].element.tag == "h1"
        ]
        return candidates[-1] if candidates else None

    def _limits(self) -> tuple[int, int]:
        """The window: the container's blocks, those from the headline on above it, and some below."""
        indexes = [index for index, inside in enumerate(self.layout.inside) if inside]
        first, last = (indexes[0], indexes[-1]) if indexes else (0, len(self.layout.blocks) - 1)
        above = first - _ABOVE_BLOCKS
        if self.headline is not None and first - _HEAD_BLOCKS <= self.headline < above:
            above = self.headline
        return max(0, above), min(len(self.layout.blocks), last + 1 + _BELOW_BLOCKS)

    def _kinship(self) -> tuple[Counter[str], Counter[tuple[str, ...]]]:
        """How much of the container's worth stands in elements of each chain of tags, and of each class."""
        kin, signatures = Counter[str](), Counter[tuple[str, ...]]()
        total = sum(worth for worth, inside in zip(self.layout.worths, self.layout.inside, strict=True) if inside)
        for block, worth, inside in zip(self.layout.blocks, self.layout.worths, self.layout.inside, strict=True):
            if inside and worth:
                kin[self._chain(block.element)] += worth / total  # type: ignore[assignment]
                signatures[_signature(block.element)] += worth / total  # type: ignore[assignment]
        return kin, signatures

    def _chain(self, element: Element) -> str:
        """The tags from a block's element outwards to the container."""
        tags: list[str] = []
        for ancestor in element.path:
            if ancestor in self._ups or len(tags) == 3:
                break
            if ancestor.tag != "div":
                tags.append(ancestor.tag)
        return ">".join(tags)

    def _link_words(self) -> tuple[Counter[Element], Counter[Element]]:
        """By the outermost element below the container or its ancestors: its words in links, and all its words."""
        links, words = Counter[Element](), Counter[Element]()
        for index in range(self.start, self.stop):
            block, count = self.layout.blocks[index], self.layout.shapes[index].words
            top = self._top(block.element)
            words[top] += count
            links[top] += count * block.link_share  # type: ignore[assignment]
        return links, words

    def _top(self, element: Element) -> Element:
        """The outermost element around a block that does not hold the container."""
        top = element
        for ancestor in element.path:
            if ancestor in self._ups:
                break
            top = ancestor
        return top


def _signature(element: Element) -> tuple[str, ...]:
    """The tag and class of an element and of its parent."""
    return tuple(f"{ancestor.tag}.{ancestor.class_name}" for ancestor in element.path[:2])
