"""When the articles of an index were added to it."""

from __future__ import annotations

from pathlib import Path

from searchapp.backends.additions import additions_of, latest_addition
from searchapp.backends.base import IndexedArticle
from searchapp.backends.local.backend import LocalBackend
from searchapp.backends.local.writing import LocalWriting
from searchapp.model.article import Article
from searchapp.model.facts import Facts


def index_of(folder: Path, **added: str) -> LocalBackend:
    """An index of articles that were added at these instants."""
    with LocalWriting(folder) as writing:
        for name, instant in added.items():
            writing.add(IndexedArticle(Article(name, "Tea."), Facts(), "a.txt\t1", added=instant))
    return LocalBackend(folder)


def test_the_latest_addition_is_that_of_the_newest_article(tmp_path: Path) -> None:
    backend = index_of(tmp_path, old="2020-01-01T00:00:00Z", new="2021-01-01T00:00:00Z", unknown="")
    assert latest_addition(backend) == "2021-01-01T00:00:00Z"


def test_an_index_without_articles_has_none(tmp_path: Path) -> None:
    assert latest_addition(index_of(tmp_path)) == ""


def test_additions_are_told_of_the_articles_that_are_there(tmp_path: Path) -> None:
    backend = index_of(tmp_path, tea="2020-01-01T00:00:00Z", oats="")
    assert additions_of(backend, ["tea", "gone", "oats"]) == {"tea": "2020-01-01T00:00:00Z", "oats": ""}
    assert additions_of(backend, []) == {}
