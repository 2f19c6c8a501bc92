"""Small tables in the formats of programs."""

from __future__ import annotations

import io
from datetime import datetime

import pytest

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
