"""The summary below a pasted headline, above which a part of the page's menu stands."""

from __future__ import annotations

import pytest

from searchapp.reading.cleaning.boilerplate import body_lines
from searchapp.reading.cleaning.lines import Line

MENU = ["Skip to main content", "Log in", "News", "Sport", "Culture"]
HEADLINE = "Brae council votes to sell the last municipal bakery of the town"
SUMMARY = "Loss-making ovens can no longer be carried, the town hall says as bakers plan to bid"
STORY = "The council of Brae has agreed to sell its last bakery, ending a century of public bread."


@pytest.mark.parametrize(
    ("below", "stays"),
    [
        (SUMMARY, True),
        ("Bread and politics", False),
        ("Ada Lunt, right, at the oven of the mill in Brae on Monday", False),
    ],
    ids=["summary", "kicker", "caption"],
)
def test_a_summary_right_below_the_headline_is_body(below: str, stays: bool) -> None:
    texts = [*MENU, HEADLINE, below, "By Eva Lund", "9 May 2024", STORY, STORY.replace("Brae", "Holm")]
    kept = [
        text for text, body in zip(texts, body_lines([*map(Line, texts)], [False] * len(texts)), strict=True) if body
    ]
    assert kept == [below] * stays + texts[-2:]
