"""Two spellings of one address are equal, and the sites that it belongs to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.text.addresses import KEY_CHARS, address_key, archive_of, archived_original, sites_of

KEY = "herald.example/2014/otters"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.herald.example/2014/otters",
        "http://herald.example:8080/2014/otters/",
        "HERALD.example/2014/Otters#comments",
        "m.herald.example/2014/otters?utm_source=feed&fbclid=1",
        " https://user:secret@amp.herald.example/2014/otter%73 ",
    ],
)
def test_what_makes_no_difference_to_a_reader_makes_none_here(address: str) -> None:
    assert address_key(address) == KEY


@pytest.mark.parametrize(
    "address",
    ["https://herald.example/2014/otters?page=2", "https://news.herald.example/2014/otters", "herald.example/2014"],
)
def test_another_page_has_another_key(address: str) -> None:
    assert address_key(address) != KEY


@pytest.mark.parametrize("text", ["", "ferry", "12:30", "night ferry", "http://[::1", "javascript:alert(1)", "a.b"])
def test_what_is_no_address_has_none(text: str) -> None:
    assert address_key(text) == ""
    assert sites_of(text) == ()


def test_a_page_belongs_to_its_host_and_the_domains_above() -> None:
    assert sites_of("https://www.sport.herald.co.example/1") == (
        "sport.herald.co.example",
        "herald.co.example",
        "co.example",
    )


def test_a_very_long_address_stands_for_itself_by_a_digest() -> None:
    long = f"herald.example/{'a' * KEY_CHARS}"
    assert address_key(long).startswith("herald.example/~")
    assert len(address_key(long)) <= KEY_CHARS
    assert address_key(long) == address_key(f"https://www.{long}/")
    assert address_key(long) != address_key(f"{long}a")


PATHS = st.text(st.sampled_from("abé /?=&%#+."), max_size=30)


@given(PATHS)
def test_a_key_is_the_key_of_itself(path: str) -> None:
    key = address_key(f"https://herald.example/{path}")
    assert address_key(key) == key


@pytest.mark.parametrize(
    ("kept", "original"),
    [
        ("https://web.archive.example/web/20190504120000/https://echo.example/a?b=1", "https://echo.example/a?b=1"),
        ("http://archive.example/20190504120000id_/http://echo.example/", "http://echo.example/"),
        ("https://echo.example/20190504120000/about", "https://echo.example/20190504120000/about"),
    ],
)
def test_a_page_in_an_archive_has_the_address_that_it_had(kept: str, original: str) -> None:
    assert archived_original(kept) == original


def test_what_another_archive_kept_has_its_own_address_too() -> None:
    kept = "https://archive.ph/2019.05.04-120000/https://herald.example/2014/otters"
    assert archived_original(kept) == "https://herald.example/2014/otters"


def test_an_archive_is_known_by_its_address_and_when_it_kept_the_page() -> None:
    assert archive_of("https://archive.ph/2019.05.04-120000/https://echo.example/") == ("archive.ph", "20190504120000")
    assert archive_of("https://web.archive.org/web/20190504120000im_/http://echo.example/a") == (
        "web.archive.org",
        "20190504120000",
    )
    assert archive_of("https://echo.example/20190504120000/about") == ("", "")
