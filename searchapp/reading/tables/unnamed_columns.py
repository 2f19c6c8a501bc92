"""Names for the columns of a table whose first row is an article already, by what the columns hold.

3,"Ferry sails again","The ferry of Larnvik sailed again on Monday, after nine weeks at the quay."
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean

from searchapp.reading.records.record_values import date_of
from searchapp.reading.records.usual_names import DATES_WITHOUT_NAME, is_known

_BODY_WORDS = 10  # on average in the column of the texts
_TITLE_WORDS = (2, 25)
_NAME_WORDS = 3  # fewer on average may be names of persons
_MOST = 0.9  # of the rows that a column's kind has to hold for
_MAX_DATE_CHARS = 40
_LOOKED_AT = 100  # rows
_LEAST_NAMES = 2  # known ones, with which a first row is a header though one of its cells is long as a text


def unnamed_columns(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Names for the columns of a table by its first rows; none where it has a header or nothing tells them."""
    rows = [row for row in rows[:_LOOKED_AT] if any(row)]
    width = len(rows[0]) if rows else 0
    if not rows or sum(len(row) == width for row in rows) < _MOST * len(rows):
        return ()
    columns = [[row[index].strip() for row in rows if len(row) == width] for index in range(width)]
    known = sum(is_known(cells[0]) and cells[0] not in cells[1:] for cells in columns)  # news may be each one's section
    if known >= _LEAST_NAMES:
        return ()
    words = [0.0 if _is_data(cells) else mean(len(cell.split()) for cell in cells) for cells in columns]
    body = max(range(width), key=words.__getitem__)
    if words[body] < _BODY_WORDS or len(columns[body][0].split()) < _BODY_WORDS:
        return ()
    names = [_kind(cells) or f"column {number}" for number, cells in enumerate(columns, start=1)]
    names[body] = "body"
    titles = [index for index in range(width) if index != body and _may_be_titles(columns[index], words[index])]
    if titles:
        names[max(titles, key=words.__getitem__)] = "title"
    return tuple(name if names.index(name) == index else f"column {index + 1}" for index, name in enumerate(names))


def _kind(cells: Sequence[str]) -> str:
    """What a column holds, as far as each of its cells tells: addresses or days; else empty."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return ""
    if all(cell.startswith(("http://", "https://")) for cell in filled):
        return "url"
    are_days = all(len(cell) <= _MAX_DATE_CHARS and not cell.isdecimal() and date_of(cell) for cell in filled)
    return DATES_WITHOUT_NAME if are_days else ""


def _is_data(cells: Sequence[str]) -> bool:
    """Whether the cells of a column are lists and objects that a program has written."""
    return all(cell.startswith(("[", "{")) for cell in cells if cell)


def _may_be_titles(cells: Sequence[str], words: float) -> bool:
    least, most = _TITLE_WORDS
    enough = _MOST * len(cells)
    if words < _NAME_WORDS and sum(map(_goes_on_small, cells)) < enough:
        return False
    return least <= words <= most and len(set(cells)) >= enough and not _kind(cells)


def _goes_on_small(cell: str) -> bool:
    """Whether a word behind the first has no capital, as in headlines and seldom in names."""
    return any(word[0].islower() for word in cell.split()[1:])
