"""The organizations that an article brings, in its text."""

from __future__ import annotations

import pytest

from searchapp.extraction.cued_patterns import distinct_words
from searchapp.extraction.organizations.given_organizations import given_organizations
from searchapp.model.facts import Organization


def brought(names: tuple[str, ...], text: str) -> tuple[Organization, ...]:
    """The organizations that an article with a text brings."""
    return given_organizations(names, text, distinct_words(text))


def test_what_an_article_brings_is_kept_and_located() -> None:
    atlas, board = brought(("Atlas Tea", "Tea Board"), "The tea fair opens today. ATLAS TEA will pour.")
    assert (atlas.id, board.id, board.mentions) == ("atlas-tea", "tea-board", ())
    assert [(mention.text, mention.rule) for mention in atlas.mentions] == [("ATLAS TEA", "given")]
    assert brought((), "The tea fair opens today.") == ()


@pytest.mark.parametrize(
    ("given", "body", "mentions"),
    [
        ("Nordic Kelp Board", "The Nordic Kelp Board met. NKB said no; nkb is no word.", ["Nordic Kelp Board", "NKB"]),
        ("opec", "Opec rose. OPEC fell. The Organization of Petroleum Exporting Countries met.", ["OPEC", "full"]),
        ("World Bank", "The World Bank lends. No world bank does.", ["World Bank"]),
        ("Union of Sailors", "The US and the Union of Sailors agree.", ["Union of Sailors"]),
        ("Apple", "An apple from Apple.", ["Apple"]),
        ("kelp.net", "Ask kelp.net.", ["kelp.net"]),
    ],
)
def test_what_an_article_brings_is_located_by_its_acronym_and_other_spellings(
    given: str, body: str, mentions: list[str]
) -> None:
    (organization,) = brought((given,), body)
    full = "Organization of Petroleum Exporting Countries"
    assert [mention.text.replace(full, "full") for mention in organization.mentions] == mentions
    assert all(body[mention.start : mention.end] == mention.text for mention in organization.mentions)


def test_a_short_name_that_an_article_brings_is_no_word_of_its_text() -> None:
    (health,) = brought(("who",), "The WHO asked who slept, and who did not.")
    assert [mention.text for mention in health.mentions] == ["WHO"]


def test_capitals_whose_small_letters_are_longer_shift_no_mention() -> None:
    (bank,) = brought(("Kelp Bank",), "In İzmir the KELP BANK lends.")
    assert [mention.text for mention in bank.mentions] == ["KELP BANK"]
