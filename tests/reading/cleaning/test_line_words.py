"""Words are found in every script, and those that tell what a line is about."""

from __future__ import annotations

from searchapp.reading.cleaning.line_words import is_unspaced, line_words, telling_words


def test_scripts_that_write_no_words_apart_are_cut_into_pairs() -> None:
    assert line_words("The goat's 3 cafés") == ["The", "goat's", "cafés"]
    assert line_words("渡轮再次启航") == ["渡轮", "再次", "启航"]
    assert is_unspaced("Ferry 渡轮")
    assert not is_unspaced("Fähre")


def test_vowel_signs_and_accents_belong_to_their_words() -> None:
    assert line_words("पुलिस ने नाव पकड़ी।") == ["पुलिस", "ने", "नाव", "पकड़ी"]
    assert line_words("Bu\u0308rgermeister") == ["Bu\u0308rgermeister"]


def test_longer_words_tell_what_a_line_is_about() -> None:
    assert telling_words("The ferry of May на Мысе Паром") == {"ferry", "паром"}
    assert telling_words("경비정이 항구에서") == {"경비", "항구"}
    assert telling_words("渡し船が再開") == {"再開"}
    assert telling_words("的渡轮") & telling_words("渡轮的") == {"渡轮"}
