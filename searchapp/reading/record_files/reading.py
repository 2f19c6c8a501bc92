"""The articles of a file of records, one after another, and what is wrong with those that are none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cached_property, partial
from itertools import islice
from typing import Any, NamedTuple

from msgspec.structs import replace

from searchapp.errors import ArticleError, LeftOut, NoArticles
from searchapp.model.article import Article
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.ids import file_id, id_within, is_running_number, numbered_id
from searchapp.reading.record_files.whole_pages import with_page_read
from searchapp.reading.records.articles import article_of_record
from searchapp.reading.records.date_order import UNKNOWN_ORDER, DateOrder, date_order
from searchapp.reading.records.record_fields import InvalidRecord
from searchapp.reading.records.usual_names import plain_name, ranks
from searchapp.reading.source_file import SourceFile

_AT_ONCE = 16  # records that are read before they become articles, which takes a fifth less time than one by one
_MAX_TEXTLESS = 1_000  # records in a row without a text, after which a file without any article is given up
_RUNNING_TEXT_CHARS = 80  # a longer text is no setting or measurement
_TEXTS = ("body", "title", "lead")


class Record(NamedTuple):
    """One object or row of a file: `number` counts from 1, `line` is where it begins in a text."""

    value: Any
    number: int
    line: int | None = None
    kind: str = "article"  # what its number counts; empty where the line tells which it is
    is_only: bool = False  # the file is one object, which needs no number in its id
    key: str = ""  # the name or id under which the file keeps it
    part: str = ""  # of the file, as a sheet of a workbook


RecordReader = Callable[[SourceFile], Iterator[Record | ArticleError]]


class _RecordFile:
    """A file of records, and the order of its dates in numbers, which is looked for when a date leaves it open."""

    def __init__(self, file: SourceFile, records: RecordReader) -> None:
        self.file = file
        self.records = records

    @cached_property
    def date_order(self) -> DateOrder:
        """The order of its dates in numbers, as far as one of them tells it."""
        return date_order(self._values(), self.file.fields)

    def _values(self) -> Iterator[Any]:
        """The values of the records, up to where the file cannot be read on."""
        with suppress(ArticleError):
            yield from (record.value for record in self.records(self.file) if isinstance(record, Record))


def _articles_of(records: _RecordFile) -> Iterator[Article | ArticleError]:
    """The article of each record, or what is wrong with it; what a folder holds that is no news is left out."""
    file = records.file
    errors: list[ArticleError] = []  # of a file that has not had an article yet
    has_article, is_news = False, file.named
    first_parts: dict[str, str] = {}  # in which running numbers come first
    for record, result in _results(records):
        has_article |= isinstance(result, Article)
        is_news = is_news or isinstance(record, ArticleError) or _may_be_news(record.value)
        if has_article or isinstance(result, Article):
            yield from errors
            errors.clear()
            if isinstance(result, Article) and isinstance(record, Record) and record.part:
                result = _known_by_part(result, record.part, file, first_parts)
            yield result
            continue
        errors.append(result)
        if len(errors) >= _MAX_TEXTLESS:
            message = f"none of its first {_MAX_TEXTLESS:,} records can be read; the first: {errors[0]}"
            yield ArticleError(file.path, message)
            return
    if errors and is_news:
        yield from errors
    elif not has_article:
        kind = LeftOut if errors else NoArticles
        yield kind(file.path, f"{file.suffix or 'file'} without articles")


def _results(records: _RecordFile) -> Iterator[tuple[Record | ArticleError, Article | ArticleError]]:
    """Each record with its article, or what is wrong with it; those before a fault of the file are told first."""
    remaining = records.records(records.file)
    while True:
        group: list[Record | ArticleError] = []
        try:
            group.extend(islice(remaining, _AT_ONCE))
        finally:
            yield from zip(group, [_result(record, records) for record in group], strict=True)
        if len(group) < _AT_ONCE:
            return


def reader_of_records(
    records: RecordReader,
) -> Callable[[SourceFile, RepeatedLines], Iterator[Article | ArticleError]]:
    """The function that reads the articles of files whose records another one reads."""

    def read(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
        return _articles_of(_RecordFile(file, records))

    return read


def _known_by_part(article: Article, part: str, file: SourceFile, first_parts: dict[str, str]) -> Article:
    """The article, by its id within its part of the file where one before has its running number too."""
    if not is_running_number(article.id) or first_parts.setdefault(article.id, part) == part:
        return article
    return replace(article, id=id_within(f"{file.path}/{part}", article.id))


def default_id(record: Record, file: SourceFile) -> str:
    """The id of a record that brings none."""
    if record.key:
        return record.key
    return file_id(file) if record.is_only else numbered_id(file, record.number)


def _result(record: Record | ArticleError, records: _RecordFile) -> Article | ArticleError:
    if isinstance(record, ArticleError):
        return record
    file = records.file
    read = partial(article_of_record, record.value, file.display_path, default_id(record, file), file.fields)
    try:
        article = read(line=record.line)
        if article.published and not article.published.reliable and records.date_order != UNKNOWN_ORDER:
            article = read(records.date_order, line=record.line)
        result = with_page_read(article, record.value, file)
        if isinstance(result, ArticleError):
            raise InvalidRecord(result.message)
        return result
    except InvalidRecord as reason:
        message = f"{record.kind} {record.number}: {reason}" if record.kind else str(reason)
        return ArticleError(file.path, message, line=record.line)


def _may_be_news(value: Any) -> bool:
    """Whether a record that is no article may have been meant as one: other JSON lies in folders too."""
    if not isinstance(value, dict):
        return False
    return any(
        any(plain_name(name) in ranks()[target] for target in _TEXTS) or len(text) >= _RUNNING_TEXT_CHARS
        for name, text in value.items()
        if isinstance(text, str) and isinstance(name, str)
    )
