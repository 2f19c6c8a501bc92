"""The journal of an interrupted run: what is torn in it is cut off, and the rest is used."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from searchapp.ingest.extracting.extracted_articles import FileKey, FilePortion
from searchapp.ingest.extracting.journal import JOURNAL_NAME, Journal
from tests.ingest.extracting.reading import NEWS, interrupted, read, spool_in


@pytest.mark.parametrize("cut", [1, 40, 400])
def test_a_torn_end_is_cut_off(tmp_path: Path, cut: int) -> None:
    journal = interrupted(tmp_path)
    whole = journal.read_bytes()
    journal.write_bytes(whole + whole[32:-cut])
    with spool_in(tmp_path) as spool:
        assert spool.restored_articles == 3
        assert journal.read_bytes() == whole


def test_bytes_that_never_reached_the_disk_end_what_is_used(tmp_path: Path) -> None:
    journal = interrupted(tmp_path)
    whole = journal.read_bytes()
    journal.write_bytes(whole[:-50] + bytes(50))
    with spool_in(tmp_path) as spool:
        assert spool.restored(0) == []


KEY = FileKey("news.jsonl", "digest", named=False)


def portion(index: int, is_last: bool = False) -> tuple[FilePortion, ...]:
    return (FilePortion(0, KEY, index, is_last, 3),)


def test_what_is_added_is_there_again_when_the_journal_is_opened_again(tmp_path: Path) -> None:
    batch = read(NEWS)
    journal = Journal(tmp_path, b"1")
    records = [journal.add(batch, portion(0)), journal.add(batch, portion(1, is_last=True))]
    journal.close(keep=True)
    again = Journal(tmp_path, b"1")
    assert again.restored(KEY) == records
    assert again.restored(KEY._replace(named=True)) == []
    assert again.articles(records[1])[0] == batch.articles()[0]
    assert again.outlines(records[0])[0] == batch.outlines[0]
    again.close(keep=False)
    assert list(tmp_path.iterdir()) == []


def test_a_portion_that_was_read_twice_is_used_once(tmp_path: Path) -> None:
    journal = Journal(tmp_path, b"1")
    first, second, *_ = [journal.add(read(NEWS), portion(index)) for index in (0, 1, 1, 0)]
    journal.close(keep=True)
    again = Journal(tmp_path, b"1")
    assert again.restored(KEY) == [first, second]
    again.close(keep=False)


def test_a_portion_whose_former_one_is_not_there_is_not_used(tmp_path: Path) -> None:
    journal = Journal(tmp_path, b"1")
    journal.add(read(NEWS), portion(1))
    journal.close(keep=True)
    again = Journal(tmp_path, b"1")
    assert again.restored(KEY) == []
    again.close(keep=False)


def test_a_full_disk_is_told_and_leaves_whole_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(tmp_path, b"1")
    kept = journal.add(read(NEWS), portion(0))
    size = (tmp_path / JOURNAL_NAME).stat().st_size
    pwrite = os.pwrite

    def until_full(descriptor: int, content: memoryview, offset: int) -> int:
        if offset > size:
            raise OSError(errno.ENOSPC, "No space left on device")
        return pwrite(descriptor, content[:7], offset)

    with monkeypatch.context() as patched:
        patched.setattr(os, "pwrite", until_full)
        with pytest.raises(OSError, match="with more room the next run goes on from it") as error:
            journal.add(read(NEWS), portion(1))
    assert error.value.errno == errno.ENOSPC
    assert (tmp_path / JOURNAL_NAME).stat().st_size == size
    journal.close(keep=True)
    again = Journal(tmp_path, b"1")
    assert again.restored(KEY) == [kept]
    again.close(keep=False)
