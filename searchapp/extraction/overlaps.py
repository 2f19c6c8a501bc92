"""Whether names stand where others do."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from searchapp.model.facts import Mention

Span = tuple[int, int]


def overlaps(start: int, end: int, spans: Iterable[Span]) -> bool:
    """Whether a span has a character in common with any of the spans."""
    return any(start < other_end and other_start < end for other_start, other_end in spans)


def overlaps_sorted(start: int, end: int, spans: Sequence[Span]) -> bool:
    """The same for spans that are sorted and do not overlap each other, by bisection."""
    index = bisect_left(spans, (end, 0))
    return index > 0 and spans[index - 1][1] > start


def span_around(start: int, end: int, spans: Sequence[Span]) -> Span | None:
    """The span, of some that are sorted and disjoint, that has all characters of another; None where none has."""
    index = bisect_right(spans, (start, sys.maxsize)) - 1
    return spans[index] if index >= 0 and spans[index][1] >= end else None


def lies_in(mention: Mention, others: Iterable[Mention]) -> bool:
    """Whether one of the others has all characters of a mention."""
    return any(other.start <= mention.start and mention.end <= other.end for other in others)


class TakenSpans:
    """The characters of a text that names stand in, however many these are."""

    def __init__(self, chars: int, spans: Iterable[Span] = ()) -> None:
        self._is_taken = bytearray(chars)
        for start, end in spans:
            self.take(start, end)

    def copy(self) -> TakenSpans:
        """The same, to take more."""
        same = TakenSpans(0)
        same._is_taken = self._is_taken.copy()
        return same

    def take(self, start: int, end: int) -> None:
        """Take the characters of a span."""
        self._is_taken[start:end] = b"\1" * (end - start)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a span has a character that is taken."""
        return self._is_taken.find(1, start, end) >= 0


def apart_from(mentions: Iterable[Mention], others: Sequence[Mention]) -> list[Mention]:
    """The mentions that have no character in common with any of the others."""
    mentions = list(mentions)
    if not mentions or not others:  # as mostly
        return mentions
    taken = TakenSpans(max([other.end for other in others]), [(other.start, other.end) for other in others])
    return [mention for mention in mentions if not taken.overlaps(mention.start, mention.end)]
