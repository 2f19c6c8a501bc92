"""Which mentions of one article name one organization."""

from __future__ import annotations

import tracemalloc
from itertools import product

import pytest

from searchapp.extraction.name_words.name_keys import canonical_key
from searchapp.extraction.organizations.coreference import clean_label, cluster_mentions
from searchapp.model.facts import Mention
from tests.hanging import no_hang


def clusters(*names: str) -> dict[str, set[str]]:
    """Organization id → its names, for names that one article mentions in this order."""
    mentions = [Mention(100 * index, 100 * index + len(name), name, "test") for index, name in enumerate(names)]
    return {
        organization.id: {mention.text for mention in organization.mentions}
        for organization in cluster_mentions(mentions)
    }


@pytest.mark.parametrize(
    ("names", "together"),
    [
        (("International Tea Board", "ITB"), True),
        (("Atlas Tea Corp", "Atlas Tea"), True),
        (("Atlas Tea Inc.", "ATLAS TEA"), True),
        (("Marina News Agency", "Marina"), True),
        (("Lake Institute for Ice Policy", "Lake Institute"), True),
        (("Norsund Labour Organisation", "Norsund Labor Organization"), True),
        (("The Société Bleue", "Societe Bleue"), True),
        (("Norsund-Paint", "Norsund Paint"), True),
        (("U.S. Trade and Tea Commission", "Trade and Tea Commission"), True),
        (("Chicago Larks", "Larks"), True),
        (("Peru Congress", "Congress"), False),
        (("Doctors Without Borders", "MSF"), True),
        (("Association of Southeast Asian Nations", "Asean"), True),
        (("U.S. Food and Drug Administration", "FDA"), True),
        (("United States Food and Drug Administration", "U.S. Food and Drug Administration"), True),
        (("ISIS", "ISIL"), True),
        (("U.S. World Bank", "World Bank"), True),
        (("U.S. Food and Drug Administration", "Food and Drug Administration", "FDA"), True),
        (("Oxford University Press", "Oxford University"), False),
        (("Norsund Larks", "Larks"), False),
        (("Ford Motor Credit", "Ford"), False),
        (("Atlas Tea and Coffee Company", "Atlas"), False),
        (("Atlas Inc", "Atlas Insurance"), False),
        (("Ministry of Tea", "Ministry of Coffee"), False),
        (("Ministry of Tea", "Ministry"), False),
        (("Tea Board of Kenya", "TBA"), False),
    ],
)
def test_names_join_where_they_are_one_organization(names: tuple[str, str], together: bool) -> None:
    assert (len(clusters(*names)) == 1) is together
    assert clusters(*names).keys() == clusters(*reversed(names)).keys()


def test_an_acronym_in_brackets_joins_the_name_before_it() -> None:
    text = "The World Chess League (LEXCHE) met. Atlas Tea (XYZ) poured."
    spans = [(text.index(name), name) for name in ("World Chess League", "LEXCHE", "Atlas Tea", "XYZ")]
    mentions = [Mention(start, start + len(name), name, "test") for start, name in spans]
    assert [organization.id for organization in cluster_mentions(mentions, text)] == [
        "world-chess-league",
        "atlas-tea",
        "xyz",
    ]


def test_initials_in_small_letters_join_the_name_before_their_brackets() -> None:
    text = "The National Tea Price Authority (Natpa) met, and so did Orr Tea (Ditta). Natpa left."
    spans = [(text.index(name), name) for name in ("National Tea Price Authority", "Natpa", "Orr Tea", "Ditta")]
    mentions = [Mention(start, start + len(name), name, "test") for start, name in spans]
    assert [organization.id for organization in cluster_mentions(mentions, text)] == [
        "national-tea-price-authority",
        "natpa",
        "orr-tea",
        "ditta",
    ]
    text = "The National Tea Price Authority (Ntpa) met."
    mentions = [Mention(4, 32, "National Tea Price Authority", "test"), Mention(34, 38, "Ntpa", "test")]
    assert [organization.id for organization in cluster_mentions(mentions, text)] == ["national-tea-price-authority"]


def test_a_short_form_of_two_organizations_joins_neither() -> None:
    assert len(clusters("Atlas News", "Atlas Airways", "Atlas")) == 3


def test_a_possessive_joins_its_name_but_is_no_reason_to_cut_one() -> None:
    assert clusters("Norsund's", "Norsund") == {"norsund": {"Norsund's", "Norsund"}}
    assert canonical_key("Marnie's") == "marnies"


def test_a_known_firm_is_not_its_branch() -> None:
    branch = "Samsung Electronics for Latin America"
    assert clusters(branch, "Samsung Electronics") == {
        "samsung-electronics-for-latin-america": {branch},
        "samsung-electronics": {"Samsung Electronics"},
    }
    assert clusters("Tea Foundation for West Africa", "Tea Foundation") == {
        "tea-foundation-for-west-africa": {"Tea Foundation for West Africa", "Tea Foundation"}
    }


def test_many_bodies_with_one_headword_take_no_time() -> None:
    letters = "abdefgiklmnoprstuz"
    words = [first + second + third + fourth for first, second, third, fourth in product(letters[:12], repeat=4)]
    with no_hang(15):
        assert len(clusters(*(f"{word.capitalize()}o Tea Board" for word in words))) == len(words)


def test_an_acronym_is_shown_without_full_stops_where_a_text_has_it_so() -> None:
    mentions = [Mention(0, 4, "O.T.", "test"), Mention(9, 11, "OT", "test")]
    assert [organization.label for organization in cluster_mentions(mentions)] == ["OT"]


def test_a_label_has_no_article_but_that_of_the_hague() -> None:
    assert [clean_label(name) for name in ("The Tea Court", "The Hague Court")] == ["Tea Court", "The Hague Court"]


def test_a_row_of_names_without_end_takes_no_memory() -> None:
    row = " & ".join(["Alder", "Birch"] * 2_000)
    tracemalloc.start()
    assert len(clusters(row, "Alder")) == 2
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20 << 20
