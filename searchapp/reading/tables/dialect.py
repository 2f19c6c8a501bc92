"""How a table in text is written: what stands between its cells, and what around them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from searchapp.reading.records.usual_names import is_known

DELIMITERS = (",", ";", "\t", "|")
_SUFFIX_DELIMITERS = {".tsv": "\t", ".tab": "\t"}
SAMPLE_CHARS = 1 << 16
_SAMPLE_ROWS = 200
HEADER_ROWS = 40  # of which one names the columns; exports have their title and the query above it
_EXCEL_HINT = re.compile(r"\ufeff?\"?sep=(.)\"?\r?\n", re.I)  # the first line that makes Excel take a delimiter
_BACKSLASHED = re.compile(r"[^\\\",;\t|\s]\\\"|\\\"[^\",;\t|\s]")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How cells are parted and quoted; `hint_lines` of the file's beginning tell of that and hold no cells."""

    delimiter: str
    backslash: bool = False  # quotation marks within cells have a backslash before them, not another one
    hint_lines: int = 0
    spaced: bool = False  # a space stands between a comma and the quotation mark behind it

    def rows(self, lines: Iterator[str]) -> Iterator[list[str]]:
        """The rows of the lines, as the standard library's reader parts them."""
        escape = "\\" if self.backslash else None
        return csv.reader(lines, delimiter=self.delimiter, escapechar=escape, skipinitialspace=self.spaced)


def dialect_of(sample: str, suffix: str = "") -> Dialect:
    """The dialect in which the first rows of a text have the same number of cells, and the first one known names."""
    if hint := _EXCEL_HINT.match(sample):
        return Dialect(hint[1], hint_lines=1)
    backslash = bool(_BACKSLASHED.search(sample))
    expected = _SUFFIX_DELIMITERS.get(suffix)
    candidates = [Dialect(delimiter, backslash, spaced=_is_spaced(sample, delimiter)) for delimiter in DELIMITERS]
    return max(candidates, key=lambda dialect: (_fit(dialect, sample), dialect.delimiter == expected))


def _is_spaced(sample: str, delimiter: str) -> bool:
    """Whether cells in quotation marks have a space before them."""
    return delimiter != "\t" and bool(re.search(rf'(?<!")"{re.escape(delimiter)} +"(?!")', sample))


def _fit(dialect: Dialect, sample: str) -> tuple[int, float]:
    """How well a dialect fits: the number of known names in the first row, and the share of rows of its length."""
    rows = sample_rows(dialect, sample)
    if not rows:
        return 0, 0.0
    header = max(rows[:HEADER_ROWS], key=_known_names)
    if len(header) < 2:
        return 0, 0.0
    lengths = Counter(map(len, rows))
    return _known_names(header), lengths[len(header)] / len(rows) * min(len(header), 10)


def _known_names(row: Sequence[str]) -> int:
    return sum(map(is_known, row))


def sample_rows(dialect: Dialect, sample: str) -> list[list[str]]:
    """The first rows of a text that may be cut off within one, blank ones left out."""
    lines = sample.splitlines(keepends=True)[dialect.hint_lines :]
    if len(sample) >= SAMPLE_CHARS and len(lines) > 1:
        lines.pop()
    rows: list[list[str]] = []
    try:
        for row in dialect.rows(iter(lines)):
            if any(cell.strip() for cell in row):
                rows.append(row)
            if len(rows) == _SAMPLE_ROWS:
                break
    except csv.Error:
        pass
    return rows


def is_header(row: Sequence[str]) -> bool:
    """Whether a row names columns and holds no article: one at least is known, and all are short."""
    return any(map(is_known, row)) and all(len(cell) <= 80 and "\n" not in cell.strip() for cell in row)
