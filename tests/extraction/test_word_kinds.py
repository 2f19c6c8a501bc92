"""The kinds of words by their form."""

from __future__ import annotations

from searchapp.extraction.word_kinds import is_abbreviated, kind_of


def test_a_word_has_a_kind_by_its_capital_and_by_what_it_links() -> None:
    words = ["Tea", "eBay", "The", "of", "tea", "1987", "&", "'s", ".", "'", "?", "\n", ","]
    assert "".join(map(kind_of, words)) == "CCNlww&&.'!!,"


def test_a_full_stop_belongs_to_an_abbreviation_or_an_initial() -> None:
    words = ["St", ".", "J", ".", "tea", "."]
    assert [is_abbreviated(words, index) for index in (1, 3, 5)] == [True, True, False]
    assert is_abbreviated(["."], 0) is False
