"""Stories whose organization the corrections call otherwise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from searchapp.ingest import IngestOptions, update_index

STORIES = 450


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Stories that all name the Harbor Board, which the corrections beside the index call The Harbor."""
    story = {"body": "The Harbor Board met in the rain. The Harbor Board will meet again."}
    news = "".join(json.dumps({"id": f"story-{number}", **story}) + "\n" for number in range(STORIES))
    (tmp_path / "news.jsonl").write_text(news)
    corrections = tmp_path / "corrections.txt"
    update_index(tmp_path / "index", [str(tmp_path / "news.jsonl")], IngestOptions(corrections=corrections))
    corrections.write_text("rename harbor-board -> The Harbor\n")
    return tmp_path / "index"
