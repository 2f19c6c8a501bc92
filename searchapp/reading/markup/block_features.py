"""What can be seen of a block and its neighbours that tells an article's body from what a page puts around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from searchapp.reading.cleaning.line_features import SHARE_STEPS, WORD_STEPS, LineFeatures, LineShape, line_shape, step
from searchapp.reading.html_blocks.blocks import HEADINGS, Block
from searchapp.reading.markup.container import NEGATIVE_KINDS, Layout, prose_words
from searchapp.reading.markup.page_view import PageView

_OUTER_KINDS = NEGATIVE_KINDS | {"share", "tag", "side", "caption", "image", "video"}
_LINK_STEPS = (0.01, 0.2, 0.5, 0.9)
_DISTANCE_STEPS = (2, 3, 5, 9, 98)
_FAR_STEPS = (2, 5, 98)
_FAR = 99
_SHARED = ("tag=", "link=", "prose=", "words=", "negative=", "sig=", "up=", "mark_", "title", "kin=")


class Window(Struct, frozen=True):
    """The blocks of a page, from one to before another, among which its body is looked for, and their features."""

    start: int
    stop: int
    features: Sequence[LineFeatures]


def block_window(layout: Layout, description: str) -> Window:
    """The blocks in the container and near it, with their features; `description` is what the page says it is about."""
    view = PageView(layout, description)
    features = [list(_features(view, index)) for index in range(view.start, view.stop)]
    shared = [[name for name in names if name.startswith(_SHARED) and "&" not in name] for names in features]
    rows: list[LineFeatures] = []
    for index, names in enumerate(features):
        before = [f"before:{name}" for name in shared[index - 1]] if index else ["before:edge"]
        after = [f"after:{name}" for name in shared[index + 1]] if index + 1 < len(features) else ["after:edge"]
        rows.append(LineFeatures([*names, *before, *after], layout.inside[view.start + index]))
    return Window(view.start, view.stop, rows)


def _features(view: PageView, index: int) -> Iterator[str]:
    """The names of a block's own features."""
    block = view.layout.blocks[index]
    shape = line_shape(block.look)
    has_prose = bool(prose_words(block, shape))
    up, down = view.distance(block.element)
    yield from _form(view, block, shape, has_prose, up)
    yield from _names(view, index, block, has_prose, up)
    yield from _whereabouts(view, index, block, has_prose, up, down)
    yield from _surroundings(view, index, has_prose, up)
    yield from _endings(view, index, block, shape)


def _form(view: PageView, block: Block, shape: LineShape, has_prose: bool, up: int) -> Iterator[str]:
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
    if view.counts[block.text] > 1:
        yield "repeated"


def _names(view: PageView, index: int, block: Block, has_prose: bool, up: int) -> Iterator[str]:
    """What the elements around the block are called."""
    names = view.named(block.element)
    own, outer, tags = names.own, names.outer, names.tags
    if view.layout.inside[index]:
        own, outer = own - view.common, outer - view.common
        tags = frozenset(tag for tag in tags if f"<{tag}" not in view.common)
    yield from (f"own_{kind}" for kind in own)
    yield from (f"outer_{kind}" for kind in outer - own)
    yield from (f"in_{tag}" for tag in tags)
    outside, negative = min(3, len(_OUTER_KINDS & (own | outer))), min(2, len(NEGATIVE_KINDS & (own | outer)))
    yield from (f"outside={outside}", f"outside={outside}&prose={has_prose}", f"negative={negative}")
    yield from (f"negative={negative}&up={up}", f"negative={negative}&prose={has_prose}")
    share = step(view.link_share(block.element), _LINK_STEPS)
    yield from (f"link_words={share}", f"link_words={share}&up={up}")


def _whereabouts(view: PageView, index: int, block: Block, has_prose: bool, up: int, down: int) -> Iterator[str]:
    """Where the block stands to the container and to the run of most prose."""
    start, stop = view.run
    position = "in" if start <= index < stop else "above" if index < start else "below"
    kin, signature = view.kin_step(index), view.signature_step(block.element)
    yield from (f"up={up}", f"up={up}&prose={has_prose}", f"up={up}&down={down}", f"position={position}")
    yield from (f"position={position}&up={up}", f"position={position}&up={up}&prose={has_prose}")
    yield from (f"kin={kin}", f"kin={kin}&prose={has_prose}", f"sig={signature}")
    yield from (f"sig={signature}&prose={has_prose}", f"sig={signature}&up={up}")
    if block.element.tag in HEADINGS:
        yield f"heading&up={up}&position={position}"
    if view.layout.repeats_title[index]:
        yield from ("title", f"title&position={position}")
    if view.describes(block.look):
        yield from ("description", f"description&position={position}&prose={has_prose}")
    if view.headline is not None:
        yield f"headline={(index > view.headline) - (index < view.headline)}"
    if index < start:
        yield f"to_run={step(start - index, (1, 2, 4, 7, 12, 20))}"
    if index >= stop:
        yield f"from_run={step(index - stop, (1, 3, 6, 10, 20))}"


def _surroundings(view: PageView, index: int, has_prose: bool, up: int) -> Iterator[str]:
    """How much prose stands above the block, and how far off the next prose is."""
    above = step(view.sums[index] / (view.sums[-1] or 1.0), (0.001, 0.1, 0.5, 0.9, 0.999))
    yield from (f"above={above}", f"above={above}&up={up}")
    before, after = bisect_left(view.prose, index), bisect_right(view.prose, index)
    upwards = index - view.prose[before - 1] if before else _FAR
    downwards = view.prose[after] - index if after < len(view.prose) else _FAR
    yield f"prose_up={step(upwards, _DISTANCE_STEPS)}"
    yield f"prose_down={step(downwards, _DISTANCE_STEPS)}"
    near = f"near={step(upwards, _FAR_STEPS)},{step(downwards, _FAR_STEPS)}"
    yield from (near, f"{near}&prose={has_prose}")


def _endings(view: PageView, index: int, block: Block, shape: LineShape) -> Iterator[str]:
    """What tells the notices below an article, and the lists of other articles within it."""
    is_last = not view.prose or index > view.prose[-1]
    listed, link = view.listed[index], step(block.link_share, _LINK_STEPS)
    yield from (
        f"link={link}&ends={shape.ends_sentence}&up={view.layout.inside[index]}",
        f"listed={listed}&link={link}",
    )
    if is_last:
        yield from ("last", *(f"last_{mark}" for mark in shape.marks))
    if index == (view.prose[-1] if view.prose else -1):
        yield from ("end", *(f"end_{mark}" for mark in shape.marks))
    if link == len(_LINK_STEPS):
        yield f"all_link&words={step(shape.words, WORD_STEPS)}&ends={shape.ends_sentence}"
        yield from (f"all_link_{mark}" for mark in shape.marks)
