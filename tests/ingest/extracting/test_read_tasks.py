"""A fault of ours costs the rest of one file, which is named."""

from __future__ import annotations

from collections.abc import Iterator

from searchapp.errors import ArticleError
from searchapp.ingest.extracting.read_tasks import guarded
from searchapp.model.article import Article
from searchapp.reading import SourceFile

HARP = Article(id="harp", body="The harp was out of tune.")


def _breaking() -> Iterator[Article]:
    yield HARP
    raise KeyError("string")


def test_what_was_read_before_a_fault_is_kept() -> None:
    harp, error = guarded(SourceFile("harps.txt"), _breaking())
    assert harp is HARP
    assert isinstance(error, ArticleError)
    assert str(error) == "harps.txt: it could not be read to its end (KeyError: 'string'); please report it"
