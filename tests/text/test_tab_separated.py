from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.text.tab_separated import WordSets, alternatives, table_rows, word_lists


def test_comments_and_empty_lines_are_no_rows_and_an_empty_column_is_one(tmp_path: Path) -> None:
    table = tmp_path / "tides.tsv"
    table.write_text("# harbour, tides\nLarnmouth\tspring|neap\n\n \nÅlesund\t\n", encoding="utf-8")
    assert list(table_rows(table)) == [["Larnmouth", "spring|neap"], ["Ålesund", ""]]


def test_rows_of_one_name_are_one_list_and_one_pattern(tmp_path: Path) -> None:
    table = tmp_path / "boats.tsv"
    table.write_text("boat\tketch|yawl\nshore\tquay\n# with masts\nboat\ttall ships?\n", encoding="utf-8")
    assert word_lists(table) == {"boat": ("ketch", "yawl", "tall ships?"), "shore": ("quay",)}
    assert alternatives(table) == {"boat": "(?:ketch|yawl|tall ships?)", "shore": "(?:quay)"}


def test_sets_of_words_are_read_when_the_first_is_asked_for(tmp_path: Path) -> None:
    boats = WordSets(tmp_path / "boats.tsv")
    (tmp_path / "boats.tsv").write_text("boat\tketch|yawl\n", encoding="utf-8")
    assert boats["boat"] == {"ketch", "yawl"}
    with pytest.raises(KeyError):
        boats["barge"]
