"""Parquet and workbooks of Excel and OpenDocument: the same rows as in a table of text."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from searchapp.errors import ArticleError, LeftOut
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from tests.reading.tables.samples import ods_bytes, ods_date, ods_row, parquet_bytes, workbook_bytes

HEAD = ods_row("id", "headline", "date", "text")
ODS = ods_bytes(
    (
        "news",
        HEAD
        + ods_row("1", "Weir", ods_date("2014-06-23"), "The board voted.")
        + ods_row("2", "Ferry", ods_date("2014-06-24T10:30:00"), "Crews stopped.")
        + ods_row(repeated=1_048_573),
    ),
    ("notes", ods_row("colour", "count")),
)
FILES = [(parquet_bytes(), "news.parquet"), (workbook_bytes(), "news.xlsx"), (ODS, "news.ods")]


@pytest.mark.parametrize(("content", "name"), FILES)
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


@pytest.mark.parametrize("module", ["openpyxl", "pyarrow"])
def test_what_needs_a_package_that_is_not_installed_is_left_out_with_the_command_that_installs_it(
    module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    content, name = {"openpyxl": FILES[1], "pyarrow": FILES[0]}[module]
    [left_out] = read_articles(SourceFile(name, content=content))
    assert isinstance(left_out, LeftOut)
    assert left_out.reason.endswith("(needs pip install 'searchapp[tables]')")


@pytest.mark.parametrize(("content", "name"), FILES)
def test_damaged_files_are_told(content: bytes, name: str, tmp_path: Path) -> None:
    for size in (8, len(content) // 2, len(content) - 30):
        results = list(read_articles(SourceFile(name, named=True, content=content[:size])))
        assert results
        assert all(isinstance(result, ArticleError) for result in results)
