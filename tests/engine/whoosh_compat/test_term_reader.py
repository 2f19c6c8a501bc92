"""The terms of a segment, as stock Whoosh reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh.reading import TermNotFound

from searchapp.engine.indexing.writer import Writer
from searchapp.engine.whoosh_compat.term_reader import ArrayTerms
from tests.engine.documents import documents_of
from tests.engine.stories import SCHEMA, only_segment, story


@pytest.fixture
def terms(tmp_path: Path) -> ArrayTerms:
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add_all(documents_of(story("a", "tea oats tea", "NO")))
        writer.add_all(documents_of(story("b", "tea", "SE", "NO")))
    return ArrayTerms(only_segment(tmp_path))


def test_terms_are_in_the_order_of_fields_and_bytes(terms: ArrayTerms) -> None:
    assert list(terms.indexed_field_names()) == ["country", "id", "text"]
    assert list(terms.terms()) == [
        ("country", b"NO"),
        ("country", b"SE"),
        ("id", b"a"),
        ("id", b"b"),
        ("text", b"oats"),
        ("text", b"tea"),
    ]
    assert [term for term, _ in terms.items()] == list(terms.terms())


@pytest.mark.parametrize(
    ("field", "prefix", "first"),
    [("country", b"O", ("country", b"SE")), ("dog", b"", ("id", b"a")), ("text", b"p", ("text", b"tea"))],
)
def test_terms_can_be_listed_from_anywhere(
    terms: ArrayTerms, field: str, prefix: bytes, first: tuple[str, bytes]
) -> None:
    every = list(terms.terms())
    assert list(terms.terms_from(field, prefix)) == every[every.index(first) :]
    assert [term for term, _ in terms.items_from(field, prefix)] == every[every.index(first) :]


def test_the_statistics_of_a_term_are_those_of_its_postings(terms: ArrayTerms) -> None:
    info = terms.term_info("text", b"tea")
    assert (info.weight(), info.doc_frequency(), info.max_weight()) == (3.0, 2, 2.0)
    assert (info.min_length(), info.max_length(), info.min_id(), info.max_id()) == (1, 3, 0, 1)
    assert (terms.frequency("text", b"tea"), terms.doc_frequency("text", b"tea")) == (3.0, 2)
    assert list(terms.matcher("text", b"tea", SCHEMA["text"].format).all_ids()) == [0, 1]


@pytest.mark.parametrize(("field", "text"), [("text", b"zeppelin"), ("smell", b"tea")])
def test_a_term_that_nobody_has_is_not_found(terms: ArrayTerms, field: str, text: bytes) -> None:
    assert (field, text) not in terms
    assert terms.frequency(field, text) == terms.doc_frequency(field, text) == 0
    with pytest.raises(TermNotFound, match=f"No term {field}"):
        terms.term_info(field, text)
    with pytest.raises(TermNotFound):
        terms.matcher(field, text, SCHEMA["text"].format)


def test_a_cursor_walks_the_terms_of_a_field(terms: ArrayTerms) -> None:
    cursor = terms.cursor("text", SCHEMA["text"])
    assert (cursor.first(), cursor.next(), cursor.next(), cursor.is_valid()) == ("oats", "tea", None, False)
    assert cursor.term_info() is None
    assert (cursor.find("p"), cursor.find(b"oats"), cursor.find("zzz")) == ("tea", "oats", None)
    cursor.first()
    assert cursor.term_info().doc_frequency() == 1
    assert not terms.cursor("smell", SCHEMA["text"]).is_valid()
