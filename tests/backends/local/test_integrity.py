"""Whether every file of the index in a folder is as it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.backends.local.integrity import check_files
from searchapp.errors import IndexDamagedError, IndexMissingError
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from tests.backends.local.written import written


def test_an_index_that_is_whole_is_counted_and_one_bit_is_enough_to_tell(tmp_path: Path) -> None:
    written(tmp_path, [(Article("tea", "Tea. " * 100), Facts())]).close()
    assert check_files(tmp_path) == 2
    (path,) = tmp_path.glob("*.arrays")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(IndexDamagedError, match=path.name):
        check_files(tmp_path)


def test_where_there_is_none_nothing_can_be_checked(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="run `searchapp index` first"):
        check_files(tmp_path)
