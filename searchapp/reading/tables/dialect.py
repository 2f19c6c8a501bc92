"""How a table in text is written: what stands between its cells, and what around them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from msgspec import Struct

from searchapp.reading.records.usual_names import is_known

DELIMITERS = (",", ";", "\t", "|", "\x01", "\x1f")  # the last two are Hive's and ASCII's own
_SUFFIX_DELIMITERS = {".tsv": "\t", ".tab": "\t"}
SAMPLE_CHARS = 1 << 16
_SAMPLE_ROWS = 200
HEADER_ROWS = 40  # of which one names the columns; exports have their title and the query above it
_FIRST_LINES = 3  # that may show a delimiter which is none of the usual
_LEAST_NAMES = 2  # known ones that a header has between its delimiters
_EXCEL_HINT = re.compile(r"\ufeff?\"?sep=(.)\"?\r?\n", re.I)  # the first line that makes Excel take a delimiter
_BACKSLASHED = re.compile(r"[^\\\",;\t|\s]\\\"|\\\"[^\",;\t|\s]")
_SIGN = re.compile(r"[^\w\s\"'\ufeff]| ")
_QUOTE = '"'
_MOST_ROWS = 0.8  # that are as long as the header, where an unusual sign parts cells
_LEAST_QUOTED = 0.2  # of the rows, where it is another sign than the usual that stands around cells
_MOSTLY_QUOTED = 0.5


class Dialect(Struct, frozen=True):
    """How cells are parted and quoted; `hint_lines` of the file's beginning tell of that and hold no cells."""

    delimiter: str
    backslash: bool = False  # quotation marks or delimiters within cells have a backslash before them
    hint_lines: int = 0
    spaced: bool = False  # a space stands between a comma and the quotation mark behind it
    quote: str = _QUOTE

    def rows(self, lines: Iterator[str]) -> Iterator[list[str]]:
        """The rows of the lines, as the standard library's reader parts them."""
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            quotechar=self.quote,
            escapechar="\\" if self.backslash else None,
            skipinitialspace=self.spaced,
        )


class _Fit(NamedTuple):
    """How well a dialect fits a text, the weightiest first."""

    known_names: int = 0  # in the row of the header
    same_length: float = 0.0  # the share of rows that are as long as the header, weighted by that length
    is_quoted: bool = False  # by another sign than the usual, in most rows
    is_expected: bool = False  # by the suffix
    share: float = 0.0  # of rows that are as long as the header


def dialect_of(sample: str, suffix: str = "") -> Dialect:
    """The dialect in which the first rows of a text have the same number of cells, and the first one known names."""
    if hint := _EXCEL_HINT.match(sample):
        return _best(sample, (hint[1],), "", hint_lines=1)[1]
    fit, dialect = _best(sample, DELIMITERS, suffix)
    if fit.known_names < _LEAST_NAMES and (others := _other_delimiters(sample)):
        other_fit, other = _best(sample, others, suffix)
        is_table = other_fit.known_names >= _LEAST_NAMES and other_fit.share >= _MOST_ROWS
        return other if is_table and (other.delimiter != " " or _has_spaces(other, sample)) else dialect
    return dialect


def _best(sample: str, delimiters: Sequence[str], suffix: str, hint_lines: int = 0) -> tuple[_Fit, Dialect]:
    """The dialect with one of the delimiters that fits a text best, and how well it does."""
    expected = _SUFFIX_DELIMITERS.get(suffix)
    dialects = [dialect for delimiter in delimiters for dialect in _dialects(sample, delimiter, hint_lines)]
    fits = [_fit(dialect, sample)._replace(is_expected=dialect.delimiter == expected) for dialect in dialects]
    return max(zip(fits, dialects, strict=True), key=itemgetter(0))


def _other_delimiters(sample: str) -> list[str]:
    """The signs, none of the usual delimiters, between which a line at the head of a text has known names."""
    lines = sample[:SAMPLE_CHARS].lstrip("\ufeff \r\n").split("\n", _FIRST_LINES)[:_FIRST_LINES]
    signs = dict.fromkeys(sign for line in lines for sign in _SIGN.findall(line) if sign not in DELIMITERS)
    return [sign for sign in signs if any(_known_names(line.split(sign)) >= _LEAST_NAMES for line in lines)]


