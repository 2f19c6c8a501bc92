"""Articles from what WiseNews and WiseSearch export: a paper and lines such as `A12 | section | day` above each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading.press.export_lines import export_lines, head_lines
from searchapp.reading.press.field_labels import phrases
from searchapp.reading.press.press_article import PressFields, paragraphs, press_article
from searchapp.reading.record_lines import Record, split_records
from searchapp.reading.source_file import SourceFile
from searchapp.text.lazy_pattern import LazyPattern

_HEAD_LINES = 14  # of the file, that are not empty: its title and the query may stand above
_PAPER_CELLS = 2  # a paper, and the day of its issue
_META_LINES = 5  # of an article, above its headline
_BAR = re.compile(r"\s*[|｜]\s*")
_DAY = re.compile(r"(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?(?:\s+\d\d:\d\d(?::\d\d)?)?")
_PAGE = re.compile(r"[A-Z]{1,6}\d{0,3}(?:-[A-Z]?\d{1,3})?(?:,\s?[A-Z]{1,6}\d{1,3})*|(?:頁|版|P\.?)\s?\d{1,3}")
_LENGTH = LazyPattern(lambda: phrases("length cell"))
_KIND = LazyPattern(lambda: phrases("kind cell"))
_BY = LazyPattern(lambda: rf"{phrases('writer cell')}\s*(?=\S)")
_DOCUMENT = LazyPattern(lambda: rf"^\s*{phrases('wisers document')}\s*[:：]\s*\d{{12,}}\s*$")
_NUMBER = re.compile(r"^\s*\d{1,4}[.)]\s+(?=\S)")
_RULE = re.compile(r"^[\s_=*.-]*$")


def is_wisers(head: str, file: SourceFile) -> bool:
    """Whether a file is such an export: below the name of a paper a line has a page among its cells, and one a day."""
    lines = [line for line in head_lines(head, file) if line.strip()][:_HEAD_LINES]
    for above, line in pairwise(lines):
        paper = _cells(above)
        if _is_of_page(line) and len(paper) <= _PAPER_CELLS and any(map(_DAY.fullmatch, (*_cells(line), *paper))):
            return True
    return False


def read_wisers(file: SourceFile) -> Iterator[Article | ArticleError]:
    """Each article of the export; the number of its document ends one."""
    count = 0
    for record in split_records(file, export_lines(file), _Starts()):
        fields = _fields(record)
        if fields is None:
            continue
        count += 1
        article = press_article(file, count, fields)
        yield article or ArticleError(file.path, f"article {count} has neither headline nor text", record.line)
    if not count:
        yield ArticleError(file.path, "has no article of an export of Wisers’")


class _Starts:
    """Tells what starts an article: the line behind the number of another."""

    def __init__(self) -> None:
        self._is_ended = False

    def __call__(self, line: str) -> bool:
        is_start, self._is_ended = self._is_ended, bool(_DOCUMENT.match(line))
        return is_start


def _fields(record: Record) -> PressFields | None:
    """The fields of one article; None for lines that hold none, as those at the end of the export."""
    lines = [line for line in record.lines if not _RULE.match(line) or not line.strip()]
    first = next((index for index, line in enumerate(lines) if _is_of_page(line)), None)
    if first is None:
        return None
    head = [line for line in lines[:first] if line.strip()]
    below = [line for line in lines[first:] if not _DOCUMENT.match(line)]
    meta = list(takewhile(_is_meta, (line for line in below if line.strip())))[:_META_LINES]
    fields = PressFields(removed=[" ".join(line.split()) for line in head[:-1]])
    if head:
        fields.removed += [line.strip() for line in lines if _DOCUMENT.match(line)]
        name, *cells = _cells(_NUMBER.sub("", head[-1]))
        fields.give("source", name)
        _give(fields, cells)
    for line in meta:
        _give(fields, _cells(line))
    rest = below[below.index(meta[-1]) + 1 :]
    filled = next((index for index, line in enumerate(rest) if line.strip()), len(rest))
    fields.give("title", " ".join(rest[filled : filled + 1]))
    fields.body = paragraphs(rest[filled + 1 :])
    return fields


def _give(fields: PressFields, cells: Sequence[str]) -> None:
    """Fill the fields of an article with the cells of a line above its headline."""
    for cell in cells:
        if _DAY.fullmatch(cell):
            fields.give("date", cell)
        elif match := _BY.match(cell):
            fields.give("byline", cell[match.end() :])
        elif _PAGE.fullmatch(cell) or _LENGTH.fullmatch(cell) or _KIND.fullmatch(cell) or fields.section:
            fields.removed.append(cell)
        else:
            fields.give("section", cell)


def _cells(line: str) -> list[str]:
    return [cell for cell in _BAR.split(line.strip()) if cell]


def _is_of_page(line: str) -> bool:
    """Whether a line has cells, one of them a page: `A12 | 要聞 | 2019-06-10`."""
    cells = _cells(line)
    return len(cells) > 1 and any(map(_PAGE.fullmatch, cells[:2]))


def _is_meta(line: str) -> bool:
    """Whether a line above a headline is one of cells, or a single one that is no headline."""
    cells = _cells(line)
    return len(cells) > 1 or any(_DAY.fullmatch(cell) or _LENGTH.fullmatch(cell) or _BY.match(cell) for cell in cells)
