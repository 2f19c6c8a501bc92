"""Segments that stock Whoosh wrote into the index become segments of arrays."""

from __future__ import annotations

from collections.abc import Iterable

from whoosh.codec.base import Segment
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from searchapp.engine.whoosh_compat.codec import ArrayCodec, ArraySegment


def adopt(index: FileIndex, segments: Iterable[Segment]) -> list[ArraySegment]:
    """New segments with the documents of these; the caller holds the index's lock, and publishes them."""
    adopted = []
    for segment in segments:
        writer = SegmentWriter(index, _lk=False, codec=ArrayCodec())
        reader = SegmentReader(index.storage, index.schema, segment)
        writer.add_reader(reader)
        reader.close()
        adopted.append(writer._finalize_segment())
        writer._finish()
    return adopted
