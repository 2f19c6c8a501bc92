"""Is an article in English?"""

from __future__ import annotations

import pytest

from searchapp.extraction.cued_patterns import distinct_words
from searchapp.extraction.english import has_english_words, is_english, is_plainly_english
from searchapp.model.article import Article

ENGLISH = "The ferry to the island was late, for there was a fog on the water that nobody had seen in the morning."
DANISH = "Færgen til øen var forsinket, for der lå en tåge på vandet, som ingen havde set om morgenen i havnen."


def article(body: str, language: str = "") -> Article:
    return Article("a", body, language=language)


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        (ENGLISH, True),
        ("Tea is late.", False),
        (DANISH, False),
        ("De veerboot was te laat, want er hing een mist over het water die niemand had gezien.", False),
        (f"{ENGLISH} Er hing een mist over het water die niemand had gezien, en de veerboot was te laat.", False),
        (f"{ENGLISH} “Late”", False),
        (f"{ENGLISH} " * 20, True),
        (f"{ENGLISH} Er hing een mist over het water die niemand had gezien, en de boot was te laat. " * 20, False),
        (f"{DANISH} " * 15 + f"{ENGLISH} " * 40, False),
    ],
)
def test_texts_with_many_words_of_none_but_english_need_no_detector(text: str, is_so: bool) -> None:
    assert is_plainly_english(text, distinct_words(text)) is is_so


def test_what_a_detector_holds_for_english_is_english() -> None:
    assert is_english(article(DANISH), "en")


@pytest.mark.parametrize(("language", "is_so"), [("", True), ("en", True), ("da", False)])
def test_where_a_detector_holds_nothing_the_article_tells(language: str, is_so: bool) -> None:
    assert is_english(article(DANISH, language), "") is is_so


def test_what_is_in_other_letters_is_not_english_although_nothing_is_detected() -> None:
    assert not is_english(article("Паром на остров опоздал, сказал Игорь Чергинец."), "")
    assert is_english(article("3:2"), "")


@pytest.mark.parametrize(("body", "is_so"), [(ENGLISH, True), (DANISH, False), (f"{DANISH} " * 9 + ENGLISH, False)])
def test_what_a_detector_holds_for_another_language_is_told_by_its_little_words(body: str, is_so: bool) -> None:
    assert is_english(article(body, "da"), "da") is is_so


@pytest.mark.parametrize(
    ("body", "language", "is_so"),
    [
        ("Tea in Oslo", "", True),
        ("Tea in Oslo", "en", True),
        ("Tea in Oslo", "da", False),
        ("Te i Ærø", "", False),
        ("", "", True),
    ],
)
def test_of_a_few_words_no_detector_is_believed(body: str, language: str, is_so: bool) -> None:
    assert is_english(article(body, language), "da") is is_so


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert is_english(article(f"{ENGLISH} " * 40 + f"{DANISH} " * 400), "da")


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Þórður Ólafsson and José Ortuño y Brell met Gwałtowna Źdźbło de la Łąka in Łódź.", True),
        ("Şükrü Yıldırımoğlu's office agreed; Nguyễn Thị Orrin left.", True),
        ("Übergabe in Łódź, Ortuño und Brell.", False),
        (DANISH, False),
    ],
)
def test_foreign_names_among_english_words_make_no_other_language(text: str, is_so: bool) -> None:
    assert has_english_words(text) is is_so
