"""Site, section, writers and address, as a page gives them."""

from __future__ import annotations

import json

from searchapp.reading.markup.blocks import page_root
from searchapp.reading.markup.page_facts import byline, page_url, section, site_name, site_names
from searchapp.reading.markup.web_page import WebPage, web_page


def page(head: str = "", body: str = "", data: object = None) -> WebPage:
    script = f"<script type='application/ld+json'>{json.dumps(data)}</script>" if data else ""
    root = page_root(f"<html><head>{head}{script}</head><body>{body}<p>The ferry sailed.</p></body></html>")
    assert root is not None
    return web_page(root)


def article(**fields: object) -> dict[str, object]:
    return {"@type": "NewsArticle", **fields}


def test_writers_of_the_data_go_before_those_that_are_shown() -> None:
    people = [{"@type": "Person", "name": "Ada Lunt"}, {"@type": "Person", "name": "Piet Moor"}]
    assert (
        byline(page(body="<p class='byline'>By Nobody Else</p>", data=article(author=people))) == "Ada Lunt, Piet Moor"
    )


def test_a_site_is_a_writer_only_where_nobody_else_is() -> None:
    head = "<meta property='og:site_name' content='Oxmere Echo'>"
    data = article(author={"@type": "Organization", "name": "Oxmere Echo"})
    assert byline(page(head, "<span class='author'>By Ada Lunt</span>", data)) == "Ada Lunt"
    assert byline(page(head, "", data)) == "Oxmere Echo"


def test_an_address_of_a_writer_is_no_name() -> None:
    head = "<meta property='article:author' content='https://social.example/adalunt'>"
    assert byline(page(head)) == ""


def test_a_form_for_comments_names_nobody() -> None:
    assert byline(page(body="<form><label class='comment-author'>Zoe Tern</label></form>")) == ""


def test_the_site_goes_by_its_own_name_or_its_host() -> None:
    address = "<link rel='canonical' href='https://www.oxmere.example/ferry'>"
    assert site_name(page(address)) == "oxmere.example"
    assert site_name(page(address, data=article(publisher={"name": "Oxmere Echo"}))) == "Oxmere Echo"
    assert site_names(page(address)) == ["", "oxmere.example", "oxmere"]


def test_the_section_is_what_the_page_declares() -> None:
    assert section(page(data=article(articleSection=["Harbour", "Sea"]))) == "Harbour"
    assert section(page("<meta property='article:section' content='Quays'>")) == "Quays"


def test_an_address_without_a_host_is_completed() -> None:
    head = "<link rel='canonical' href='/2021/ferry'><meta property='og:url' content='https://oxmere.example/x'>"
    assert page_url(page(head)) == "https://oxmere.example/2021/ferry"
    assert page_url(page("<link rel='canonical' href='/2021/ferry'>")) == ""


def test_writers_of_other_stories_are_none_of_the_article() -> None:
    related = "<div class='related'><a href='x'>Goat found</a> <span class='author'>Jon Reed</span></div>"
    assert byline(page(body=f"<h1>Ferry</h1>{related}")) == ""
    assert (
        byline(page(body="<div class='related'><h1>Ferry</h1><span class='author'>Ada Lunt</span></div>")) == "Ada Lunt"
    )


def test_writers_may_be_named_by_reference() -> None:
    graph = [article(author={"@id": "#ada"}), {"@type": "Person", "@id": "#ada", "name": "Ada Lunt"}]
    assert byline(page(data={"@graph": graph})) == "Ada Lunt"


def test_an_address_is_told_from_the_pages_base() -> None:
    head = "<base href='https://larnvik.example/news/'><link rel='canonical' href='ferry'>"
    assert page_url(page(head)) == "https://larnvik.example/news/ferry"


def test_a_line_below_the_headline_names_the_writers_of_a_page_without_names_of_elements() -> None:
    assert byline(page(body="<h1>Ferry sails again</h1><p>BY ADA LUNT AND PIET MOOR<br>STAFF WRITERS</p>")) == (
        "ADA LUNT, PIET MOOR"
    )
    assert byline(page(body="<h1>Ferry sails again</h1><p>By Friday the ferry will sail, said Ada Lunt.</p>")) == ""


def test_the_lines_of_a_byline_are_apart() -> None:
    assert byline(page(body="<p class='byline'>Ada <b>Lunt</b><br>Harbour editor</p>")) == "Ada Lunt"


def test_a_page_out_of_an_archive_has_the_address_that_it_had() -> None:
    kept = "https://web.archive.example/web/20190504120000/https://echo.example/ferry"
    archived = page(f"<link rel='canonical' href='{kept}'>")
    assert (page_url(archived), site_name(archived)) == ("https://echo.example/ferry", "echo.example")


def test_writers_that_are_linked_one_beside_the_other() -> None:
    links = "<p>by <a rel=author href=/ada>Ada Lunt</a> and <a rel=author href=/piet>Piet Moor</a></p>"
    assert byline(page(body=f"<h1>Ferry</h1>{links}")) == "Ada Lunt, Piet Moor"


def test_a_story_may_name_its_writer_and_its_address_in_its_footer() -> None:
    footer = "<footer>By <a class='p-author h-card'>Ada Lunt</a> <a class=p-canonical href='https://echo.example/ferry'>link</a></footer>"
    story = page(body=f"<article><h1>Ferry</h1><p>It sailed.</p>{footer}</article>")
    assert (byline(story), page_url(story)) == ("Ada Lunt", "https://echo.example/ferry")
    assert byline(page(body=f"<h1>Ferry</h1><footer>{footer}</footer>")) == ""
