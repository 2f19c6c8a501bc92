"""Files become articles with their facts: read and extracted in several processes, in a stable order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread

from searchapp.errors import ArticleError, WorkerError
from searchapp.extraction import extract_facts
from searchapp.extraction.organizations.authority import evidence_in
from searchapp.ingest.extracted_articles import (
    ArticleOutline,
    ExtractedArticle,
    ExtractedBatch,
    ReadTask,
    packed,
    unpacked,
)
from searchapp.model.article import Article
from searchapp.reading import RepeatedLines, SourceFile, read_articles, read_parts

BATCH_FILES = 16  # enough that handing a batch to a process costs little beside reading it
BATCH_ARTICLES = 128
BATCH_CHARS = 1 << 22  # fewer articles where they are books
LARGE_BYTES = 1 << 20  # the articles of a larger file are dealt out, or one process would have them all
WORTH_A_POOL_BYTES = 2 << 20  # below this, starting processes takes longer than the work


def read_and_extract(
    files: Sequence[SourceFile], repeated: RepeatedLines, procs: int = 0, pool_bytes: int = WORTH_A_POOL_BYTES
) -> Iterator[ExtractedBatch]:
    """The articles of all files with their facts, in the files' order; `procs` of 0 is one process a core.

    Fewer than `pool_bytes` are read in this process.

    Raises WorkerError when a process is ended from outside.
    """
    tasks = _tasks(files, repeated)
    procs = procs or os.cpu_count() or 1
    if procs == 1 or sum(map(size_of, files)) < pool_bytes:
        yield from (_batch(task, repeated) for task in tasks)
        return
    with ProcessPoolExecutor(procs, initializer=_begin, initargs=(repeated,)) as pool:
        try:
            yield from _in_order(pool, tasks, waiting=3 * procs)
        except BrokenProcessPool as error:
            remedy = "it may have run out of memory; nothing was changed: try again with --procs 1"
            raise WorkerError(f"a process that was reading articles was ended from outside; {remedy}") from error
        finally:
            pool.shutdown(cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, tasks: Iterator[ReadTask], waiting: int) -> Iterator[ExtractedBatch]:
    """The batch of each task, in their order, with no more than `waiting` of them in memory."""
    futures: deque[Future[ExtractedBatch]] = deque()
    for task in tasks:
        futures.append(pool.submit(_batch_here, packed(task)))
        if len(futures) == waiting:
            yield futures.popleft().result()
    while futures:
        yield futures.popleft().result()


def _tasks(files: Sequence[SourceFile], repeated: RepeatedLines) -> Iterator[ReadTask]:
    small: list[tuple[int, SourceFile]] = []
    for number, file in enumerate(files):
        large = size_of(file) > LARGE_BYTES
        if not large:
            small.append((number, file))
        if small and (large or len(small) == BATCH_FILES):
            yield ReadTask(files=tuple(small))
            small.clear()
        if large:
            yield from _tasks_of_large(number, file, repeated)
    if small:
        yield ReadTask(files=tuple(small))


def _tasks_of_large(number: int, file: SourceFile, repeated: RepeatedLines) -> Iterator[ReadTask]:
    """The articles of a file, and the files in it where it is an archive, dealt out."""
    articles: list[tuple[int, Article | ArticleError]] = []
    inner: list[tuple[int, SourceFile]] = []
    inner_bytes = chars = 0
    for part in read_parts(file, repeated):
        if isinstance(part, SourceFile) and part.content is not None:
            inner.append((number, part))
            inner_bytes += len(part.content)
        else:  # a file that had to be put on disk is gone once the next is asked for
            read = read_articles(part, repeated) if isinstance(part, SourceFile) else [part]
            for article in read:
                articles.append((number, article))
                chars += len(article.body) if isinstance(article, Article) else 0
                if len(articles) == BATCH_ARTICLES or chars > BATCH_CHARS:
                    yield ReadTask(articles=tuple(articles))
                    articles.clear()
                    chars = 0
        if len(inner) == BATCH_FILES or inner_bytes > LARGE_BYTES:
            yield ReadTask(files=tuple(inner))
            inner.clear()
            inner_bytes = 0
    yield ReadTask(tuple(inner), tuple(articles))


def size_of(file: SourceFile) -> int:
    """Bytes of a file; 0 when it is gone, which reading it will tell."""
    return file.packed_bytes


def _batch(task: ReadTask, repeated: RepeatedLines) -> ExtractedBatch:
    read = ((number, article) for number, file in task.files for article in read_articles(file, repeated))
    extracted = [_extracted(number, article) for number, article in chain(read, task.articles)]
    return ExtractedBatch(tuple(map(_outline, extracted)), packed(extracted))


def _outline(extracted: ExtractedArticle) -> ArticleOutline:
    article = extracted.article
    if isinstance(article, ArticleError):
        return ArticleOutline(extracted.file, article)
    return ArticleOutline(extracted.file, article.id, evidence_in(article, extracted.facts), article.notes)


def _extracted(number: int, article: Article | ArticleError) -> ExtractedArticle:
    """One article with its facts. A fault of ours costs that article alone: it is reported and the rest goes on."""
    if isinstance(article, ArticleError):
        return ExtractedArticle(number, article)
    try:
        return ExtractedArticle(number, article, extract_facts(article))
    except Exception as error:  # the one rim between a million strange texts and an index
        reason = f"its facts could not be extracted ({type(error).__name__}: {error}); please report it"
        return ExtractedArticle(number, ArticleError(article.path, f"article {article.id}: {reason}"))


class _Process:
    """What a process of the pool was given when it began."""

    repeated: RepeatedLines


def _begin(repeated: RepeatedLines) -> None:
    _Process.repeated = repeated
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End when the process that deals out the work does, whatever ends that: the index stays locked as long as one of
    its children lives, and these would wait for work for ever."""
    parent = parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def _batch_here(task: bytes) -> ExtractedBatch:
    return _batch(unpacked(task), _Process.repeated)
