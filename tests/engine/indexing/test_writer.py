"""The writer: what is live after a commit, a cancel, a kill, a rejected document, a second writer."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import re
import signal
import time
from pathlib import Path

import pytest
import whoosh.index
from whoosh import query

from searchapp.engine.commit.integrity import check_index
from searchapp.engine.commit.table_of_contents import open_index
from searchapp.engine.indexing.limits import IndexingLimits
from searchapp.engine.indexing.writer import Writer
from searchapp.errors import DocumentError, IndexDamagedError, IndexLockedError
from tests.engine.documents import Document, Passage, documents_of
from tests.engine.stories import SCHEMA, segment_path, story


def bodies_with(folder: Path, word: str) -> list[str]:
    """The bodies of the live documents with a word, as stock Whoosh finds them."""
    with whoosh.index.open_dir(str(folder)).searcher() as searcher:
        return sorted(hit["body"].decode() for hit in searcher.search(query.Term("text", word), limit=None))


def test_documents_are_live_after_the_commit_and_not_before(tmp_path: Path) -> None:
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add_all(documents_of(story("1", "otters open a bakery", "CA")))
        assert whoosh.index.open_dir(str(tmp_path)).doc_count() == 0
    assert bodies_with(tmp_path, "bakery") == ["otters open a bakery"]


@pytest.mark.parametrize("tokens", [1, 4, 1000])
def test_a_key_added_twice_keeps_the_last(tmp_path: Path, tokens: int) -> None:
    """In one buffer or, with few tokens in each, in several."""
    limits = IndexingLimits(buffer_tokens=tokens)
    with Writer(tmp_path, SCHEMA, limits=limits) as writer:
        writer.add_all(documents_of(story("1", "first draft")))
        writer.add_all(documents_of(story("1", "second draft")))
    with Writer(tmp_path, SCHEMA, limits=limits) as writer:
        writer.add_all(documents_of(story("1", "third draft")))
        writer.add_all(documents_of(story("2", "other draft")))
        writer.add_all(documents_of(story("1", "fourth draft")))
    assert bodies_with(tmp_path, "draft") == ["fourth draft", "other draft"]


def test_deleting_sees_what_is_committed_and_what_is_not(tmp_path: Path) -> None:
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add_all(documents_of(story("1", "a whale sings", "NO")))
        writer.add_all(documents_of(story("2", "a crab sings", "IS")))
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add_all(documents_of(story("3", "a gull sings", "NO")))
        assert writer.delete("country", "NO") == 2
        assert writer.delete("country", "NO") == 0
        assert writer.delete("id", "nobody") == 0
    assert bodies_with(tmp_path, "sings") == ["a crab sings"]


@pytest.mark.parametrize("tokens", [1, 4, 1000])
def test_what_was_replaced_is_not_deleted_once_more(tmp_path: Path, tokens: int) -> None:
    with Writer(tmp_path, SCHEMA, limits=IndexingLimits(buffer_tokens=tokens)) as writer:
        writer.add_all(documents_of(story("1", "a whale sings", "NO")))
        writer.add_all(documents_of(story("2", "a crab sings", "NO")))
        writer.add_all(documents_of(story("1", "a whale hums", "NO")))
        assert writer.delete("country", "NO") == 2
        writer.add_all(documents_of(story("1", "a whale sings again", "NO")))
    assert bodies_with(tmp_path, "sings") == ["a whale sings again"]


REJECTED = [
    (Document("x", {"text": [Passage(["ok", "\ud800"])]}, {}, {}, {}), "surrogates not allowed"),
    (Document("x", {"text": [Passage(["a", "b"], position=5), Passage(["c"], position=6)]}, {}, {}, {}), "6 after 7"),
    (Document("x", {"text": [Passage(["a"], weight=0.0)]}, {}, {}, {}), "of weight 0.0"),
    (Document("x", {"text": [Passage(["a"], position=1 << 32)]}, {}, {}, {}), "a position of 4294967297"),
    (Document("x", {"text": [Passage("letters")]}, {}, {}, {}), "'letters' is one text, not a sequence of terms"),
    (Document("x", {}, {"country": "CA"}, {}, {}), "'CA' is one text, not a sequence of terms"),
    (Document("x", {}, {"country": [7]}, {}, {}), "expected str instance, int found"),  # type: ignore[list-item]
    (Document("x", {}, {"country": ["EC", 7]}, {}, {}), "expected str instance, int found"),  # type: ignore[list-item]
    (Document("x", {}, {"planet": ["Mars"]}, {}, {}), "KeyError: 'planet'"),
    (Document("x", {}, {"id": ["y"]}, {}, {}), "id is given by the document's key"),
    (Document("x", {}, {"country": ["EC"]}, {"published": 1 << 63}, {}), "9223372036854775808 is no number"),
    (Document("x", {}, {}, {"published": True}, {}), "True is no number of this index"),
    (Document("x", {}, {}, {}, {"body": "text"}), "body is str, not bytes"),  # type: ignore[dict-item]
    (Document("", {}, {}, {}, {}), "a term of 0 bytes"),
]


def test_a_rejected_document_leaves_the_others_alone(tmp_path: Path) -> None:
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add_all(documents_of(story("1", "a tortoise wins", "EC", published=5)))
        for document, reason in REJECTED:
            with pytest.raises(DocumentError, match=re.escape(reason)) as error:
                writer.add_all(documents_of(document))
            assert error.value.key == document.key
        writer.add_all(documents_of(story("2", "a hare wins", published=-5)))
    assert bodies_with(tmp_path, "wins") == ["a hare wins", "a tortoise wins"]
    assert whoosh.index.open_dir(str(tmp_path)).doc_count() == 2
    with whoosh.index.open_dir(str(tmp_path)).searcher() as searcher:
        assert [hit["body"] for hit in searcher.search(query.Term("country", "EC"))] == [b"a tortoise wins"]


def test_an_exception_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add_all(documents_of(story("1", "the old choir")))
    before = sorted(os.listdir(tmp_path))
    at_once = IndexingLimits(buffer_tokens=1)  # every document becomes a file
    with contextlib.suppress(RuntimeError), Writer(tmp_path, SCHEMA, limits=at_once) as writer:
        writer.add_all(documents_of(story("1", "the new choir")))
        raise RuntimeError("rain")
    assert sorted(os.listdir(tmp_path)) == before
    assert bodies_with(tmp_path, "choir") == ["the old choir"]


def test_a_commit_that_fails_leaves_the_index_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add_all(documents_of(story("1", "the old bridge")))
    before = sorted(os.listdir(tmp_path))
    writer = Writer(tmp_path, SCHEMA)
    writer.add_all(documents_of(story("1", "the new bridge")))
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", lambda old, new: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        with pytest.raises(OSError, match="space"):
            writer.commit()
    assert bodies_with(tmp_path, "bridge") == ["the old bridge"]
    Writer(tmp_path, SCHEMA).cancel()  # the lock is free again
    assert sorted(os.listdir(tmp_path)) == before


def test_a_closed_writer_takes_nothing(tmp_path: Path) -> None:
    with Writer(tmp_path, SCHEMA) as writer:
        writer.commit()
        with pytest.raises(ValueError, match="committed"):
            writer.add_all(documents_of(story("1", "late news")))


def test_a_second_writer_is_refused_at_once(tmp_path: Path) -> None:
    with Writer(tmp_path, SCHEMA), pytest.raises(IndexLockedError, match="another writer is at work"):
        Writer(tmp_path, SCHEMA)
    Writer(tmp_path, SCHEMA).cancel()


def test_replacing_all_leaves_open_readers_undisturbed(tmp_path: Path) -> None:
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add_all(documents_of(story("1", "the pier is old")))
        writer.add_all(documents_of(story("2", "the pier is long")))
    with open_index(tmp_path, SCHEMA).searcher() as reading:
        with Writer(tmp_path, SCHEMA, rebuild=True) as writer:
            writer.add_all(documents_of(story("3", "the pier is new")))
            writer.commit(replace_all=True)
        assert len(reading.search(query.Term("text", "pier"))) == 2
        assert reading.stored_fields(0) == {"body": b"the pier is old"}
    assert bodies_with(tmp_path, "pier") == ["the pier is new"]


def test_segments_stay_few_and_optimizing_leaves_one(tmp_path: Path) -> None:
    for number in range(40):
        with Writer(tmp_path, SCHEMA) as writer:
            writer.add_all(documents_of(story(str(number), f"bulletin number{number}", published=number)))
    index = open_index(tmp_path, SCHEMA)
    assert index.doc_count() == 40
    assert len(index._segments()) <= 3
    with Writer(tmp_path, SCHEMA) as writer:
        writer.delete("id", "7")
        writer.commit(optimize=True)
    (segment,) = index._segments()
    assert (segment.document_count, segment.deleted_count()) == (39, 0)
    numbers = segment.arrays(str(tmp_path)).numbers("published").numbers
    assert sorted(numbers.tolist()) == [number for number in range(40) if number != 7]


def test_rebuilding_replaces_an_index_that_cannot_be_read(tmp_path: Path) -> None:
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add_all(documents_of(story("1", "old")))
    path = segment_path(tmp_path)
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(IndexDamagedError, match=path.name):
        Writer(tmp_path, SCHEMA).add_all(documents_of(story("2", "new")))
    with Writer(tmp_path, SCHEMA, rebuild=True) as writer:
        writer.add_all(documents_of(story("2", "new")))
    assert not path.exists()
    assert whoosh.index.open_dir(str(tmp_path)).doc_count() == 1


def test_what_is_left_of_an_index_without_its_table_of_contents_is_replaced_only_on_purpose(tmp_path: Path) -> None:
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add_all(documents_of(story("1", "old")))
    (table,) = tmp_path.glob("*.toc")
    table.unlink()
    with pytest.raises(IndexDamagedError, match="index --rebuild"):
        Writer(tmp_path, SCHEMA)
    assert segment_path(tmp_path).exists()
    Writer(tmp_path, SCHEMA, rebuild=True).commit()
    assert whoosh.index.open_dir(str(tmp_path)).doc_count() == 0


def test_everything_is_on_the_disk_before_the_table_of_contents_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.readlink(f"/proc/self/fd/{descriptor}")))
    replace = os.replace

    def replaced(old: str, new: str) -> None:
        synced.append("replace")
        replace(old, new)

    monkeypatch.setattr(os, "replace", replaced)
    with Writer(tmp_path, SCHEMA) as writer:
        synced.clear()
        writer.add_all(documents_of(story("1", "the pier opens")))
    names = [Path(path).name for path in synced]
    (segment,) = (path.name for path in tmp_path.glob("*.arrays"))
    assert names[0] == segment
    assert names[1].startswith("_MAIN_1.toc.")
    assert names[2:] == [tmp_path.name, "replace", tmp_path.name]


def test_what_somebody_else_has_laid_into_the_folder_stays(tmp_path: Path) -> None:
    names = ["MAIN_report.pdf", "MAIN_2024.arrays", "MAIN_notes.txt", "_MAIN_1.toc.bak", "notes.txt"]
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add_all(documents_of(story("1", "the harbour wakes")))
    for name in names:
        (tmp_path / name).write_text("mine")
    (tmp_path / "MAIN_pictures.old").mkdir()
    for rebuild in (False, True):
        with Writer(tmp_path, SCHEMA, rebuild=rebuild) as writer:
            writer.add_all(documents_of(story("1", "the harbour sleeps")))
    assert [name for name in names if (tmp_path / name).exists()] == names
    assert len(list(tmp_path.glob("MAIN_????????????????.arrays"))) == len(list(tmp_path.glob("*.toc"))) == 1


def test_the_files_of_a_killed_writer_are_removed_by_the_next(tmp_path: Path) -> None:
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add_all(documents_of(story("1", "the harbour wakes")))
    before = set(os.listdir(tmp_path))
    started = multiprocessing.get_context("spawn").Process(target=_write_until_killed, args=(str(tmp_path),))
    started.start()
    deadline = time.monotonic() + 60
    while len(set(os.listdir(tmp_path)) - before) < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert started.pid is not None
    os.kill(started.pid, signal.SIGKILL)
    started.join()
    assert set(os.listdir(tmp_path)) > before
    assert bodies_with(tmp_path, "harbour") == ["the harbour wakes"]
    Writer(tmp_path, SCHEMA).cancel()
    assert set(os.listdir(tmp_path)) == before
    assert check_index(tmp_path) == 2


def _write_until_killed(folder: str) -> None:
    writer = Writer(folder, SCHEMA, limits=IndexingLimits(buffer_tokens=1))
    for number in range(10**6):
        writer.add_all(documents_of(story(f"new {number}", "the harbour sleeps")))
