"""A text's terms with their places, of which mostly few are asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from searchapp.text.analyzer import chunk_tokens, compound_chunks, fold_and_separate

_CHUNK = re.compile(r"\S+")


class Layout:
    """The terms of a text in their order, and the place of each, worked out when it is asked for."""

    def __init__(self, text: str) -> None:
        self._parted, self._origin = fold_and_separate(text)
        self.terms = self._parted.split()
        self._odd = {at: chunk_tokens(self.terms[at]) for at in compound_chunks(self._parted, self.terms)}
        self._chunks = list(range(len(self.terms)))  # the one that each term is part of
        for at in reversed(self._odd):
            self.terms[at : at + 1] = [term for term, _, _ in self._odd[at]]
            self._chunks[at : at + 1] = [at] * len(self._odd[at])

    def places(self, numbers: Sequence[int]) -> list[tuple[int, int]]:
        """First character, and the one after the last, of the terms with these ascending numbers."""
        matches = islice(_CHUNK.finditer(self._parted), self._chunks[numbers[-1]] + 1 if numbers else 0)
        spans = [match.span() for match in matches]
        found = []
        for number in numbers:
            chunk = self._chunks[number]
            start, end = spans[chunk]
            if chunk in self._odd:
                _, begin, stop = self._odd[chunk][number - self._chunks.index(chunk)]
                start, end = start + begin, start + stop
            found.append((start, end))
        origin = self._origin
        if origin is None:
            return found
        return [(origin[start], max(origin[end], origin[end - 1] + 1)) for start, end in found]
