"""Words around names."""

from __future__ import annotations

from searchapp.extraction.other_languages.words import name_words_of


def test_words_are_those_of_the_language_the_longest_first() -> None:
    chinese = name_words_of("zh")
    assert chinese.adds[0] == "股份有限公司"
    assert chinese.before["person"] == ()
    assert "ПАО" in name_words_of("ru").before["organization"]


def test_a_language_without_words_has_none() -> None:
    words = name_words_of("xx")
    assert not any(
        (*words.before.values(), words.adds, words.roles, words.heads, words.titles, words.state, words.plural)
    )
