"""Keys, ids and acronyms of names."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.extraction.name_words.name_keys import acronyms_of, canonical_key, slug


def test_keys_forget_legal_forms_accents_and_articles() -> None:
    assert canonical_key("The Café-Crème Company, Ltd.") == "cafe creme"
    assert canonical_key("Company") == "company"
    assert slug(canonical_key("Fisch & Söhne GmbH")) == "fisch-and-sohne"
    assert "itb" in acronyms_of("International Tea Board")


def test_marks_that_make_another_letter_stay_in_keys() -> None:
    assert canonical_key("Райффайзенбанк") == "райффайзенбанк"
    assert canonical_key("Ёлка") == canonical_key("Елка") == "елка"
    assert canonical_key("バンク") != canonical_key("ハンク")
    assert canonical_key("한국은행") == "한국은행"


WORDS = ["the", "Atlas", "and", "&", "Co.", "Inc", "Labour", "Organisation", "A.", "Society's", "Öl", "𝐀"]


@settings(max_examples=500, deadline=None)
@given(name=st.text(max_size=40) | st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join))
def test_a_key_is_its_own_key(name: str) -> None:
    once = canonical_key(name)
    assert canonical_key(once) == once or not once
