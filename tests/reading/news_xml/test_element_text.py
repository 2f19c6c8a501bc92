"""The text of XML elements by their names, whatever their namespace."""

from __future__ import annotations

import pytest
from lxml import etree

from searchapp.reading.news_xml.element_text import (
    attribute_at,
    block_text,
    captions,
    every,
    first,
    first_date,
    has_blocks,
    line_at,
    line_of,
    without_headline,
)

STORY = etree.fromstring(
    "<story xmlns:n='urn:n'><n:head><title> </title><title>The\n harp</title></n:head>"
    "<body><head>x</head><p n:id='1' id='one'>It was <em>shown</em>.</p>"
    "<media><caption>The harp,  shown</caption></media>"
    "<table><tr><td>Oats</td><td>Rye</td></tr></table></body></story>"
)


def test_a_path_of_names_begins_anywhere_and_goes_down_one_level_a_name() -> None:
    assert [line_of(title) for title in every(STORY, "title")] == ["", "The harp"]
    assert [line_of(title) for title in every(STORY, "head/title")] == ["", "The harp"]
    assert list(every(STORY, "story/title")) == list(every(STORY, "body/em")) == []
    assert line_of(first(STORY, "headline", "body/p/em")) == "shown"
    assert line_of(first(STORY, "headline")) == ""


def test_the_first_element_with_a_text_or_an_attribute_is_taken() -> None:
    assert line_at(STORY, "headline", "title") == "The harp"
    assert attribute_at(STORY, "p", "name", "id") == "one"
    assert attribute_at(STORY, "title", "id") == ""


def test_each_block_is_a_line_and_pictures_are_left_to_their_captions() -> None:
    body = first(STORY, "body")
    assert body is not None
    assert has_blocks(body)
    assert block_text(body) == "It was shown.\nOats Rye"
    assert captions(body) == ["The harp, shown"]


def test_a_text_without_blocks_has_its_paragraphs_by_empty_lines() -> None:
    element = etree.fromstring("<body>It was\nshown.\n\nNobody  came.</body>")
    assert not has_blocks(element)
    assert block_text(element) == "It was shown.\nNobody came."


@pytest.mark.parametrize(
    ("texts", "day"), [(("soon", "2015-03-04", "2016-01-01"), "2015-03-04"), (("", "soon"), None), ((), None)]
)
def test_the_first_text_that_tells_a_date(texts: tuple[str, ...], day: str | None) -> None:
    published = first_date(*texts)
    assert (published.value if published else None) == day


def test_a_headline_that_is_repeated_above_a_text_goes_and_a_text_of_its_own_stays() -> None:
    assert without_headline("The harp\nIt was shown.", "The harp") == "It was shown."
    assert without_headline("The harp", "The harp") == "The harp"
    assert without_headline("A harp\nIt was shown.", "The harp") == "A harp\nIt was shown."


def test_words_that_have_an_element_each_are_apart() -> None:
    words = "<x><p><wd>The</wd><wd>weir</wd></p><p><w>is</w><w>shut</w>.</p></x>"
    assert block_text(etree.fromstring(words)) == "The weir\nis shut ."
    assert line_of(etree.fromstring("<ti><wd>Weir</wd><wd>shut</wd></ti>")) == "Weir shut"
