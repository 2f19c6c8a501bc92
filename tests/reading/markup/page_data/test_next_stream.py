"""Rows that Next.js streams to a page."""

from __future__ import annotations

import json
from collections.abc import Sequence

from searchapp.reading.markup.page_data.next_stream import as_markup, next_rows
from tests.hanging import no_hang
from tests.reading.markup.pages import root_of


def rows(*chunks: str) -> Sequence[object]:
    """The rows of a page whose scripts push these chunks."""
    pushes = (f"<script>self.__next_f.push([1,{json.dumps(chunk)}])</script>" for chunk in chunks)
    start = "<script>(self.__next_f=self.__next_f||[]).push([0]);self.__next_f.push([2,null])</script>"
    return next_rows(root_of(f"<html><body>{start}{''.join(pushes)}</body></html>"))


def test_rows_are_cut_anywhere_and_refer_to_texts() -> None:
    assert rows('1:I["a.js"]\n2:{"title":"Weir', ' shut","body":"$a"}\na:T5,wéir', '3:["$L9", "$$4 a ton"]\n') == [
        {"title": "Weir shut", "body": "wéir"},
        ["", "$4 a ton"],
    ]


def test_elements_become_markup() -> None:
    link = ["$", "a", None, {"href": "/x?a&b", "children": ["No ", 7]}]
    component = ["$", "$L3", None, {"onClick": "$undefined", "children": [None, False, link]}]
    written = ["$", "div", "1", {"className": "text", "dangerouslySetInnerHTML": {"__html": "<p>The weir.</p>"}}]
    assert as_markup(component) == '<a href="/x?a&amp;b">No 7</a>'
    assert as_markup([written, "2 < 3"]) == '<div class="text"><p>The weir.</p></div>2 &lt; 3'


def test_broken_streams_have_an_end() -> None:
    with no_hang():
        assert rows("1:Tffffffff,weir") == rows("no row") == rows('1:["$"') == []
        assert as_markup(rows("1:" + '["$","p",null,{"children":' * 500 + "1" + "}]" * 500)[0]).startswith("<p><p>")
    assert next_rows(root_of("<html><body><script>self.__next_f.push([1,</script></body></html>")) == []