def _has_spaces(dialect: Dialect, sample: str) -> bool:
    """Whether cells hold spaces, for which they must have signs around them where a space parts them."""
    return any(" " in cell for row in sample_rows(dialect, sample) for cell in row)


def _dialects(sample: str, delimiter: str, hint_lines: int) -> Iterator[Dialect]:
    """The dialects with a delimiter that a text may be written in, the likeliest first."""
    if delimiter not in sample:  # no dialect of it parts anything: they fit alike
        yield Dialect(delimiter, _has_backslashes(sample, _QUOTE), hint_lines)
        return
    is_spaced = delimiter not in "\t " and bool(re.search(rf'(?<!")"{re.escape(delimiter)} +"(?!")', sample))
    for quote in (_QUOTE, *_other_quotes(sample, delimiter)):
        has_backslashes = _has_backslashes(sample, quote)
        yield Dialect(delimiter, has_backslashes, hint_lines, is_spaced, quote)
        if not has_backslashes and any(f"\\{sign}" in sample for sign in (delimiter, quote, "\n", "\r")):
            yield Dialect(delimiter, True, hint_lines, is_spaced, quote)


def _has_backslashes(sample: str, quote: str) -> bool:
    """Whether quotation marks within cells have a backslash before them."""
    usual = sample.replace(quote, _QUOTE)
    return f"\\{_QUOTE}" in usual and bool(_BACKSLASHED.search(usual))  # most have none, which is seen at once


def _other_quotes(sample: str, delimiter: str) -> list[str]:
    """The signs, other than the usual one, that may stand around cells: at both ends of some, and not as paths have."""
    between = re.escape(delimiter)
    sign = rf"([^\w\s\"\\/.:{between}-])"
    opening = Counter(re.findall(rf"(?:^|{between}){sign}(?!{between}|$)", sample, re.M))
    closing = Counter(re.findall(rf"{sign}(?={between}|\r?$)", sample, re.M))
    return [sign for sign, count in opening.items() if closing[sign] > count / 2]


def _fit(dialect: Dialect, sample: str) -> _Fit:
    """How well a dialect fits; not at all where the sign around its cells, if it is not the usual, ends some within."""
    rows = sample_rows(dialect, sample) if dialect.delimiter in sample else []
    if not rows:
        return _Fit()
    header = max(rows[:HEADER_ROWS], key=_known_names)
    if len(header) < 2 or _holds_delimiters(header):
        return _Fit()
    quoted = 0.0 if dialect.quote == _QUOTE else _quoted_cells(dialect, sample) / len(rows)
    if dialect.quote != _QUOTE and quoted < _LEAST_QUOTED:
        return _Fit()
    lengths = Counter(map(len, rows))
    share = lengths[len(header)] / len(rows)
    return _Fit(_known_names(header), share * min(len(header), 10), quoted >= _MOSTLY_QUOTED, share=share)


def _holds_delimiters(header: Sequence[str]) -> bool:
    """Whether every other cell of a header is the same sign, as where it is parted at its quotation marks."""
    between = set(header[2:-1:2])
    return len(header) > 4 and len(between) == 1 and bool(_SIGN.fullmatch(between.pop()))


def _quoted_cells(dialect: Dialect, sample: str) -> int:
    """How many cells have the dialect's quotation marks around them; none where one goes on behind such a mark."""
    mark, between = re.escape(dialect.quote), re.escape(dialect.delimiter)
    inner = rf"\\.|[^{mark}\\]" if dialect.backslash else rf"[^{mark}]|{mark}{mark}"
    cells = re.finditer(rf"(?:^|{between}){mark}(?:{inner})*{mark}", sample, re.M | re.S)
    ends = [sample[cell.end() : cell.end() + 1] for cell in cells]
    return len(ends) if all(end in ("", "\r", "\n", dialect.delimiter) for end in ends) else 0


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
