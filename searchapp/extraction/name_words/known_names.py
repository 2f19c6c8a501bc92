"""Where a text has the names of a list: only those are looked for all of whose words are words of the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain

from searchapp.extraction.cued_patterns import Words, distinct_words
from searchapp.extraction.overlaps import Span

_OPEN_ENDS = (".", "-")  # of names behind which another may begin: “Sino-”


class KnownNames:
    """Names that are found as whole words, as they are written."""

    def __init__(self, names: Iterable[str]) -> None:
        by_name = {name: distinct_words(name) for name in names}
        counts = Counter(chain.from_iterable(by_name.values()))
        self.words: Words = frozenset(counts)  # that a text is asked for
        self._by_rarest: dict[str, list[tuple[str, Words]]] = defaultdict(list)
        for name, words in by_name.items():  # texts have “and” more often than any word that has a capital
            rarest = min(words, key=lambda word: (word.islower(), counts[word], word))
            self._by_rarest[rarest].append((name, words))
        self.rarest: Words = frozenset(self._by_rarest)  # one of which a text with a name has

    def find(self, text: str, words: Words) -> list[Span]:
        """The spans of the names in a text that has these words, in its order: of those that overlap the first, the
        longest of several."""
        occurrences = self._occurrences(text, words)
        spans: list[Span] = []
        end = 0
        for span_start, negative_end in sorted(occurrences) if occurrences else ():
            if span_start >= end:
                end = -negative_end
                spans.append((span_start, end))
        return spans

    def _occurrences(self, text: str, words: Words) -> list[Span]:
        """The start of each occurrence of a name, and its end below zero."""
        occurrences: list[Span] = []
        for word in self.rarest & words:
            for name, needed in self._by_rarest[word]:
                start = text.find(name) if needed <= words else -1
                while start >= 0:
                    end = start + len(name)
                    is_open = name.endswith(_OPEN_ENDS) or not text[end : end + 1].isalnum()
                    if is_open and not (start and text[start - 1].isalnum()):
                        occurrences.append((start, -end))
                    start = text.find(name, end)
        return occurrences
