"""The lexicon: classes of words, known names, and the size of its files."""

from __future__ import annotations

from searchapp.extraction.name_words.lexicon import DATA, lexicon

MAX_BYTES = 12_000_000  # of all data files together


def test_the_longest_known_name_is_matched() -> None:
    words = ["the", "united", "nations", "security", "council", "met"]
    assert lexicon().match(words, 1, len(words)) == (4, "ORG")
    assert lexicon().match(words, 1, 3) == (2, "ORG")
    assert lexicon().match(words, 5, len(words)) == (0, "")


def test_words_have_classes_and_short_names_lead_to_full_ones() -> None:
    assert "given" in lexicon().classes["ann"]
    assert "legal" in lexicon().classes["ltd"]
    assert lexicon().full_names["un"] == "United Nations"
    assert lexicon().labels["united-nations"] == "United Nations"


def test_the_model_and_its_lists_stay_small() -> None:
    model = DATA.parents[1] / "name_model" / "data"
    assert sum(file.stat().st_size for folder in (DATA, model) for file in folder.iterdir()) < MAX_BYTES
