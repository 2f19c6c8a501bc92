"""Tags and names of accounts, as in posts that people paste, find articles with the words that they are made of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.backends.locations import Location
from searchapp.ingest import update_index
from tests.conformance.corpus import news, write_lines

POSTS = (
    news("aground", "Aground", "The night ferry of Ada Holm ran aground in the inlet."),
    news("tagged", "Tagged", "Passengers asked for their money by thousands of posts with the tag #NightFerry."),
    news("owls", "Owls", "A ferry for owls runs by night. Nobody has money for tickets, and owls cannot pay."),
)


@pytest.fixture
def posts(location: Location, tmp_path: Path) -> Iterator[ArticleIndex]:
    update_index(location, [str(write_lines(tmp_path / "news" / "a.jsonl", POSTS))])
    with ArticleIndex.open(location) as index:
        yield index


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#NightFerry", {"aground", "tagged"}),
        ("#nightferry", {"tagged"}),
        ("@AdaHolm", {"aground"}),
        ("@AdaHolm where did passengers pay", {"aground", "tagged", "owls"}),
        ('@AdaHolm +"ran aground"', {"aground"}),
    ],
)
def test_they_find(posts: ArticleIndex, text: str, expected: set[str]) -> None:
    assert {hit.id for hit in posts.search(SearchRequest(text)).hits} == expected


def test_the_words_of_a_tag_are_marked(posts: ArticleIndex) -> None:
    (hit,) = posts.search(SearchRequest("@AdaHolm")).hits
    assert [run.text for run in hit.snippet if run.match] == ["Ada", "Holm"]
