"""Tokens → the chunks of capitalised words, and of link words between them, that may hold names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from searchapp.extraction.tokens import Tokens
from searchapp.extraction.word_kinds import APOSTROPHE, CAPITALS, FULL_STOP, NO_NAME, is_abbreviated

_MAX_LINKS = 2  # "of the": no name in the annotated sets has three link words in a row
_MAX_CHUNK_TOKENS = 30  # a longer chunk is a list, and is cut
_LINKED = rf"[CN]|[l&.']{{1,{_MAX_LINKS}}}(?=[CN])"
# Over the kinds of words; of a list of names no more than tells that it is cut, or each cut would read it to its end.
_CHUNK = re.compile(rf"[CN](?:{_LINKED}){{0,{_MAX_CHUNK_TOKENS}}}")


def chunks(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Begin and end of each chunk that may hold a name: capitalised words, and link words between them."""
    kinds = tokens.kinds
    match = _CHUNK.search(kinds)
    while match:
        begin, end = match.span()
        if end - begin > _MAX_CHUNK_TOKENS or FULL_STOP in match[0] or APOSTROPHE in match[0]:
            end = _checked_end(tokens, begin, end)
        if end > begin + 1 or kinds[begin] != NO_NAME:
            yield begin, end
        match = _CHUNK.search(kinds, end)


def _checked_end(tokens: Tokens, begin: int, end: int) -> int:
    """Where a chunk ends that is not too long, and whose full stops and apostrophes all belong to names."""
    kinds = tokens.kinds
    last = begin + 1
    while last < end and last - begin < _MAX_CHUNK_TOKENS:
        next_capital = last
        while kinds[next_capital] not in CAPITALS:
            if not _links(tokens, next_capital):
                return last
            next_capital += 1
        last = max(next_capital, last + 1)
    return last


def _links(tokens: Tokens, index: int) -> bool:
    """Whether a link word is one: the full stop of an abbreviation, the apostrophe of “Governors' Association”."""
    kind = tokens.kinds[index]
    if kind == FULL_STOP:
        return is_abbreviated(tokens.words, index)
    return kind != APOSTROPHE or tokens.words[index - 1].endswith("s")
