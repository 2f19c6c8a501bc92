"""The body of the article on a web page: its blocks, their container, the model's choice, the page's own data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from searchapp.reading.cleaning.line_kinds import is_prose
from searchapp.reading.cleaning.line_model import LineModel
from searchapp.reading.cleaning.line_patterns import BYLINE
from searchapp.reading.cleaning.page_notices import without_edit_link
from searchapp.reading.html_blocks.blocks import HEADINGS, Block, Element, page_blocks
from searchapp.reading.markup.between_paragraphs import (
    is_notice,
    without_asides,
    without_hidden,
    without_link_lists,
    without_notices,
    without_stamps,
)
from searchapp.reading.markup.block_features import Window, block_window
from searchapp.reading.markup.container import MAX_WORDS, NEGATIVE_KINDS, Layout, page_layout, prose_words
from searchapp.reading.markup.other_stories import without_comments
from searchapp.reading.markup.page_data.held_texts import held_texts
from searchapp.reading.markup.pull_quotes import without_pull_quotes
from searchapp.reading.markup.web_page import WebPage

WEIGHTS_FILE = Path(__file__).parent / "data" / "block_weights.json"  # written by `searchapp.training.page_blocks`

_BODY_PROBABILITY = 0.55  # over five folds of 91 pages 0.5 to 0.6 scored within a thousandth of each other
_PROSE_PROBABILITY, _PROSE_WORDS = 0.4, 12
_COPY_CHARS = 60  # a shorter text may be said twice
_SUMMARY_WORDS = 6
_SUMMARY_LINKS = 0.3
_TABLE_LINKS = 0.5
_TIME_WORDS = 8
_MERE_LINKS = 0.95  # of a paragraph's characters; more is a link to another story
_TWO = 2  # blocks: a paragraph and the one below it
_LIVE_TIMES = 3  # blocks of times with prose below; an article has one, beside its headline
_LIVE_REACH = 4  # blocks below a time, within which its entry begins
_CLOCK = re.compile(r"\W*\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\b)?", re.I)


class PageBody(Struct, frozen=True):
    """An article's body, a paragraph a line, and the lines between its first and its last that were left out."""

    text: str
    removed: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def shipped_block_model() -> LineModel:
    """The model of the package, read at its first use."""
    return LineModel.read(WEIGHTS_FILE)


def page_body(page: WebPage, model: LineModel | None = None) -> PageBody:
    """The body of the article on a page; empty where the page holds none.

    Where the page shows less than it holds, as one with a wall does, it is the text in its data or its unshown parts.
    """
    body = _shown_body(page, model)
    texts = held_texts(page, body.text, lambda part: _shown_body(part, model).text)
    return next(map(PageBody, texts), body)


def _shown_body(page: WebPage, model: LineModel | None) -> PageBody:
    layout = page_layout(without_comments(page_blocks(page.root)), page.title)
    if layout is None:
        return PageBody("")
    window = block_window(layout, page.description)
    return _chosen(layout, window, model or shipped_block_model(), page.json_ld.is_live_blog())


def _chosen(layout: Layout, window: Window, model: LineModel, is_live: bool) -> PageBody:
    """The blocks that the model takes for body, each text once."""
    blocks = layout.blocks[window.start : window.stop]
    probabilities = model.body_probabilities(window.features)
    is_body = [
        probability >= (_PROSE_PROBABILITY if _is_article_prose(block) else _BODY_PROBABILITY)
        for probability, block in zip(probabilities, blocks, strict=True)
    ]
    if not any(is_body):
        is_body = _prose_inside(layout, window)
    is_body = without_asides(blocks, is_body, layout.container)
    is_body = without_notices(blocks, is_body)
    is_body = _with_all_entries(layout, window, is_body)
    is_body = _without_headline(layout, window, is_body)
    is_body = without_stamps(blocks, is_body)
    is_body = _with_standfirst(layout, window, is_body)
    is_body = _with_opening(layout, window, is_body)
    is_body = _with_closing(layout, window, is_body)
    is_body = _with_whole_tables(layout, window, is_body)
    is_body = _with_linked_paragraphs(blocks, is_body)
    is_body = _with_times(blocks, is_body, is_live)
    is_body = without_link_lists(blocks, is_body)
    is_seen = without_hidden(blocks, is_body)
    is_hidden = [body and not seen for body, seen in zip(is_body, is_seen, strict=True)]
    is_body = without_pull_quotes(blocks, _without_copies(blocks, is_seen))
    if not any(is_body):
        return PageBody("")
    first, last = is_body.index(True), len(is_body) - is_body[::-1].index(True)
    inside = range(first, last)
    removed = [index for index, body in enumerate(is_body) if not body and (index in inside or is_hidden[index])]
    return PageBody(
        "\n".join(_line(block) for block, body in zip(blocks, is_body, strict=True) if body),
        tuple(blocks[index].text.replace("\n", " ") for index in removed),
    )


