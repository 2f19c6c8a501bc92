"""Section and writers, as a page gives them."""

from __future__ import annotations

import pytest

from searchapp.reading.markup.declared_dates import declared_dates
from searchapp.reading.markup.page_data.site import page_url
from searchapp.reading.markup.page_facts import byline, labelled_source, section
from tests.reading.markup.pages import article
from tests.reading.markup.pages import page_with as page


def test_writers_of_the_data_go_before_those_that_are_shown() -> None:
    people = [{"@type": "Person", "name": "Ada Lunt"}, {"@type": "Person", "name": "Piet Moor"}]
    assert (
        byline(page(body="<p class='byline'>By Nobody Else</p>", data=article(author=people))) == "Ada Lunt, Piet Moor"
    )


def test_writers_by_their_given_and_family_names() -> None:
    person = {"@type": "Person", "givenName": "Ada", "familyName": "Lunt"}
    assert byline(page(data=article(author=person))) == "Ada Lunt"


def test_what_a_page_tells_parsely_is_told_of_its_article() -> None:
    metadata = '{"title": "Weir shut", "author": "Ada Lunt", "section": "Coast", "pub_date": "2021-05-04T09:00:00Z"}'
    page_of_parsely = page(f"<meta name='parsely-page' content='{metadata}'>")
    assert (byline(page_of_parsely), section(page_of_parsely)) == ("Ada Lunt", "Coast")
    assert [str(date.published.value) for date in declared_dates(page_of_parsely, None)] == ["2021-05-04"]


def test_a_site_is_a_writer_only_where_nobody_else_is() -> None:
    head = "<meta property='og:site_name' content='Oxmere Echo'>"
    data = article(author={"@type": "Organization", "name": "Oxmere Echo"})
    assert byline(page(head, "<span class='author'>By Ada Lunt</span>", data)) == "Ada Lunt"
    assert byline(page(head, "", data)) == "Oxmere Echo"


def test_the_site_behind_a_writer_is_none_of_the_name() -> None:
    head = "<meta property='og:site_name' content='Oxmere Echo'><meta name=author content='Ada Lunt Oxmere Echo'>"
    assert byline(page(head)) == "Ada Lunt"
    assert byline(page(f"{head}<link rel=canonical href='https://echo.example/goat'>")) == "Ada Lunt"


def test_a_shown_writer_goes_before_the_publisher_in_the_head() -> None:
    head = "<meta name=author content='Oxmere Broadcasting Corporation'>"
    assert byline(page(head, "<p class=byline>By <a rel=author href=/a>Ada Lunt</a></p>")) == "Ada Lunt"
    assert byline(page(head, "<p class=byline>From the newsroom</p>")) == "Oxmere Broadcasting Corporation"
    assert byline(page("<meta name=author content='Ada Lunt'>", "<p class=byline>Coast By Ada Lunt</p>")) == "Ada Lunt"


def test_an_address_of_a_writer_is_no_name() -> None:
    head = "<meta property='article:author' content='https://social.example/adalunt'>"
    assert byline(page(head)) == ""


def test_a_form_for_comments_names_nobody() -> None:
    assert byline(page(body="<form><label class='comment-author'>Zoe Tern</label></form>")) == ""


def test_an_address_is_no_section() -> None:
    assert section(page("<meta property='article:section' content='https://echo.example/ferries'>")) == ""


def test_the_section_is_what_the_page_declares() -> None:
    assert section(page(data=article(articleSection=["Harbour", "Sea"]))) == "Harbour"
    assert section(page("<meta property='article:section' content='Quays'>")) == "Quays"


def test_writers_of_other_stories_are_none_of_the_article() -> None:
    related = "<div class='related'><a href='x'>Goat found</a> <span class='author'>Jon Reed</span></div>"
    assert byline(page(body=f"<h1>Ferry</h1>{related}")) == ""
    assert (
        byline(page(body="<div class='related'><h1>Ferry</h1><span class='author'>Ada Lunt</span></div>")) == "Ada Lunt"
    )


def test_writers_may_be_named_by_reference() -> None:
    graph = [article(author={"@id": "#ada"}), {"@type": "Person", "@id": "#ada", "name": "Ada Lunt"}]
    assert byline(page(data={"@graph": graph})) == "Ada Lunt"


def test_a_line_below_the_headline_names_the_writers_of_a_page_without_names_of_elements() -> None:
    assert byline(page(body="<h1>Ferry sails again</h1><p>BY ADA LUNT AND PIET MOOR<br>STAFF WRITERS</p>")) == (
        "ADA LUNT, PIET MOOR"
    )
    assert byline(page(body="<h1>Ferry sails again</h1><p>By Friday the ferry will sail, said Ada Lunt.</p>")) == ""


@pytest.mark.parametrize(
    "line",
    [
        "14 January 2023 | Ada Lunt",
        "Ada Lunt – 14.01.2023",
        "Ada LuntJanuary 14, 2023",
        "Posted on January 14th, 2023 by Ada Lunt in Ferries | 3 Comments",
    ],
)
def test_a_person_beside_the_day_is_the_writer(line: str) -> None:
    assert byline(page(body=f"<h1>Ferry sails again</h1><p>{line}</p>")) == "Ada Lunt"


@pytest.mark.parametrize("beside", ["Local News", "Sri Lanka", "Oxmere Post", "Comments", "Ada Lunt | Brae"])
def test_what_else_stands_beside_the_day_is_no_writer(beside: str) -> None:
    assert byline(page(body=f"<h1>Ferry sails again</h1><p>14 January 2023 | {beside}</p>")) == ""


