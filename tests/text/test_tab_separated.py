from __future__ import annotations

from pathlib import Path

from searchapp.text.tab_separated import alternatives, table_rows, word_lists


def test_comments_and_empty_lines_are_no_rows_and_an_empty_column_is_one(tmp_path: Path) -> None:
    table = tmp_path / "tides.tsv"
    table.write_text("# harbour, tides\nLarnmouth\tspring|neap\n\n \nÅlesund\t\n", encoding="utf-8")
    assert list(table_rows(table)) == [["Larnmouth", "spring|neap"], ["Ålesund", ""]]


def test_rows_of_one_name_are_one_list_and_one_pattern(tmp_path: Path) -> None:
    table = tmp_path / "boats.tsv"
    table.write_text("boat\tketch|yawl\nshore\tquay\n# with masts\nboat\ttall ships?\n", encoding="utf-8")
    assert word_lists(table) == {"boat": ("ketch", "yawl", "tall ships?"), "shore": ("quay",)}
    assert alternatives(table) == {"boat": "(?:ketch|yawl|tall ships?)", "shore": "(?:quay)"}
