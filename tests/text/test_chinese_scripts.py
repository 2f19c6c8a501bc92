"""Chinese words in the other script."""

from __future__ import annotations

import pytest

from searchapp.text.chinese_scripts import MOST_FORMS, in_other_script


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("电信", "電信"),
        ("電信", "电信"),
        ("线上", "線上"),
        ("干部", "幹部"),
        ("5G网络", "5G網絡"),
        ("台灣", "台湾"),
        ("台灣", "臺灣"),
    ],
)
def test_a_word_is_written_in_two_scripts(text: str, other: str) -> None:
    assert other in in_other_script(text)


def test_what_is_the_same_in_both_scripts_has_no_other() -> None:
    assert [in_other_script(text) for text in ("著名", "tea", "カナ", "")] == [[], [], [], []]


def test_of_a_long_text_only_the_likeliest_forms_are_told() -> None:
    assert len(in_other_script("发展台湾里面干系" * 10)) <= MOST_FORMS + 1
