"""Texts of articles in the data of scripts: only those of the page's own headline."""

from __future__ import annotations

import json

import pytest

from searchapp.reading.markup.page_data.script_texts import script_article, script_texts, streamed_texts
from tests.reading.markup.pages import page_of

HARP = {"title": "The harp", "body": "<p>A harp was found.</p><p>It has no strings.</p>"}
WHOLE = "A harp was found.\nIt has no strings."


def texts(script: str, kind: str = "") -> list[str]:
    """The texts in a script of a page on the harp."""
    attribute = f" type='{kind}'" if kind else ""
    return list(
        script_texts(page_of("<title>The harp | Larnvik Post</title>", f"<script{attribute}>{script}</script>"))
    )


def test_states_that_are_json_or_assigned() -> None:
    state = json.dumps({"props": {"pageProps": [{"story": HARP}]}})
    assert texts(state, "application/json") == [WHOLE]
    assert texts(f"var a = 1; window.__STATE__ = {state}; start();") == [WHOLE]
    assert texts(state, "text/template") == []


@pytest.mark.parametrize(
    "content",
    [
        {"rendered": HARP["body"]},
        [{"type": "p", "text": "A harp was found."}, {"type": "p", "text": "It has no strings."}],
        {
            "type": "doc",
            "content": [
                {"type": "paragraph", "content": [{"text": "A harp "}, {"type": "link", "text": "was found."}]},
                {"type": "paragraph", "content": [{"text": "It has no strings."}]},
            ],
        },
    ],
)
def test_texts_in_parts_are_joined_by_their_paragraphs(content: object) -> None:
    assert texts(json.dumps({"headline": "The harp", "content": content}), "application/json") == [WHOLE]


def test_texts_of_other_stories_and_scripts_that_are_no_data_are_passed_over() -> None:
    assert texts(json.dumps([HARP | {"title": "The flute"}]), "application/json") == []
    assert texts("{broken", "application/json") == []
    assert texts("if (a = {b: 1}) { run(); }") == []


def test_a_story_of_arc_is_its_texts_without_the_links_to_others() -> None:
    parts = [
        {"type": "text", "content": "The weir <b>closed</b>."},
        {"type": "interstitial_link", "content": "Cheese maker fined"},
        {"type": "social_media", "html": "<blockquote><p>What a ferry!</p></blockquote>"},
        {"type": "text", "content": "It was old."},
    ]
    state = {"headlines": {"basic": "Weir shut"}, "content_elements": parts}
    script = f"window.Fusion=window.Fusion||{{}};Fusion.globalContent={json.dumps(state)};Fusion.lastModified=1"
    page = page_of("<title>Weir shut</title>", f"<h1>Weir shut</h1><script>{script}</script>")
    assert list(script_texts(page)) == ["The weir closed.\nIt was old."]


def test_texts_in_a_stream_of_next() -> None:
    row = json.dumps(f"1:{json.dumps({'story': HARP})}\n")
    page = page_of("<title>The harp | Larnvik Post</title>", f"<script>self.__next_f.push([1,{row}])</script>")
    assert list(streamed_texts(page)) == [WHOLE]


def test_the_day_and_the_writer_stand_beside_a_text_that_is_no_teaser() -> None:
    for count in (1, 9):
        story = HARP | {
            "body": str(HARP["body"]) * count,
            "publishedAt": "2021-03-02T08:00:00Z",
            "author": "Mara Quill",
        }
        state = f"<script type=application/json>{json.dumps({'story': story})}</script>"
        article = script_article(page_of("<title>The harp | Larnvik Post</title>", state))
        assert bool(article) == (count == 9)
        if article:
            assert article.published
            assert article.published.value == "2021-03-02"
            assert article.byline == "Mara Quill"