def test_labels_below_the_headline_name_the_writer_and_the_source() -> None:
    weir = page(body="<h1>旧码头将关闭两年时间</h1><div>2021-03-02　来源：城报　记者：林明</div><p>旧码头将关闭。</p>")
    assert (byline(weir), labelled_source(weir)) == ("林明", "城报")
    edited = "<h1>The weir is shut</h1><div>Written by <a>Ada Lunt</a> | Edited by <a>Piet Moor</a> | Brae</div>"
    assert byline(page(body=edited)) == "Ada Lunt"
    korean = page(body="<h1>부두를 두 해 동안 폐쇄</h1><div>김철수 기자 kim@echo.example</div>")
    assert byline(korean) == "김철수"


def test_the_lines_of_a_byline_are_apart() -> None:
    assert byline(page(body="<p class='byline'>Ada <b>Lunt</b><br>Harbour editor</p>")) == "Ada Lunt"
    spans = "<span>Ada <b>Lunt</b></span> <span class=job-title>Harbour reporter</span> <time>9 Nov 2021</time>"
    assert byline(page(body=f"<div class=author>By {spans}</div>")) == "Ada Lunt"


def test_writers_that_are_linked_one_beside_the_other() -> None:
    links = "<p>by <a rel=author href=/ada>Ada Lunt</a> and <a rel=author href=/piet>Piet Moor</a></p>"
    assert byline(page(body=f"<h1>Ferry</h1>{links}")) == "Ada Lunt, Piet Moor"


def test_a_story_may_name_its_writer_and_its_address_in_its_footer() -> None:
    footer = "<footer>By <a class='p-author h-card'>Ada Lunt</a> <a class=p-canonical href='https://echo.example/ferry'>link</a></footer>"
    story = page(body=f"<article><h1>Ferry</h1><p>It sailed.</p>{footer}</article>")
    assert (byline(story), page_url(story)) == ("Ada Lunt", "https://echo.example/ferry")
    assert byline(page(body=f"<h1>Ferry</h1><footer>{footer}</footer>")) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Written by Ada Lunt. Edited by Piet Moor. Fact-checked by Jo Reed.",
        "By Ada Lunt @adalunt",
        "By Ada Lunt, PhD",
        "By Ada Lunt. Translated by Piet Moor",
        "Text: Ada Lunt Foto: Piet Moor",
        "Words: Ada Lunt. Photographs: Piet Moor",
        "Guest contributor: Ada Lunt",
        "Door onze correspondent Ada Lunt",
    ],
)
def test_who_edited_translated_or_pictured_a_story_did_not_write_it(line: str) -> None:
    assert byline(page(body=f"<h1>Ferry sails again</h1><p>{line}</p>")) == "Ada Lunt"


def test_an_agency_beside_a_writer() -> None:
    assert byline(page(body="<h1>Ferry sails again</h1><p>By Ada Lunt and AFP</p>")) == "Ada Lunt, AFP"
    assert byline(page(body="<h1>Barca navega</h1><p>Por Ada Lunt / EFE</p>")) == "Ada Lunt, EFE"


@pytest.mark.parametrize(
    "element",
    [
        "<div class=author><a href=/ada>Ada Lunt</a><a href=t>Twitter</a><a href=m>Email</a></div>",
        "<div class=author><a href=/ada>Ada Lunt</a> sails on ferries and writes of them for the Echo.</div>",
        "<span itemprop=author itemscope><meta itemprop=name content='Ada Lunt'></span>",
        "<div class=author-info><div class=avatar>AL</div><div>Ada Lunt</div><div class=role>Reporter</div></div>",
    ],
)
def test_what_stands_beside_the_name_in_its_element_is_none_of_it(element: str) -> None:
    assert byline(page(body=f"<h1>Ferry sails again</h1>{element}")) == "Ada Lunt"


def test_names_in_the_head_may_be_those_of_a_catalogue() -> None:
    several = "<meta name=citation_author content='Lunt, Ada'><meta name=citation_author content='Moor, Piet'>"
    assert byline(page(several)) == "Ada Lunt, Piet Moor"
    assert byline(page("<meta name=author content='Lunt, Ada; Moor, Piet'>")) == "Ada Lunt, Piet Moor"
    assert byline(page("<meta name=author content='AFP, Reuters'>")) == "AFP, Reuters"


def test_a_paper_is_no_writer_beside_persons() -> None:
    authors = [
        {"@type": "Person", "name": "<a href='/a'>Ada Lunt</a>"},
        {"@type": "Organization", "name": "Oxmere Echo"},
    ]
    assert byline(page(data=article(author=authors))) == "Ada Lunt"
    assert byline(page(data=article(author=authors[1]))) == "Oxmere Echo"


def test_what_is_no_writer_is_none() -> None:
    assert byline(page(body="<p class='byline'>Thursday, 4 June 2020</p>")) == ""
    assert byline(page(body="<p class='byline'>Norway</p>")) == ""


def test_who_took_a_picture_wrote_nothing() -> None:
    picture = "<figure><figcaption><span class=photo-author>Piet Moor</span></figcaption></figure>"
    assert byline(page(body=f"<h1>Ferry</h1>{picture}<p class=byline>By Ada Lunt</p>")) == "Ada Lunt"
