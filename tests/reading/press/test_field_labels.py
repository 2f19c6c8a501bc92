"""Labels before fields."""

from __future__ import annotations

import pytest

from searchapp.reading.press.field_labels import Label, labelled


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("LENGTH: 120 words", Label("length", "LENGTH", "120 words")),
        ("LÄNGE: 120 Wörter", Label("length", "LÄNGE", "120 Wörter")),
        ("Publication title: The Brae Courier", Label("source", "Publication title", "The Brae Courier")),
        ("Full text:", Label("body", "Full text", "")),
        ("The board said: no", None),
        ("https://brae.example", None),
    ],
)
def test_a_known_label_and_its_value(line: str, label: Label | None) -> None:
    assert labelled(line) == label
