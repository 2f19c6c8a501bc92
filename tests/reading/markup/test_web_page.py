"""What a page's head says of it."""

from __future__ import annotations

import pytest

from tests.reading.markup.pages import json_ld, page_of

CANONICAL = "<link rel=Canonical href='http://larnvik.example/harp'>"
SHARED = "<meta property='og:url' content='http://m.larnvik.example/harp'>"


def test_meta_elements_are_asked_for_by_their_names_in_order() -> None:
    metas = "<meta name=Author content=Mara><meta property='author ' content=Ada><meta name=by content=''>"
    page = page_of(metas)
    assert list(page.meta_values("by", "author")) == ["Mara", "Ada"]
    assert (page.meta("by", "author"), page.meta("by")) == ("Mara", "")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Harp | Courier</title><meta property='og:title' content='The harp'>", "The harp"),
        ("<title>Harp | Courier</title>", "Harp | Courier"),
        ("", ""),
    ],
)
def test_the_title_for_sharing_goes_first(head: str, title: str) -> None:
    assert page_of(head).title == title


@pytest.mark.parametrize(("head", "address"), [(SHARED + CANONICAL, "http://larnvik.example/harp"), ("", "")])
def test_the_canonical_address_goes_first(head: str, address: str) -> None:
    assert page_of(head).address == address
    assert page_of(SHARED).address == "http://m.larnvik.example/harp"


def test_the_first_page_of_a_site_is_the_address_of_no_other() -> None:
    assert (
        page_of("<link rel=canonical href='http://m.larnvik.example/'>" + SHARED).address
        == "http://m.larnvik.example/harp"
    )


def test_the_language_is_that_for_sharing_or_of_the_root() -> None:
    assert page_of("<meta property='og:locale' content=pt_BR>", language="en").language == "pt-BR"
    assert (page_of(language="nb").language, page_of().language) == ("nb", "")


def test_the_description_and_the_data_of_a_page() -> None:
    page = page_of("<meta name=description content='A harp.'>" + json_ld({"@type": "Article"}))
    assert (page.description, page.json_ld.values) == ("A harp.", [{"@type": "Article"}])


def test_a_site_whose_name_begins_as_another_is_another() -> None:
    head = (
        "<link rel=canonical href='https://echo.example'><meta property='og:url' content='https://echo.example.net/a'>"
    )
    assert page_of(head).address == "https://echo.example"
