"""The values of a field that is named, while one types."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from searchapp.article_index import ArticleIndex
from searchapp.ingest import update_index
from searchapp.model.request import SearchRequest
from tests.town import write_news

NOTES = [
    {"id": "seal", "title": "A seal", "body": "It slept.", "source": "Reed Post", "byline": "Ana Lontra"},
    {"id": "pier", "title": "A pier", "body": "It creaked.", "source": "Reed Post", "byline": "Bo Reed"},
    {"id": "quay", "title": "A quay", "body": "It shone.", "source": "Coast Herald", "countries": ["NO"]},
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ArticleIndex]:
    folder: Path = tmp_path_factory.mktemp("fields")
    update_index(folder / "index", [str(write_news(folder / "news", NOTES))])
    with ArticleIndex.open(folder / "index") as index:
        yield index


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("source:re", [("Reed Post", 2, "", "source")]),
        ('seal source:"reed p', [("Reed Post", 1, "seal", "source")]),
        ("Author:lon", [("Ana Lontra", 1, "", "byline")]),
        ("source:", [("Reed Post", 2, "", "source"), ("Coast Herald", 1, "", "source")]),
        ("country:norw", [("Norway", 1, "", "country")]),
        ("source:zebra", []),
        ("-source:re", []),
        ("seal NOT source:re", []),
    ],
)
def test_values_of_the_field_are_offered_with_what_stands_before(
    index: ArticleIndex, text: str, values: list[tuple[str, int, str, str]]
) -> None:
    offered = [(each.text, each.count, each.query, each.parameter) for each in index.suggestions(SearchRequest(text))]
    assert offered == values


@pytest.mark.parametrize("text", ["source:reed se", 'source:"reed post" se', "note: se", "title:se"])
def test_behind_a_value_words_go_on(index: ArticleIndex, text: str) -> None:
    assert {each.facet for each in index.suggestions(SearchRequest(text))} <= {""}
