"""What a line is by itself: boilerplate, prose, a sentence, a line apart from the body."""

from __future__ import annotations

import pytest

from searchapp.reading.cleaning.line_kinds import (
    is_apart,
    is_boilerplate,
    is_prose,
    is_question,
    is_sentence,
    is_weak_button,
    word_count,
)


@pytest.mark.parametrize(
    "text",
    [
        "Share this article",
        "Home | News | Sport | Weather",
        "Updated 4 May 2021, 10:15",
        "Read also: The goat of Larnvik is found",
        "Related articles",
        "Share full article",
        "Compartilhe no WhatsApp",
        "Contact: desk@larnvik.example",
        "Il vous reste 60 % de cet article à lire. La suite est réservée aux abonnés.",
        "All rights reserved. This material, and other content on this site, may not be reproduced, published,"
        " rewritten or redistributed in whole or in part without prior express written permission from the Courier,"
        " which is here in Larnvik.",
        "Continued on Page A6",
        "(Fortsetzung auf Seite 4)",
        "See FERRY, Page A6",
        "Kindly share this story:",
        "READ: The goat of Larnvik is found",
        "Photo: Ada Lunt/Harbour News",
        "Sign up for our newsletter and never miss a ferry",
        "© 2021 Larnvik Courier. All rights reserved.",
    ],
)
def test_a_line_of_boilerplate(text: str) -> None:
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sails again.",
        "A court ruled that the newsletter had used cookies without consent.",
        "More on this story will follow as the harbour board meets on Tuesday to hear the owners.",
        "Embargoed goods pile up in the port of Larnvik",
        "Meer overlast door ratten",
        "المزيد من الأمطار",
        "“Our privacy policy is as old as the ferry,” its owner said.",
    ],
)
def test_a_line_of_an_article(text: str) -> None:
    assert not is_boilerplate(text)


def test_questions_end_in_the_mark_of_their_script() -> None:
    assert all(map(is_question, ("Who sank the ferry?", "谁点亮了灯塔？", "من أشعل المنارة؟")))
    assert not is_question("The ferry sank.")


def test_a_buttons_word_may_be_a_line_of_verse() -> None:
    lines = ("Home", "Skip to content", "Oats")
    assert [line for line in lines if is_boilerplate(line)] == ["Home", "Skip to content"]
    assert [line for line in lines if is_weak_button(line)] == ["Home"]


@pytest.mark.parametrize(
    ("text", "sentence", "prose"),
    [
        ("The ferry sank", False, False),
        ("The ferry sank.", True, False),
        ("No.", False, False),
        ("Nine weeks without a ferry are over, they said:", False, True),
        ("The ferry sank in the harbour of Larnvik on “Monday.”", True, True),
        ("The ferry sank in the harbour of Larnvik on Monday", False, False),
    ],
)
def test_sentences_and_prose_end_with_their_signs_and_have_words_enough(text: str, sentence: bool, prose: bool) -> None:
    assert (is_sentence(text), is_prose(text)) == (sentence, prose)


@pytest.mark.parametrize(
    ("text", "apart"),
    [("By Ada Lunt", True), ("4 May 2021", True), ("(Reuters/Ada Lunt)", True), ("Ferry sails again", False)],
)
def test_bylines_dates_and_credits_stand_apart(text: str, apart: bool) -> None:
    assert is_apart(text) is apart


def test_words_of_scripts_that_write_none_apart_are_counted_by_their_letters() -> None:
    assert (word_count("首页 新闻 体育"), word_count("灯塔重新点亮。")) == (3, 3)
    assert is_prose("港城的灯塔时隔百年于周五晚上重新点亮。")
    assert not is_prose("灯塔重新点亮")
    assert is_sentence("「来年も灯す」と話した。")


@pytest.mark.parametrize(
    "line",
    ["Home > World > Story", "Reuse this content", "관련 기사", "Читайте также", "Archivado en", "Tin liên quan"],
)
def test_what_begins_the_end_of_a_page_in_other_languages(line: str) -> None:
    assert is_boilerplate(line)
