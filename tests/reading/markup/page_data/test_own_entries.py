"""Which objects of a page's data are about its own article."""

from __future__ import annotations

import pytest

from searchapp.reading.markup.page_data.own_entries import headline_test, is_page_type, own_entries
from tests.reading.markup.pages import json_ld, page_of

HEAD = "<link rel=canonical href='https://larnvik.example/harp?from=home'><meta property='og:title' content='The harp'>"
OTHER = {"@type": "NewsArticle", "headline": "The kite", "url": "https://larnvik.example/kite"}


def ranks(*entries: dict[str, object]) -> list[float]:
    """The ranks of the entries of a page on the harp."""
    return [rank for rank, _ in own_entries(page_of(HEAD + json_ld(entries), "<h1>A harp in Larnvik</h1>"))]


@pytest.mark.parametrize(
    "entry",
    [
        {"@type": "NewsArticle", "url": "http://larnvik.example/harp/#top"},
        {"@type": "NewsArticle", "mainEntityOfPage": {"@id": "//larnvik.example/harp"}},
        {"@type": "NewsArticle", "headline": "The “harp”"},
        {"@type": "Report", "name": "A harp in Larnvik"},
    ],
)
def test_an_entry_of_the_pages_address_or_headline_is_its_article(entry: dict[str, object]) -> None:
    assert ranks(entry) == [1]


def test_its_own_article_goes_before_others_and_the_page_and_things_of_other_kinds_are_none() -> None:
    own = {"@type": "NewsArticle", "headline": "The harp"}
    assert ranks({"@type": "WebPage"}, OTHER, {"@type": "Person", "name": "The harp"}, own) == [1, 1.5, 2.2]


def test_an_entry_without_a_headline_is_not_taken_for_a_page_without_one() -> None:
    page = page_of(json_ld({"@type": "NewsArticle", "headline": ""}))
    assert [rank for rank, _ in own_entries(page)] == [1.5]


def test_types_of_pages_and_sites() -> None:
    kinds = ("WebPage", "ItemPage", "WebSite", "NewsArticle", "PageTurner")
    assert [kind for kind in kinds if is_page_type(kind)] == ["WebPage", "ItemPage", "WebSite"]


def test_the_pages_article_goes_by_its_heading_or_by_its_title_without_the_site() -> None:
    page = page_of("<title>The harp | Larnvik Post</title>", "<h1>A harp in Larnvik</h1>")
    assert [*map(headline_test(page), ("The Harp", "A “harp” in Larnvik", "The flute", ""))] == [
        True, True, False, False,
    ]  # fmt: skip
