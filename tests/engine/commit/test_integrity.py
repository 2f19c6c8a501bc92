"""Checking an index: how many files it has, all of them as they were written."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.engine.commit.integrity import check_index
from searchapp.errors import IndexDamagedError
from tests.engine.stories import segment_path


def test_a_whole_index_has_its_table_of_contents_and_its_segments(index: Path) -> None:
    assert check_index(index) == 2


def test_a_missing_segment_is_told(index: Path, tmp_path: Path) -> None:
    path = segment_path(index)
    aside = path.rename(tmp_path / "aside")
    try:
        with pytest.raises(IndexDamagedError, match=f"{path.name}: the file is missing"):
            check_index(index)
    finally:
        aside.rename(path)
