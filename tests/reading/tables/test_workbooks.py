"""The rows of all sheets of a workbook as records."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.record_files.reading import Record
from searchapp.reading.tables.workbooks import is_workbook, workbook_records
from tests.reading.documents.samples import docx, odt
from tests.reading.tables.samples import ods_bytes, ods_row, openpyxl, workbook_bytes

HEAD = ods_row("id", "headline", "date", "text")
BOOKS = [
    (workbook_bytes(), "news.xlsx"),
    (ods_bytes(("news", HEAD + ods_row("1", "Weir", "", "It leaked.")), ("notes", ods_row("colour"))), "news.ods"),
]


def excel(*rows: tuple[object, ...]) -> SourceFile:
    """An Excel workbook of one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return SourceFile("news.xlsx", content=stream.getvalue())


@pytest.mark.parametrize(
    ("content", "expected"), [(BOOKS[0][0], True), (BOOKS[1][0], True), (docx(), False), (odt(), False), (b"x", False)]
)
def test_a_workbook_is_told_from_other_documents(content: bytes, expected: bool) -> None:
    assert is_workbook(content[:1024], SourceFile("a", content=content)) is expected


def test_values_keep_their_types_and_days_have_no_time() -> None:
    noon = datetime(2014, 6, 24, 12)
    file = excel(("text", "date", "id", "countries"), ("Harp", datetime(2014, 6, 23), 7, "NO; SE"), ("Kite", noon, 1.5))
    records = [record for record in workbook_records(file) if isinstance(record, Record)]
    assert [record.value for record in records] == [
        {"text": "Harp", "date": date(2014, 6, 23), "id": 7, "countries": ["NO", "SE"]},
        {"text": "Kite", "date": noon, "id": 1.5},
    ]


def test_sheets_that_each_count_from_one_are_told_apart() -> None:
    rows = ods_row("1", "Weir", "", "It leaked.") + ods_row("2", "Weir again", "", "It leaked again.")
    content = ods_bytes(("2014", HEAD + rows), ("2015", HEAD + rows))
    articles = read_articles(SourceFile("news.ods", content=content))
    assert [article.id for article in articles] == ["1", "2", "news.ods~2015~1", "news.ods~2015~2"]


def test_rows_are_numbered_on_across_sheets() -> None:
    news = HEAD + ods_row("1", "Weir", "", "It leaked.")
    content = ods_bytes(("2014", news), ("2015", news + ods_row()))
    records = workbook_records(SourceFile("news.ods", content=content))
    assert [(record.number, record.kind) for record in records if isinstance(record, Record)] == [
        (1, "row"),
        (2, "row"),
    ]


def test_a_file_that_is_no_workbook_is_told() -> None:
    with pytest.raises(ArticleError, match="cannot be read as a workbook behind row 0"):
        list(workbook_records(SourceFile("news.xlsx", content=b"PK, said the goalkeeper.")))


@pytest.mark.parametrize(("content", "name"), BOOKS)
def test_a_sheet_without_texts_is_told(content: bytes, name: str) -> None:
    *_, error = read_articles(SourceFile(name, content=content))
    assert str(error).startswith(f"{name}: its sheet “notes” has no column that is known to hold the text")


def test_the_names_of_the_columns_may_stand_below_the_title_of_a_sheet() -> None:
    sheet = ("news", ods_row("Clippings of 2014") + ods_row() + HEAD + ods_row("7", "Weir", "", "It leaked."))
    [article] = read_articles(SourceFile("news.ods", content=ods_bytes(sheet)))
    assert isinstance(article, Article)
    assert (article.id, article.title, article.body) == ("7", "Weir", "It leaked.")
