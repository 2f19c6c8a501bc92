"""What the blocks of a page are seen by."""

from __future__ import annotations

from searchapp.reading.html_blocks.blocks import page_blocks
from searchapp.reading.markup.container import page_layout
from searchapp.reading.markup.page_view import PageView
from tests.reading.markup.pages import root_of

PROSE = "The ferry between the islands will sail every second hour from Monday, its owners said on the quay."
TITLE = "Ferry sails again after nine weeks"
PAGE = (
    f"<div class=story><h1>{TITLE}</h1>{f'<p>{PROSE}</p>' * 3}<h3>Read next</h3>"
    "<ul><li><a href=x>Goat is found</a></ul></div><div class=newsletter><p><a href=y>Sign up</a> here</p></div>"
)


def view_of(body: str) -> PageView:
    layout = page_layout(page_blocks(root_of(f"<html><body>{body}</body></html>")), TITLE)
    assert layout is not None
    return PageView(layout, PROSE[:80])


def test_the_run_of_most_prose_is_below_the_headline_and_above_the_lists() -> None:
    view = view_of(PAGE)
    assert (view.headline, view.prose) == (0, [1, 2, 3])
    assert view.run[1] == 4
    assert view.listed == [False] * 5 + [True, True]


def test_elements_are_known_by_where_they_stand_and_what_they_are_called() -> None:
    view = view_of(PAGE)
    *_, prose, _, link, letter = [block.element for block in view.layout.blocks]
    assert view.distance(prose)[0] == 0
    assert view.distance(letter)[0] > 0
    assert view.named(link).tags == {"ul", "li"}
    assert "newsletter" in view.named(letter).own
    assert (view.link_share(prose), view.link_share(link)) == (0.0, 1.0)
    assert 0 < view.link_share(letter) < 1


def test_a_text_describes_the_page_as_the_description_does() -> None:
    view = view_of(PAGE)
    assert view.describes(PROSE)
    assert not view.describes("Goats are found on a hill near the quay.")
