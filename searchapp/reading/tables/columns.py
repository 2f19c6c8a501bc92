"""The columns of a table: their names, and the values of a row under them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import orjson

from searchapp.errors import ArticleError
from searchapp.reading.records.field_plan import plan_of
from searchapp.reading.records.usual_names import CONTRACT_LISTS, LEAD, plain_name, ranks
from searchapp.reading.source_file import SourceFile
from searchapp.reading.tables.dialect import HEADER_ROWS, is_header

_SHOWN_COLUMNS = 12
_LEAST_KNOWN = 2  # columns that a table without a table's suffix names, the text among them
_LIST_SIGNS = re.compile(r"\s*[;|\n]\s*")
_CODES_SIGNS = re.compile(r"\s*[;|,\s]\s*")
# What spreadsheets show in place of a value, and what programs write in cells that are empty.
FAULTS = ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")
_NULLS = frozenset(("", "NULL", "null", "None", "NaN", "nan", "\\N", "N/A", "n/a", "<NA>", "NA", *FAULTS))
_NAMIBIA = "NA"


def column_names(header: Sequence[Any]) -> tuple[str, ...]:
    """A name for each column, none twice; one without a name has its number."""
    names: dict[str, None] = {}
    for number, cell in enumerate(header, start=1):
        name = " ".join(str(cell if cell is not None else "").split()).strip("\ufeff") or f"column {number}"
        while name in names:
            name += f" ({number})"
        names[name] = None
    return tuple(names)


def names_in(rows: Iterator[Sequence[Any]], file: SourceFile) -> tuple[str, ...]:
    """The names of a table's columns, in its first row or one shortly below, as under the title of an export.

    Empty where there is no row. Raises ArticleError where no column is known to hold the articles' texts.
    """
    first: tuple[str, ...] = ()
    for row in islice(rows, HEADER_ROWS):
        names = column_names(row)
        if _has_texts(names, file) and (not first or file.fields or is_header([str(cell or "") for cell in row])):
            return names
        first = first or names
    if first:
        require_text_column(file, first)
    return first


def _has_texts(names: tuple[str, ...], file: SourceFile) -> bool:
    sources = plan_of(names, file.fields).sources
    return file.any_columns or bool(sources["body"] or sources[LEAD])


def require_text_column(file: SourceFile, names: tuple[str, ...]) -> None:
    """Raise ArticleError where no column is known to hold the articles' texts."""
    if not _has_texts(names, file):
        shown = ", ".join(f"“{name[:40]}”" for name in names[:_SHOWN_COLUMNS])
        more = f" and {len(names) - _SHOWN_COLUMNS} more" if len(names) > _SHOWN_COLUMNS else ""
        problem = "has no column that is known to hold the text; say which has it with --field body=NAME"
        raise ArticleError(file.path, f"{problem}; there are {shown}{more}")


def names_articles(header: Sequence[str]) -> bool:
    """Whether a row names columns of articles, the text among them, beyond what a sentence or two may do by chance."""
    names = [plain_name(name) for name in header]
    known = sum(any(name in usual for usual in ranks().values()) for name in names)
    is_enough = known >= max(_LEAST_KNOWN, len(names) // 2)
    return is_enough and is_header(header) and any(name in ranks()["body"] for name in names)


def values_of(names: tuple[str, ...], cells: Iterable[str], list_columns: Mapping[str, str]) -> dict[str, Any]:
    """The values of a row of texts by the names of their columns, the empty ones left out."""
    values: dict[str, Any] = {
        name: cell
        for name, cell in zip(names, cells, strict=False)
        if cell not in _NULLS or (cell == _NAMIBIA and name in list_columns)
    }
    for name, target in list_columns.items():
        if name in values:
            values[name] = list_in(values[name], target)
    return values


def list_columns(names: tuple[str, ...], file: SourceFile) -> dict[str, str]:
    """The columns whose cells hold several names each, with their targets."""
    plan = plan_of(names, file.fields)
    return {name: target for target in CONTRACT_LISTS for name in plan.sources[target]}


def list_in(cell: str, target: str) -> list[str]:
    """The names in a cell: a list of JSON or Python, or names with semicolons, bars or line breaks between them."""
    text = cell.strip()
    if text.startswith("[") and text.endswith("]"):
        for written in (text, text.replace("'", '"')):
            try:
                items = orjson.loads(written)
            except orjson.JSONDecodeError:
                continue
            if all(isinstance(item, str) for item in items):
                return list(items)
    signs = _CODES_SIGNS if target == "countries" else _LIST_SIGNS
    return [item for item in signs.split(text) if item]
