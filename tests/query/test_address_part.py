"""An address in a query finds the articles that have it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from searchapp import query
from searchapp.backends.base import Backend, Plan
from searchapp.errors import QueryError
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.request import SearchRequest
from tests.backends.local.written import written

ADDRESSES = {
    "plain": "https://weir.example/otters",
    "first": "https://weir.example/read?id=1",
    "second": "https://weir.example/read?id=2",
    "longer": "https://weir.example/readers",
    "site": "https://news.weir.example/",
}


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    named = Article("named", "See weir.example/otters for more.")
    addressed = [Article(name, "Fog.", url=url) for name, url in ADDRESSES.items()]
    backend = written(tmp_path_factory.mktemp("index"), [(article, Facts()) for article in (named, *addressed)])
    yield backend
    backend.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://weir.example/otters", "named plain"),
        ("address:weir.example/otters", "plain"),
        ("weir.example/read", "first second"),
        ("site:weir.example/read", "first second"),
        ("weir.example/read?id=2", "second"),
        ("site:weir.example", "first longer plain second site"),
        ("site:news.weir.example", "site"),
    ],
)
def test_an_address_finds_its_articles(backend: Backend, text: str, expected: str) -> None:
    resolved = query.resolve(SearchRequest(text), backend)
    (outcome,) = backend.run([Plan(resolved.tree, resolved.filters)])
    assert sorted(outcome.ids) == expected.split()


def test_what_is_no_address_is_told(backend: Backend) -> None:
    with pytest.raises(QueryError, match="is no address"):
        query.resolve(SearchRequest("site:otters"), backend)
