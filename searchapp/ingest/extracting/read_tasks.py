"""The work of a run in portions: some small files, or a part of a large one; what was read before is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from searchapp.errors import ArticleError, faults_named
from searchapp.ingest.extracting.extracted_articles import ExtractedBatch, Portion, ReadTask, Record, body_of
from searchapp.ingest.extracting.spool import Spool
from searchapp.model.article import Article
from searchapp.reading import RepeatedLines, SourceFile, read_articles, read_parts

_BATCH_FILES = 16  # enough that handing a batch to a process costs little beside reading it
_BATCH_ARTICLES = 128
_BATCH_CHARS = 1 << 22  # fewer articles where they are books
_LARGE_BYTES = 1 << 20  # the articles of a larger file are dealt out, or one process would have them all

Part = TypeVar("Part", bound="Article | ArticleError | SourceFile")


def read_tasks(
    files: Sequence[SourceFile], repeated: RepeatedLines, spool: Spool | None = None
) -> Iterator[ReadTask | ExtractedBatch]:
    """What is to be read, and as batches what the spool has of it from an interrupted run, in the files' order."""
    small = _SmallFiles(spool)
    for number, file in enumerate(files):
        records = spool.restored(number) if spool else []
        if size_of(file) <= _LARGE_BYTES:
            yield from small.add(number, file, records)
            continue
        yield from small.flush()
        if spool:
            yield from (spool.batch(record, {spool.number_in(record, number): number}) for record in records)
        if not (records and records[-1].portions[0].is_last):
            yield from islice(_tasks_of_large(number, file, repeated), len(records), None)
    yield from small.flush()


def size_of(file: SourceFile) -> int:
    """Bytes of a file; 0 when it is gone, which reading it will tell."""
    return file.packed_bytes


class _SmallFiles:
    """Gathers small files that follow one another: those to be read, or those that one record holds."""

    def __init__(self, spool: Spool | None) -> None:
        self._spool = spool
        self._files: list[tuple[int, SourceFile]] = []
        self._record: Record | None = None
        self._numbers: dict[int, int] = {}

    def add(self, number: int, file: SourceFile, records: list[Record]) -> Iterator[ReadTask | ExtractedBatch]:
        """Take one more file; what is gathered then is yielded."""
        record = records[0] if records else None
        if record is not self._record or len(self._files) == _BATCH_FILES:
            yield from self.flush()
        if record is None:
            self._files.append((number, file))
            return
        self._record = record
        if self._spool:
            self._numbers[self._spool.number_in(record, number)] = number

    def flush(self) -> Iterator[ReadTask | ExtractedBatch]:
        """What is gathered."""
        if self._files:
            yield ReadTask(Portion(tuple([number for number, _ in self._files])), files=tuple(self._files))
        if self._record and self._spool:
            yield self._spool.batch(self._record, self._numbers)
        self._files, self._record, self._numbers = [], None, {}


def _tasks_of_large(number: int, file: SourceFile, repeated: RepeatedLines) -> Iterator[ReadTask]:
    """The articles of a file, and the files in it where it is an archive, dealt out."""
    articles: list[tuple[int, Article | ArticleError]] = []
    inner: list[tuple[int, SourceFile]] = []
    inner_bytes = chars = index = 0
    for part in guarded(file, read_parts(file, repeated)):
        if isinstance(part, SourceFile) and part.content is not None:
            inner.append((number, part))
            inner_bytes += len(part.content)
        else:  # a file that had to be put on disk is gone once the next is asked for
            read = guarded(part, read_articles(part, repeated)) if isinstance(part, SourceFile) else [part]
            for article in read:
                articles.append((number, article))
                chars += len(body_of(article))
                if len(articles) == _BATCH_ARTICLES or chars > _BATCH_CHARS:
                    yield ReadTask(Portion((number,), index, is_last=False), articles=tuple(articles))
                    index += 1
                    articles.clear()
                    chars = 0
        if len(inner) == _BATCH_FILES or inner_bytes > _LARGE_BYTES:
            yield ReadTask(Portion((number,), index, is_last=False), files=tuple(inner))
            index += 1
            inner.clear()
            inner_bytes = 0
    yield ReadTask(Portion((number,), index), tuple(inner), tuple(articles))


def guarded(file: SourceFile, parts: Iterable[Part]) -> Iterator[Part | ArticleError]:
    """The parts of a file; a fault of ours while they are read costs the rest of that file, which is named."""

    def message_of(error: Exception) -> str:
        return f"it could not be read to its end ({type(error).__name__}: {error}); please report it"

    try:
        with faults_named(file.path, message_of):
            yield from parts
    except ArticleError as error:
        yield error
