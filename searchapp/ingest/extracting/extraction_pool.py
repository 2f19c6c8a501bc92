"""Files become articles with their facts: read and extracted in several processes, in a stable order."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread

from searchapp.backends.registry import COLLECTED_AFTER, garbage_looked_for_seldom
from searchapp.batches import batches
from searchapp.errors import ArticleError, WorkerError, faults_named
from searchapp.extraction.flow import extract_all, extract_facts
from searchapp.extraction.near_copies import INDEXED_BYTES, signatures_of
from searchapp.extraction.organizations.authority import evidence_in
from searchapp.ingest.extracting.extracted_articles import (
    ArticleOutline,
    ExtractedArticle,
    ExtractedBatch,
    Portion,
    ReadTask,
    body_of,
    packed,
    packed_articles,
    unpacked,
)
from searchapp.ingest.extracting.read_tasks import guarded, read_tasks, size_of
from searchapp.ingest.extracting.spool import Spool
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.reading import RepeatedLines, SourceFile, read_articles

_WORTH_A_POOL_BYTES = 2 << 20  # below this, starting processes takes longer than the work
_AT_ONCE_ARTICLES = 128  # as many as a task has; 64 at once take a tenth longer each, 256 a fortieth less
_AT_ONCE_CHARS = 1 << 18  # fewer articles where they are long: 30 MB of tokens and features

Numbered = tuple[int, "Article | ArticleError"]  # with the number of its file


def read_and_extract(
    files: Sequence[SourceFile],
    repeated: RepeatedLines,
    procs: int = 0,
    pool_bytes: int = _WORTH_A_POOL_BYTES,
    spool: Spool | None = None,
) -> Iterator[ExtractedBatch]:
    """The articles of all files with their facts, in the files' order; `procs` of 0 is one process a core.

    Fewer than `pool_bytes` are read in this process. What the spool has of an interrupted run is not read again. A file
    that ends the process that reads it is an error of that file. Raises WorkerError when every process is ended.
    """
    tasks = read_tasks(files, repeated, spool)
    procs = procs or os.cpu_count() or 1
    if procs == 1 or sum(map(size_of, files)) < pool_bytes:
        with garbage_looked_for_seldom:
            yield from (task if isinstance(task, ExtractedBatch) else _batch(task, repeated) for task in tasks)
        return
    pool = _Pool(procs, repeated)
    try:
        yield from _in_order(pool, tasks, waiting=3 * procs)
    finally:
        pool.close()


def _in_order(pool: _Pool, tasks: Iterable[ReadTask | ExtractedBatch], waiting: int) -> Iterator[ExtractedBatch]:
    """The batch of each task, in their order, with no more than `waiting` of them in memory."""
    begun: deque[ExtractedBatch | tuple[ReadTask, Future[ExtractedBatch]]] = deque()
    for task in tasks:
        begun.append(task if isinstance(task, ExtractedBatch) else (task, pool.submit(task)))
        if len(begun) == waiting:
            yield pool.result(begun.popleft())
    while begun:
        yield pool.result(begun.popleft())


class _Pool:
    """Processes that read and extract, and begin anew when one of them was ended from outside."""

    def __init__(self, procs: int, repeated: RepeatedLines) -> None:
        self._procs = procs
        self._repeated = repeated
        self._executor = self._executor_of(procs)

    def submit(self, task: ReadTask) -> Future[ExtractedBatch]:
        """Have a task done."""
        try:
            return self._executor.submit(_batch_here, packed(task))
        except BrokenProcessPool:
            self.close()
            self._executor = self._executor_of(self._procs)
            return self._executor.submit(_batch_here, packed(task))

    def result(self, begun: ExtractedBatch | tuple[ReadTask, Future[ExtractedBatch]]) -> ExtractedBatch:
        """The batch of a task; where a process was ended it is done again by a process of its own, then in pieces."""
        if isinstance(begun, ExtractedBatch):
            return begun
        task, future = begun
        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(task) or self._in_pieces(task)

    def close(self) -> None:
        """End the processes."""
        self._executor.shutdown(cancel_futures=True)

    def _alone(self, task: ReadTask) -> ExtractedBatch | None:
        """The batch of a task out of a process that does nothing else, or None where that was ended too."""
        with self._executor_of(1) as executor:
            try:
                return executor.submit(_batch_here, packed(task)).result()
            except BrokenProcessPool:
                return None

    def _in_pieces(self, task: ReadTask) -> ExtractedBatch:
        """The batch of a task; what ends the process that reads it is an error instead."""
        if self._alone(ReadTask()) is None:
            remedy = "memory may have run out; what was read is kept, and `--procs 1` needs least"
            raise WorkerError(f"all processes that read articles are ended from outside: {remedy}")
        batches: list[ExtractedBatch] = []
        for file in task.files:
            batches.append(self._alone(ReadTask(files=(file,))) or _ended(file[0], file[1].path, "reading it"))
        for number, article in task.articles:
            which = f"reading its article {article.id}" if isinstance(article, Article) else "reading it"
            piece = self._alone(ReadTask(articles=((number, article),)))
            batches.append(piece or _ended(number, article.path, which))
        outlines = chain.from_iterable(batch.outlines for batch in batches)
        extracted = chain.from_iterable(batch.articles() for batch in batches)
        return ExtractedBatch(tuple(outlines), packed_articles(list(extracted)), task.portion)

    def _executor_of(self, procs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(procs, initializer=_begin, initargs=(self._repeated,))


def _ended(number: int, path: str, which: str) -> ExtractedBatch:
    """What there is of a file or an article that ends the process that reads it."""
    error = ArticleError(path, f"{which} ended the process twice; it may need more memory than there is: split it")
    return _packed_batch([ExtractedArticle(number, error)], Portion())


def _batch(task: ReadTask, repeated: RepeatedLines) -> ExtractedBatch:
    read = ((number, article) for number, file in task.files for article in _read(file, repeated))
    extracted = chain.from_iterable(map(_extracted_at_once, _groups(chain(read, task.articles))))
    return _packed_batch(list(extracted), task.portion)


def _read(file: SourceFile, repeated: RepeatedLines) -> Iterator[Article | ArticleError]:
    return guarded(file, read_articles(file, repeated))


def _packed_batch(extracted: Sequence[ExtractedArticle], portion: Portion) -> ExtractedBatch:
    signatures = [*signatures_of([body_of(each.article) for each in extracted])]
    outlines = tuple(map(_outline, extracted, signatures))
    articles = [
        ExtractedArticle(each.file, each.article, each.facts, signature[:INDEXED_BYTES])
        for each, signature in zip(extracted, signatures, strict=True)
    ]
    return ExtractedBatch(outlines, packed_articles(articles), portion)


def _outline(extracted: ExtractedArticle, signature: bytes) -> ArticleOutline:
    article = extracted.article
    if isinstance(article, ArticleError):
        return ArticleOutline(extracted.file, article)
    evidence = evidence_in(article, extracted.facts)
    return ArticleOutline(extracted.file, article.id, evidence, article.notes, signature, article.line, article.path)


def _groups(numbered: Iterable[Numbered]) -> Iterator[list[Numbered]]:
    """Articles and errors, as many together as are extracted at once."""
    return batches(numbered, lambda item: len(body_of(item[1])), _AT_ONCE_ARTICLES, _AT_ONCE_CHARS)


def _extracted_at_once(group: Sequence[Numbered]) -> list[ExtractedArticle]:
    """Articles with their facts. Where anything goes wrong each is extracted by itself, so that one fault costs one."""
    try:
        with faults_named("", str):
            facts = iter(extract_all([article for _, article in group if isinstance(article, Article)]))
    except ArticleError:
        return [_extracted(number, article) for number, article in group]
    return [
        ExtractedArticle(number, article, next(facts) if isinstance(article, Article) else Facts())
        for number, article in group
    ]


def _extracted(number: int, article: Article | ArticleError) -> ExtractedArticle:
    """One article with its facts. A fault of ours costs that article alone: it is reported and the rest goes on."""
    if isinstance(article, ArticleError):
        return ExtractedArticle(number, article)

    def message_of(error: Exception) -> str:
        reason = f"its facts could not be extracted ({type(error).__name__}: {error}); please report it"
        return f"article {article.id}: {reason}"

    try:
        with faults_named(article.path, message_of):
            return ExtractedArticle(number, article, extract_facts(article))
    except ArticleError as error:
        return ExtractedArticle(number, error)


class _Process:
    """What a process of the pool was given when it began."""

    repeated: RepeatedLines


def _begin(repeated: RepeatedLines) -> None:
    _Process.repeated = repeated
    gc.set_threshold(COLLECTED_AFTER)
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
