"""The records of a table in text: its rows, whose columns the first row names."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from typing import TextIO

from searchapp.errors import ArticleError, NoArticles
from searchapp.reading.encodings.decoding import EMPTY_FILE
from searchapp.reading.encodings.text_streams import text_stream
from searchapp.reading.record_files.reading import Record
from searchapp.reading.records.field_plan import plan_of
from searchapp.reading.records.usual_names import plain_name
from searchapp.reading.source_file import SourceFile
from searchapp.reading.tables.columns import list_columns, names_articles, names_in, values_of
from searchapp.reading.tables.dialect import DELIMITERS, SAMPLE_CHARS, Dialect, dialect_of, sample_rows
from searchapp.reading.tables.unnamed_columns import unnamed_columns

TABLE_SUFFIXES = (".csv", ".tsv", ".tab")
_MAX_ROW_CHARS = 1 << 23  # 8 Mi characters; a book has one
_LINE_CHARS = 1 << 20
_SIGNS = (*DELIMITERS, "^", "~", "¦", "§")  # of which one stands in the first line of a table without its suffix
_CUE_COLUMNS = frozenset(("start", "end", "text"))  # as programs write that recognize speech
_CUE_NAMES = _CUE_COLUMNS | {"id", "speaker", "duration", "confidence"}
_ROW_NUMBER = "row number"
_END_OF_FILE = ["\x1a"]  # as programs for DOS write it behind the last row
_TELLING_WIDTH = 3  # columns; a sentence with one comma looks like a row of two cells
_MAX_UNCLOSED = 100  # rows with a quotation mark that is not closed, after which the table is given up


def is_table(head: str, file: SourceFile) -> bool:
    """Whether a text is a table though its suffix does not say so: its first row names columns, the text among them."""
    if file.suffix in TABLE_SUFFIXES:
        return False
    head = head[:SAMPLE_CHARS]
    first_line = head.partition("\n")[0]
    if not 3 <= len(first_line) <= 2_000 or not any(sign in first_line for sign in _SIGNS):
        return False
    dialect = dialect_of(head)
    rows = sample_rows(dialect, head) if dialect.delimiter in _SIGNS else []
    return len(rows) > 1 and len(rows[0]) == len(rows[1]) and names_articles(rows[0])


def table_records(file: SourceFile) -> Iterator[Record | ArticleError]:
    """The rows of a table as records, and an error in place of one that cannot be read."""
    with text_stream(file) as sample_stream:
        sample = sample_stream.read(SAMPLE_CHARS)
    if not sample.strip("\ufeff\0 \t\r\n"):
        raise NoArticles(file.path, EMPTY_FILE)
    dialect = dialect_of(sample, file.suffix)
    first_rows = sample_rows(dialect, sample)
    with text_stream(file) as stream:
        rows = Rows(file, stream, dialect)
        if not (names := () if file.fields else unnamed_columns(first_rows)):
            names = (*(_ROW_NUMBER,) * _has_row_numbers(first_rows), *names_in(_whole_rows(rows), file))
        yield from _records(file, rows, names)


def _has_row_numbers(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows begin with their number, which the first row has no name for, as R writes them."""
    numbers = [row[0] for row in rows[1:] if len(row) == len(rows[0]) + 1]
    return 0 < len(numbers) == len(rows) - 1 and numbers == [str(number) for number in range(1, len(rows))]


def _records(file: SourceFile, rows: Rows, names: tuple[str, ...]) -> Iterator[Record | ArticleError]:
    if not names:
        raise ArticleError(file.path, "has no row")
    if _CUE_COLUMNS <= {plain_name(name) for name in names} <= _CUE_NAMES:
        yield Record({"body": " ".join(cue for cue in _cues(rows, names) if cue)}, 1, is_only=True)
        return
    lists = list_columns(names, file)
    ends_with_text = names[-1] in plan_of(names, file.fields).sources["body"]
    number = 0
    while (row := rows.next()) is not None:
        number += 1
        if isinstance(row, ArticleError):
            yield row
            continue
        if len(row) > len(names) and any(row[len(names) :]):
            rest = "was joined to its text" if ends_with_text else "was left out"
            message = f"row {number} has {len(row)} cells for {len(names)} columns; what is beyond them {rest}"
            yield ArticleError(file.path, message, line=rows.line)
            row = rows.joined(row, len(names)) if ends_with_text else row
        values = values_of(names, row, lists)
        if values:
            yield Record(values, number, rows.line, kind="row")


def _cues(rows: Rows, names: Sequence[str]) -> Iterator[str]:
    """What is said in a broadcast, of which each row holds a few words with their time."""
    column = next(index for index, name in enumerate(names) if plain_name(name) == "text")
    while (row := rows.next()) is not None:
        if not isinstance(row, ArticleError) and len(row) > column:
            yield row[column].strip()


def _whole_rows(rows: Rows) -> Iterator[list[str]]:
    """The rows up to the end; raises ArticleError for one that cannot be read."""
    while (row := rows.next()) is not None:
        if isinstance(row, ArticleError):
            raise row
        yield row


