"""The JSON-LD of a page, broken though its scripts may be, and the objects in it."""

from __future__ import annotations

import pytest

from searchapp.reading.markup.json_ld import JsonLd, is_article, json_ld_of, types_of
from tests.reading.markup.pages import root_of


def script(text: str, kind: str = "application/ld+json") -> JsonLd:
    """The JSON-LD of a page with this script."""
    return json_ld_of(root_of(f"<html><head><script type='{kind}'>{text}</script></head><body>x</body></html>"))


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "The harp"}',
        '<!--{"name": "The harp"}-->',
        '//<![CDATA[\n{"name": "The harp"}\n//]]>',
        '/*<![CDATA[*/ {"name": "The harp"} /*]]>*/',
        '{"name": "The harp",};',
        '{"name": "The\nharp"}',
        "{&quot;name&quot;: &quot;The harp&quot;}",
    ],
)
def test_scripts_that_programs_write_are_read(text: str) -> None:
    assert script(text).values == [{"name": "The harp"}]


def test_what_cannot_be_read_is_kept_as_it_is_and_other_scripts_are_passed_over() -> None:
    assert script('{"name": ').broken == ['{"name": ']
    assert script('{"name": "x"}', "text/javascript") == JsonLd([], [])
    assert script('{"name": "x"}', " Application/LD+JSON; charset=utf-8").values


def test_objects_come_outer_before_inner_and_those_of_the_page_apart() -> None:
    item, article = {"@type": "Article", "name": "other"}, {"@type": "Article", "name": "own", "comment": {"name": "c"}}
    data = JsonLd([{"@graph": [article, {"@type": "ItemList", "itemListElement": [item]}]}])
    assert [entry.get("name") for entry in data.entries()] == [None, "own", "c", None, "other"]
    assert [entry.get("name") for entry in data.top_entries()] == [None, "own", None]


def test_endless_nesting_is_given_up() -> None:
    value: object = {"name": "deep"}
    for _ in range(50):
        value = {"@graph": [value]}
    assert len(list(JsonLd([value]).entries())) < 10
    assert len(list(JsonLd([value]).top_entries())) < 10


def test_bodies_are_plain_text_and_empty_ones_are_none() -> None:
    data = JsonLd([{"articleBody": "<p>The harp.</p>"}, {"articleBody": " "}, {"articleBody": [{}]}])
    assert list(data.article_bodies()) == [("", "The harp.")]
    paragraphs = JsonLd([{"articleBody": ["The harp.", "The kite."]}])
    assert list(paragraphs.article_bodies()) == [("", "The harp.\nThe kite.")]


def test_types_and_live_blogs() -> None:
    blog = {"@type": ["NewsArticle", "LiveBlogPosting"]}
    assert types_of(blog) == ["NewsArticle", "LiveBlogPosting"]
    assert JsonLd([{"about": blog}]).is_live_blog()
    assert not JsonLd([{"@type": "NewsArticle"}]).is_live_blog()
    kinds = ("NewsArticle", "BlogPosting", "Report", "CreativeWork", "CreativeWorkSeries", "Event", "Person")
    assert [kind for kind in kinds if is_article({"@type": kind})] == list(kinds[:4])


def test_the_entries_of_a_live_blog_are_one_text() -> None:
    updates = [{"headline": "Noon", "articleBody": "<p>A string broke.</p>"}, {"articleBody": "It was mended."}]
    data = JsonLd([{"@type": "LiveBlogPosting", "liveBlogUpdate": updates}])
    assert next(data.article_bodies())[1] == "Noon\nA string broke.\nIt was mended."


def test_references_lead_to_the_object_that_they_name() -> None:
    data = JsonLd([{"@graph": [{"author": {"@id": "#ada"}}, {"@id": "#ada", "name": "Ada Holm"}]}])
    assert data.resolved({"@id": "#ada"}) == {"@id": "#ada", "name": "Ada Holm"}
    assert data.resolved({"@id": "#eva"}) == {"@id": "#eva"}
    assert data.resolved("Ada Holm") == "Ada Holm"


def test_names_may_have_the_prefix_of_their_vocabulary() -> None:
    data = script('{"@type": "schema:NewsArticle", "schema:author": {"schema:name": "Ada"}}')
    assert data.values == [{"@type": "schema:NewsArticle", "author": {"name": "Ada"}}]
