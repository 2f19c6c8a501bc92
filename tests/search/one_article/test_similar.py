"""Articles with the telling words of another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from searchapp.backends.base import Backend
from searchapp.errors import NotFoundError
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.search.one_article.similar import similar
from tests.backends.local.written import written

BODIES = {
    "otters": "The town counted the otters at the mill and their cubs.",
    "more-otters": "The town says the otters left the mill.",
    "mill": "The town sold the mill to a baker.",
    "budget": "The town passed the budget.",
    "fog": "The town had fog for a week.",
}


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    backend = written(tmp_path_factory.mktemp("index"), [(Article(id_, body), Facts()) for id_, body in BODIES.items()])
    yield backend
    backend.close()


def test_the_most_alike_come_first_and_the_article_itself_never(backend: Backend) -> None:
    answer = similar(backend, "otters", 5)
    assert (answer.id, answer.copies) == ("otters", ())
    assert [hit.id for hit in answer.similar] == ["more-otters", "mill"]


def test_words_that_all_articles_have_tell_nothing(backend: Backend) -> None:
    assert similar(backend, "fog", 5).similar == ()


@pytest.mark.parametrize("size", [0, 1])
def test_there_are_no_more_than_are_asked_for(backend: Backend, size: int) -> None:
    assert len(similar(backend, "otters", size).similar) == size


def test_an_article_that_is_not_there_is_like_none(backend: Backend) -> None:
    with pytest.raises(NotFoundError, match="nobody"):
        similar(backend, "nobody", 5)
