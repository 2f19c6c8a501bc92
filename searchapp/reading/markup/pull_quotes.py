"""Sentences that a page shows twice: in the text, and in large letters beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from searchapp.reading.html_blocks.blocks import HEADINGS, Block

_LEAST_WORDS = 6  # fewer are a heading or a name, which may come again
_MAX_WORDS = 80
_MAX_EXTRA_WORDS = 8  # of whoever said it, below the quotation
_WORD = re.compile(r"\w+")
_LINE = re.compile(r"\n|\s[—–]\s|(?<=[”“\"»])")
_LONG_WORDS = 12
_QUOTE_TAGS = frozenset(("blockquote", "aside", "figure"))
_SIGN_ENDS = '”"»“'


def without_pull_quotes(blocks: Sequence[Block], is_body: Sequence[bool]) -> list[bool]:
    """For each block whether it is body, those left out whose words stand together in one other paragraph.

    So are the names of speakers below them.
    """
    words = [_spaced_words(block.text) if body else "" for block, body in zip(blocks, is_body, strict=True)]
    paragraphs = [(index, text) for index, text in enumerate(words) if text]
    kept = list(is_body)
    for index, text in paragraphs:
        block = blocks[index]
        if not (_LEAST_WORDS <= text.count(" ") - 1 <= _MAX_WORDS and _may_be_quotation(block)):
            continue
        quotation = _quotation(block)
        if any(number != index and len(other) > len(quotation) and quotation in other for number, other in paragraphs):
            kept[index] = False
    return [body and not _names_speaker(blocks, kept, is_body, index) for index, body in enumerate(kept)]


def _may_be_quotation(block: Block) -> bool:
    """Whether a block is set as a quotation, or is a sentence; entries of lists and headings say things twice."""
    text = block.text.strip()
    if block.is_row or block.element.tag == "li":
        return False
    if _is_set_as_quotation(block) or text.endswith(tuple(_SIGN_ENDS)):
        return True
    return (block.element.tag not in HEADINGS and text.endswith((".", "!", "?"))) or len(text.split()) >= _LONG_WORDS


def _is_set_as_quotation(block: Block) -> bool:
    elements = block.element.path[:3]
    return any(element.tag in _QUOTE_TAGS or "quote" in element.class_name for element in elements)


def _quotation(block: Block) -> str:
    """The words of a block, without those on who said them where they are a few behind the quotation."""
    text = _spaced_words(block.text)
    if not _is_set_as_quotation(block):
        return text
    parts = [part for part in _LINE.split(block.text.strip()) if part.strip()]
    if len(parts) < 2:
        return text
    quoted, speaker = _spaced_words(" ".join(parts[:-1])), _spaced_words(parts[-1])
    is_named = speaker.count(" ") - 1 <= _MAX_EXTRA_WORDS and quoted.count(" ") - 1 >= _LEAST_WORDS
    return quoted if is_named else text


def _names_speaker(blocks: Sequence[Block], kept: Sequence[bool], is_body: Sequence[bool], index: int) -> bool:
    """Whether a block is the name below a quotation that was left out, in the same element."""
    if not index or kept[index - 1] or not is_body[index - 1]:
        return False
    block, quotation = blocks[index], blocks[index - 1]
    is_short = len(block.text.split()) <= _MAX_EXTRA_WORDS and block.text.rstrip()[-1:] not in (".", *_SIGN_ENDS)
    return is_short and block.element.parent is not None and block.element.parent in quotation.element.path


def _spaced_words(text: str) -> str:
    """The words of a text in small letters, with a space before and behind each."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
