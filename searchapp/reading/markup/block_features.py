"""What can be seen of a block and its neighbours that tells an article's body from what a page puts around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from searchapp.reading.cleaning.line_features import SHARE_STEPS, WORD_STEPS, LineFeatures, LineShape, line_shape, step
from searchapp.reading.cleaning.line_patterns import END
from searchapp.reading.html_blocks.blocks import HEADINGS, Block, Element
from searchapp.reading.markup.container import NEGATIVE_KINDS, Layout, prose_words

_OUTER_KINDS = NEGATIVE_KINDS | {"share", "tag", "side", "caption", "image", "video"}
_TELLING_NAMES = """
    aside figure figcaption nav footer header form section blockquote ul ol table article main button li dl td
"""
_TELLING_TAGS = frozenset(_TELLING_NAMES.split())
_LINK_STEPS = (0.01, 0.2, 0.5, 0.9)
_KIN_STEPS = (0.001, 0.05, 0.2, 0.5, 0.8)
_DISTANCE_STEPS = (2, 3, 5, 9, 98)
_FAR_STEPS = (2, 5, 98)
_FAR = 99
_PROSE_WORTH = 8  # words
_COMMON_SHARE = 0.25  # of the container's worth; a kind that so much of it carries says nothing against a block
_LINK_PRICE = 6.0  # in words, what a block of links costs a run of prose
_OTHER_PRICE = 3.0
_HEAD_BLOCKS = 60  # above the container, where its headline and its opening paragraph may stand
_ABOVE_BLOCKS = 12
_BELOW_BLOCKS = 8
_DESCRIPTION_CHARS = 60
_WORD = re.compile(r"\w+")
_SHARED = ("tag=", "link=", "prose=", "words=", "negative=", "sig=", "up=", "mark_", "title", "kin=")


class Window(Struct, frozen=True):
    """The blocks of a page, from one to before another, among which its body is looked for, and their features."""

    start: int
    stop: int
    features: Sequence[LineFeatures]


class _Names(Struct, frozen=True):
    """What the elements between a block and the container are called."""

    own: frozenset[str]  # kinds of the block's element and its parent
    outer: frozenset[str]  # kinds of the elements further out
    tags: frozenset[str]


def block_window(layout: Layout, description: str) -> Window:
    """The blocks in the container and near it, with their features; `description` is what the page says it is about."""
    view = _View(layout, description)
    features = [list(view.features(index)) for index in range(view.start, view.stop)]
    shared = [[name for name in names if name.startswith(_SHARED) and "&" not in name] for names in features]
    rows: list[LineFeatures] = []
    for index, names in enumerate(features):
        before = [f"before:{name}" for name in shared[index - 1]] if index else ["before:edge"]
        after = [f"after:{name}" for name in shared[index + 1]] if index + 1 < len(features) else ["after:edge"]
        rows.append(LineFeatures([*names, *before, *after], layout.inside[view.start + index]))
    return Window(view.start, view.stop, rows)


class _View:
    """What a block's features need to know of the whole page."""

    def __init__(self, layout: Layout, description: str) -> None:
        self._layout = layout
        self._ups = {element: up for up, element in enumerate(layout.container.path)}
        self._description = " ".join(_WORD.findall(description.casefold()))
        self._names: dict[Element, _Names] = {}
        self._common = self._common_names()
        self._counts = Counter(block.text for block in layout.blocks)
        self._run = self._richest_run()
        self._headline = self._last_headline()
        self.start, self.stop = self._limits()
        self._kin, self._signatures = self._kinship()
        self._links, self._words = self._link_words()
        self._sums = [0.0]
        for worth in layout.worths:
            self._sums.append(self._sums[-1] + worth)
        self._listed = self._under_lists()
        self._prose = [
            index for index, worth in enumerate(layout.worths) if worth > _PROSE_WORTH and layout.inside[index]
        ]

    def features(self, index: int) -> Iterator[str]:
        """The names of a block's own features."""
        block = self._layout.blocks[index]
        shape = line_shape(block.look)
        has_prose = bool(prose_words(block, shape))
        up, down = self._distance(block.element)
        yield from self._form(block, shape, has_prose, up)
        yield from self._names_features(index, block, has_prose, up)
        yield from self._whereabouts(index, block, has_prose, up, down)
        yield from self._surroundings(index, has_prose, up)
        yield from self._endings(index, block, shape)

    def _form(self, block: Block, shape: LineShape, has_prose: bool, up: int) -> Iterator[str]:
        """What the block is by itself."""
        tag, link, words = block.element.tag, step(block.link_share, _LINK_STEPS), step(shape.words, WORD_STEPS)
        yield from ("block", f"tag={tag}", f"tag={tag}&up={up}", f"prose={has_prose}", f"link={link}")
        yield from (f"link={link}&prose={has_prose}", f"link={link}&up={up}", f"words={words}&link={link}")
        yield from (f"words={words}", f"words={words}&ends={shape.ends_sentence}", f"words={words}&up={up}")
        yield f"bold={step(block.bold_share, (0.01, 0.5, 0.95))}"
        yield f"lower={step(shape.lower_share, SHARE_STEPS)}"
        yield from (f"mark_{mark}" for mark in shape.marks)
        if block.has_time:
            yield "time"
        if block.is_row:
            yield "row"
        if block.element.is_hidden:
            yield "hidden"
        if self._counts[block.text] > 1:
            yield "repeated"

    def _names_features(self, index: int, block: Block, has_prose: bool, up: int) -> Iterator[str]:
        """What the elements around the block are called."""
        names = self._named(block.element)
        own, outer, tags = names.own, names.outer, names.tags
        if self._layout.inside[index]:
            own, outer = own - self._common, outer - self._common
            tags = frozenset(tag for tag in tags if f"<{tag}" not in self._common)
        yield from (f"own_{kind}" for kind in own)
        yield from (f"outer_{kind}" for kind in outer - own)
        yield from (f"in_{tag}" for tag in tags)
        outside, negative = min(3, len(_OUTER_KINDS & (own | outer))), min(2, len(NEGATIVE_KINDS & (own | outer)))
        yield from (f"outside={outside}", f"outside={outside}&prose={has_prose}", f"negative={negative}")
        yield from (f"negative={negative}&up={up}", f"negative={negative}&prose={has_prose}")
        top = self._top(block.element)
        share = step(self._links[top] / self._words[top] if self._words[top] else 0.0, _LINK_STEPS)
        yield from (f"link_words={share}", f"link_words={share}&up={up}")

    def _whereabouts(self, index: int, block: Block, has_prose: bool, up: int, down: int) -> Iterator[str]:
        """Where the block stands to the container and to the run of most prose."""
        start, stop = self._run
        position = "in" if start <= index < stop else "above" if index < start else "below"
        kin, signature = self._kin_step(index), self._signature_step(block.element)
        yield from (f"up={up}", f"up={up}&prose={has_prose}", f"up={up}&down={down}", f"position={position}")
        yield from (f"position={position}&up={up}", f"position={position}&up={up}&prose={has_prose}")
        yield from (f"kin={kin}", f"kin={kin}&prose={has_prose}", f"sig={signature}")
        yield from (f"sig={signature}&prose={has_prose}", f"sig={signature}&up={up}")
        if block.element.tag in HEADINGS:
            yield f"heading&up={up}&position={position}"
        if self._layout.repeats_title[index]:
            yield from ("title", f"title&position={position}")
        if self._describes(block.look):
            yield from ("description", f"description&position={position}&prose={has_prose}")
        if self._headline is not None:
            yield f"headline={(index > self._headline) - (index < self._headline)}"
        if index < start:
            yield f"to_run={step(start - index, (1, 2, 4, 7, 12, 20))}"
        if index >= stop:
            yield f"from_run={step(index - stop, (1, 3, 6, 10, 20))}"

    def _surroundings(self, index: int, has_prose: bool, up: int) -> Iterator[str]:
        """How much prose stands above the block, and how far off the next prose is."""
        above = step(self._sums[index] / (self._sums[-1] or 1.0), (0.001, 0.1, 0.5, 0.9, 0.999))
        yield from (f"above={above}", f"above={above}&up={up}")
        before, after = bisect_left(self._prose, index), bisect_right(self._prose, index)
        upwards = index - self._prose[before - 1] if before else _FAR
        downwards = self._prose[after] - index if after < len(self._prose) else _FAR
        yield f"prose_up={step(upwards, _DISTANCE_STEPS)}"
        yield f"prose_down={step(downwards, _DISTANCE_STEPS)}"
        near = f"near={step(upwards, _FAR_STEPS)},{step(downwards, _FAR_STEPS)}"
        yield from (near, f"{near}&prose={has_prose}")

    def _endings(self, index: int, block: Block, shape: LineShape) -> Iterator[str]:
        """What tells the notices below an article, and the lists of other articles within it."""
        is_last = not self._prose or index > self._prose[-1]
        listed, link = self._listed[index], step(block.link_share, _LINK_STEPS)
        yield from (
            f"link={link}&ends={shape.ends_sentence}&up={self._layout.inside[index]}",
            f"listed={listed}&link={link}",
        )
        if is_last:
            yield from ("last", *(f"last_{mark}" for mark in shape.marks))
        if index == (self._prose[-1] if self._prose else -1):
            yield from ("end", *(f"end_{mark}" for mark in shape.marks))
        if link == len(_LINK_STEPS):
            yield f"all_link&words={step(shape.words, WORD_STEPS)}&ends={shape.ends_sentence}"
            yield from (f"all_link_{mark}" for mark in shape.marks)

    def _under_lists(self) -> list[bool]:
        """For each block whether a heading such as “Read next” stands above it, and nothing but links between."""
        listed: list[bool] = []
        below = False
        for block, worth in zip(self._layout.blocks, self._layout.worths, strict=True):
            listed.append(below)
            text = block.look
            if END.match(text):
                below = True
            elif worth > _PROSE_WORTH or block.element.tag in HEADINGS:
                below = False
        return listed

    def _distance(self, element: Element) -> tuple[int, int]:
        """How many elements up from the container, and from there down to the block, at most 3 and 4."""
        for down, ancestor in enumerate(element.path):
            if ancestor in self._ups:
                return min(3, self._ups[ancestor]), min(4, down)
        return 3, 4

    def _named(self, element: Element) -> _Names:
        """The names of the elements from a block's own up to before the container or its ancestors."""
        names = self._names.get(element)
        if names is None:
            own, outer, tags = set[str](), set[str](), set[str]()
            for depth, ancestor in enumerate(element.path):
                if ancestor in self._ups:
                    break
                (own if depth < 2 else outer).update(ancestor.kinds)
                tags.add(ancestor.tag)
            names = _Names(frozenset(own), frozenset(outer), frozenset(tags & _TELLING_TAGS))
            self._names[element] = names
        return names

    def _common_names(self) -> frozenset[str]:
        """The kinds, and the tags after a `<`, that much of the container's own prose carries."""
        shares = Counter[str]()
        total = 0.0
        for block, worth, inside in zip(self._layout.blocks, self._layout.worths, self._layout.inside, strict=True):
            if inside and worth:
                names = self._named(block.element)
                total += worth
                for name in (*(names.own | names.outer), *(f"<{tag}" for tag in names.tags)):
                    shares[name] += worth  # type: ignore[assignment]  # a Counter of words' shares
        return frozenset(name for name, share in shares.items() if share > _COMMON_SHARE * total)

    def _richest_run(self) -> tuple[int, int]:
        """The run of blocks, from one to before another, that is worth most: prose counts, links cost."""
        best, best_worth, start, total = (0, 0), 0.0, 0, 0.0
        for index, worth in enumerate(self._layout.worths):
            if total <= 0:
                start, total = index, 0.0
            total += self._price(index, worth)
            if total > best_worth:
                best, best_worth = (start, index + 1), total
        return best

    def _price(self, index: int, worth: float) -> float:
        """What a block adds to a run of prose, in words."""
        if worth > 3:
            return worth if self._layout.inside[index] else worth * 0.3
        block = self._layout.blocks[index]
        if block.link_share > 0.5:
            return -_LINK_PRICE
        if self._layout.inside[index] and not self._named(block.element).own & NEGATIVE_KINDS:
            return -0.5
        return -_OTHER_PRICE

    def _last_headline(self) -> int | None:
        """The last block before the run of prose that repeats the title or is a first heading."""
        candidates = [
            index
            for index in range(min(self._run[0] + 1, len(self._layout.blocks)))
            if self._layout.repeats_title[index] or self._layout.blocks[index].element.tag == "h1"
        ]
        return candidates[-1] if candidates else None

    def _limits(self) -> tuple[int, int]:
        """The window: the container's blocks, those from the headline on above it, and some below."""
        indexes = [index for index, inside in enumerate(self._layout.inside) if inside]
        first, last = (indexes[0], indexes[-1]) if indexes else (0, len(self._layout.blocks) - 1)
        above = first - _ABOVE_BLOCKS
        if self._headline is not None and first - _HEAD_BLOCKS <= self._headline < above:
            above = self._headline
        return max(0, above), min(len(self._layout.blocks), last + 1 + _BELOW_BLOCKS)

    def _kinship(self) -> tuple[Counter[str], Counter[tuple[str, ...]]]:
        """How much of the container's worth stands in elements of each chain of tags, and of each class."""
        kin, signatures = Counter[str](), Counter[tuple[str, ...]]()
        total = sum(worth for worth, inside in zip(self._layout.worths, self._layout.inside, strict=True) if inside)
        for block, worth, inside in zip(self._layout.blocks, self._layout.worths, self._layout.inside, strict=True):
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

    def _kin_step(self, index: int) -> int:
        if not self._layout.inside[index]:
            return -1
        return step(self._kin[self._chain(self._layout.blocks[index].element)], _KIN_STEPS)

    def _signature_step(self, element: Element) -> int:
        return step(self._signatures[_signature(element)], _KIN_STEPS)

    def _link_words(self) -> tuple[Counter[Element], Counter[Element]]:
        """By the outermost element below the container or its ancestors: its words in links, and all its words."""
        links, words = Counter[Element](), Counter[Element]()
        for index in range(self.start, self.stop):
            block, count = self._layout.blocks[index], self._layout.shapes[index].words
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

    def _describes(self, text: str) -> bool:
        """Whether a text begins like the page's description, or is a part of it."""
        words = " ".join(_WORD.findall(text.casefold()))
        if not self._description or words.count(" ") < 4:
            return False
        return words[:_DESCRIPTION_CHARS] in self._description or self._description[:_DESCRIPTION_CHARS] in words


def _signature(element: Element) -> tuple[str, ...]:
    """The tag and class of an element and of its parent."""
    return tuple(f"{ancestor.tag}.{ancestor.class_name}" for ancestor in element.path[:2])
