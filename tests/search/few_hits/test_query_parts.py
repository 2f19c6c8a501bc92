"""The parts of a query, of which each is counted by itself."""

from __future__ import annotations

import pytest

from searchapp import SearchRequest
from searchapp.search.few_hits.query_parts import parts_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('"articles about" zebras reeds', ['"articles about"', "zebras", "reeds"]),
        ("articles AND about AND zebras", ["articles", "about", "zebras"]),
        ("articles about OR zebras quaggas", ["articles", "about OR zebras", "quaggas"]),
        ("articles about zebras", ["zebras"]),
        ("articles about -zebras", ["articles", "about", "-zebras"]),
    ],
)
def test_what_is_told_of_parts_leaves_out_only_what_was_not_looked_for(text: str, parts: list[str]) -> None:
    assert [part.text for part in parts_of(SearchRequest(text))] == parts


@pytest.mark.parametrize("text", ["", '"reeds'])
def test_what_cannot_be_read_has_no_parts(text: str) -> None:
    assert not parts_of(SearchRequest(text))
