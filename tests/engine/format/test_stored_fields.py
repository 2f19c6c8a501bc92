"""Stored bytes are given back as they were, whatever they are compressed with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from searchapp.engine.format.segment_file import SegmentFile, SegmentFileWriter
from searchapp.engine.format.stored_fields import Compressor, StoredField, write_stored

ARTICLES = [f"The ferry to island {number} sails at {number % 24} o'clock.".encode() * 3 for number in range(400)]


def stored(path: Path, contents: Sequence[bytes], compressor: Compressor) -> StoredField:
    """The contents, written and read."""
    with SegmentFileWriter(path) as writer:
        write_stored(writer, "body", contents, compressor)
        writer.finish()
    return StoredField(SegmentFile(path), "body")


@pytest.mark.parametrize("contents", [ARTICLES, [b"", b"x", b"", b"\0" * 100_000], [b"one"]])
def test_contents_are_given_back(contents: list[bytes], tmp_path: Path) -> None:
    field = stored(tmp_path / "segment", contents, Compressor())
    assert [field.get(doc_id) for doc_id in range(len(contents))] == contents
    doc_ids = list(reversed(range(len(contents))))
    assert field.several(doc_ids) == [contents[doc_id] for doc_id in doc_ids]
    assert field.size <= field.greatest_size(range(len(contents)))


def test_a_dictionary_is_made_from_the_first_contents_and_used_for_later_ones(tmp_path: Path) -> None:
    compressor = Compressor()
    first = stored(tmp_path / "first", ARTICLES, compressor)
    later = stored(tmp_path / "later", ARTICLES[:3], compressor)
    assert len(first.dictionary) >= 1024
    assert later.dictionary == first.dictionary
    assert compressor.uses(first.dictionary)
    assert not Compressor().uses(first.dictionary)
    assert first.size < sum(map(len, ARTICLES)) / 4


def test_compressed_values_are_those_of_the_live_documents(tmp_path: Path) -> None:
    field = stored(tmp_path / "segment", ARTICLES, Compressor())
    live = np.arange(len(ARTICLES)) % 3 > 0
    whole, part = field.compressed(10, 20, None), field.compressed(10, 20, live)
    assert part.lengths.tolist() == whole.lengths[live[10:20]].tolist()
    assert part.content.tobytes() == whole.content[np.repeat(live[10:20], whole.lengths)].tobytes()
