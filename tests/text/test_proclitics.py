"""Words that are written in one with the words before them."""

from __future__ import annotations

from searchapp.text.proclitics import with_proclitics


def test_a_word_has_short_words_before_it_in_hebrew_and_arabic() -> None:
    assert {"הבית", "ובבית"[1:], "והבית"} <= set(with_proclitics("בית"))
    assert {"البيت", "والبيت", "ببيت"} <= set(with_proclitics("بيت"))


def test_other_words_have_none() -> None:
    assert with_proclitics("house") == with_proclitics("дом") == with_proclitics("ب") == ()