def _prose_inside(layout: Layout, window: Window) -> list[bool]:
    """For each block of a window whether it holds prose of the container, for pages like none the model has seen."""
    inside = zip(layout.worths, layout.inside, strict=True)
    return [bool(worth) and within for worth, within in inside][window.start : window.stop]


def _without_headline(layout: Layout, window: Window, is_body: Sequence[bool]) -> list[bool]:
    """The same without the page's title above the first other text."""
    repeats = layout.repeats_title[window.start : window.stop]
    first = next((index for index, body in enumerate(is_body) if body and not repeats[index]), 0)
    return [body and index >= first for index, body in enumerate(is_body)]


def _with_standfirst(layout: Layout, window: Window, is_body: Sequence[bool]) -> list[bool]:
    """The same with the summary between the headline and the first paragraph, where a page shows one."""
    first = next((index for index, body in enumerate(is_body) if body), 0)
    blocks = layout.blocks[window.start : window.stop]
    headlines = [
        index
        for index in range(first + 1)
        if layout.repeats_title[window.start + index] or blocks[index].element.tag == "h1"
    ]
    if not headlines:
        return list(is_body)
    above = range(headlines[-1] + 1, first)
    standfirst = {index for index in above if _is_summary(blocks[index], window.features[index].names)}
    return [body or index in standfirst for index, body in enumerate(is_body)]


def _with_opening(layout: Layout, window: Window, is_body: Sequence[bool]) -> list[bool]:
    """The same with the paragraphs between the headline and the first other, which stand in another element."""
    first = window.start + next((index for index, body in enumerate(is_body) if body), 0)
    below = _below_headline(layout, window.start, first)
    if any(layout.blocks[index].element.tag in HEADINGS for index in below):
        return list(is_body)
    alike = (index for index in below if layout.blocks[index].element.tag == layout.blocks[first].element.tag)
    opening = {index - window.start for index in alike if _is_outer_paragraph(layout, index)}
    return [body or index in opening for index, body in enumerate(is_body)]


def _with_closing(layout: Layout, window: Window, is_body: Sequence[bool]) -> list[bool]:
    """The same with the paragraphs right behind the last one in the article that holds it."""
    count = len(is_body)
    last = next((index for index in range(count - 1, -1, -1) if is_body[index]), count - 1) + window.start
    article = next((element for element in layout.blocks[last].element.path if element.tag == "article"), None)
    kept = list(is_body)
    for index in range(last + 1, window.stop):
        block = layout.blocks[index]
        if not (block.element.tag == "p" and article in block.element.path and _is_outer_paragraph(layout, index)):
            break
        kept[index - window.start] = True
    return kept


def _below_headline(layout: Layout, start: int, stop: int) -> Sequence[int]:
    """The blocks of a range below the last headline in it and its deck; none where it holds no headline."""
    is_heading = [block.element.tag in HEADINGS for block in layout.blocks[:stop]]
    for index in range(stop - 1, start - 1, -1):
        if layout.repeats_title[index] or layout.blocks[index].element.tag == "h1":
            return range(next((below for below in range(index + 1, stop) if not is_heading[below]), stop), stop)
    return ()


def _is_outer_paragraph(layout: Layout, index: int) -> bool:
    """Whether a block outside the container is prose whose elements say nothing against it."""
    block, words = layout.blocks[index], min(MAX_WORDS, prose_words(layout.blocks[index], layout.shapes[index]))
    is_text = words >= _PROSE_WORDS and layout.worths[index] >= words and is_prose(block.look)
    return is_text and not (layout.inside[index] or is_notice(block) or BYLINE.match(block.look))


def _is_summary(block: Block, features: Sequence[str]) -> bool:
    """Whether a block between headline and body is the article's summary, by its class or the page's description."""
    if block.link_share > _SUMMARY_LINKS or block.element.is_hidden or block.text.count(" ") < _SUMMARY_WORDS - 1:
        return False
    named = any("summary" in element.kinds for element in block.element.path[:2]) and block.element.tag != "figcaption"
    return (named or "description" in features) and not is_notice(block)


def _with_whole_tables(layout: Layout, window: Window, is_body: Sequence[bool]) -> list[bool]:
    """The same with all rows of the tables that stand right below other body, or that have a row in it."""
    blocks = layout.blocks[window.start : window.stop]
    inside = layout.inside[window.start : window.stop]
    kept = list(is_body)
    start = 0
    for is_row, rows in groupby(block.is_row for block in blocks):
        stop = start + len(list(rows))
        links = sum(block.link_share for block in blocks[start:stop]) / (stop - start)
        if is_row and links < _TABLE_LINKS and all(inside[start:stop]) and any(kept[max(0, start - 1) : stop]):
            kept[start:stop] = [True] * (stop - start)
        start = stop
    return kept


