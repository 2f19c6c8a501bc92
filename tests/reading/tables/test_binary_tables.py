"""Parquet and workbooks of Excel and OpenDocument: the same rows as in a table of text."""

from __future__ import annotations

import io
import sys
from datetime import datetime
from pathlib import Path

import pytest

from searchapp.errors import ArticleError, LeftOut
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from tests.reading.documents.samples import zipped

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


def ods_bytes(*sheets: tuple[str, str]) -> bytes:
    """An OpenDocument spreadsheet of sheets, each with its name and its rows in XML."""
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    tables = "".join(f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in sheets)
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    content = f"<office:document-content {spaces}>{body}</office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def ods_row(*cells: str, repeated: int = 1) -> str:
    """A row of OpenDocument, whose cells are texts or XML; then blank cells up to the sheet's edge, as programs do."""
    written = (
        cell if cell.startswith("<") else f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>"
        for cell in cells
    )
    edge = '<table:table-cell table:number-columns-repeated="1000"/>'
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(written)}{edge}</table:table-row>'


def ods_date(text: str) -> str:
    """A cell with a date, which it shows in another way."""
    cell = f'<table:table-cell office:value-type="date" office:date-value="{text}">'
    return f"{cell}<text:p>some day</text:p></table:table-cell>"


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


@pytest.mark.parametrize(("content", "name"), FILES[1:])
def test_a_sheet_without_texts_is_told(content: bytes, name: str) -> None:
    *_, error = read_articles(SourceFile(name, content=content))
    assert str(error).startswith(f"{name}: its sheet “notes” has no column that is known to hold the text")


def test_the_names_of_the_columns_may_stand_below_the_title_of_a_sheet() -> None:
    sheet = ("news", ods_row("Clippings of 2014") + ods_row() + HEAD + ods_row("7", "Weir", "", "It leaked."))
    [article] = read_articles(SourceFile("news.ods", content=ods_bytes(sheet)))
    assert isinstance(article, Article)
    assert (article.id, article.title, article.body) == ("7", "Weir", "It leaked.")


def test_cells_of_opendocument_have_their_values_not_what_they_show() -> None:
    """A number, a cell of two paragraphs with a remark beside them, and two blank cells before the text."""
    row = ods_row(
        '<table:table-cell office:value-type="float" office:value="7"><text:p>7,00</text:p></table:table-cell>',
        "<table:table-cell><office:annotation><text:p>Check!</text:p></office:annotation>"
        "<text:p>Weir<text:s text:c='2'/>shut</text:p></table:table-cell>",
        '<table:covered-table-cell table:number-columns-repeated="2"/>',
        "<table:table-cell><text:p>It leaked.</text:p><text:p>The board voted.</text:p></table:table-cell>",
    )
    sheet = ("news", ods_row("id", "title", "date", "section", "text") + row)
    [article] = read_articles(SourceFile("news.ods", content=ods_bytes(sheet)))
    assert isinstance(article, Article)
    assert (article.id, article.title, article.section) == ("7", "Weir shut", "")
    assert article.body == "It leaked.\nThe board voted."


def test_rows_of_opendocument_that_are_written_as_one_are_read_each_up_to_a_limit() -> None:
    sheet = ("news", HEAD + ods_row("", "Weir", "", "It leaked.", repeated=3))
    assert len(list(read_articles(SourceFile("news.ods", content=ods_bytes(sheet))))) == 3
    sheet = ("news", HEAD + ods_row("", "Weir", "", "It leaked.", repeated=400_000))
    *articles, error = read_articles(SourceFile("news.ods", content=ods_bytes(sheet)))
    assert len(articles) == 1_000
    assert str(error) == "news.ods: its sheet “news” has a row 400,000 times, of which 1,000 were read"


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
