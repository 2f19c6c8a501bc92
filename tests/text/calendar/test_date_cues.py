"""What the words before a date make of it."""

from __future__ import annotations

import pytest

from searchapp.text.calendar.date_cues import cue_before, date_words_of


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Published on ", "published"),
        ("Veröffentlicht am ", "published"),
        ("Publié le ", "published"),
        ("Опубликовано: ", "published"),
        ("発表 ", "published"),
        ("Last updated: ", "updated"),
        ("Zuletzt geändert ", "updated"),
        ("Mis à jour le ", "updated"),
        ("최종수정 ", "updated"),
        ("Copyright © ", "other"),
        ("Valid until ", "other"),
        ("geboren am ", "other"),
        ("The ferry left on ", ""),
        ("The unpublished diary of ", ""),
    ],
)
def test_a_word_tells_what_a_date_is_of_in_many_languages(text: str, cue: str) -> None:
    assert cue_before(text) == cue


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Published 3 March, last updated ", "updated"),
        ("Updated daily. First published ", "published"),
        ("Posted by a man born on ", "other"),
        ("Event date: ", "other"),
        ("Today is ", "other"),
        ("Printed from Larn Post on ", "other"),
    ],
)
def test_the_nearest_word_counts(text: str, cue: str) -> None:
    assert cue_before(text) == cue


def test_a_language_has_its_words_and_those_of_all_languages() -> None:
    assert {"bis", "und"} <= set(date_words_of("de", "to")) - set(date_words_of("fr", "to"))
    assert set(date_words_of("", "to")) <= set(date_words_of("fr", "to"))
    assert date_words_of("fr", "no such use") == ()


@pytest.mark.parametrize(
    "text", ["When: ", "Wann: ", "Hearing date: ", "Date of birth: ", "Opening day: ", "Recorded on "]
)
def test_the_day_of_what_an_article_is_about_is_no_day_of_it(text: str) -> None:
    assert cue_before(text) == "other"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Date: ", "published"),
        ("Fecha: martes ", "published"),
        ("更新时间：", "updated"),
        ("截止日期：", "other"),
        ("Save the date: ", ""),
        ("Fecha del concierto: ", ""),
    ],
)
def test_a_label_without_another_word_is_one_of_publication(text: str, cue: str) -> None:
    assert cue_before(text) == cue
