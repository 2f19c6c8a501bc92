"""What the process does that applies the corrections."""

from __future__ import annotations

import json
import os
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest

from searchapp import ArticleIndex
from searchapp.ingest import IngestOptions, Progress, update_index
from searchapp.ingest.watch.applying import NEXT_NAME, Applying, applying_in
from searchapp.ingest.watch.applying_process import apply_alone, apply_corrections

STORIES = 450


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Stories that all name the Harbor Board, of which no file is left."""
    story = {"body": "The Harbor Board met in the rain. The Harbor Board will meet again."}
    news = "".join(json.dumps({"id": f"story-{number}", **story}) + "\n" for number in range(STORIES))
    (tmp_path / "news.jsonl").write_text(news)
    corrections = tmp_path / "corrections.txt"
    update_index(tmp_path / "index", [str(tmp_path / "news.jsonl")], IngestOptions(corrections=corrections))
    corrections.write_text("rename harbor-board -> The Harbor\n")
    (tmp_path / "news.jsonl").unlink()
    return tmp_path / "index"


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
