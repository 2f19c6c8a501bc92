"""What a watching process knows of the index from run to run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from searchapp.backends.registry import open_backend
from searchapp.extraction.organizations.authority import Authority
from searchapp.ingest import IngestOptions
from searchapp.ingest.index_memory import IndexMemory
from searchapp.ingest.run import Scope, update_within


class Desk:
    """A folder with its index, and what is known of it after each run."""

    def __init__(self, folder: Path) -> None:
        self.news = folder / "news"
        self.news.mkdir()
        self.index = folder / "index"
        self._options = IngestOptions(corrections=folder / "corrections.txt", procs=1)

    def run(self, memory: IndexMemory | None = None, keep_missing: bool = False) -> IndexMemory:
        """What is known after one more run."""
        options = replace(self._options, keep_missing=keep_missing)
        scope = Scope.everything(self.index, [str(self.news)], options)
        return update_within(self.index, scope, options, memory=memory)[1]

    def write(self, name: str, body: str) -> None:
        """Put an article into the folder."""
        (self.news / name).write_text(f"{name} has news\n\n{body}\n")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_of_no_index_nothing_is_known() -> None:
    memory = IndexMemory(None)
    assert (memory.files, memory.is_current(), memory.newest() is memory) == ({}, False, True)
    assert memory.partly_read() == []
    memory.close()


def test_what_is_remembered_is_what_a_fresh_look_tells(desk: Desk) -> None:
    desk.write("a.txt", "The Harbor Board met in the rain. The Harbor Board (HB) will meet again, it said.")
    desk.write("b.txt", "The HB said on Monday that it had no boats. The HB was sorry.")
    memory = desk.run()
    assert memory.files.keys() == {"../news/a.txt", "../news/b.txt"}
    assert isinstance(memory.authority, Authority)
    desk.write("c.txt", "The Harbor Board has a boat again, a keeper said on Tuesday in the rain.")
    (desk.news / "b.txt").unlink()
    after = desk.run(memory)
    fresh = IndexMemory(open_backend(desk.index))
    assert after is memory
    assert after.files == fresh.files
    assert after.files.keys() == {"../news/a.txt", "../news/c.txt"}
    assert after.authority.named("hb", "HB") == fresh.authority.named("hb", "HB")
    assert after.is_current()


def test_what_somebody_else_has_changed_is_asked_for_anew(desk: Desk) -> None:
    desk.write("a.txt", "A boat has come back to the old mill, a ranger said on Friday in the rain.")
    memory = desk.run()
    assert memory.newest() is memory
    desk.write("b.txt", "A goat has come back to the old mill, a ranger said on Friday in the rain.")
    desk.run()
    assert not memory.is_current()
    newest = memory.newest()
    assert (len(memory.files), len(newest.files)) == (1, 2)


def test_after_an_article_has_moved_to_another_file_the_index_is_asked_anew(desk: Desk) -> None:
    """The file that it was in may have none left."""
    article = json.dumps({"id": "tea", "body": "Tea."})
    (desk.news / "a.jsonl").write_text(article)
    memory = desk.run()
    (desk.news / "a.jsonl").rename(desk.news / "b.jsonl")
    after = desk.run(memory, keep_missing=True)
    assert after is not memory
    assert after.files.keys() == {"../news/b.jsonl"}


def test_an_index_that_is_gone_is_not_current(desk: Desk) -> None:
    desk.write("a.txt", "A boat has come back to the old mill, a ranger said on Friday in the rain.")
    memory = desk.run()
    for path in desk.index.iterdir():
        path.unlink()
    assert not memory.is_current()


def test_files_of_refused_articles_are_known(desk: Desk) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        lines = (json.dumps({"id": article_id, "body": "Tea."}) for article_id in ("tea", name))
        (desk.news / name).write_text("\n".join(lines))
    assert desk.run().partly_read() == ["../news/b.jsonl"]
