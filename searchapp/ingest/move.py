"""An index goes to another place, as from a folder to a cluster, without reading or extracting anything again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import islice

from msgspec import Struct

from searchapp.backends.base import IndexedArticle
from searchapp.backends.locations import Location, folder_of
from searchapp.backends.registry import open_backend, open_writing
from searchapp.backends.stored_article import indexed_article_of
from searchapp.errors import IndexMissingError, UserError
from searchapp.ingest.corrections.kept_corrections import hand_on_corrections
from searchapp.ingest.renewal import PAGE_ARTICLES, whole_articles

_COMMIT_ARTICLES = 20_000  # that are moved at once; an interrupted move goes on behind the last of them

Moved = Callable[[int, int], None]  # hears how many articles have been looked at, and of how many


class MoveReport(Struct, frozen=True):
    """How many articles were moved, and how many were there already as they are."""

    moved: int
    present: int
    documents: int  # in the index that they were moved to


def move_index(
    source: Location, target: Location, watch: Moved = lambda done, total: None, at_once: int = _COMMIT_ARTICLES
) -> MoveReport:
    """Copy all articles of an index to another one; those that are there already as they are stay.

    Nothing is deleted: UserError where the target has articles that the source has not. Raises BackendError.
    """
    moved = present = 0
    with closing(open_backend(source)) as backend:
        total = backend.state().documents
        articles = whole_articles(backend)
        while batch := list(islice(articles, at_once)):
            missing = _missing(batch, target)
            if missing:
                with open_writing(target) as writing:
                    for error in writing.add_all(missing):
                        raise error
            moved, present = moved + len(missing), present + len(batch) - len(missing)
            watch(moved + present, total)
    hand_on_corrections(folder_of(source), folder_of(target))
    documents = _documents(target)
    if documents > total:
        raise UserError(f"{target} has {documents - total:,} articles that {source} has not; they were left there")
    return MoveReport(moved, present, documents)


def _missing(articles: Sequence[IndexedArticle], target: Location) -> list[IndexedArticle]:
    """The articles that the target has not, or not as they are."""
    try:
        backend = open_backend(target)
    except IndexMissingError:
        return [*articles]
    with closing(backend):
        missing = []
        for start in range(0, len(articles), PAGE_ARTICLES):
            page = articles[start : start + PAGE_ARTICLES]
            there = backend.stored([indexed.article.id for indexed in page], "article")
            missing += [indexed for indexed in page if not _is_same(indexed, there.get(indexed.article.id))]
        return missing


def _is_same(indexed: IndexedArticle, stored: bytes | None) -> bool:
    return stored is not None and indexed_article_of(stored) == indexed._replace(evidence=(), corrections="", bands=())


def _documents(location: Location) -> int:
    try:
        with closing(open_backend(location)) as backend:
            return backend.state().documents
    except IndexMissingError:
        return 0
