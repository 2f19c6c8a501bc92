"""What the process does that applies the corrections."""

from __future__ import annotations

import os
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest

from searchapp import ArticleIndex
from searchapp.ingest import Progress
from searchapp.ingest.watch.applying import NEXT_NAME, Applying, applying_in
from searchapp.ingest.watch.applying_process import apply_alone, apply_corrections
from tests.ingest.watch.conftest import STORIES


@pytest.fixture
def index(index: Path) -> Path:
    """The stories, of which no file is left."""
    (index.parent / "news.jsonl").unlink()
    return index


def test_no_file_is_read_and_the_articles_are_counted(index: Path) -> None:
    heard: list[Progress] = []
    report = apply_corrections(index, index.parent / "corrections.txt", heard.append)
    assert (report.renewed, report.documents, report.removed) == (STORIES, STORIES, 0)
    assert [(progress.renewed_articles, progress.documents) for progress in heard] == [(200, STORIES), (400, STORIES)]
    with ArticleIndex.open(index) as opened:
        assert opened.article("story-7").facts.organizations[0].label == "The Harbor"


def test_it_lets_the_next_one_wait_and_tells_what_came_of_it(index: Path) -> None:
    turn = os.open(index / NEXT_NAME, os.O_CREAT | os.O_WRONLY)
    flock(turn, LOCK_EX)
    apply_alone(index, index.parent / "corrections.txt", turn)
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.close(turn)
    assert applying_in(index) == Applying("done", STORIES, STORIES, STORIES)
