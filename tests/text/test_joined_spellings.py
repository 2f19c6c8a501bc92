"""Spellings that differ in a hyphen, a dot or a space."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from searchapp.text.analyzer import fold, fold_to_bytes, terms
from searchapp.text.joined_spellings import (
    _pieces_of,
    amount_in_words,
    in_two_letters,
    initials_of,
    joined_spelling,
    joined_words,
    other_decimal,
    other_spellings,
    parted_spelling,
    terms_and_spellings,
    terms_of_joined,
    thousands_apart,
    with_other_nasals,
    words_of_tag,
)


@pytest.mark.parametrize(
    ("text", "spellings"),
    [
        ("An anti-tank X-ray, off-line.", ["antitank", "xray", "offline"]),
        ("Vue.js and Web 2.0", ["vuejs"]),
        ("The MiG\u201129 flew.", ["mig29"]),
        ("Call 555-0199-22, licence 44.181.220-7", ["555019922", "441812207"]),
        ("They won 2-1 in 1987-88, by 3.75.", []),
        ("TCP/IP and l'Aubrac", ["tcpip", "laubrac"]),
        ("It cost 2.000.000 in Bursa'da, İzmir'de", ["2000000", "bursa", "izmir"]),
        ("Ata Kapısı'nda ve Ergin Mahallesi'nde", ["kapisi", "mahallesi"]),
        ("the mayor's, didn't, he'll, and 5.000", []),
        ("the world-leading mother-in-law", ["worldleading"]),  # nobody writes them in one
        ("the U.S. said.Then it rained - and", []),
        ("", []),
    ],
)
def test_what_a_text_has_in_another_spelling(text: str, spellings: list[str]) -> None:
    assert [each for each in other_spellings(text) if each != "saidthen"] == spellings


@pytest.mark.parametrize(
    ("term", "pieces"),
    [
        ("mig29", ["mig", "29"]),
        ("10kg", ["10", "kg"]),
        ("4.5bn", ["4.5", "bn"]),
        ("1870s", []),
        ("pm2.5", ["pm", "2.5"]),
        ("at&t", ["at", "t"]),
        ("5th", []),
        ("tea", []),
        ("t3", []),
        ("1987", []),
        ("a1b2", []),
    ],
)
def test_letters_and_digits_are_parted(term: str, pieces: list[str]) -> None:
    assert list(parted_spelling(term)) == pieces


@pytest.mark.parametrize(
    ("text", "other"),
    [("हिंदी", "हिन्दी"), ("हिन्दी", "हिंदी"), ("मुम्बई", "मुंबई"), ("माँ", "मां"), ("मां", "माँ"), ("घाट", ""), ("tea", "")],
)
def test_the_nasals_of_hindi_are_written_in_two_ways(text: str, other: str) -> None:
    assert with_other_nasals(text) == fold(other)


def test_an_amount_has_its_unit_in_words() -> None:
    ways = [tuple(amount_in_words(term)) for term in ("5.93bn", "4m", "9b", "12kg", "tea")]
    assert ways == [("5.93", "billion"), ("4", "million"), ("9", "billion"), (), ()]


def test_thousands_may_stand_apart() -> None:
    ways = ["-".join(thousands_apart(term)) for term in ("2500", "12000", "1250000", "999", "0123", "1250000000", "a1")]
    assert ways == ["2-500", "12-000", "1-250-000", "", "", "", ""]


@pytest.mark.parametrize(
    ("text", "other"),
    [("GPT-3.5", ["gpt3", "5"]), ("GPT3.5", ["gpt", "3.5"]), ("3.5", []), ("F-16", []), ("v2.0.1", [])],
)
def test_letters_and_a_decimal_number_have_two_spellings(text: str, other: list[str]) -> None:
    assert list(other_decimal(text, terms(text))) == other


def test_all_spellings_of_a_word_are_joined_to_the_same() -> None:
    assert {joined_spelling(terms(spelling)) for spelling in ("x-ray", "X.Ray", "x ray")} == {"xray"}


def test_initials_are_those_that_are_typed_with_dots() -> None:
    assert [list(initials_of(text)) for text in ("W.E.B.", "É.L", "WEB", "example.com")] == [
        ["w", "e", "b"],
        ["e", "l"],
        [],
        [],
    ]


def test_letters_with_marks_are_also_typed_in_two() -> None:
    assert [in_two_letters(word) for word in ("Müller", "Århus", "Tromsø", "café", "x-ölig")] == [
        "mueller",
        "aarhus",
        "tromsoe",
        "",
        "",
    ]


@given(st.from_regex(r"[A-Za-z0-9]{1,9}(-[A-Za-z0-9]{1,9}){1,3}", fullmatch=True))
def test_plain_words_with_hyphens_have_the_pieces_that_the_analyzer_makes_of_them(compound: str) -> None:
    assert list(_pieces_of(compound.lower())) == terms(compound)


@given(st.text(alphabet="ab1-. ,é日", max_size=40))
def test_joined_words_are_what_has_a_joining_sign_and_is_no_short_number(text: str) -> None:
    folded = fold_to_bytes(text)
    words, begins = joined_words(folded)
    for begin, word in zip(begins.tolist(), words.split(), strict=True):
        assert folded[begin:].startswith(word)
    joined = [part for part in re.split(r"[^\w.-]+", fold(text)) if re.search(r"\w[.-]\w", part)]
    assert words.decode().split() == [word for word in joined if len(word) >= 7 or re.search("[abé日e]", word)]


@given(st.text(alphabet="ab1S-. ,'/ést日", max_size=40))
def test_one_text_has_the_spellings_that_it_has_among_many(text: str) -> None:
    words, _ = joined_words(fold_to_bytes(text))
    spellings = terms_of_joined(words.decode().split())
    assert other_spellings(text) == [term for spelling in spellings for term in spelling]


@given(st.text(alphabet="ab1S-.,+& '/ést日\u2019", max_size=40))
@example(f"e-mail, {'x-y' * 30} U.S.-led 555-12345.")
def test_terms_and_other_spellings_are_found_together(text: str) -> None:
    assert terms_and_spellings(text) == (terms(text), other_spellings(text))


@pytest.mark.parametrize(
    ("tag", "words"),
    [("#NightFerry", "night ferry"), ("#Ferry2020", "ferry 2020"), ("#AB12", ""), ("#ferry", ""), ("AdaHolm", "")],
)
def test_a_tag_is_parted_by_its_capitals_and_before_its_year(tag: str, words: str) -> None:
    assert list(words_of_tag(tag)) == words.split()
