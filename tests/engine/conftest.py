"""Fixtures of the engine's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.engine.execution.searcher import Searcher
from tests.engine import worlds
from tests.engine.harbour import STORIES
from tests.engine.whole_index import index

__all__ = ["index"]


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    """The searcher of an index of the harbour's stories, of one segment."""
    return worlds.index(tmp_path, *STORIES)
