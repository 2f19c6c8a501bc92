"""Stock Whoosh cannot write to the engine's index: it is told so, and the index stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import whoosh.index
from whoosh import query
from whoosh.codec.whoosh3 import W3Codec

from searchapp.engine.commit.integrity import check_index
from searchapp.engine.commit.table_of_contents import INDEX_NAME, open_index
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.indexing.writer import Writer
from searchapp.engine.whoosh_compat.codec import ArrayCodec
from searchapp.errors import IndexFormatError, IndexReadOnlyError
from tests.engine.documents import documents_of
from tests.engine.stories import SCHEMA, story

WRITES: dict[str, Callable[[Any], Any]] = {
    "writer": lambda index: index.writer(),
    "writer of several processes": lambda index: index.writer(procs=2),
    "writer of a codec": lambda index: index.writer(codec=W3Codec()),
    "writer of the engine's codec": lambda index: index.writer(codec=ArrayCodec()),
    "optimize": lambda index: index.optimize(),
    "delete_by_term": lambda index: index.delete_by_term("country", "NO"),
    "delete_by_query": lambda index: index.delete_by_query(query.Term("text", "whale")),
    "add_field": lambda index: index.add_field("extra", SCHEMA["country"]),
    "remove_field": lambda index: index.remove_field("country"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An index of two segments."""
    for key, words in (("1", "a whale sings"), ("2", "a crab sings")):
        with Writer(tmp_path, SCHEMA) as writer:
            for number in range(1 if key == "2" else 9):
                writer.add_all(documents_of(story(f"{key} {number}", words, "NO")))
    return tmp_path


def scores(folder: Path) -> list[tuple[int, float]]:
    """What stock Whoosh finds."""
    with whoosh.index.open_dir(str(folder)).searcher() as searcher:
        return [(hit.docnum, hit.score) for hit in searcher.search(query.Term("text", "sings"), limit=None)]


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_a_write_is_refused_and_changes_nothing(write: Callable[[Any], Any], folder: Path) -> None:
    before, hits = {path: path.read_bytes() for path in folder.iterdir()}, scores(folder)
    assert len(hits) == 10
    with pytest.raises(IndexReadOnlyError, match=r"can read this index but not write to it: .*`searchapp index`"):
        write(whoosh.index.open_dir(str(folder)))
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    assert scores(folder) == hits
    Writer(folder, SCHEMA).cancel()  # no lock is left


def test_an_index_that_stock_whoosh_wrote_has_to_be_rebuilt(tmp_path: Path) -> None:
    stock = whoosh.index.create_in(str(tmp_path), SCHEMA, indexname=INDEX_NAME)
    with stock.writer() as writer:
        writer.add_document(id="1", country="NO", published=7, body=b"1")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    remedy = "Whoosh itself has written to the index: run `searchapp index --rebuild`"
    for use in (
        lambda: check_index(tmp_path),
        lambda: open_index(tmp_path, SCHEMA),
        lambda: Searcher.open(tmp_path, SCHEMA),
        lambda: Writer(tmp_path, SCHEMA),
    ):
        with pytest.raises(IndexFormatError, match=remedy):
            use()
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
    with Writer(tmp_path, SCHEMA, rebuild=True) as writer:
        writer.add_all(documents_of(story("1", "a whale sings")))
    assert len(scores(tmp_path)) == 1
    assert check_index(tmp_path) == 2
