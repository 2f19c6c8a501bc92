"""The words by which names in texts in English are told from what is around them."""

from __future__ import annotations

from pathlib import Path

from searchapp.text.tab_separated import WordSets

ENGLISH = WordSets(Path(__file__).parent / "data" / "english_words.tsv")
