"""Tables that programs hand out as spreadsheets (`.xls`) and write as HTML or as the XML of Excel 2003.

<table><tr><th>Title</th><th>Date</th><th>Text</th></tr><tr><td>Ferry sails again</td>…
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="News"><Table><Row><Cell><Data …
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from itertools import groupby, islice
from typing import Any, TypeAlias

from lxml import etree

from searchapp.reading.news_xml.prolog import root_name, well_formed_chunks
from searchapp.reading.record_lines import text_chunks
from searchapp.reading.source_file import SourceFile
from searchapp.reading.tables.columns import names_articles
from searchapp.reading.tables.opendocument import Sheet

_EXCEL = "{urn:schemas-microsoft-com:office:spreadsheet}"
_TABLES = ("table", f"{_EXCEL}Table")
_TABLE = re.compile(r"<(?:\w+:)?table\b", re.I)
_ABOVE = re.compile(r"<(style|script|head|xml)\b.*?</\1\s*>|<!--.*?-->|<[^<>]*>", re.I | re.S)
_MAX_ABOVE_CHARS = 200  # above a table: the title of an export; more is a page
_MAX_COLUMNS = 1 << 14  # of a sheet, as in Excel
_HEADER_AMONG = 5  # rows; the title of an export may stand in the first
_HEAD_CHARS = 1 << 14
_PIECE = 1 << 14
_Element: TypeAlias = "etree._Element"
_Parser: TypeAlias = "etree.XMLPullParser | etree.HTMLPullParser"


def is_marked_up_table(head: str, file: SourceFile) -> bool:
    """Whether a file is HTML or XML of Excel that begins with a table, one of whose first rows names columns."""
    table = _TABLE.search(head)
    if not table:
        return False
    is_excel = _is_excel(head)
    if not is_excel and len(_ABOVE.sub("", head[: table.start()]).strip()) > _MAX_ABOVE_CHARS:
        return False
    rows = _ended_rows(_parser(is_excel), [head[:_HEAD_CHARS]])
    return any(
        names_articles(["" if cell is None else str(cell) for cell in _cells(row)])
        for row in islice(rows, _HEADER_AMONG)
    )


def marked_up_sheets(file: SourceFile) -> Iterator[Sheet]:
    """The tables, each to be read before the next."""
    is_excel = _is_excel("".join(islice(text_chunks(file), 1)).lstrip("\ufeff \n"))
    chunks = well_formed_chunks(file, text_chunks(file)) if is_excel else text_chunks(file)
    rows = ((_table_of(row), row) for row in _ended_rows(_parser(is_excel), chunks))
    for (_, title), titled_rows in groupby(rows, key=lambda titled: titled[0]):
        yield Sheet(title, (tuple(_cells(row)) for _, row in titled_rows))


def _is_excel(head: str) -> bool:
    return root_name(head) == "Workbook"


def _parser(is_excel: bool) -> _Parser:
    """A parser that tells of the ends of rows."""
    if not is_excel:
        return etree.HTMLPullParser(events=("end",), tag="tr", encoding="utf-8", no_network=True)
    return etree.XMLPullParser(
        events=("end",), tag=f"{_EXCEL}Row", recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )


def _ended_rows(parser: _Parser, chunks: Iterable[str]) -> Iterator[_Element]:
    """The rows of outermost tables, each emptied when the next is asked for."""
    for chunk in chunks:
        for start in range(0, len(chunk), _PIECE):
            parser.feed(chunk[start : start + _PIECE].encode("utf-8", "replace"))
            yield from _outermost(parser)
    with suppress(etree.XMLSyntaxError):  # of a file that is cut, whose last row is given as far as it goes
        parser.close()
    yield from _outermost(parser)


def _outermost(parser: _Parser) -> Iterator[_Element]:
    for _, row in parser.read_events():
        if len(list(row.iterancestors(*_TABLES))) > 1:
            continue
        yield row
        row.clear(keep_tail=True)
        while (before := row.getprevious()) is not None:
            before.getparent().remove(before)


def _table_of(row: _Element) -> tuple[int, str]:
    """The number and the name of the sheet that a row stands in."""
    table = next(row.iterancestors(*_TABLES), None)
    sheet = table if table is None or table.tag == "table" else table.getparent()
    if sheet is None:
        return 0, ""
    return len(list(sheet.itersiblings(sheet.tag, preceding=True))), sheet.get(f"{_EXCEL}Name", "")


def _cells(row: _Element) -> Iterator[Any]:
    """The values of a row's cells."""
    column = 0
    for cell in row.iterchildren("td", "th", f"{_EXCEL}Cell"):
        is_html = cell.tag in ("td", "th")
        before = 0 if is_html else _count(cell.get(f"{_EXCEL}Index"), column + 1) - column - 1
        yield from [None] * before
        yield _inner_html(cell) if is_html else _excel_value(cell)
        behind = _count(cell.get("colspan"), 1) - 1 if is_html else _count(cell.get(f"{_EXCEL}MergeAcross"), 0)
        yield from [None] * behind
        column += before + 1 + behind


def _count(written: str | None, default: int) -> int:
    """The number of a column that a cell tells."""
    is_number = written is not None and written.isdecimal() and len(written) < 6
    return min(max(int(written or 0), default), _MAX_COLUMNS) if is_number else default


def _inner_html(cell: _Element) -> str | None:
    """The text of a cell, or where it has elements, its HTML; None where it is blank."""
    if not len(cell):
        return (cell.text or "").strip() or None
    children = (etree.tostring(child, encoding="unicode", method="html") for child in cell)
    return (html.escape(cell.text or "", quote=False) + "".join(children)).strip() or None


def _excel_value(cell: _Element) -> Any:
    """The value of a cell of Excel, by its type; None where it is blank."""
    data = next(cell.iterchildren(f"{_EXCEL}Data"), None)
    text = "".join(data.itertext()).strip() if data is not None else ""
    if data is None or not text:
        return None
    kind = data.get(f"{_EXCEL}Type", "")
    with suppress(ValueError):
        if kind == "Number":
            number = float(text)
            return int(number) if number.is_integer() else number
        if kind == "DateTime":
            return datetime.fromisoformat(text)
    return text
