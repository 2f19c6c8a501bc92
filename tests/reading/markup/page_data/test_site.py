"""The address of a page, and what its site calls itself."""

from __future__ import annotations

import pytest

from searchapp.reading.markup.page_data.site import page_url, site_name, site_names
from tests.reading.markup.pages import article
from tests.reading.markup.pages import page_with as page


def test_the_site_goes_by_its_own_name_or_its_host() -> None:
    address = "<link rel='canonical' href='https://www.oxmere.example/ferry'>"
    assert site_name(page(address)) == "oxmere.example"
    assert site_name(page(address, data=article(publisher={"name": "Oxmere Echo"}))) == "Oxmere Echo"
    assert site_names(page(address)) == ["", "oxmere.example", "oxmere"]


def test_a_headline_in_place_of_the_publisher_is_no_name() -> None:
    data = article(headline="Ferry sails", publisher={"name": "Ferry sails"})
    assert (
        site_name(page("<link rel='canonical' href='https://www.oxmere.example/ferry'>", data=data)) == "oxmere.example"
    )


def test_an_address_without_a_host_is_completed() -> None:
    head = "<link rel='canonical' href='/2021/ferry'><meta property='og:url' content='https://oxmere.example/x'>"
    assert page_url(page(head)) == "https://oxmere.example/2021/ferry"
    assert page_url(page("<link rel='canonical' href='/2021/ferry'>")) == ""


def test_a_page_out_of_an_archive_has_the_address_that_it_had() -> None:
    kept = "https://web.archive.example/web/20190504120000/https://echo.example/ferry"
    archived = page(f"<link rel='canonical' href='{kept}'>")
    assert (page_url(archived), site_name(archived)) == ("https://echo.example/ferry", "echo.example")


def test_an_address_is_told_from_the_pages_base() -> None:
    head = "<base href='https://larnvik.example/news/'><link rel='canonical' href='ferry'>"
    assert page_url(page(head)) == "https://larnvik.example/news/ferry"


@pytest.mark.parametrize(
    ("host", "name", "publisher", "shown"),
    [
        ("oxmereecho.example", "Oxmere Echo | All the news of the fens", "", "Oxmere Echo"),
        ("wxok.example", "Fenland News, Weather, Sports | WXOK 4News", "", "WXOK 4News"),
        ("rba.example", "RBA - Ruritanischer Ballbund", "", "RBA"),
        ("oxpost.example", "The Oxmere Post | OxPost.com", "", "The Oxmere Post"),
        ("oxmereecho.example", "oxmereecho", "Oxmere Echo", "Oxmere Echo"),
        ("theoxmere.example", "theoxmere.example", "The Oxmere", "The Oxmere"),
        ("oxmereecho.example", "Larnvik Post", "The Oxmere Echo, LLC", "The Oxmere Echo"),
        ("oxmereecho.example", "Oxmereecho.example", "United Papers", "Oxmereecho.example"),
        ("oxmereecho.example", "اوکسمر نیوز", "Oxmere Echo", "اوکسمر نیوز"),
        ("oxmereecho.example", "Fen Times", "", "Fen Times"),
    ],
)
def test_of_the_names_of_a_site_that_is_shown_which_its_host_is_made_of(
    host: str, name: str, publisher: str, shown: str
) -> None:
    head = f"<link rel='canonical' href='https://www.{host}/ferry'><meta property='og:site_name' content='{name}'>"
    assert site_name(page(head, data=article(publisher={"name": publisher}))) == shown


@pytest.mark.parametrize(
    ("links", "address"),
    [
        ("<a class='u-url' href='https://oxmere.example/ferry'>4 May</a>", "https://oxmere.example/ferry"),
        ("<a class='p-author h-card u-url' href='https://oxmere.example/'>Ada Lunt</a>", ""),
        ("<p class=h-card><a class=u-url href='https://oxmere.example/'>Ada Lunt</a></p>", ""),
    ],
)
def test_a_page_in_microformats_links_to_itself_and_to_people(links: str, address: str) -> None:
    assert page_url(page("", links)) == address


def test_the_archive_that_kept_a_page_is_not_its_site() -> None:
    kept = "<link rel='canonical' href='https://archive.ph/2023.01.14-101112/https://oxmere.example/ferry'>"
    assert site_name(page(f"{kept}<meta property='og:site_name' content='archive.ph'>")) == "oxmere.example"
