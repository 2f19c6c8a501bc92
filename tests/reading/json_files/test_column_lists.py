"""Columns that are lists become rows."""

from __future__ import annotations

import pytest

from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.json_files.column_lists import rows_of_lists


def test_each_place_in_the_lists_is_an_article() -> None:
    content = b'{"title": ["Weir", "Oats"], "text": ["The weir is shut.", "Oats fell."], "likes": [3, null]}'
    weir, oats = read_articles(SourceFile("a.json", content=content))
    assert isinstance(weir, Article)
    assert isinstance(oats, Article)
    assert [(weir.title, weir.body), (oats.title, oats.body)] == [("Weir", "The weir is shut."), ("Oats", "Oats fell.")]


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"title": ["Weir"], "text": ["The weir is shut."]},
        {"title": ["Weir"], "text": ["The weir is shut.", "Nobody came."]},
        {"title": "Weir", "text": ["The weir is shut.", "Nobody came."]},
        {"text": ["The weir is shut.", "Nobody came."], "tags": ["weir", "mill"]},
        {"posts": [{}, {}], "users": [{}, {}]},
    ],
)
def test_other_objects_are_no_table(value: dict[str, object]) -> None:
    assert rows_of_lists(value) == []
