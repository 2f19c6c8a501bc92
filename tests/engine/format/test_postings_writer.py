"""Writing the postings of a field."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from searchapp.engine.format.frequency_codes import code_table, once_counts
from searchapp.engine.format.layout import BLOCK, PAGE
from searchapp.engine.format.postings import IndexedField
from searchapp.engine.format.postings_writer import FieldStatistics, PostingsWriter, TermPostings, rare_posting_count
from searchapp.engine.format.segment_file import SegmentFile, SegmentFileWriter
from tests.engine.format.fields import postings_of, written


@pytest.mark.slow
def test_more_pages_than_one_byte_counts(tmp_path: Path) -> None:
    last = 257 * PAGE + 3
    statistics = FieldStatistics("tag", last + 1, 2, 2, code_table(once_counts(2)), term_bytes=3)
    with SegmentFileWriter(tmp_path / "large", last + 1) as writer:
        field = PostingsWriter(writer, statistics)
        once, weights = np.ones(2, dtype=np.uint32), np.ones(2, dtype=np.float32)
        field.add(TermPostings([b"owl"], np.array([0, 2]), np.array([5, last]), once, weights))
        field.finish()
        writer.finish()
    doc_ids = IndexedField(SegmentFile(tmp_path / "large"), "tag").doc_ids(0)
    assert doc_ids.tolist() == [5, last]


COMMON = {doc_id: (1.0 + doc_id % 3, [doc_id, doc_id + 2]) for doc_id in range(2 * BLOCK + 5)}
RARE = {7: (0.5, [1]), 9: (300.25, [2, 70_000])}


def test_a_field_written_in_parts_is_that_written_at_once(tmp_path: Path) -> None:
    documents = len(COMMON)
    written(tmp_path / "whole", {b"common": COMMON, b"rare": RARE}, documents=documents)
    written(tmp_path / "parts", {b"common": COMMON}, {}, {b"rare": RARE}, documents=documents)
    assert (tmp_path / "whole").read_bytes() == (tmp_path / "parts").read_bytes()


def test_a_common_term_has_a_bound_for_each_block_and_a_rare_one_none(tmp_path: Path) -> None:
    field = written(tmp_path / "segment", {b"common": COMMON, b"rare": RARE}, documents=len(COMMON))
    assert field.doc_ids(0).tolist() == [*COMMON]
    blocks = field.block_impact_bounds(0)
    assert blocks is not None
    assert len(blocks) == 3
    assert field.block_impact_bounds(1) is None


def test_rare_terms_are_those_with_a_block_of_postings_at_most() -> None:
    assert rare_posting_count(np.array([1, BLOCK, BLOCK + 1])) == 1 + BLOCK
    assert rare_posting_count(np.array([], dtype=np.int64)) == 0


def test_a_field_of_keywords_is_told_from_one_of_text(tmp_path: Path) -> None:
    field = written(tmp_path / "text", {b"rare": RARE}, documents=20)
    assert (field.has_positions, field.is_trivial, field.total_length, field.posting_count) == (True, False, 3, 2)
    with SegmentFileWriter(tmp_path / "tags", 20) as writer:
        tags = PostingsWriter(writer, FieldStatistics("tag", 20, 2, 2, code_table(once_counts(2)), term_bytes=3))
        once = {7: (1.0, [0]), 9: (1.0, [0])}
        tags.add(postings_of({b"owl": once}))
        tags.finish()
        writer.finish()
    tag = IndexedField(SegmentFile(tmp_path / "tags"), "tag")
    assert (tag.has_positions, tag.is_trivial, tag.total_length) == (False, True, 0)
    assert tag.weights(0).tolist() == [1.0, 1.0]
