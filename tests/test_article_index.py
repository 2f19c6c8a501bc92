"""`ArticleIndex`: a program that keeps it open sees what is written, and is told when it is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.errors import IndexMissingError
from searchapp.ingest import update_index


@pytest.fixture
def pond(tmp_path: Path) -> Path:
    """An index of one article, beside the article's folder."""
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "frogs.txt").write_text("Frogs Sing\n\nThe frogs of the mill pond sang all night, a ranger said.")
    update_index(tmp_path / "index", [str(articles)])
    return tmp_path


def test_it_moves_to_what_was_written_since(pond: Path) -> None:
    with ArticleIndex.open(pond / "index") as index:
        assert not index.refresh()
        (pond / "articles" / "toads.txt").write_text("Toads Join In\n\nThe toads of the mill pond sang too on Sunday.")
        update_index(pond / "index", [str(pond / "articles")])
        assert index.search(SearchRequest("pond")).total == 1
        assert index.refresh()
        assert index.search(SearchRequest("pond")).total == 2


def test_a_folder_that_is_gone_is_told_and_found_again(pond: Path) -> None:
    with ArticleIndex.open(pond / "index") as index:
        (pond / "index").rename(pond / "elsewhere")
        with pytest.raises(IndexMissingError, match="any more"):
            index.refresh()
        (pond / "elsewhere").rename(pond / "index")
        assert not index.refresh()
