"""The records of a workbook of Excel, OpenDocument or HTML: the rows of each sheet, whose first row names columns."""

from __future__ import annotations

import warnings
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zipfile import BadZipFile, ZipFile

from searchapp.errors import ArticleError
from searchapp.reading.archives.zip_kinds import ZipKind, zip_kind
from searchapp.reading.encodings.decoding import decode_head
from searchapp.reading.foreign_files import needs_package
from searchapp.reading.record_files.reading import Record
from searchapp.reading.source_file import SourceFile
from searchapp.reading.tables.columns import FAULTS, list_columns, list_in, names_in
from searchapp.reading.tables.marked_up import marked_up_sheets
from searchapp.reading.tables.opendocument import Sheet, opendocument_sheets

# What openpyxl, zipfile and the parser of XML raise for damaged files.
_FAULTS = (
    BadZipFile, OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, SyntaxError, EOFError,
    NotImplementedError, MemoryError, zlib.error,
)  # fmt: skip
_NOTHING = frozenset((None, "", *FAULTS))
_HEAD_BYTES = 1 << 10
_MAX_BLANK_ROWS = 1_000  # in a row, behind which a sheet's formats may go on for a million


def is_workbook(head: bytes, file: SourceFile) -> bool:
    """Whether a file is a zip archive with the parts of a workbook."""
    kind = zip_kind(head, file)
    if kind is None or kind is ZipKind.ODS:
        return kind is not None
    try:
        with file.open() as stream, ZipFile(stream) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (BadZipFile, ArticleError, OSError, ValueError, NotImplementedError):
        return False


def workbook_records(file: SourceFile) -> Iterator[Record | ArticleError]:
    """The rows of all sheets as records; a sheet without a column of texts is named."""
    number = 0
    try:
        for index, sheet in enumerate(_sheets(file), 1):
            for record in _sheet_records(file, sheet, number):
                if isinstance(record, Record):
                    number = record.number
                    yield record._replace(part=sheet.title or str(index))
                else:
                    yield record
    except ArticleError:
        raise
    except _FAULTS as error:
        reason = str(error).split("\n")[0][:200]
        raise ArticleError(file.path, f"cannot be read as a workbook behind row {number}: {reason}") from error


def _sheets(file: SourceFile) -> Iterator[Sheet]:
    """The sheets of a workbook by how it is written."""
    head = file.head(_HEAD_BYTES)
    if decode_head(head).lstrip("\ufeff \r\n").startswith("<"):
        return marked_up_sheets(file)
    return opendocument_sheets(file) if zip_kind(head, file) is ZipKind.ODS else _excel_sheets(file)


def _excel_sheets(file: SourceFile) -> Iterator[Sheet]:
    """The sheets of an Excel workbook, each to be read before the next."""
    try:
        from openpyxl import load_workbook  # takes a third of a second to import, and only workbooks need it; an extra
    except ImportError as error:
        raise needs_package(file.path, "Excel workbook", "tables") from error
    with file.open() as stream, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that cells do not need
        for sheet in load_workbook(stream, read_only=True, data_only=True).worksheets:
            yield Sheet(sheet.title, sheet.iter_rows(values_only=True))


def _sheet_records(file: SourceFile, sheet: Sheet, number: int) -> Iterator[Record | ArticleError]:
    """The rows of one sheet, numbered behind those of the sheets before it."""
    rows = _filled_rows(sheet)
    try:
        names = names_in((row for row in rows if not isinstance(row, ArticleError)), file)
    except ArticleError as error:
        which = f"its sheet “{sheet.title}”" if sheet.title else "a table in it"
        yield ArticleError(file.path, f"{which} {error.message}")
        return
    lists = list_columns(names, file)
    for row in rows:
        if isinstance(row, ArticleError):
            yield row
            continue
        number += 1
        yield Record(_values(names, row, lists), number, kind="row")


def _filled_rows(sheet: Sheet) -> Iterator[tuple[Any, ...] | ArticleError]:
    """The rows of a sheet that are not blank, up to where it has nothing but formats."""
    blank = 0
    for row in sheet.rows:
        if isinstance(row, ArticleError) or any(cell is not None and str(cell).strip() for cell in row):
            blank = 0
            yield row
            continue
        blank += 1
        if blank > _MAX_BLANK_ROWS:
            return


def _values(names: tuple[str, ...], row: tuple[Any, ...], lists: dict[str, str]) -> dict[str, Any]:
    """The values of a row by the names of their columns, the empty ones left out."""
    values = {name: _value(cell) for name, cell in zip(names, row, strict=False) if cell not in _NOTHING}
    for name, target in lists.items():
        if isinstance(values.get(name), str):
            values[name] = list_in(values[name], target)
    return values


def _value(cell: Any) -> Any:
    """A cell's value; days have no time of day in a workbook but midnight."""
    if isinstance(cell, datetime) and not (cell.hour or cell.minute or cell.second):
        return cell.date()
    return cell if isinstance(cell, (str, int, float, bool, date, datetime)) else str(cell)
