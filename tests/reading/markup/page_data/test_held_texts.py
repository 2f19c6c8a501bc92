"""Texts that a page holds and does not show."""

from __future__ import annotations

import json

from searchapp.reading.markup.page_data.held_texts import held_texts
from searchapp.reading.markup.web_page import WebPage
from tests.reading.markup.pages import article, json_ld, page_of

LEAD = "The weir was shut on Monday after nine votes in the board."
TEXT = f"{LEAD} " + " ".join(f"The owner of mill number {number} was not asked." for number in range(9))


def shown(page: WebPage) -> str:
    return " ".join("".join(page.root.itertext()).split())


def held(markup: str, body: str = LEAD) -> list[str]:
    return list(held_texts(page_of("", markup), body, shown))


def test_a_whole_text_in_the_data_or_in_a_template_completes_its_lead() -> None:
    assert held(json_ld(article(articleBody=TEXT))) == [TEXT]
    assert held(f"<p>{LEAD}</p><noscript><div>{TEXT}</div></noscript>") == [TEXT]


def test_a_text_that_is_no_longer_or_another_completes_nothing() -> None:
    for body in (TEXT, "Harps are made of maple, of willow or of lime, and every string of theirs is spun. " * 9):
        assert held(json_ld(article(articleBody=TEXT)), body) == []


def test_what_is_streamed_counts_where_nothing_is_shown() -> None:
    row = json.dumps(f"1:{json.dumps(['$', 'p', None, {'children': TEXT}])}\n")
    stream = f"<script>self.__next_f.push([1,{row}])</script>"
    assert held(stream, "Loading") == [TEXT]
    assert held(stream, TEXT) == []
