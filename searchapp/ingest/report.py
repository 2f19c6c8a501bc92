"""What indexing tells its caller: how far it is, and what became of every article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from searchapp.errors import ArticleError


@dataclass(frozen=True, slots=True)
class Progress:
    """How far indexing is; `done` and `total` count bytes of files."""

    articles: int
    done: int
    total: int


Watcher = Callable[[Progress], None]


def unwatched(progress: Progress) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of the articles; `unchanged_files` were not read again."""

    added: int
    changed: int
    removed: int
    renewed: int  # articles that have not changed, but whose organizations or countries go by other names now
    unchanged_files: int
    failed: tuple[ArticleError, ...]
    documents: int  # in the index now
    seconds: float
