from __future__ import annotations

from pathlib import Path

from searchapp.text.tab_separated import table_rows


def test_comments_and_empty_lines_are_no_rows_and_an_empty_column_is_one(tmp_path: Path) -> None:
    table = tmp_path / "tides.tsv"
    table.write_text("# harbour, tides\nLarnmouth\tspring|neap\n\n \nÅlesund\t\n", encoding="utf-8")
    assert list(table_rows(table)) == [["Larnmouth", "spring|neap"], ["Ålesund", ""]]
