"""Parquet and workbooks: the same rows as in a table of text."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import pytest

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
openpyxl = pytest.importorskip("openpyxl")

COLUMNS = {
    "id": ["1", "2"],
    "headline": ["Weir", "Ferry"],
    "date": [datetime(2014, 6, 23), datetime(2014, 6, 24, 10, 30)],
    "text": ["The board voted.", "Crews stopped."],
}


def parquet_bytes() -> bytes:
    table = pyarrow.table({**COLUMNS, "organizations": [["Oat Board"], None]})
    stream = io.BytesIO()
    parquet.write_table(table, stream)
    return stream.getvalue()


def workbook_bytes() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(list(COLUMNS))
    for row in zip(*COLUMNS.values(), strict=True):
        book.active.append(row)
    book.create_sheet("notes").append(["colour", "count"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(("content", "name"), [(parquet_bytes(), "news.parquet"), (workbook_bytes(), "news.xlsx")])
@pytest.mark.parametrize("suffix", ["", ".dat"])
def test_the_rows_are_articles(content: bytes, name: str, suffix: str) -> None:
    results = list(read_articles(SourceFile(name + suffix, named=True, content=content)))
    weir, ferry = (result for result in results if isinstance(result, Article))
    assert (weir.id, weir.title, weir.body) == ("1", "Weir", "The board voted.")
    assert weir.published is not None
    assert ferry.published is not None
    assert (weir.published.value, ferry.published.value) == ("2014-06-23", "2014-06-24")


def test_lists_of_parquet_stay_lists() -> None:
    weir, ferry = read_articles(SourceFile("news.parquet", content=parquet_bytes()))
    assert isinstance(weir, Article)
    assert isinstance(ferry, Article)
    assert (weir.organizations, ferry.organizations) == (("Oat Board",), None)


def test_a_sheet_without_texts_is_told() -> None:
    *_, error = read_articles(SourceFile("news.xlsx", content=workbook_bytes()))
    assert str(error).startswith("news.xlsx: its sheet “notes” has no column that is known to hold the text")


@pytest.mark.parametrize(("content", "name"), [(parquet_bytes(), "news.parquet"), (workbook_bytes(), "news.xlsx")])
def test_damaged_files_are_told(content: bytes, name: str, tmp_path: Path) -> None:
    for size in (8, len(content) // 2, len(content) - 30):
        results = list(read_articles(SourceFile(name, named=True, content=content[:size])))
        assert results
        assert all(isinstance(result, ArticleError) for result in results)
