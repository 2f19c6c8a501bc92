"""Words that are written in one with the words before them."""

from __future__ import annotations

from searchapp.text.analyzer import fold
from searchapp.text.attached_words import attached_words, with_article, with_attached_words


def test_a_word_has_short_words_before_it_in_hebrew_and_arabic() -> None:
    assert {"הבית", "ובבית"[1:], "והבית"} <= set(with_attached_words("בית"))
    assert {"البيت", "والبيت", "ببيت"} <= set(with_attached_words("بيت"))


def test_particles_follow_a_word_in_korean_and_one_that_is_typed_makes_room_for_others() -> None:
    assert {fold(form) for form in ("부산은", "부산에서", "부산까지")} <= set(with_attached_words(fold("부산")))
    assert {fold(form) for form in ("부산", "부산은")} <= set(with_attached_words(fold("부산에서")))


def test_a_plural_follows_a_word_in_persian() -> None:
    assert fold("روزنامه\u200cها") in with_attached_words(fold("روزنامه"))


def test_the_beginning_of_a_word_may_have_its_article_before_it() -> None:
    assert (with_article("בי"), with_article("بي")) == (("הבי",), ("البي",))
    assert with_article("be") == with_article("бе") == ()


def test_other_words_have_none() -> None:
    assert with_attached_words("house") == with_attached_words("дом") == with_attached_words("ب") == ()


def test_what_is_attached_is_told_as_it_is_written() -> None:
    assert {"에서", "에게는"} <= set(attached_words("Korean"))
    assert {"ו", "וב"} <= set(attached_words("Hebrew"))
