"""Corrections applied by a process beside a server, which tells how far it is."""

from __future__ import annotations

import time
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, flock
from pathlib import Path

import msgspec
import pytest

from searchapp import ArticleIndex
from searchapp.backends.registry import open_writing
from searchapp.errors import SearchappError
from searchapp.ingest.watch.applying import (
    NEXT_NAME,
    STATE_NAME,
    Applying,
    applying_in,
    start_applying,
)
from tests.hanging import eventually
from tests.ingest.watch.conftest import STORIES


def label(index: Path) -> str:
    with ArticleIndex.open(index) as opened:
        return opened.article("story-7").facts.organizations[0].label


def is_locked(path: Path) -> bool:
    """Whether a process holds the lock in a file."""
    with open(path, "rb") as lock:
        try:
            flock(lock, LOCK_SH | LOCK_NB)
        except BlockingIOError:
            return True
    return False


def stage(index: Path) -> str:
    applying = applying_in(index)
    return applying.stage if applying else ""


def test_a_process_beside_applies_them_and_tells_how_many_articles_changed(index: Path) -> None:
    assert applying_in(index) is None
    start_applying(index, index.parent / "corrections.txt")
    assert stage(index) in {"waiting", "renewing", "done"}
    eventually(lambda: stage(index) == "done")
    applying = applying_in(index)
    assert applying is not None
    assert (applying.changed, applying.documents) == (STORIES, STORIES)
    assert label(index) == "The Harbor"


def test_another_run_is_waited_for(index: Path) -> None:
    with open_writing(index) as writing:
        start_applying(index, index.parent / "corrections.txt")
        time.sleep(1.0)
        assert applying_in(index) is not None
        assert label(index) == "Harbor Board"
        writing.cancel()
    eventually(lambda: stage(index) == "done")
    assert label(index) == "The Harbor"


def test_corrections_made_while_one_process_waits_start_no_other(index: Path) -> None:
    corrections = index.parent / "corrections.txt"
    with open(index / NEXT_NAME, "wb") as turn:  # as a process does that has not read the corrections yet
        flock(turn, LOCK_EX)
        start_applying(index, corrections)
        assert applying_in(index) == Applying("waiting")
        assert not (index / STATE_NAME).exists()
    assert applying_in(index) is None
    start_applying(index, corrections)
    eventually(lambda: stage(index) == "done")
    assert label(index) == "The Harbor"


def test_a_correction_made_while_others_are_applied_is_applied_after_them(index: Path) -> None:
    corrections = index.parent / "corrections.txt"
    with open_writing(index) as writing:
        start_applying(index, corrections)
        eventually(lambda: not is_locked(index / NEXT_NAME))  # it has its turn, and waits for the writer
        corrections.write_text("rename harbor-board -> The Quay\n")
        start_applying(index, corrections)
        assert is_locked(index / NEXT_NAME)
        writing.cancel()
    eventually(lambda: stage(index) == "done")
    assert label(index) == "The Quay"


def test_what_cannot_be_started_is_told(index: Path) -> None:
    (index / NEXT_NAME).mkdir()
    with pytest.raises(SearchappError, match=r"corrections\.txt is written, but not applied: Is a directory"):
        start_applying(index, index.parent / "corrections.txt")


def test_what_goes_wrong_is_told(index: Path) -> None:
    (index.parent / "corrections.txt").write_text("murge A -> B\n")
    start_applying(index, index.parent / "corrections.txt")
    eventually(lambda: stage(index) == "failed")
    applying = applying_in(index)
    assert applying is not None
    assert "line 1" in applying.message


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (Applying("renewing", 200, 450), "failed"),  # and no process is at work
        (Applying("waiting"), "failed"),
        (Applying("done", changed=3), "done"),
    ],
)
def test_one_that_was_interrupted_is_not_waited_for(tmp_path: Path, state: Applying, expected: str) -> None:
    (tmp_path / STATE_NAME).write_bytes(msgspec.json.encode(state))
    assert stage(tmp_path) == expected
