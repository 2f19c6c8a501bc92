"""Letters and signs as the analyzer reads them: how people without a keyboard for them type them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.text.letters import (
    APOSTROPHES,
    DROPPED,
    HYPHENS,
    MEMO_SIZE,
    SIGNS,
    FoldTable,
    elided_words,
    plain_letters,
)


def folded(text: str) -> str:
    return text.translate(FoldTable())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("Ærøskøbing", "aeroskobing"),
        ("ﬁnance", "finance"),
        ("ＡＢ９", "ab9"),
        ("١٤٠٢", "1402"),
        ("¾", " 3 4"),
        ("Nº7 №8", "no 7  no 8"),
        ("co\u00adop", "coop"),
        ("צה״ל", "צהל"),
        ("がガ", "がガ".translate({0x304C: "か\u3099", 0x30AC: "カ\u3099"})),
        ("O’Neill", "o'neill"),
        ("al‑Zahar", "al-zahar"),
        ("tea…“tea”", "tea  tea "),
        ("naïve & c#", "naive & c#"),
        ("Hawaiʻi, ʿAlī", "hawai'i, 'ali"),
        ("Təbriz, Қазан", "tebriz, казан"),
        ("❤️ 🎉 ✔ 1️⃣", "❤ 🎉   1"),
    ],
)
def test_a_letter_is_what_is_typed_for_it(text: str, expected: str) -> None:
    assert folded(text) == expected


@pytest.mark.parametrize("letter", plain_letters())
def test_letters_of_the_table_are_folded_from_either_case_and_their_forms_stay(letter: str) -> None:
    assert folded(letter) == plain_letters()[letter] == folded(plain_letters()[letter])
    assert folded(letter.upper()) in {plain_letters()[letter], "i", letter.upper()}


def test_signs_of_one_kind_become_one_sign() -> None:
    assert {folded(sign) for sign in APOSTROPHES} == {"'"}
    assert {folded(sign) for sign in HYPHENS} == {"-"}
    assert {folded(sign) for sign in DROPPED} == {""}
    assert [folded(sign) for sign in SIGNS] == [*SIGNS.values()]
    assert not APOSTROPHES & HYPHENS & DROPPED & SIGNS.keys()


def test_little_words_that_lose_their_vowel_are_folded_and_have_no_apostrophe() -> None:
    assert {folded(word) for word in elided_words()} == elided_words()
    assert not APOSTROPHES & set("".join(elided_words()))


@given(st.characters())
def test_what_is_folded_has_no_capitals_and_no_accents_and_stays_so(character: str) -> None:
    plain = folded(character)
    assert folded(plain) == plain
    assert plain == plain.lower() or unicodedata.category(character) in {"Cs", "Co", "Cn"}
    assert "\u0301" not in plain


def test_the_table_remembers_what_it_has_met_up_to_a_size() -> None:
    table = FoldTable()
    for code in range(0x4E00, 0x4E00 + MEMO_SIZE + 5):
        assert chr(code).translate(table) == chr(code)
    assert len(table) == MEMO_SIZE
