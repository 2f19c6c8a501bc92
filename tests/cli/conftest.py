"""A small index, as the command builds it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.cli.terminal import run


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index of two articles that came through a pipe."""
    articles = [
        {
            "id": "otters",
            "title": "Otters Return",
            "body": "Otters came back to Estonia.",
            "published": "2019-05-04",
            "countries": ["EE"],
        },
        {
            "id": "herons",
            "title": "Herons Leave",
            "body": "Herons left Latvia.",
            "published": "2019-06",
            "countries": ["LV"],
        },
    ]
    text = "".join(json.dumps(article) + "\n" for article in articles)
    folder = tmp_path / "index"
    assert run("index", "--index", folder, "-", text=gzip.compress(text.encode())).exit_code == 0
    return folder
