"""How a table in text is written, told by its first rows."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.reading.tables.dialect import DELIMITERS, SAMPLE_CHARS, Dialect, dialect_of, is_header, sample_rows

_CELLS = st.text("ab,;\t|\"' \n", max_size=8)


@settings(max_examples=60)
@given(st.sampled_from(DELIMITERS), st.lists(st.tuples(_CELLS, _CELLS, _CELLS), max_size=5))
def test_any_table_with_known_names_is_told_by_them(delimiter: str, rows: list[tuple[str, str, str]]) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([("title", "text", "date"), *rows])
    dialect = dialect_of(text.getvalue())
    assert dialect.delimiter == delimiter
    assert sample_rows(dialect, text.getvalue())[0] == ["title", "text", "date"]


@pytest.mark.parametrize(
    ("sample", "suffix", "dialect"),
    [
        ("sep=;\r\ntitle,text\r\n", "", Dialect(";", hint_lines=1)),
        ('\ufeff"sep=|"\na|b\n', "", Dialect("|", hint_lines=1)),
        ('title,text\nHarp,"They call it \\"new\\"."\n', "", Dialect(",", backslash=True)),
        ('title,text\nHarp,"They call it ""new""."\n', "", Dialect(",")),
        ('title, text\n"Harp", "They call it new."\n', "", Dialect(",", spaced=True)),
        ('title,text\nHarp,"[""new"", ""old""]"\n', "", Dialect(",")),
        ("title^text\nHarp^They call it new.\n", "", Dialect("^")),
        ("title:text\nHarp:They call it new, they say.\n", ".csv", Dialect(":")),
        ("Harp\x01They call it new.\nFerry\x01It sailed.\n", "", Dialect("\x01")),
        ("title,text\nHarp,'They call it new, they say.'\n", "", Dialect(",", quote="'")),
        ("title,text\n`Harp`,`They call it ``new``.`\n", "", Dialect(",", quote="`")),
        ("title,text\n'Harp','It\\'s new, they say.'\n", "", Dialect(",", backslash=True, quote="'")),
        ("title,text\n'Tis new,It sailed.\n'No deal',It sailed.\n", "", Dialect(",")),
        ("title,text\nHarp,They call it new\\, they say.\n", "", Dialect(",", backslash=True)),
        ("title,text\n'Harp',\"They call it new, they say.\"\n", "", Dialect(",")),
        ("|title|^|text|^|date|\n|Harp|^|They call it new.|^|2019|\n", "", Dialect("^", quote="|")),
        ("Article Text\nThe harp is new.\nIt sailed.\n", ".csv", Dialect(",")),  # one column
        ("Article Text\nHarp closed.\nFerry sailed.\n", ".csv", Dialect(",")),
        ("Date: text\nThe harp, it is new.\nIt: sailed, they say, at noon.\n", ".csv", Dialect(",")),
        ("title,text,url\nHarp,It is new.,/harps/\nFerry,It sailed.,/ferries/\n", "", Dialect(",")),
        ("", ".tsv", Dialect("\t")),
        ("oats", ".tab", Dialect("\t")),
    ],
)
def test_hints_backslashes_and_suffixes(sample: str, suffix: str, dialect: Dialect) -> None:
    assert dialect_of(sample, suffix) == dialect


@settings(max_examples=60)
@given(
    st.sampled_from((*DELIMITERS, "^", "~", ":", "§")),
    st.sampled_from("\"'`"),
    st.lists(st.tuples(_CELLS, _CELLS), max_size=5),
)
def test_any_signs_that_part_and_enclose_cells_are_told(
    delimiter: str, quote: str, rows: list[tuple[str, str]]
) -> None:
    text = io.StringIO()
    table = [("title", "text", "date"), *[(title, body, "2019") for title, body in rows]]
    csv.writer(text, delimiter=delimiter, quotechar=quote, quoting=csv.QUOTE_ALL).writerows(table)
    dialect = dialect_of(text.getvalue())
    assert sample_rows(dialect, text.getvalue()) == [list(row) for row in table]


def test_quotation_marks_behind_backslashes_are_read() -> None:
    sample = 'title,text\nHarp,"They call it \\"new\\", here."\n'
    assert sample_rows(dialect_of(sample), sample)[1] == ["Harp", 'They call it "new", here.']


def test_blank_rows_hints_and_a_row_that_is_cut_off_are_left_out() -> None:
    assert sample_rows(Dialect(";", hint_lines=1), "sep=;\na;b\n\n;\nc;d") == [["a", "b"], ["c", "d"]]
    long = "a,b\n" + "c" * SAMPLE_CHARS
    assert sample_rows(Dialect(","), long) == [["a", "b"]]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["title", "colour"], True),
        (["colour", "shape"], False),
        (["title", "The harp was shown to the harvest board on Tuesday " * 2], False),
        (["title", "The harp\nwas shown"], False),
    ],
)
def test_a_header_names_a_known_column_and_holds_no_article(row: list[str], expected: bool) -> None:
    assert is_header(row) is expected
