"""Writing the Whoosh index in a folder: articles become documents of the engine."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Final

from searchapp.backends.base import IndexedArticle, added_one_by_one
from searchapp.backends.local.documents import to_documents
from searchapp.backends.local.schema import whoosh_schema
from searchapp.batches import batches
from searchapp.engine.format.stems import Stemming
from searchapp.engine.indexing.writer import Writer
from searchapp.errors import DocumentError
from searchapp.text.snowball import SNOWBALL
from searchapp.text.stemming import stem, stemmer_of

_STEMMING = Stemming(stem, "language", {language: stemmer_of(language) for language in SNOWBALL})
_AT_ONCE: Final = 256  # articles that become documents at once
_AT_ONCE_CHARS: Final = 1 << 20  # fewer articles where they are long


class LocalWriting:
    """Changes to the index in a folder, which is made if there is none.

    Raises IndexLockedError at once when another writer is at work. With `anew` the present index is not read, as it may
    be damaged or of another version; the commit has to replace it.
    """

    def __init__(self, folder: Path, anew: bool = False) -> None:
        self._writer = Writer(folder, whoosh_schema(), _STEMMING, rebuild=anew)

    def begin(self) -> None:
        """Nobody else has been able to write from the start."""

    def add(self, article: IndexedArticle) -> None:
        """Add an article instead of the one with its id."""
        self._writer.add_all(to_documents((article,)))

    def add_all(self, articles: Iterable[IndexedArticle]) -> list[DocumentError]:
        """Add articles instead of those with their ids; what is wrong with those that cannot be indexed."""
        errors: list[DocumentError] = []
        for batch in batches(articles, _chars_of, _AT_ONCE, _AT_ONCE_CHARS):
            try:
                self._writer.add_all(to_documents(batch))
            except DocumentError:
                errors += added_one_by_one(self, batch)
        return errors

    def delete(self, field: str, value: str) -> None:
        """Delete the articles that have a value in a field."""
        self._writer.delete(field, value)

    def commit(self, replace_all: bool = False) -> None:
        """Make everything visible."""
        self._writer.commit(replace_all=replace_all)

    def cancel(self) -> None:
        """Leave the index as it was."""
        self._writer.cancel()

    def __enter__(self) -> LocalWriting:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.__exit__(kind, error, trace)


def _chars_of(indexed: IndexedArticle) -> int:
    return len(indexed.article.title) + len(indexed.article.body)
