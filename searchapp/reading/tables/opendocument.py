"""The sheets of an OpenDocument spreadsheet: XML in a zip file, of which lxml yields the rows as a stream."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, TypeAlias

from lxml import etree
from msgspec import Struct

from searchapp.errors import ArticleError
from searchapp.reading.documents.office_xml import NOT_SHOWN, OFFICE, TEXT, odt_text, opened, part
from searchapp.reading.source_file import SourceFile

_MAX_REPEATED_ROWS = 1_000  # that are written as one and are not blank
_MAX_COLUMNS = 1 << 14  # of a sheet, as in LibreOffice and Excel
_MAX_COUNT_DIGITS = 9  # of rows and cells that are written as one
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_NUMBER = re.compile(r"-?\d{1,300}(?:\.\d{0,300})?(?:[eE][+-]?\d\d?)?", re.A)
_NUMBERS = ("float", "percentage", "currency")
_Element: TypeAlias = "etree._Element"


class Sheet(Struct, frozen=True):
    """A sheet of a workbook: its rows, each with its cells' values, and an error for what is left out of them."""

    title: str
    rows: Iterable[tuple[Any, ...] | ArticleError]


def opendocument_sheets(file: SourceFile) -> Iterator[Sheet]:
    """The sheets of a spreadsheet, each to be read before the next."""
    with opened(file) as archive, part(file, archive, "content.xml") as stream:
        events = etree.iterparse(stream, tag=f"{_TABLE}table-row", resolve_entities=False, no_network=True)
        rows = ((_sheet_of(row), row) for _, row in events)
        for (_, title), titled_rows in groupby(rows, key=lambda titled: titled[0]):
            yield Sheet(title, (cells for _, row in titled_rows for cells in _repeated(file, title, row)))


def _sheet_of(row: _Element) -> tuple[int, str]:
    """The number and the name of the sheet that a row stands in."""
    sheet = next(row.iterancestors(f"{_TABLE}table"), None)
    if sheet is None:
        return 0, ""
    return len(list(sheet.itersiblings(sheet.tag, preceding=True))), sheet.get(f"{_TABLE}name", "")


def _repeated(file: SourceFile, title: str, row: _Element) -> Iterator[tuple[Any, ...] | ArticleError]:
    """The cells of a row as often as it stands there, blank ones once; the row gives back its memory."""
    cells = tuple(_cells(row))
    count = _count(row, "number-rows-repeated") if cells else 1
    row.clear(keep_tail=True)
    while (before := row.getprevious()) is not None:
        before.getparent().remove(before)
    for _ in range(min(count, _MAX_REPEATED_ROWS)):
        yield cells
    if count > _MAX_REPEATED_ROWS:
        message = f"its sheet “{title}” has a row {count:,} times, of which {_MAX_REPEATED_ROWS:,} were read"
        yield ArticleError(file.path, message)


def _cells(row: _Element) -> Iterator[Any]:
    """The values of a row's cells up to the last that has one."""
    blank = column = 0
    for cell in row.iterchildren(*_CELLS):
        count = min(_count(cell, "number-columns-repeated"), _MAX_COLUMNS - column)
        column += count
        value = _value(cell)
        if value is None:
            blank += count
            continue
        yield from [None] * blank
        yield from [value] * count
        blank = 0


def _value(cell: _Element) -> Any:
    """The value of a cell: what it counts with, or else its text; None where it is blank."""
    kind = cell.get(f"{OFFICE}value-type", "")
    if kind in _NUMBERS and _NUMBER.fullmatch(written := cell.get(f"{OFFICE}value", "")):
        number = float(written)
        return int(number) if number.is_integer() else number
    if kind == "date":
        return cell.get(f"{OFFICE}date-value")
    if kind == "boolean":
        return cell.get(f"{OFFICE}boolean-value") == "true"
    paragraphs = (node for node in cell.iter(*_PARAGRAPHS) if next(node.iterancestors(*NOT_SHOWN), None) is None)
    return "\n".join(map(odt_text, paragraphs)).strip() or cell.get(f"{OFFICE}string-value")


def _count(element: _Element, name: str) -> int:
    """How often a row or a cell stands there."""
    count = element.get(f"{_TABLE}{name}", "1")
    return int(count) if count.isdecimal() and len(count) <= _MAX_COUNT_DIGITS else 1
