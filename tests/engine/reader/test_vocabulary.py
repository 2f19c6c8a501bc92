"""The terms of a field."""

from __future__ import annotations

from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.reader.vocabulary import VocabularyTerm


def test_the_vocabulary_knows_inflections_prefixes_patterns_and_spellings(searcher: Searcher) -> None:
    words = searcher.vocabulary("text")
    assert words.document_frequency("harbour") == 2
    assert "galley" not in words
    assert words.inflections("ferrie") == [VocabularyTerm("ferries", 1)]
    assert words.with_prefix("ha", 5) == [VocabularyTerm("harbour", 2)]
    assert words.matching("f*y", 5) == [VocabularyTerm("ferry", 1), VocabularyTerm("forty", 1)]
    assert words.spellings("harbuor", 1, 5) == [VocabularyTerm("harbour", 2, 1)]
    assert words.spellings("xylophone", 2, 5) == []
