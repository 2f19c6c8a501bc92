"""Files in, articles with their facts out: read and extracted in several processes, in a stable order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from searchapp.corpus import RepeatedLines, SourceFile, read_articles
from searchapp.errors import ArticleError, WorkerError
from searchapp.extraction import extract_facts
from searchapp.models import Article, Facts

BATCH_FILES = 16  # enough that handing a batch to a process costs little beside reading it
BATCH_ARTICLES = 128
LARGE_BYTES = 1 << 20  # the articles of a larger file are dealt out, or one process would have them all
WORTH_A_POOL_BYTES = 2 << 20  # below this, starting processes takes longer than the work


@dataclass(frozen=True, slots=True)
class Found:
    """An article with its facts, or what is wrong with it, and the number of the file that it stands in."""

    file: int
    article: Article | ArticleError
    facts: Facts = field(default_factory=Facts)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Work for one process: whole files, or articles of one file."""

    files: tuple[tuple[int, SourceFile], ...] = ()
    articles: tuple[tuple[int, Article | ArticleError], ...] = ()


def find_all(files: Sequence[SourceFile], repeated: RepeatedLines, procs: int = 0) -> Iterator[list[Found]]:
    """The articles of all files with their facts, in the files' order, in batches; `procs` of 0 is one a core.

    Raises WorkerError when a process is ended from outside.
    """
    batches = _batches(files, repeated)
    procs = procs or os.cpu_count() or 1
    if procs == 1 or sum(map(size_of, files)) < WORTH_A_POOL_BYTES:
        yield from (_found(batch, repeated) for batch in batches)
        return
    with ProcessPoolExecutor(procs, initializer=_begin, initargs=(repeated,)) as pool:
        try:
            yield from _in_order(pool, batches, waiting=3 * procs)
        except BrokenProcessPool as error:
            remedy = "it may have run out of memory; nothing was changed: try again with --procs 1"
            raise WorkerError(f"a process that was reading articles was ended from outside; {remedy}") from error
        finally:
            pool.shutdown(cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, batches: Iterator[_Batch], waiting: int) -> Iterator[list[Found]]:
    """The batches' results in their order, with no more than `waiting` of them in memory."""
    futures: deque[Future[list[Found]]] = deque(pool.submit(_found_here, batch) for batch in islice(batches, waiting))
    while futures:
        done = futures.popleft().result()
        futures.extend(pool.submit(_found_here, batch) for batch in islice(batches, 1))
        yield done


def _batches(files: Sequence[SourceFile], repeated: RepeatedLines) -> Iterator[_Batch]:
    small: list[tuple[int, SourceFile]] = []
    for number, file in enumerate(files):
        large = size_of(file) > LARGE_BYTES
        if not large:
            small.append((number, file))
        if small and (large or len(small) == BATCH_FILES):
            yield _Batch(files=tuple(small))
            small.clear()
        if large:
            articles = iter(read_articles(file, repeated))
            while batch := tuple(islice(articles, BATCH_ARTICLES)):
                yield _Batch(articles=tuple((number, article) for article in batch))
    if small:
        yield _Batch(files=tuple(small))


def size_of(file: SourceFile) -> int:
    """Bytes of a file; 0 when it is gone, which reading it will tell."""
    if file.held is not None:
        return len(file.held)
    try:
        return Path(file.path).stat().st_size
    except OSError:
        return 0


def _found(batch: _Batch, repeated: RepeatedLines) -> list[Found]:
    read = ((number, article) for number, file in batch.files for article in read_articles(file, repeated))
    return [_extracted(number, article) for number, article in chain(read, batch.articles)]


def _extracted(number: int, article: Article | ArticleError) -> Found:
    """One article with its facts. A fault of ours costs that article alone: it is reported and the rest goes on."""
    if isinstance(article, ArticleError):
        return Found(number, article)
    try:
        return Found(number, article, extract_facts(article))
    except Exception as error:  # the one rim between a million strange texts and an index
        reason = f"its facts could not be extracted ({type(error).__name__}: {error}); please report it"
        return Found(number, ArticleError(article.path, f"article {article.id}: {reason}"))


class _Process:
    """What a process of the pool was given when it began."""

    repeated: RepeatedLines


def _begin(repeated: RepeatedLines) -> None:
    _Process.repeated = repeated


def _found_here(batch: _Batch) -> list[Found]:
    return _found(batch, _Process.repeated)
