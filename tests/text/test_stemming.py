"""Stems: inflections of a word share one, other words do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.text.stemming import beginnings, beginnings_of, stem, stemmer_of


@pytest.mark.parametrize(
    "words",
    [
        ("bank", "banks", "banked", "banking"),
        ("make", "makes", "making"),
        ("hope", "hopes", "hoped", "hoping"),
        ("state", "states", "stated", "stating"),
        ("stop", "stops", "stopped", "stopping"),
        ("call", "called", "calling"),
        ("country", "countries"),
        ("ally", "allies", "allied"),
        ("movie", "movies"),
        ("church", "churches"),
        ("loss", "losses"),
        ("exceed", "exceeds", "exceeded", "exceeding"),
        ("labour", "labours", "laboured", "labouring", "labor", "labors", "labored"),
        ("neighbour", "neighbor", "neighbours"),
        ("centre", "centres", "center", "centers"),
        ("organise", "organised", "organising", "organize", "organizes"),
        ("organisation", "organizations"),
        ("analyse", "analyzed"),
        ("travel", "travelled", "traveled", "travelling", "traveling"),
        ("traveller", "travelers"),
        ("defence", "defense"),
        ("child", "children"),
        ("come", "came", "coming"),
        ("go", "goes", "went", "gone", "going"),
        ("man", "men"),
        ("buy", "bought", "buying"),
        ("knife", "knives"),
        ("ban", "bans", "banned", "banning"),
        ("run", "ran", "running"),
        ("sue", "sued", "suing"),
        ("control", "controls", "controlled", "controlling"),
        ("flee", "flees", "fled", "fleeing"),
        ("agree", "agreed", "agreeing"),
        ("panic", "panicked"),
        ("israeli", "israelis"),
        ("mp", "mps"),
        ("grey", "gray", "greys"),
    ],
)
def test_inflections_share_a_stem(words: tuple[str, ...]) -> None:
    """A word is one with its plural and its tenses."""
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("fars", "far"),
        ("hamas", "hama"),
        ("marshall", "marshal"),
        ("prise", "prize"),
        ("us", "use"),
        ("hop", "hope"),
        ("plane", "planned"),
        ("news", "new"),
        ("united", "unit"),
        ("herring", "her"),
        ("manning", "man"),
        ("tennis", "tenni"),
        ("import", "important"),
        ("paris", "pari"),
        ("oas", "oa"),
        ("spring", "spr"),
        ("5.93s", "5.93"),
    ],
)
def test_names_and_other_words_do_not_share_a_stem(words: tuple[str, ...]) -> None:
    """What only looks like an inflection is kept apart."""
    assert len({stem(word) for word in words}) == len(words)


@given(
    st.text("aefhilnopsy", min_size=2, max_size=5),
    st.lists(st.sampled_from(["", "s", "es", "ies", "y", "ed", "ing", "e"])),
)
def test_all_terms_of_a_stem_begin_alike(beginning: str, endings: list[str]) -> None:
    words = [beginning + ending for ending in endings]
    for word in words:
        assert all(other.startswith(beginnings(word)) for other in words if stem(other) == stem(word))


@pytest.mark.parametrize("word", ["labor", "went", "come", "organize", "travelers", "analyses", "children", "centre"])
def test_all_forms_and_spellings_begin_as_is_told(word: str) -> None:
    forms = ["labour", "labors", "go", "goes", "going", "came", "coming", "organised", "travellers", "child", "center"]
    assert all(form.startswith(beginnings(word)) for form in forms if stem(form) == stem(word))


INFLECTIONS = {  # without accents, as terms are
    "ar": "كتاب الكتاب",
    "da": "avis aviser avisen",
    "de": "haus hauser hauses hausern",
    "es": "eleccion elecciones",
    "fi": "talo talon talossa taloissa",
    "fr": "national nationale nationaux",
    "hu": "kormany kormanyok kormanyt",
    "it": "politica politiche",
    "nl": "regering regeringen",
    "no": "avis aviser avisen",
    "pt": "nacao nacoes",
    "ro": "casa case casele",
    "ru": "россиискии россииская россииского россииские",
    "sv": "tidning tidningar tidningarna",
}


@pytest.mark.parametrize("language", INFLECTIONS)
def test_other_languages_have_stems_of_their_own(language: str) -> None:
    words, stem_in = INFLECTIONS[language].split(), stemmer_of(language)
    assert len({stem_in(word) for word in words}) == 1
    assert all(other.startswith(beginnings_of(word, language)) for word in words for other in words)
    assert stem_in("hamas") == "hamas"


def test_a_language_without_stems_is_stemmed_as_english() -> None:
    assert stemmer_of("pl")("banks") == stemmer_of("")("banks") == stemmer_of("en")("banks") == "bank"
