"""The articles of a file of records, one after another, and what is wrong with those that are none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from searchapp.errors import ArticleError, LeftOut
from searchapp.model.article import Article
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.ids import file_id, numbered_id
from searchapp.reading.records.articles import InvalidRecord, article_of_record
from searchapp.reading.records.names import RANKS, plain_name
from searchapp.reading.source_file import SourceFile

MAX_TEXTLESS = 1_000  # records in a row without a text, after which a file without any article is given up
_RUNNING_TEXT_CHARS = 80  # a longer text is no setting or measurement
_TEXTS = (RANKS["body"], RANKS["title"], RANKS["lead"])


class Record(NamedTuple):
    """One object or row of a file: `number` counts from 1, `line` is where it begins in a text."""

    value: Any
    number: int
    line: int | None = None
    kind: str = "article"  # what its number counts; empty where the line tells which it is
    is_only: bool = False  # the file is one object, which needs no number in its id
    key: str = ""  # the name or id under which the file keeps it


RecordReader = Callable[[SourceFile], Iterator[Record | ArticleError]]


def articles_of(records: Iterable[Record | ArticleError], file: SourceFile) -> Iterator[Article | ArticleError]:
    """The article of each record, or what is wrong with it; what a folder holds that is no news is left out."""
    errors: list[ArticleError] = []  # of a file that has not had an article yet
    has_article, is_news = False, file.named
    for record in records:
        result = _result(record, file)
        has_article |= isinstance(result, Article)
        is_news |= isinstance(record, ArticleError) or _may_be_news(record.value)
        if has_article or isinstance(result, Article):
            yield from errors
            errors.clear()
            yield result
            continue
        errors.append(result)
        if len(errors) >= MAX_TEXTLESS:
            message = f"none of its first {MAX_TEXTLESS:,} records can be read; the first: {errors[0]}"
            yield ArticleError(file.path, message)
            return
    if is_news:
        yield from errors
    elif errors:
        yield LeftOut(file.path, f"{file.suffix} without articles")


def reader_of_records(
    records: RecordReader,
) -> Callable[[SourceFile, RepeatedLines], Iterator[Article | ArticleError]]:
    """The function that reads the articles of files whose records another one reads."""

    def read(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
        return articles_of(records(file), file)

    return read


def default_id(record: Record, file: SourceFile) -> str:
    """The id of a record that brings none."""
    if record.key:
        return record.key
    return file_id(file) if record.is_only else numbered_id(file, record.number)


def _result(record: Record | ArticleError, file: SourceFile) -> Article | ArticleError:
    if isinstance(record, ArticleError):
        return record
    try:
        return article_of_record(record.value, file.display_path, default_id(record, file), file.fields)
    except InvalidRecord as reason:
        message = f"{record.kind} {record.number}: {reason}" if record.kind else str(reason)
        return ArticleError(file.path, message, line=record.line)


def _may_be_news(value: Any) -> bool:
    """Whether a record that is no article may have been meant as one: other JSON lies in folders too."""
    if not isinstance(value, dict):
        return False
    return any(
        any(plain_name(name) in names for names in _TEXTS) or len(text) >= _RUNNING_TEXT_CHARS
        for name, text in value.items()
        if isinstance(text, str) and isinstance(name, str)
    )
