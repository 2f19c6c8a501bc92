"""What a line alone tells of whether it may be a headline."""

from __future__ import annotations

from searchapp.reading.cleaning.headlines.line_tests import address_of, headline_text, may_be_headline


def test_arrows_and_bullets_are_no_part_of_a_headline() -> None:
    assert headline_text("> Ferry sails") == "Ferry sails"
    assert headline_text("- I will sail") == "- I will sail"


def test_a_line_that_tells_when_the_page_came_out_is_no_headline() -> None:
    assert not may_be_headline("erstellt: 4. Mai 2021, 15:25 in: Harbour | Council: 0")


def test_an_address_alone_on_its_line_is_no_headline() -> None:
    assert address_of("Source: https://example.org/ferry") == "https://example.org/ferry"
    assert not may_be_headline("https://example.org/ferry")
    assert address_of("The ferry has an address") == ""
