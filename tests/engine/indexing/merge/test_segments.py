"""Merging segments: their live documents become one segment, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from searchapp.engine.format.segment_arrays import SegmentArrays
from searchapp.engine.format.segment_file import SegmentFile
from searchapp.engine.format.stems import Stemming
from searchapp.engine.format.stored_fields import StoredField
from searchapp.engine.indexing.buffer import Buffer
from searchapp.engine.indexing.engine_fields import engine_fields
from searchapp.engine.indexing.flush import flush
from searchapp.engine.indexing.limits import DEFAULT_LIMITS
from searchapp.engine.indexing.merge.segments import Source, merge
from searchapp.engine.indexing.segment_options import SegmentOptions
from tests.engine.documents import Document, documents_of
from tests.engine.stories import SCHEMA, story

PARTS = [
    [story("a", "tea oats tea", "NO", published=1), story("b", "rye", "SE")],
    [story("c", "tea", published=-5)],
    [story("d", "oats hops", "NO", "DK"), story("e", "tea", "NO", published=9), story("f", "zeppelin", "XX")],
]


def options() -> SegmentOptions:
    return SegmentOptions(None, {}, replace(DEFAULT_LIMITS, merge_occurrences=2, merge_documents=2))


def flushed(path: Path, stories: Sequence[Document]) -> SegmentArrays:
    buffer = Buffer(engine_fields(SCHEMA), "id")
    for each in stories:
        buffer.add(documents_of(each))
    flush(path, buffer, SCHEMA, options())
    return SegmentArrays(path)


def contents(segment: SegmentArrays) -> list[object]:
    """All that a segment holds."""
    fields = {}
    for name in sorted(segment.indexed_fields - segment.number_fields):
        field = segment.field(name)
        fields[name] = [
            (
                field.terms.term(ordinal),
                field.doc_ids(ordinal).tolist(),
                field.weights(ordinal).tolist(),
                field.positions(ordinal).flat.tolist() if field.has_positions else [],
            )
            for ordinal in range(len(field.terms))
        ]
    documents = range(segment.documents)
    return [
        fields,
        segment.field("text").lengths.tolist(),
        [segment.keywords("country").values(number) for number in documents],
        segment.numbers("published").numbers.tolist(),
        [segment.stored("body").get(number) for number in documents],
    ]


@pytest.mark.parametrize("deleted", [set(), {"b"}, {"a", "c", "f"}, {"d", "f"}])
def test_a_merged_segment_is_as_if_its_documents_had_been_written_at_once(tmp_path: Path, deleted: set[str]) -> None:
    sources = []
    for number, stories in enumerate(PARTS):
        live = np.array([each.key not in deleted for each in stories])
        segment = flushed(tmp_path / f"part{number}", stories)
        sources.append(Source(segment, None if live.all() else live))
    merge(tmp_path / "merged", sources, SCHEMA, options())
    kept = [each for stories in PARTS for each in stories if each.key not in deleted]
    assert contents(SegmentArrays(tmp_path / "merged")) == contents(flushed(tmp_path / "once", kept))


def test_terms_are_stemmed_by_the_language_of_their_document_after_a_merge_too(tmp_path: Path) -> None:
    stemming = Stemming(lambda term: term.removesuffix("s"), "country", {"NO": lambda term: term.removesuffix("a")})
    stemmed = SegmentOptions(stemming, {}, DEFAULT_LIMITS)
    sources = [Source(flushed(tmp_path / f"part{number}", stories), None) for number, stories in enumerate(PARTS)]
    merge(tmp_path / "merged", sources, SCHEMA, stemmed)
    text = SegmentArrays(tmp_path / "merged").field("text")
    assert text.languages == ["", "NO"]
    assert [text.terms.term(ordinal) for ordinal in text.inflections(b"te", "NO")] == [b"tea"]
    assert [text.terms.term(ordinal) for ordinal in text.inflections(b"oat", "")] == [b"oats"]


def test_doc_ids_go_on_behind_those_of_the_segments_before(tmp_path: Path) -> None:
    segment = flushed(tmp_path / "segment", PARTS[2])
    assert Source(segment, None).new_doc_ids(10).tolist() == [10, 11, 12]
    some = Source(segment, np.array([False, True, True]))
    assert (some.live_count, some.new_doc_ids(10).tolist()) == (2, [-1, 10, 11])
    none = Source(segment, np.zeros(3, dtype=bool))
    assert (none.live_count, none.new_doc_ids(10).tolist()) == (0, [-1, -1, -1])


def test_a_merge_leaves_the_segments_as_they_are(tmp_path: Path) -> None:
    segments = [flushed(tmp_path / f"part{number}", stories) for number, stories in enumerate(PARTS)]
    before = [contents(segment) for segment in (segments[0], segments[2])]
    merge(tmp_path / "merged", [Source(segment, None) for segment in segments], SCHEMA, options())
    assert [contents(segment) for segment in (segments[0], segments[2])] == before


def test_values_are_compressed_anew_for_another_dictionary_some_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    segments = [flushed(tmp_path / f"part{number}", stories) for number, stories in enumerate(PARTS)]
    contents_before = [
        segment.stored("body").get(number) for segment in segments for number in range(segment.documents)
    ]
    read, most = 0, 0
    get, release = StoredField.get, SegmentFile.release

    def counted(field: StoredField, doc_id: int) -> bytes:
        nonlocal read, most
        read += 1
        most = max(most, read)
        return get(field, doc_id)

    def let_go(file: SegmentFile) -> None:
        nonlocal read
        read = 0
        release(file)

    monkeypatch.setattr(StoredField, "get", counted)
    monkeypatch.setattr(SegmentFile, "release", let_go)
    other = SegmentOptions(None, {"body": b"tea and oats " * 100}, options().limits)
    merge(tmp_path / "merged", [Source(segment, None) for segment in segments], SCHEMA, other)
    assert most == other.limits.merge_documents
    merged = SegmentArrays(tmp_path / "merged").stored("body")
    assert [get(merged, number) for number in range(6)] == contents_before
    assert merged.dictionary == b"tea and oats " * 100
