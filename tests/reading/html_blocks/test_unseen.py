"""What readers of a page do not see."""

from __future__ import annotations

import pytest

from searchapp.reading.html_blocks.html_fragments import html_to_text


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        (
            '<p>Read <a href="/x">our list<span class="sr-only"> (opens in a new window)</span></a> now</p>',
            "Read our list now",
        ),
        ('<p>Tea <span style="DISPLAY: none">brew=4</span>at four</p>', "Tea at four"),
        ("<p>Tea <b hidden>and cake </b>at four</p>", "Tea at four"),
        ('<p>Tea <i style="visibility:hidden">and cake </i>at four</p>', "Tea at four"),
        ('<p>Tea <i style="backface-visibility:hidden">and cake </i>at four</p>', "Tea and cake at four"),
        ('<p><span aria-hidden="true">T</span><span class="visually-hidden">T</span>ea at four</p>', "Tea at four"),
        (
            '<p class="screen-reader-text">Skip to the tea</p><p>Tea is at four in the hall</p>',
            "Tea is at four in the hall",
        ),
        ('<p><span class="hidden md:inline">Tea</span> at four</p>', "Tea at four"),
        ("<p><span hidden>" + "Tea is at four. " * 30 + "</span>Cake</p>", "Tea is at four. " * 30 + "Cake"),
    ],
)
def test_short_phrases_that_are_not_seen_are_left_out(fragment: str, text: str) -> None:
    assert html_to_text(fragment) == text