class Rows:
    """The rows of a table in text; one with a quotation mark that is not closed costs no other."""

    def __init__(self, file: SourceFile, stream: TextIO, dialect: Dialect, max_chars: int = _MAX_ROW_CHARS) -> None:
        self.line = 0  # where the last row began
        self._file = file
        self._stream = stream
        self._max_chars = max_chars
        self._lines_read = 0
        self._pending: deque[str] = deque()
        self._row_lines: list[str] = []  # of the row that is being read
        self._unclosed = 0
        self._width = 0  # cells of the first row
        self._dialect = dialect
        for _ in range(dialect.hint_lines):
            self._next_line()
        self._rows = dialect.rows(self._lines())
        csv.field_size_limit(2 * max_chars)

    def next(self) -> list[str] | ArticleError | None:
        """The next row that is not blank, or why it cannot be read; None at the end."""
        while True:
            self._row_lines.clear()
            self.line = self._lines_read + 1
            try:
                row = next(self._rows, None)
            except csv.Error as error:
                return self._without_row(str(error))
            if row is None:
                return None
            if len(self._row_lines) > 1 and self._is_swallowing(row):
                if mended := self._closed_row():
                    self._read_again(self._row_lines[1:])
                    return mended
                return self._without_row("a quotation mark is not closed")
            self._width = self._width or len(row)
            if any(row) and row != _END_OF_FILE:
                return row

    def joined(self, row: list[str], width: int) -> list[str]:
        """A row with the cells beyond a width joined to its last, a text that nobody put in quotation marks."""
        return [*row[: width - 1], self._dialect.delimiter.join(row[width - 1 :])]

    def _without_row(self, reason: str) -> ArticleError:
        """What is told in place of a row that cannot be read; its lines but for the first are read again."""
        self._unclosed += 1
        lines = self._row_lines[1:]
        if self._unclosed > _MAX_UNCLOSED:
            message = f"has more than {_MAX_UNCLOSED} rows that cannot be read: {reason}"
            raise ArticleError(self._file.path, message, self.line)
        self._read_again(lines)
        return ArticleError(self._file.path, f"the row that begins here cannot be read: {reason}", line=self.line)

    def _read_again(self, lines: Sequence[str]) -> None:
        self._pending.extendleft(reversed(lines))
        self._lines_read -= len(lines)
        self._rows = self._dialect.rows(self._lines())

    def _closed_row(self) -> list[str]:
        """The row of the first line with the mark that it lacks at its end, if another row follows; else empty."""
        first, second = self._row_lines[:2]
        row = next(self._dialect.rows(iter([first.rstrip("\r\n") + self._dialect.quote])), [])
        return row if len(row) == self._width == self._cells(second) else []

    def _lines(self) -> Iterator[str]:
        """The lines, each kept as long as its row is being read."""
        chars = 0
        while line := self._next_line():
            chars = len(line) + (chars if self._row_lines else 0)
            self._row_lines.append(line)
            if chars > self._max_chars:
                problem = f"it has more than {self._max_chars:,} characters"
                raise csv.Error(f"{problem}; perhaps a quotation mark is not closed")
            yield line

    def _next_line(self) -> str:
        """The next line without its NULs; of one beyond all measure only the beginning, the rest is passed over."""
        line = self._pending.popleft() if self._pending else self._stream.readline(self._max_chars + 1)
        self._lines_read += bool(line)
        if len(line) > self._max_chars and not line.endswith("\n"):
            while (rest := self._stream.readline(_LINE_CHARS)) and not rest.endswith("\n"):
                pass
        return line.replace("\0", "") if "\0" in line else line

    def _at_end(self) -> bool:
        if self._pending:
            return False
        line = self._stream.readline(_LINE_CHARS)
        if line:
            self._pending.append(line)
        return not line

    def _is_open_at_end(self) -> bool:
        """Whether the table ends within the row, and not behind a quotation mark."""
        return self._at_end() and not self._row_lines[-1].rstrip().endswith(self._dialect.quote)

    def _is_swallowing(self, row: Sequence[str]) -> bool:
        """Whether a cell went on over rows of their own, up to the mark that opens a cell of theirs or to the end."""
        further, is_unclosed = self._row_lines[1:], self._is_unclosed()
        if not is_unclosed and len(row) == self._width:  # as nearly all are
            return False
        if self._width >= _TELLING_WIDTH and all(self._cells(line) == self._width for line in further):
            return True
        is_odd = any("\n" in cell and cell.count(self._dialect.quote) % 2 for cell in row)
        are_rows = all(line.count(self._dialect.delimiter) + 1 >= self._width > 1 for line in further)
        return is_unclosed and (self._is_open_at_end() or (is_odd and are_rows))

    def _cells(self, line: str) -> int:
        """How many cells a line has by itself."""
        return len(next(self._dialect.rows(iter([line])), ()))

    def _is_unclosed(self) -> bool:
        """Whether the lines of the row have an odd number of quotation marks."""
        text = "".join(self._row_lines)
        mark = self._dialect.quote
        quotes = text.count(mark) - (text.count(f"\\{mark}") if self._dialect.backslash else 0)
        return quotes % 2 == 1
