"""What a bookmark keeps of an article."""

from __future__ import annotations

import pytest

from searchapp.web.bookmark import Bookmark, bookmark_of


@pytest.mark.parametrize(
    ("title", "date", "source", "bookmark"),
    [
        ("Tea", "4 May 2019", "Herald", Bookmark("a/1", "Tea", "4 May 2019 · Herald")),
        ("Tea", "", "Herald", Bookmark("a/1", "Tea", "Herald")),
        ("Tea", "Undated", "", Bookmark("a/1", "Tea", "Undated")),
    ],
)
def test_a_bookmark_names_an_article_without_the_index(title: str, date: str, source: str, bookmark: Bookmark) -> None:
    assert bookmark_of("a/1", title, date, source) == bookmark
