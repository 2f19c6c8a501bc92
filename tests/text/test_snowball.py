"""Stems in other languages than English, of terms that have lost their accents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.text.analyzer import fold
from searchapp.text.snowball import SNOWBALL, SnowballStemmer, stem_beginnings

STEMMERS = {language: SnowballStemmer(language, frozenset({"merkel"})) for language in SNOWBALL}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Fähre Fähren"),
        ("fr", "élection élections"),
        ("fr", "fermé fermée fermées"),
        ("es", "elección elecciones"),
        ("pt", "eleição eleições"),
        ("it", "regione regioni"),
        ("nl", "boten boot"),
        ("sv", "färja färjor färjorna"),
        ("ru", "выборы выборов"),
        ("fi", "talo talot talossa"),
        ("es", "obra obras"),
        ("es", "año años"),
        ("es", "voz voces"),
        ("es", "ciudad ciudades"),
        ("es", "inglés ingleses inglesa"),
        ("pt", "ilha ilhas"),
        ("pt", "jornal jornais"),
        ("pt", "homem homens"),
        ("pt", "papel papéis"),
        ("pt", "lei leis"),
        ("fr", "travail travaux"),
        ("fr", "jeu jeux"),
        ("it", "anno anni"),
        ("it", "lago laghi"),
        ("it", "uomo uomini"),
        ("nl", "huis huizen"),
        ("nl", "brug bruggen"),
        ("nl", "stad steden"),
        ("de", "Museum Museums Museen"),
        ("de", "Auto Autos"),
        ("de", "Firma Firmen"),
        ("de", "Insel Inseln"),
        ("sv", "hus huset husets"),
        ("sv", "färja färjan"),
        ("ru", "паром паромы паромом"),
        ("ro", "port porturi porturile"),
        ("ro", "cultură culturi"),
        ("ro", "școală școli"),
        ("fi", "kaupunki kaupungit"),
        ("fi", "vaali vaalit"),
        ("fi", "hallitus hallitukset"),
    ],
)
def test_inflections_have_one_stem(language: str, words: str) -> None:
    assert len({STEMMERS[language](fold(word)) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "hacia hacha"),
        ("pt", "mais mal"),
        ("de", "war warum"),
        ("de", "etwa etwas"),
        ("sv", "plan planet"),
        ("ro", "masă măsură"),
    ],
)
def test_other_words_have_other_stems(language: str, words: str) -> None:
    stems = [STEMMERS[language](fold(word)) for word in words.split()]
    assert len(set(stems)) == len(stems)


@pytest.mark.parametrize("term", ["merkel", "tor", "f16", "выборы", "2014"])
def test_names_short_terms_numbers_and_other_scripts_are_their_own_stem(term: str) -> None:
    assert STEMMERS["de"](term) == term


@pytest.mark.parametrize(("language", "term"), [("de", "fahren"), ("fr", "agences"), ("es", "elecciones")])
def test_whatever_has_a_stem_begins_as_is_told(language: str, term: str) -> None:
    stem = STEMMERS[language](term)
    assert term.startswith(stem_beginnings(stem, term, language))
    assert stem.startswith(stem_beginnings(stem, term, language)[-1])


def test_arabic_words_begin_in_any_way() -> None:
    assert stem_beginnings("كتب", "والكتب", "ar") == ("",)


@given(st.sampled_from(sorted(SNOWBALL)), st.text("aceinorstuvи", min_size=1, max_size=12))
def test_every_term_of_a_stem_begins_as_is_told_by_any_other(language: str, term: str) -> None:
    stem = STEMMERS[language](term)
    assert fold(stem) == stem
    assert term.startswith(stem_beginnings(stem, "another", language))
