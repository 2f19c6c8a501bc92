"""The element of a page that holds its article."""

from __future__ import annotations

import pytest

from searchapp.reading.cleaning.line_features import line_shape
from searchapp.reading.html_blocks.blocks import page_blocks
from searchapp.reading.markup.container import Layout, page_layout, prose_words
from tests.reading.markup.pages import root_of

PROSE = "The ferry between the islands will sail every second hour from Monday, its owners said on the quay."
STORY = f"<p>{PROSE}</p>" * 4
MENU = "<nav><ul><li><a href=x>Home</a><li><a href=y>Sport</a></ul></nav>"
TITLE = "Ferry sails again after nine weeks"


def layout(body: str, title: str = TITLE) -> Layout:
    """The layout of a page with this body."""
    page = page_layout(page_blocks(root_of(f"<html><body>{body}</body></html>")), title)
    assert page is not None
    return page


def container(body: str, title: str = TITLE) -> str:
    """The class of the element that holds the article, or else its tag."""
    element = layout(body, title).container
    return element.class_name or element.tag


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"{MENU}<div class=wrap><div class=text>{STORY}</div>{MENU}</div>", "text"),
        (f"<div class=text><blockquote>{STORY}</blockquote></div>", "text"),
        (f"<div class=text>{STORY}</div><div class=comments>{STORY}</div>", "text"),
        (f"<div class=all><div class=part>{STORY}</div><div class=part>{STORY}</div></div>", "all"),
        (f"<div class=story-body>{STORY}</div><div class=rail>{STORY}</div>", "story-body"),
    ],
)
def test_the_container_is_the_innermost_element_with_most_of_the_prose(body: str, expected: str) -> None:
    assert container(body) == expected


def test_a_long_request_for_consent_is_no_article() -> None:
    notice = "<p>De Bode maakt gebruik van cookies en van technieken die daarop lijken om u te tonen wat u leest.</p>"
    assert container(f"<div class=modal>{notice * 9}</div><div class=text><p>{PROSE}</p></div>") == "text"


def test_of_two_articles_the_one_under_the_pages_title_is_meant() -> None:
    first = f"<div class=first><h1>{TITLE}</h1>{STORY}</div>"
    second = f"<section class=second><h1>Goat is found in the brewery</h1>{STORY}</section>"
    assert container(first + second) == "first"
    assert container(first + second, "Goat is found in the brewery - Courier") == "second"


def test_blocks_know_whether_they_stand_inside_and_repeat_the_title() -> None:
    page = layout(f"<div class=text><h1>{TITLE}</h1>{STORY}</div>{MENU}", f"{TITLE} | Courier")
    assert list(page.inside) == [True] * 5 + [False] * 2
    assert list(page.repeats_title) == [True] + [False] * 6


def test_links_are_worth_nothing_and_prose_its_words() -> None:
    page = layout(f"{STORY}<p><a href=x>{PROSE}</a></p><p>Oats</p>")
    words = line_shape(PROSE).prose_words
    assert list(page.worths) == [words] * 4 + [0, 0]
    assert [prose_words(block, line_shape(block.look)) for block in page.blocks] == [words] * 4 + [0, 0]


def test_a_page_without_text_has_no_layout() -> None:
    assert page_layout([], TITLE) is None
