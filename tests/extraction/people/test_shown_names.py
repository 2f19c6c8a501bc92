"""Names of persons shown by what stands beside them, or by their form."""

from __future__ import annotations

import pytest

from searchapp.extraction.people.shown_names import shown_names
from tests.extraction.tokenized import tokens_of
from tests.hanging import no_hang


def names(text: str) -> list[str]:
    """The names that are shown in a text."""
    return [text[start:end] for start, end in shown_names(tokens_of(text))]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("then Mirko Tallis said no", ["Mirko Tallis"]),
        ("then Mirko Tallis, 63, left", ["Mirko Tallis"]),
        ("then Ana-Mira Orvin Tallis, an analyst at Orr, left", ["Ana-Mira Orvin Tallis"]),
        ("the poet/Mirko Tallis wrote", ["Mirko Tallis"]),
        ("they thanked Mirko Tallis", ["Mirko Tallis"]),
        ("then J. B. Tallis and J.B. Orvin left", ["J. B. Tallis", "J.B. Orvin"]),
        ("then the Jean-J. B. Tallis left", ["J. B. Tallis"]),
        ("by Minister Mirko Tallis", ["Mirko Tallis"]),
        ("then Mirko McVela left", ["Mirko McVela"]),
    ],
)
def test_a_verb_a_sign_an_office_or_its_form_shows_a_name(text: str, shown: list[str]) -> None:
    assert names(text) == shown


@pytest.mark.parametrize("text", ["the Mirko Tallis said", "then Mirko Tallis rose", "in U.S. Tallis", "Tallis said"])
def test_other_words_show_none(text: str) -> None:
    assert names(text) == []


def test_names_in_headlines_are_shown_though_their_words_are_ordinary() -> None:
    assert names("Grain Prices Rise: Will Rice, 63, Buys Grain\nIt rained.") == ["Will Rice"]
    assert names("THE TEA BOARD LOSES A. B. TALLIS\nIt rained.") == ["A. B. TALLIS"]


@pytest.mark.parametrize("unit", ["Ana Holt, ", "Ana ", "A.", "A. ", "Ana/", "Ana Holt said ", "Ana, an "])
def test_any_number_of_names_takes_no_time(unit: str) -> None:
    with no_hang():
        names(unit * (100_000 // len(unit)))
