"""The index that a server answers from, kept up with what writers commit."""

from __future__ import annotations

from threading import Lock

from flask import current_app

from searchapp.article_index import ArticleIndex
from searchapp.backends.locations import Location

EXTENSION = "searchapp"


class LiveIndex:
    """Opens the index when it is first asked for, so that a server may start before there is one."""

    def __init__(self, location: Location) -> None:
        self._location = location
        self._lock = Lock()
        self._index: ArticleIndex | None = None

    def current(self) -> ArticleIndex:
        """The newest state of the index; BackendError where there is none that can be used."""
        if self._index is None:
            with self._lock:
                self._index = self._index or ArticleIndex.open(self._location)
        self._index.refresh()
        return self._index


def current_index() -> ArticleIndex:
    """The index that the app at work answers from. Raises BackendError."""
    live: LiveIndex = current_app.extensions[EXTENSION]
    return live.current()
