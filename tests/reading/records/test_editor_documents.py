"""Documents as editors keep them."""

from __future__ import annotations

from typing import Any

import pytest

from searchapp.reading.records.editor_documents import document_text, parts_of

PIECES: list[Any] = [{"text": "The ferry "}, {"text": "sank", "bold": True}, {"text": "."}]


def leaf_text(value: Any) -> str:
    return value if isinstance(value, str) else str(value.get("text", ""))


@pytest.mark.parametrize(
    "document",
    [
        {"children": [{"type": "paragraph", "children": PIECES}, {"type": "heading", "children": [{"text": "Why"}]}]},
        {
            "type": "doc",
            "content": [
                {"type": "paragraph", "content": [{"type": "text", **piece} for piece in PIECES]},
                {"type": "heading", "content": [{"type": "text", "text": "Why"}]},
            ],
        },
        {"blocks": [{"type": "paragraph", "data": {"text": "The ferry sank."}}, {"type": "header", "text": "Why"}]},
        {"document": {"nodes": [{"nodeType": "paragraph", "content": PIECES}, "Why"]}},
    ],
)
def test_a_block_is_a_line(document: dict[str, Any]) -> None:
    assert document_text(document, leaf_text) == "The ferry sank.\nWhy"


@pytest.mark.parametrize(
    "items",
    [
        ["Two masts", "Six oars"],
        [{"text": "Two masts", "checked": True}, {"text": "Six oars"}],
        [{"text": "Two masts", "items": [{"text": "Six oars", "items": []}]}],
    ],
)
def test_lists_are_lines(items: list[Any]) -> None:
    blocks = [{"type": "paragraph", "data": {"text": "She has"}}, {"type": "list", "data": {"items": items}}]
    assert document_text({"blocks": blocks}, leaf_text) == "She has\nTwo masts\nSix oars"


def test_other_objects_are_no_documents() -> None:
    assert document_text({"text": "The ferry sank."}, leaf_text) == ""
    assert parts_of({"children": []}) is None
    assert parts_of({"children": [1, 2]}) is None
