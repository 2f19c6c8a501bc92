"""Verifying an index: every checksum of every file."""

from __future__ import annotations

import os

from whoosh.fields import Schema

from searchapp.engine.commit.table_of_contents import DurableStorage, read_table_of_contents
from searchapp.engine.format.segment_file import SegmentFile
from searchapp.engine.whoosh_compat.codec import ArraySegment
from searchapp.errors import IndexDamagedError


def check_index(directory: str | os.PathLike[str]) -> int:
    """How many files the index has, all of them as they were written.

    Raises IndexDamagedError for the first that is cut, altered or missing, IndexFormatError and IndexMissingError.
    """
    storage = DurableStorage(os.fspath(directory))
    segments = read_table_of_contents(storage, Schema()).segments
    for segment in segments:
        _check_segment(storage.folder, segment)
    return 1 + len(segments)


def _check_segment(folder: str, segment: ArraySegment) -> None:
    path = os.path.join(folder, segment.filename)
    try:
        file = SegmentFile(path)
    except FileNotFoundError as error:
        raise IndexDamagedError(path, "the file is missing") from error
    file.verify_all()
    if file.facts["documents"] != segment.document_count:
        raise IndexDamagedError(path, "this is the file of another segment")
