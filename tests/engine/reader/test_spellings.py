"""Terms that are spelled nearly like a word are those within an edit distance, as it is defined."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.engine.format.segment_file import SegmentFile, SegmentFileWriter
from searchapp.engine.format.term_dictionary import TermDictionary, write_term_dictionary
from searchapp.engine.reader.spellings import Spellings

texts = st.text("abcé", max_size=6)


@settings(deadline=None)
@given(texts, st.sets(texts, min_size=1, max_size=8), st.integers(0, 2))
def test_spellings_are_those_within_the_distance(word: str, written: set[str], edits: int) -> None:
    terms = sorted(text.encode() for text in written)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "segment"
        with SegmentFileWriter(path) as writer:
            write_term_dictionary(writer, "text.terms", terms, hashed=False)
            writer.finish()
        spellings = Spellings(TermDictionary(SegmentFile(path), "text.terms")).within(word, edits)
    distances = [(ordinal, distance(word, term.decode())) for ordinal, term in enumerate(terms)]
    assert spellings == [pair for pair in distances if pair[1] <= edits]


@cache
def distance(word: str, text: str) -> int:
    """Optimal string alignment, by its recursive definition."""
    if not word or not text:
        return len(word) + len(text)
    least = min(
        distance(word[:-1], text) + 1,
        distance(word, text[:-1]) + 1,
        distance(word[:-1], text[:-1]) + (word[-1] != text[-1]),
    )
    if len(word) > 1 and len(text) > 1 and word[-2:] == text[:-3:-1]:
        least = min(least, distance(word[:-2], text[:-2]) + 1)
    return least
