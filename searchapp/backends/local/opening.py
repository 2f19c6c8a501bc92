"""Opening an index for reading: only one that was written for the fields and the analyzer of this version."""

from __future__ import annotations

from pathlib import Path

from searchapp.backends.local.schema import FINGERPRINT, whoosh_schema
from searchapp.engine.execution.searcher import Searcher
from searchapp.errors import IndexFormatError

MADE_LIMIT = 100  # states of the corrections file and versions of searchapp that may meet in one index


def open_searcher(folder: Path) -> Searcher:
    """The present state of the index in a folder.

    Raises IndexMissingError, IndexDamagedError, and IndexFormatError when another version of searchapp wrote it.
    """
    searcher = Searcher.open(folder, whoosh_schema())
    made = searcher.vocabulary("made").with_prefix("", MADE_LIMIT)
    if searcher.document_count and not (made and all(word.text.startswith(FINGERPRINT) for word in made)):
        remedy = "run `searchapp index --rebuild` with the paths of your articles"
        raise IndexFormatError(f"another version of searchapp wrote the index in {folder}: {remedy}")
    return searcher
