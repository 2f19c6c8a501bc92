"""The sheets of an OpenDocument spreadsheet: what cells count with, and rows that are written as one."""

from __future__ import annotations

from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.tables.opendocument import opendocument_sheets
from tests.reading.tables.samples import ods_bytes, ods_row

HEAD = ods_row("id", "headline", "date", "text")


def test_sheets_have_their_names_and_rows() -> None:
    sheets = [("news", ods_row("a") + ods_row("b")), ("", ods_row()), ("news", ods_row("c"))]
    read = [
        (sheet.title, list(sheet.rows))
        for sheet in opendocument_sheets(SourceFile("a.ods", content=ods_bytes(*sheets)))
    ]
    assert read == [("news", [("a",), ("b",)]), ("", [()]), ("news", [("c",)])]


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
