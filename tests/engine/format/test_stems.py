"""The terms of a field by their stem: which inflections of a word the segment has, language by language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from searchapp.engine.format.postings import IndexedField
from searchapp.engine.format.stems import DEFAULT_LANGUAGE, DocumentLanguages, Stemming, document_languages
from tests.engine.format.fields import written


def plural(term: str) -> str:
    return term.removesuffix("s")


def german(term: str) -> str:
    return term.removesuffix("en")


STEMMING = Stemming(plural, "language", {"de": german, "fr": plural})
ONCE = (1.0, [0])
# In documents 0 and 1 in the default language, in 2 in German.
TERMS: Mapping[bytes, Mapping[int, tuple[float, list[int]]]] = {
    b"boot": {0: ONCE, 2: ONCE},
    b"booten": {2: ONCE},
    b"boots": {1: ONCE},
    b"news": {0: ONCE},
    b"pens": {0: ONCE, 2: ONCE},
}


@pytest.fixture
def field(tmp_path: Path) -> IndexedField:
    languages = document_languages(STEMMING, np.array([2]), ["xx", "de"], np.array([1]), 3)
    return written(tmp_path / "segment", TERMS, documents=3, languages=languages)


def inflections(field: IndexedField, stem: str, language: str = DEFAULT_LANGUAGE) -> list[str]:
    return [field.terms.term(ordinal).decode() for ordinal in field.inflections(stem.encode(), language)]


@pytest.mark.parametrize(
    ("stem", "language", "expected"),
    [
        ("boot", "", ["boot", "boots"]),
        ("boot", "de", ["boot", "booten"]),
        ("new", "", ["news"]),
        ("news", "", []),
        ("pen", "", ["pens"]),
        ("pen", "de", []),
        ("pens", "de", ["pens"]),
        ("pens", "", []),
        ("zeppelin", "", []),
        ("boot", "fr", []),
    ],
)
def test_a_stem_has_the_terms_of_the_documents_of_its_language(
    field: IndexedField, stem: str, language: str, expected: list[str]
) -> None:
    assert inflections(field, stem, language) == expected


def test_only_languages_that_a_term_has_are_told(field: IndexedField) -> None:
    assert field.languages == ["", "de"]


def test_a_term_that_is_its_own_stem_and_shares_it_takes_no_entry_and_is_found(tmp_path: Path) -> None:
    alone = written(
        tmp_path / "alone",
        {b"fog": {0: ONCE}},
        documents=1,
        languages=DocumentLanguages([DEFAULT_LANGUAGE], [plural]),
    )
    assert inflections(alone, "fog") == ["fog"]


def test_documents_without_a_known_language_have_the_default() -> None:
    languages = document_languages(STEMMING, np.array([0, 1, 2]), ["de", "xx", "fr"], np.array([2, 1, 0]), 4)
    assert languages.languages == ["", "de", "fr"]
    assert languages.indexes is not None
    assert languages.indexes.tolist() == [2, 0, 1, 0]


def test_where_all_have_the_default_nothing_is_kept_by_document() -> None:
    languages = document_languages(STEMMING, np.array([0]), ["xx"], np.array([0]), 2)
    assert (languages.languages, languages.indexes) == ([""], None)
    assert languages.of_terms(np.array([0, 1, 3]), np.array([0, 0, 1])).tolist() == [[True], [True]]


def test_a_term_has_the_languages_of_its_documents() -> None:
    languages = DocumentLanguages(["", "de"], [plural, german], np.array([0, 1], dtype=np.uint8))
    has = languages.of_terms(np.array([0, 1, 2, 4]), np.array([0, 1, 0, 1]))
    assert has.tolist() == [[True, False], [False, True], [True, True]]
