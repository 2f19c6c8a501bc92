"""Texts of an article that a page holds and does not show: in its data, in templates, in what it streams."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy

from msgspec.structs import replace

from searchapp.reading.html_blocks.blocks import page_root
from searchapp.reading.markup.page_data.next_stream import as_markup
from searchapp.reading.markup.page_data.own_entries import headline_test
from searchapp.reading.markup.page_data.script_texts import (
    STORY_WORDS,
    is_long,
    script_texts,
    streamed_rows,
    streamed_texts,
)
from searchapp.reading.markup.web_page import WebPage

_LABEL_WORDS = 8
_SAME_SHARE = 0.9  # of the words of a body, for the page's data to be the same text
_LONGER = 1.1
_MUCH_LONGER = 2.0
_WORD = re.compile(r"\w+")


def held_texts(page: WebPage, body: str, text_of: Callable[[WebPage], str]) -> Iterator[str]:
    """The texts that complete the body that a page shows, the surest first; `text_of` tells what a page shows."""
    is_own = headline_test(page)
    for headline, text in page.json_ld.article_bodies():
        is_other = bool(headline) and not is_own(headline) and _word_count(body) >= STORY_WORDS
        if _contains(text, body) if is_other else _completes(text, body):
            yield text
    yield from (text for text in filter(is_long, script_texts(page)) if _completes(text, body))
    yield from (text for text in _unshown_texts(page, text_of) if _contains(text, body))
    if _word_count(body) < STORY_WORDS:
        yield from filter(is_long, _streamed_texts(page, text_of))


def _unshown_texts(page: WebPage, text_of: Callable[[WebPage], str]) -> Iterator[str]:
    """The texts that a page holds for browsers without scripts, and in templates."""
    for element in page.root.iter("noscript", "template"):
        if is_long(" ".join(element.itertext())):
            unshown = deepcopy(element)
            unshown.tag, unshown.tail = "div", None
            yield from filter(is_long, (text_of(replace(page, root=unshown)),))


def _streamed_texts(page: WebPage, text_of: Callable[[WebPage], str]) -> Iterator[str]:
    """The texts in the data that Next.js streams to a page, and that of the elements that it streams."""
    yield from streamed_texts(page)
    root = page_root("".join(map(as_markup, streamed_rows(page))))
    if root is not None:
        yield text_of(replace(page, root=root))


def _completes(text: str, body: str) -> bool:
    """Whether a text holds nearly all of a body, and more, or so much more that the page shows but a wall."""
    return _word_count(text) >= _MUCH_LONGER * _word_count(body) or _contains(text, body)


def _contains(text: str, body: str) -> bool:
    """Whether a text holds nearly all words of a body, and more; a body of some words is a label or a message."""
    words, body_words = Counter(_words(text)), Counter(_words(body))
    if body_words.total() <= _LABEL_WORDS:
        return True
    common = (words & body_words).total()
    return words.total() > _LONGER * body_words.total() and common >= _SAME_SHARE * body_words.total()


def _word_count(text: str) -> int:
    return sum(1 for _ in _words(text))


def _words(text: str) -> Iterator[str]:
    return (match.group() for match in _WORD.finditer(text.casefold()))
