"""Interviews of short questions and answers, which look like headlines and entries of a menu."""

from __future__ import annotations

import pytest

from searchapp.reading.cleaning.boilerplate import body_lines
from searchapp.reading.cleaning.headlines.interviews import interview_lines
from searchapp.reading.cleaning.lines import Line
from searchapp.reading.cleaning.page_head import find_page_head

LAST = "Never again. I have seen larger ducks than these in the pond of my grandmother, and not one of them bit me."


def as_lines(*texts: str) -> list[Line]:
    return [Line(text, gap=index > 0) for index, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("head", "talk"),
    [
        (["‘I fled’"], ["Mr Amory, did you run?", "Yes.", "How far?", LAST]),
        (["‘I fled from the ducks’", "3 May 2019"], ["Did you run?", "Yes.", "Why?", "Fear.", "And now?", LAST]),
        (["Should Wilf Amory have run from the ducks?", "By Ada Lunt"], ["Did you run?", "Yes.", "How far?", LAST]),
        (["„Ich lief weg“"], ["Liefen Sie weit?", "Ja.", "Wohin?", "Nach Hause.", "Und heute?", LAST]),
        (["市长谈鸭子"], ["您害怕吗？", "不怕。", "为什么？", "因为鸭子很小。", "以后呢？", LAST]),
        (["The last pilot"], ["Echo: When did you begin?", "Wilf Amory: In 1988.", "Echo: Why?", LAST]),
    ],
)
def test_short_questions_and_answers_are_text(head: list[str], talk: list[str]) -> None:
    lines = as_lines(*head, *talk)
    is_body = body_lines(lines, [False] * len(lines))
    assert is_body == [False] * len(head) + [True] * len(talk)
    assert find_page_head(lines, is_body).headline == 0


def test_a_question_alone_and_entries_of_a_menu_are_no_interview() -> None:
    assert not interview_lines(as_lines("Home", "Is the hall safe?", "Sport", "Ducks visit the hall", LAST))
    assert not interview_lines(as_lines("Who let the ducks in?", "Who let them out?", "Sport", LAST))
    assert not interview_lines(as_lines("Who let the ducks in?", LAST))
