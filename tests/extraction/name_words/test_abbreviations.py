"""Acronyms that stand for no organization."""

from __future__ import annotations

from searchapp.extraction.name_words.abbreviations import acronyms_of_no_body, is_common_abbreviation


def test_an_acronym_of_small_letters_is_none_however_they_are_written() -> None:
    assert acronyms_of_no_body("Tea-leaf binding receptors (TLBRs) bind.") == {"TLBR"}
    assert acronyms_of_no_body("He has slow kettle syndrome, or SKS, and rests.") == {"SKS"}
    assert acronyms_of_no_body("SKS (slow kettle syndrome) is rare.") == {"SKS"}


def test_an_acronym_of_a_body_or_of_other_words_is_not_told() -> None:
    assert acronyms_of_no_body("The Orr Tea Board (OTB), or OTB, met; OTB (of the north) too.") == frozenset()
    assert acronyms_of_no_body("Take tea, or HMRC (the tax office) will.") == frozenset()


def test_common_abbreviations_are_those_of_a_list() -> None:
    assert is_common_abbreviation("RGB")
    assert is_common_abbreviation("SSDs")
    assert not is_common_abbreviation("NATO")
