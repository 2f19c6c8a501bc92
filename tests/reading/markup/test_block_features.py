"""What can be seen of a page's blocks: their form, their names, where they stand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.reading.html_blocks.blocks import page_blocks
from searchapp.reading.markup.block_features import Window, block_window
from searchapp.reading.markup.container import page_layout
from tests.reading.markup.pages import root_of

PROSE = "The ferry between the islands will sail every second hour from Monday, its owners said on the quay."
TITLE = "Ferry sails again after nine weeks"


def window(body: str, description: str = "") -> Window:
    """The window of a page with this body."""
    layout = page_layout(page_blocks(root_of(f"<html><body>{body}</body></html>")), TITLE)
    assert layout is not None
    return block_window(layout, description)


def features(body: str, description: str = "") -> list[set[str]]:
    """The names of the features of each block in the window."""
    return [set(row.names) for row in window(body, description).features]


PAGE = (
    f"<div class=story><h1>{TITLE}</h1><p>{PROSE}</p><figure><figcaption>The quay</figcaption></figure>"
    f"{f'<p>{PROSE}</p>' * 2}"
    "<h3>Read next</h3><ul><li><a href=x>Goat is found</a></li></ul></div><div class=newsletter>Sign up</div>"
)


def test_the_form_of_a_block_and_the_names_around_it() -> None:
    title, prose, caption, *_, link, letter = features(PAGE)
    assert {"tag=h1", "title", "prose=False", "before:edge"} <= title
    assert {"tag=p", "prose=True", "link=0", "repeated", "position=in"} <= prose
    assert {"in_figure", "in_figcaption", "tag=figcaption"} <= caption
    assert {"in_li", "link=4", "listed=True&link=4", "position=below"} <= link
    assert {"own_newsletter", "negative=1", "last", "after:edge"} <= letter


def test_a_button_above_a_paragraph_begins_no_list_of_links() -> None:
    *_, paragraph = features(f"<h1>{TITLE}</h1><div>Tweet this</div><div>Share on Facebook</div><p>{PROSE}</p>")
    assert not any(name.startswith("listed=True") for name in paragraph)


def test_neighbours_lend_a_block_their_plainer_features() -> None:
    title, prose, *_ = features(PAGE)
    assert {"after:tag=p", "after:prose=True"} <= title
    assert {"before:tag=h1", "before:title", "after:tag=figcaption"} <= prose
    assert not any(name.startswith("before:") and "&" in name for name in prose)


def test_the_last_prose_ends_the_article() -> None:
    rows = features(PAGE)
    assert ["end" in names for names in rows] == [False] * 4 + [True] + [False] * 3
    assert ["last" in names for names in rows] == [False] * 5 + [True] * 3


def test_a_block_that_begins_like_the_description_is_marked() -> None:
    assert ["description" in names for names in features(PAGE, PROSE[:80])][:3] == [False, True, False]
    assert not any("description" in names for names in features(PAGE))


def test_the_window_reaches_from_the_headline_to_shortly_below_the_container() -> None:
    menu = "<p><a href=x>Goat</a></p>" * 30
    page = window(f"{menu}<h1>{TITLE}</h1>{menu}<div class=story>{f'<p>{PROSE}</p>' * 4}</div>{menu}")
    assert (page.start, page.stop) == (30, 30 + 1 + 30 + 4 + 8)
    assert [row.in_run for row in page.features] == [False] * 31 + [True] * 4 + [False] * 8


@settings(max_examples=40)
@given(st.lists(st.sampled_from((f"<p>{PROSE}", "<div>", "</div>", "<h2>Read next", "<a href=x>Goat", "<li>", "oats"))))
def test_every_block_of_the_window_of_any_page_has_features(pieces: list[str]) -> None:
    page = window("oats" + "".join(pieces))
    assert len(page.features) == page.stop - page.start
    assert all("block" in row.names for row in page.features)