def _with_linked_paragraphs(blocks: Sequence[Block], is_body: Sequence[bool]) -> list[bool]:
    """The same with paragraphs of many links between two others of the body, where not all of their words are links."""
    kept = list(is_body)
    for index in range(1, len(blocks) - 1):
        around = blocks[index - 1 : index + 2]
        if around[0].element.tag in HEADINGS:
            around = around[1:]  # the first paragraph
        is_around = is_body[index + 1] and (len(around) == _TWO or kept[index - 1])
        is_between = is_around and len({id(block.element.parent) for block in around}) == 1
        if is_between and all(block.element.tag == "p" for block in around) and blocks[index].link_share < _MERE_LINKS:
            is_long = blocks[index].text.count(" ") >= _PROSE_WORDS and is_prose(blocks[index].look)
            kept[index] = kept[index] or (is_long and not is_notice(blocks[index]))
    return kept


def _is_article_prose(block: Block) -> bool:
    """Whether a block is a sentence or more in an element that is an article, and no link."""
    is_text = block.link_share < _SUMMARY_LINKS and block.text.count(" ") >= _PROSE_WORDS and is_prose(block.look)
    return is_text and any(element.tag == "article" for element in block.element.path)


def _with_all_entries(layout: Layout, window: Window, is_body: Sequence[bool]) -> list[bool]:
    """The same with the prose and the headings of all entries of a live blog, if those of one are body.

    Entries are elements of one tag and class beside each other in the container, each with prose and a time of its own.
    """
    blocks = layout.blocks[window.start : window.stop]
    inside = layout.inside[window.start : window.stop]
    entries: dict[Element, list[int]] = {}
    for index, block in enumerate(blocks):
        for element in block.element.path if inside[index] else ():
            is_named = element.class_name or element.tag in ("section", "article")
            if is_named and not element.kinds & NEGATIVE_KINDS:
                entries.setdefault(element, []).append(index)
    rows: dict[tuple[Element | None, str, str], list[list[int]]] = {}
    worths = layout.worths[window.start : window.stop]
    for element, indexes in entries.items():
        has_time = any(_is_time(blocks[index]) for index in indexes)
        if has_time and any(worths[index] for index in indexes) and element is not layout.container:
            rows.setdefault((element.parent, element.tag, element.class_name), []).append(indexes)
    kept = list(is_body)
    for row in rows.values():
        if len(row) >= _LIVE_TIMES and any(kept[index] for entry in row for index in entry):
            for index in (index for entry in row for index in entry):
                kept[index] = kept[index] or _is_text(blocks[index], worths[index])
    return kept


def _is_time(block: Block) -> bool:
    return block.text.count(" ") < _TIME_WORDS and (block.has_time or bool(_CLOCK.match(block.text)))


def _is_text(block: Block, worth: float) -> bool:
    """Whether a block of a live blog's entry is prose or a heading, and no button."""
    is_heading = block.element.tag in ("h2", "h3", "h4") and not block.link_share
    return (bool(worth) or is_heading) and not block.element.kinds & NEGATIVE_KINDS and not is_notice(block)


def _with_times(blocks: Sequence[Block], is_body: Sequence[bool], is_live: bool) -> list[bool]:
    """The same with the times of a live blog's entries."""
    times = [
        index
        for index, block in enumerate(blocks)
        if _is_time(block) and any(is_body[index + 1 : index + 1 + _LIVE_REACH])
    ]
    if len(times) < (1 if is_live else _LIVE_TIMES):
        return list(is_body)
    return [body or index in times for index, body in enumerate(is_body)]


def _without_copies(blocks: Sequence[Block], is_body: Sequence[bool]) -> list[bool]:
    """The same without long texts that came before: a page may hold its article for phones and for desks."""
    seen: set[str] = set()
    kept: list[bool] = []
    for block, body in zip(blocks, is_body, strict=True):
        key = " ".join(block.text.casefold().split())
        is_copy = body and len(key) >= _COPY_CHARS and key in seen
        kept.append(body and not is_copy)
        if body:
            seen.add(key)
    return kept


def _line(block: Block) -> str:
    """A block as the body shows it: an entry of a list after a dash, a heading without a link to edit what is below."""
    if block.element.tag in HEADINGS:
        return without_edit_link(block.text)
    return f"- {block.text}" if block.element.tag == "li" else block.text
