"""The body of the article on a web page: its blocks, their container, the model's choice, the page's own data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from searchapp.reading.cleaning.line_model import LineModel
from searchapp.reading.markup.block_features import Window, block_window
from searchapp.reading.markup.blocks import Block, page_blocks
from searchapp.reading.markup.container import Layout, page_layout
from searchapp.reading.markup.web_page import WebPage

WEIGHTS_FILE = Path(__file__).parent / "data" / "block_weights.json"  # written by `searchapp.training.page_blocks`

_BODY_PROBABILITY = 0.55  # over five folds of 91 pages 0.5 to 0.6 scored within a thousandth of each other
_COPY_CHARS = 60  # a shorter text may be said twice
_SUMMARY_WORDS = 6
_SUMMARY_LINKS = 0.3
_TABLE_LINKS = 0.5
_TIME_WORDS = 8
_LIVE_TIMES = 3  # blocks of times with prose below; an article has one, beside its headline
_LIVE_REACH = 4  # blocks below a time, within which its entry begins
_HELD_SHARE = 0.9  # of the words of a body, for the page's data to be the same text
_LONGER = 1.1
_MUCH_LONGER = 2.0
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class PageBody:
    """An article's body, a paragraph a line, and the lines between its first and its last that were left out."""

    text: str
    removed: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def shipped_block_model() -> LineModel:
    """The model of the package, read at its first use."""
    return LineModel.read(WEIGHTS_FILE)


def page_body(page: WebPage, model: LineModel | None = None) -> PageBody:
    """The body of the article on a page; empty where the page holds none."""
    layout = page_layout(page_blocks(page.root), page.title)
    if layout is None:
        return PageBody("")
    body = _chosen(
        layout, block_window(layout, page.description), model or shipped_block_model(), page.json_ld.is_live_blog()
    )
    return next((PageBody(text) for text in page.json_ld.article_bodies() if _completes(text, body.text)), body)


def _chosen(layout: Layout, window: Window, model: LineModel, is_live: bool) -> PageBody:
    """The blocks that the model takes for body, each text once."""
    blocks = layout.blocks[window.start : window.stop]
    is_body = [probability >= _BODY_PROBABILITY for probability in model.body_probabilities(window.features)]
    if not any(is_body):
        is_body = _prose_inside(layout, window)
    is_body = _without_headline(layout, window, is_body)
    is_body = _with_standfirst(layout, window, is_body)
    is_body = _with_whole_tables(layout, window, is_body)
    is_body = _with_times(blocks, is_body, is_live)
    is_body = _without_copies(blocks, is_body)
    if not any(is_body):
        return PageBody("")
    first, last = is_body.index(True), len(is_body) - is_body[::-1].index(True)
    chosen = list(zip(blocks, is_body, strict=True))
    return PageBody(
        "\n".join(_line(block) for block, body in chosen if body),
        tuple(block.text.replace("\n", " ") for block, body in chosen[first:last] if not body),
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


def _is_summary(block: Block, features: Sequence[str]) -> bool:
    """Whether a block between headline and body is the article's summary, by its class or the page's description."""
    if block.link_share > _SUMMARY_LINKS or block.element.is_hidden or block.text.count(" ") < _SUMMARY_WORDS - 1:
        return False
    named = any("summary" in element.kinds for element in block.element.path[:2]) and block.element.tag != "figcaption"
    return named or "description" in features


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


def _with_times(blocks: Sequence[Block], is_body: Sequence[bool], is_live: bool) -> list[bool]:
    """The same with the times of a live blog's entries."""
    times = [
        index
        for index, block in enumerate(blocks)
        if block.has_time and block.text.count(" ") < _TIME_WORDS and any(is_body[index + 1 : index + 1 + _LIVE_REACH])
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
    """A block as the body shows it: an entry of a list after a dash."""
    return f"- {block.text}" if block.element.tag == "li" else block.text


def _completes(text: str, body: str) -> bool:
    """Whether a text holds nearly all of a body, and more, or so much more that the page shows but a wall."""
    words, body_words = Counter(_words(text)), Counter(_words(body))
    common = (words & body_words).total()
    if words.total() >= _MUCH_LONGER * body_words.total():
        return True
    return words.total() > _LONGER * body_words.total() and common >= _HELD_SHARE * body_words.total()


def _words(text: str) -> Iterator[str]:
    return (match.group() for match in _WORD.finditer(text.casefold()))
