"""A full stop ends a sentence unless it belongs to an abbreviation, an initial or an ordinal."""

from __future__ import annotations

import pytest

from searchapp.text.sentences import ends_sentence, is_abbreviation


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The mayor met Dr", " Moor at noon"),
        ("It was J", " Lunt who sang"),
        ("He came on Sept", " 4 by ferry"),
        ("Das Fest ist bzw", " Der Markt war"),
        ("Die Brücke stammt aus dem 19", " Jahrhundert"),
        ("Sie tagt am 3", " Mai"),
        ("La réunion avec Mme", " Brel"),
        ("He was Guðni Th", " Jóhannesson, the president"),
        ("El acto con la Sra", " Prado"),
        ("The U.S", " Navy sailed"),
    ],
)
def test_an_abbreviation_ends_no_sentence(before: str, after: str) -> None:
    assert not ends_sentence(f"{before}.{after}", len(before))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The ferry sailed", " Nobody knew why"),
        ("They went to the U.S", " The harbour was empty"),
        ("He was born in 1987", " Later he sailed"),
        ("Es kamen 12", " Der Rest blieb"),
        ("", " A stop alone"),
        ("“I saw it.”", " Nobody did"),
    ],
)
def test_another_full_stop_does(before: str, after: str) -> None:
    assert ends_sentence(f"{before}.{after}", len(before))


def test_abbreviations_are_told_in_any_case_and_language() -> None:
    assert [is_abbreviation(word) for word in ("DR", "vgl", "Núm", "Harbour")] == [True, True, True, False]
