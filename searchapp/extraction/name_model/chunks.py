"""Words → the chunks of capitalised words, and of link words between them, that may hold names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from searchapp.extraction.word_kinds import APOSTROPHE, CAPITALS, FULL_STOP, LINKS, NO_NAME, is_abbreviated

Integers = npt.NDArray[np.intp]
Signs = npt.NDArray[np.uint8]  # of kinds of words

_MAX_LINKS = 2  # "of the": no name in the annotated sets has three link words in a row
_MAX_CHUNK_TOKENS = 30  # a longer chunk is a list, and is cut


def chunks(words: Sequence[str], kinds: str) -> Integers:
    """Begin and end of each chunk among words of these kinds, in their order: (chunks, 2)."""
    signs = np.frombuffer(kinds.encode("ascii"), np.uint8)
    runs = _runs(signs)
    doubtful = np.cumsum(_is_any(signs, FULL_STOP + APOSTROPHE))
    begins, ends = runs.T
    is_whole = (ends - begins <= _MAX_CHUNK_TOKENS) & (doubtful[begins] == doubtful[ends - 1])
    cut = [piece for begin, end in runs[~is_whole].tolist() for piece in _cut(words, kinds, begin, end)]
    spans = np.concatenate([runs[is_whole], np.array(cut, np.intp).reshape(-1, 2)])
    begins, ends = spans.T
    spans = spans[(ends - begins > 1) | ~_is_any(signs[begins], NO_NAME)]
    in_order: Integers = spans[np.argsort(spans[:, 0])]
    return in_order


def _runs(signs: Signs) -> Integers:
    """Begin and end of each run of capitalised words with no more links between them than a name has: (runs, 2)."""
    capitals = np.flatnonzero(_is_any(signs, CAPITALS))
    between = np.diff(capitals) - 1
    goes_on = between <= _MAX_LINKS
    for step in range(1, _MAX_LINKS + 1):
        behind = np.minimum(capitals[:-1] + step, capitals[1:])
        goes_on &= _is_any(signs[behind], LINKS + CAPITALS)
    is_first, is_last = np.ones((2, len(capitals)), np.bool_)
    is_first[1:] = is_last[:-1] = ~goes_on
    return np.stack((capitals[is_first], capitals[is_last] + 1), axis=1)


def _is_any(signs: Signs, kinds: str) -> npt.NDArray[np.bool_]:
    """Which signs of kinds are one of these: (signs,)."""
    is_any = np.zeros(len(signs), np.bool_)
    for kind in kinds:
        is_any |= signs == ord(kind)
    return is_any


def _cut(words: Sequence[str], kinds: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The chunks of a run, none too long, whose full stops and apostrophes all belong to names."""
    while begin < end:
        last = _first_end(words, kinds, begin, end)
        yield begin, last
        begin = last
        while begin < end and kinds[begin] not in CAPITALS:
            begin += 1


def _first_end(words: Sequence[str], kinds: str, begin: int, end: int) -> int:
    """Where the first chunk of a run ends."""
    last = begin + 1
    while last < end and last - begin < _MAX_CHUNK_TOKENS:
        next_capital = last
        while kinds[next_capital] not in CAPITALS:
            if not _links(words, kinds, next_capital):
                return last
            next_capital += 1
        last = max(next_capital, last + 1)
    return last


def _links(words: Sequence[str], kinds: str, index: int) -> bool:
    """Whether a link word is one: the full stop of an abbreviation, the apostrophe of “Governors' Association”."""
    if kinds[index] == FULL_STOP:
        return is_abbreviated(words, index)
    return kinds[index] != APOSTROPHE or words[index - 1].endswith("s")
