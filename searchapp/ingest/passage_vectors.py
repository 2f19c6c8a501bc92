"""Vectors for the passages of articles that have none yet: reading what they mean takes longer than all else together,
so it is done behind an index that can be searched already, and goes on from where it was stopped."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from typing import Final, NamedTuple

from searchapp.backends.base import Backend, IndexedArticle
from searchapp.backends.locations import Location
from searchapp.backends.registry import open_backend, open_writing
from searchapp.backends.stored_article import indexed_article_of
from searchapp.ingest.renewal import indexed_articles, whole_articles
from searchapp.model.query_tree import Every
from searchapp.semantic.sentence_model import SentenceModel, sentence_model
from searchapp.semantic.vectors import packed_vectors

_READ_TOGETHER: Final = 32  # articles whose passages go through the model together
_COMMIT_SECONDS: Final = 60.0  # of reading, which a kill loses at most; each commit writes its articles anew

Read = Callable[[int, int], None]  # hears how many articles have been read, and of how many


class VectorsReport(NamedTuple):
    """How many articles have got vectors, and how many had some already."""

    made: int
    present: int


def add_vectors(
    index: Location,
    watch: Read = lambda done, total: None,
    seconds: float = _COMMIT_SECONDS,
    read_together: int = _READ_TOGETHER,
) -> VectorsReport:
    """Make the vectors of all articles of an index that have none; every `seconds` what is read becomes visible.

    Articles that somebody else writes meanwhile stay as that leaves them. Raises ExtraError where the model is not
    installed, and BackendError.
    """
    model = sentence_model()
    with closing(open_backend(index)) as backend:
        total = backend.state().documents
        missing = sum(map(_has_none, indexed_articles(backend, Every())))
        waiting = whole_articles(backend, _has_none)
        made = 0
        while batch := _read(waiting, model, seconds, read_together):
            _write(index, batch)
            made += len(batch)
            watch(made, missing)
    return VectorsReport(made, total - made)


def _has_none(article: IndexedArticle) -> bool:
    return not article.vectors


def _read(
    articles: Iterator[IndexedArticle], model: SentenceModel, seconds: float, together: int
) -> list[IndexedArticle]:
    """The next articles with their vectors, as many as can be read in so many seconds."""
    end, read = time.monotonic() + seconds, list[IndexedArticle]()
    while (not read or time.monotonic() < end) and (batch := list(islice(articles, together))):
        vectors = packed_vectors([indexed.article for indexed in batch], model)
        read += [indexed._replace(vectors=packed) for indexed, packed in zip(batch, vectors, strict=True)]
    return read


def _write(index: Location, articles: Sequence[IndexedArticle]) -> None:
    """Write articles anew, but for those that are not any more as they were read."""
    with open_writing(index) as writing:
        writing.begin()
        with closing(open_backend(index)) as backend:
            for error in writing.add_all(_unchanged(backend, articles)):
                raise error


def _unchanged(backend: Backend, articles: Sequence[IndexedArticle]) -> Iterator[IndexedArticle]:
    stored = backend.stored([indexed.article.id for indexed in articles], "article")
    for indexed in articles:
        now = stored.get(indexed.article.id)
        as_read = indexed._replace(evidence=(), corrections="", bands=(), vectors="")
        if now is not None and indexed_article_of(now) == as_read:
            yield indexed
