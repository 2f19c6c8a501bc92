"""A buffer becomes the file of a segment, without its deleted documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.engine.format.segment_arrays import SegmentArrays
from searchapp.engine.format.stems import Stemming
from searchapp.engine.indexing.buffer import Buffer
from searchapp.engine.indexing.engine_fields import engine_fields
from searchapp.engine.indexing.flush import flush
from searchapp.engine.indexing.limits import DEFAULT_LIMITS
from searchapp.engine.indexing.segment_options import SegmentOptions
from tests.engine.documents import Document, documents_of
from tests.engine.stories import SCHEMA, story

STORIES = [
    story("a", "tea oats", "NO", published=1),
    story("b", "tea", "SE", "NO", published=2),
    story("c", "rye tea"),
    story("d", "hops", "DK", published=4),
]


def flushed(path: Path, stories: list[Document], *deleted: str, stemming: Stemming | None = None) -> SegmentArrays:
    """The segment of some stories, of which those of some countries are deleted."""
    buffer = Buffer(engine_fields(SCHEMA), "id")
    for each in stories:
        buffer.add(documents_of(each))
    for country in deleted:
        buffer.delete("country", country)
    flush(path, buffer, SCHEMA, SegmentOptions(stemming, {}, DEFAULT_LIMITS))
    return SegmentArrays(path)


def test_every_field_is_in_the_file(tmp_path: Path) -> None:
    segment = flushed(tmp_path / "segment", STORIES)
    text, country = segment.field("text"), segment.field("country")
    assert segment.documents == 4
    assert text.terms.terms(0, 4) == [b"hops", b"oats", b"rye", b"tea"]
    assert text.doc_ids(3).tolist() == [0, 1, 2]
    assert text.lengths.tolist() == [2, 1, 2, 1]
    assert country.terms.terms(0, 3) == [b"DK", b"NO", b"SE"]
    assert sorted(segment.keywords("country").values(1)) == [1, 2]
    assert segment.numbers("published").numbers.tolist()[:2] == [1, 2]
    assert [segment.stored("body").get(number) for number in range(4)] == [b"tea oats", b"tea", b"rye tea", b"hops"]


def test_deleted_documents_are_as_if_they_had_never_been_there(tmp_path: Path) -> None:
    flushed(tmp_path / "deleted", STORIES, "NO")
    flushed(tmp_path / "never", STORIES[2:])
    without, never = (SegmentArrays(tmp_path / name) for name in ("deleted", "never"))
    assert without.documents == never.documents == 2
    for name in ("text", "country"):
        terms = never.field(name).terms
        assert without.field(name).terms.terms(0, len(without.field(name).terms)) == terms.terms(0, len(terms))
    assert without.field("text").lengths.tolist() == [2, 1]
    assert [without.stored("body").get(number) for number in range(2)] == [b"rye tea", b"hops"]
    assert without.numbers("published").numbers[1] == 4


def test_a_field_that_no_document_has_is_not_in_the_file(tmp_path: Path) -> None:
    segment = flushed(tmp_path / "segment", [STORIES[2]])
    assert segment.indexed_fields == {"id", "text"}
    assert segment.number_fields == segment.keyword_fields == frozenset()
    with pytest.raises(KeyError):
        segment.field("country")


def test_terms_are_stemmed_by_the_language_of_their_document(tmp_path: Path) -> None:
    stemming = Stemming(lambda term: term.removesuffix("s"), "country", {"NO": lambda term: term.removesuffix("a")})
    text = flushed(tmp_path / "segment", STORIES, stemming=stemming).field("text")
    assert text.languages == ["", "NO"]
    assert [text.terms.term(ordinal) for ordinal in text.inflections(b"te", "NO")] == [b"tea"]
    assert [text.terms.term(ordinal) for ordinal in text.inflections(b"hop", "")] == [b"hops"]
