"""What a bookmark keeps of an article, so that it can be listed without the index."""

from __future__ import annotations

from msgspec import Struct


class Bookmark(Struct, frozen=True):
    """An article as the list of bookmarks names it."""

    id: str
    title: str
    detail: str


def bookmark_of(article_id: str, title: str, date: str, source: str) -> Bookmark:
    """The bookmark of an article."""
    return Bookmark(article_id, title, " · ".join(filter(None, (date, source))))
