"""Sentences that a page repeats in large letters."""

from __future__ import annotations

import pytest

from searchapp.reading.html_blocks.blocks import page_blocks
from searchapp.reading.markup.pull_quotes import without_pull_quotes
from tests.reading.markup.pages import root_of

GOAT = "“A goat that climbs one tower will climb them all,” said Nils Ferrow, who keeps forty of them above Oxmere."


def kept(content: str) -> list[str]:
    """The blocks that are left if all were taken for body."""
    blocks = page_blocks(root_of(f"<html><body><main>{content}</main></body></html>"))
    is_body = without_pull_quotes(blocks, [True] * len(blocks))
    return [block.text for block, body in zip(blocks, is_body, strict=True) if body]


@pytest.mark.parametrize(
    "quotation",
    [
        "<blockquote>“A goat that climbs one tower will climb them all,”<cite>Nils Ferrow</cite></blockquote>",
        "<aside><p>A goat that climbs one tower will climb them all</p></aside>",
        "<div class='quote'><p>“A goat that climbs one tower will climb them all”</p><span>Nils Ferrow</span></div>",
        "<figure><blockquote><p>A goat that climbs one tower will climb them all.</p></blockquote></figure>",
        "<h3>“A goat that climbs one tower will climb them all”</h3>",
        "<p><em>A goat that climbs one tower will climb them all.</em></p>",
    ],
)
def test_a_sentence_of_the_text_is_shown_once(quotation: str) -> None:
    assert kept(f"<p>{GOAT}</p>{quotation}<p>Nobody asked the goat.</p>") == [GOAT, "Nobody asked the goat."]


@pytest.mark.parametrize(
    "other",
    [
        "<blockquote>Towers were built for bells, and never for goats of any kind.</blockquote>",
        "<h3>A goat that climbs one tower</h3>",
        "<p>Nils Ferrow</p>",
        "<ul><li>a goat that climbs one tower will climb them all</li></ul>",
    ],
)
def test_what_the_text_does_not_say_or_what_is_no_quotation_stays(other: str) -> None:
    assert len(kept(f"<p>{GOAT}</p>{other}")) == 2


def test_of_two_blocks_that_are_alike_none_is_taken_for_a_quotation_of_the_other() -> None:
    assert kept(f"<p>{GOAT}</p><p>{GOAT}</p>") == [GOAT, GOAT]
