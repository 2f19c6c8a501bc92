"""What stands between the paragraphs of an article and is none of them."""

from __future__ import annotations

import pytest

from searchapp.reading.html_blocks.blocks import page_blocks
from searchapp.reading.markup.between_paragraphs import (
    is_notice,
    without_asides,
    without_link_lists,
    without_notices,
    without_stamps,
)
from tests.reading.markup.pages import root_of

DUCK = "Forty ducks walked through the town hall of Oxmere on Monday, and nobody could say why they did."


def kept(content: str) -> list[str]:
    """The blocks of an article that are left, if all of them were taken for body."""
    blocks = page_blocks(root_of(f"<html><body><main>{content}</main></body></html>"))
    is_body = without_asides(blocks, [True] * len(blocks), next(e for e in blocks[0].element.path if e.tag == "main"))
    is_body = without_link_lists(blocks, without_stamps(blocks, without_notices(blocks, is_body)))
    return [block.text for block, body in zip(blocks, is_body, strict=True) if body]


@pytest.mark.parametrize(
    "aside",
    [
        "<div class='author-bio'><p>Ada Holm writes about ponds.</p></div>",
        "<div id='comments'><p>I saw them too.</p></div>",
        "<form><p>Were you there?</p><label>Yes</label><button>Vote</button></form>",
        "<p>Sign up for our newsletter on ponds.</p>",
        "<p>Share on Facebook</p>",
        "<p>Read more: <a href='x'>Geese in the library</a></p>",
        "<div class='poll'><h4>Do you like ducks?</h4><p>Yes, most of them.</p></div>",
        "<div><h3>For friends of ducks</h3><p>Sign up for our newsletter on ponds.</p></div>",
        "<p>Werbung</p>",
        "<h3>More from the Echo</h3><ul><li><a href='a'>Geese in the library</a></li></ul>",
        "<p><b>Recommended:</b></p><p><a href='a'>Geese in the library</a></p><p><a href='b'>A swan is missing</a></p>",
        "<p>ADVERTISEMENT – CONTINUE READING BELOW</p>",
        "<div class='pagination'><a href='?p=2'>2</a> <a href='?p=3'>3</a> <a href='?p=2'>Next: The geese</a></div>",
    ],
)
def test_boxes_forms_and_requests_are_left_out(aside: str) -> None:
    assert kept(f"<p>{DUCK}</p>{aside}<p>{DUCK}</p>") == [DUCK, DUCK]


def test_labels_below_the_last_paragraph_are_left_out() -> None:
    assert kept(f"<p>{DUCK}</p><p>Related articles</p><p>Tags: ducks, town hall</p>") == [DUCK]


def test_words_of_buttons_stay_in_lists_and_verse() -> None:
    assert kept(f"<p>{DUCK}</p><ul><li>Werbung</li></ul><p>{DUCK}</p>") == [DUCK, "Werbung", DUCK]
    assert kept(f"<p>{DUCK}</p><p>Home</p><p>No more</p>") == [DUCK, "Home", "No more"]


def test_a_box_with_text_of_its_own_beside_a_notice_stays() -> None:
    box = f"<div><h3>The hall</h3><p>{DUCK}</p><p>Sign up for our newsletter on ponds.</p></div>"
    assert kept(f"<p>{DUCK}</p>{box}<p>{DUCK}</p>") == [DUCK, "The hall", DUCK, DUCK]


def test_a_menus_paragraph_with_few_links_stays() -> None:
    assert kept(f"<div class='tabs'><p>{DUCK} <a href='x'>See</a> them.</p></div>") == [f"{DUCK} See them."]


def test_an_article_in_a_form_is_the_article() -> None:
    assert kept(f"<form><p>{DUCK}</p><p>{DUCK}</p></form><p>Short.</p>") == [DUCK, DUCK, "Short."]


@pytest.mark.parametrize(
    "stamp",
    [
        "3 hours ago",
        "vor 3 Stunden",
        "il y a 2 heures",
        "hace 5 días",
        "Today at 14:05",
        "3時間前",
        "2 часа назад",
        "Publié le 3 mai 2019 à 10h30 | Mis à jour le 4 mai 2019 à 9h",
        "2019年5月3日（金）5時00分",
        "3 مايو 2019 10:30",
    ],
)
def test_times_told_from_today_above_the_first_sentence(stamp: str) -> None:
    assert kept(f"<p>{stamp}</p><p>{DUCK}</p>") == [DUCK]
    assert kept(f"<p>{DUCK}</p><p>{stamp}</p>") == [DUCK, stamp]


def test_a_row_of_a_table_asks_for_nothing() -> None:
    row, paragraph = page_blocks(
        root_of("<table><tr><td>Share on</td><td>Facebook</td></tr></table><p>Share on Facebook</p>")
    )
    assert not is_notice(row)
    assert is_notice(paragraph)


def test_whose_a_page_is_and_what_a_picture_shows_are_no_text() -> None:
    foot = "<footer><p>© Oxmere Echo</p></footer>"
    caption = "<figure><figcaption>The pond in May. Photo: Eva Lund</figcaption></figure>"
    assert kept(f"{caption}<p>{DUCK}</p><p>{DUCK}</p>{foot}") == [DUCK, DUCK]
    assert kept(f"<p>{DUCK}</p><p>© is a sign that ducks do not know.</p>{foot}")[-1].startswith("© is a sign")
