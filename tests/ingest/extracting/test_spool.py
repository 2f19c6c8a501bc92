"""Articles with their facts on disk, for one run or for the next one."""

from __future__ import annotations

from pathlib import Path

from searchapp.errors import UserError
from searchapp.ingest.changed_files import FileState
from searchapp.ingest.extracting.extracted_articles import Acceptance
from searchapp.ingest.extracting.extraction_pool import read_and_extract
from searchapp.ingest.extracting.spool import Spool
from searchapp.reading import RepeatedLines, SourceFile
from tests.ingest.extracting.reading import NEWS, id_of, interrupted, read, spool_in


def test_a_spool_gives_back_what_is_accepted_in_order_and_is_gone(tmp_path: Path) -> None:
    batch = read(NEWS)
    with spool_in(tmp_path) as spool:
        spool.put(batch, [True, False, False])
        spool.put(batch, [True, False, True])
        assert [id_of(extracted) for extracted in spool] == ["otters", "otters", "herons"]
        assert [id_of(extracted) for extracted in spool] == ["otters", "otters", "herons"]
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_spool_is_gone_on_from(tmp_path: Path) -> None:
    interrupted(tmp_path)
    with spool_in(tmp_path) as spool:
        (record,) = spool.restored(0)
        batch = spool.batch(record, {0: 0})
        assert (spool.restored_articles, [outline.id for outline in batch.outlines][::2]) == (3, ["otters", "herons"])
        spool.put(batch, [False, False, True])
        assert [id_of(extracted) for extracted in spool] == ["herons"]


def test_what_another_version_has_read_is_discarded(tmp_path: Path) -> None:
    interrupted(tmp_path)
    with spool_in(tmp_path, b"2" * 16) as spool:
        assert spool.restored(0) == []


def test_a_mistake_of_the_user_leaves_nothing_behind(tmp_path: Path) -> None:
    spool = spool_in(tmp_path)
    spool.put(read(NEWS), [True, False, True])
    spool.__exit__(UserError, UserError("no such field"), None)
    assert list(tmp_path.iterdir()) == []


def test_what_was_read_of_a_file_is_used_under_its_number_in_this_run(tmp_path: Path) -> None:
    interrupted(tmp_path)
    files = [("other.jsonl", "o"), ("news.jsonl", "digest"), ("news.jsonl", "changed")]
    states = [(SourceFile(path, content=NEWS), FileState(f"../{path}", digest)) for path, digest in files]
    with Spool(tmp_path, states, b"1" * 16) as spool:
        assert [len(spool.restored(number)) for number in range(3)] == [0, 1, 0]
        (record,) = spool.restored(1)
        assert spool.number_in(record, 1) == 0
        spool.put(spool.batch(record, {0: 1}), [True, False, True])
        assert [(extracted.file, id_of(extracted)) for extracted in spool] == [(1, "otters"), (1, "herons")]


def test_an_article_may_be_known_by_its_id_within_its_file(tmp_path: Path) -> None:
    with spool_in(tmp_path) as spool:
        spool.put(read(NEWS), [Acceptance.BY_OWN_ID, Acceptance.REFUSED, Acceptance.BY_ID_WITHIN_FILE])
        assert [id_of(extracted) for extracted in spool] == ["otters", "news.jsonl~herons"]


def test_who_asks_for_all_anew_gets_nothing_of_an_interrupted_run(tmp_path: Path) -> None:
    interrupted(tmp_path)
    with Spool(tmp_path, [(SourceFile("news.jsonl"), FileState("../news.jsonl", "digest"))], b"1" * 16, True) as spool:
        assert spool.restored_articles == 0


def test_a_file_that_an_interrupted_run_could_not_read_is_read_again(tmp_path: Path) -> None:
    files = [SourceFile("gone.jsonl"), SourceFile("news.jsonl", content=NEWS)]
    states = [(file, FileState(f"../{file.path}", "digest")) for file in files]
    (batch,) = read_and_extract(files, RepeatedLines(), procs=1)
    spool = Spool(tmp_path, states, b"1" * 16)
    spool.put(batch, [False, True, False, True])
    spool.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    with Spool(tmp_path, states, b"1" * 16) as spool:
        assert ([len(spool.restored(number)) for number in range(2)], spool.restored_articles) == ([0, 1], 3)
