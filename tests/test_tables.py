"""The tables that the package brings with it: every list and pattern in them is one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import searchapp
from searchapp.text.tab_separated import alternatives, table_rows, word_lists

TABLES = sorted(Path(searchapp.__file__).parent.rglob("data/*.tsv"))
LISTS = [path for path in TABLES if {len(row) for row in table_rows(path)} == {2}]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_lists_have_no_empty_word_and_no_backslash_for_itself(path: Path) -> None:
    """A pattern that matches nothing matches everywhere, and one with two backslashes nowhere."""
    words = [word for words in word_lists(path).values() if len(words) > 1 for word in words]
    assert [word for word in words if not word or "\\\\" in word] == []


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_patterns_can_be_read(path: Path) -> None:
    for name, pattern in alternatives(path).items():
        if "(?:" in pattern.removeprefix("(?:"):  # words alone need be none
            assert re.compile(pattern), name
