"""Names of organizations that their form or a set phrase shows."""

from __future__ import annotations

import pytest

from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.organizations.name_patterns import with_patterns
from searchapp.model.facts import Mention
from tests.extraction.tokenized import tokens_of


def found(text: str, *by_model: str) -> list[str]:
    """The names found in a text, where the model has found some."""
    mentions = [Mention(text.index(name), text.index(name) + len(name), name, "model") for name in by_model]
    tokens = tokens_of(text)
    return sorted(mention.text for mention in with_patterns(mentions, tokens, text, lexicon()))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was signed by Orr & Tully LLC today.", ["Orr & Tully LLC"]),
        ("It was signed by Hart, Lowe & Co. of York.", ["Hart, Lowe & Co"]),
        ("The maker, ZIBO TOYOMA VALVES CO., LTD., sells pumps.", ["ZIBO TOYOMA VALVES CO., LTD"]),
        ("Shares of Dunn & Bradshaw and Abbot & Bell's fell.", ["Abbot & Bell's", "Dunn & Bradshaw"]),
        ("It was signed by Orvessa Tea (Pty) Ltd today.", ["Orvessa Tea (Pty) Ltd"]),
        ("It was signed by Orr International and Tully Ltd.", ["Tully Ltd"]),
        ("Terms & Conditions apply.", []),
        ("Orvessa & the Larks left.", []),
        ("Orrin, JP Orr and Tully & Co. met.", ["Tully & Co"]),
        ("The CEO & Ana Tallis left.", []),
        ("He read Inc. at home.", []),
    ],
)
def test_legal_forms_and_ampersands_show_names(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_a_known_name_keeps_its_genitive() -> None:
    assert found("Sainsbury's chairman left.", "Sainsbury") == ["Sainsbury's"]
    assert found("Moody's warned, and so did Orvessa's board.", "Moody", "Orvessa") == ["Moody's", "Orvessa"]


def test_a_word_for_its_kind_introduces_a_name() -> None:
    assert found("His first band, the Larkmen, grew; a firm called Marrow paid.") == ["Larkmen", "Marrow"]


def test_the_opponent_of_a_team_is_a_team_but_no_country() -> None:
    assert found("Arden Rovers drew with Elmore.", "Arden Rovers") == ["Arden Rovers", "Elmore"]
    assert found("Arden Rovers lost to Croatia.", "Arden Rovers") == ["Arden Rovers"]
    assert found("France beat Spain.") == []


def test_lists_are_parted() -> None:
    assert found("Facebook/Instagram were down.", "Facebook/Instagram") == ["Facebook", "Instagram"]
    assert found("The Marrow/Tull Agency grew.", "Marrow/Tull Agency") == ["Marrow/Tull Agency"]
    assert found("Walmart and Costco closed.", "Walmart and Costco") == ["Costco", "Walmart"]
    assert found("Bank of America and Orvessa Tea met.", "Bank of America and Orvessa Tea") == [
        "Bank of America",
        "Orvessa Tea",
    ]
    assert found("Bank of Norway and China Mobile met.", "Bank of Norway and China Mobile") == [
        "Bank of Norway",
        "China Mobile",
    ]
    assert found("The Board of Tea and Salt met.", "Board of Tea and Salt") == ["Board of Tea and Salt"]


def test_a_name_in_quotes_behind_its_kind() -> None:
    assert found("The group “Larks of the Marsh” met. A charity 'Tea for Ducks' paid.") == [
        "Larks of the Marsh",
        "Tea for Ducks",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Doctors Without Borders left.", ["Doctors Without Borders"]),
        ("Those doctors without borders left.", []),
        ("Google's cook and the Google of old", ["Google", "Google"]),
        ("They sold Barnes & Noble.", ["Barnes & Noble"]),
        ("They met Kaori Suzuki and Sheikh Sabah.", []),
        ("They bought a Suzuki.", ["Suzuki"]),
        ("They watched Channel 4 and a film of 20th Century Fox.", ["20th Century Fox", "Channel 4"]),
        ("They met on the 20th at the channel.", []),
        ("Procter and Gamble grew.", ["Procter and Gamble"]),
        ("Radiohead and Wet Leg sang; their guitarist had a wet leg.", ["Radiohead", "Wet Leg"]),
    ],
)
def test_known_names_with_their_capitals(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_two_names_with_legal_forms_are_two() -> None:
    assert found("Marrow S.A. and Tully ASA reported.") == ["Marrow S.A.", "Tully ASA"]
    assert found("It is owned by Tully Lines GmbH & Co. KG of Orr.") == ["Tully Lines GmbH & Co. KG"]
    assert found("Marrow and Tully Ltd reported.") == ["Marrow and Tully Ltd"]


def test_bodies_of_england_are_called_by_their_field() -> None:
    assert found("Highways England and Hockey Wales said no.") == ["Highways England", "Hockey Wales"]
    assert found("NHS England said no.", "NHS") == ["NHS England"]
    assert found("They left New England and flew to Sport England's rivals.") == ["Sport England"]
    assert found("The Skills England Act passed.") == []


def test_known_acronyms_around_a_slash_are_bodies_of_their_own() -> None:
    assert found("Cooks of WHO/UNICEF met.") == ["UNICEF", "WHO"]
    assert found("Cooks with TEA/SALT met.") == []


def test_armed_groups_begin_as_such_do() -> None:
    assert found("Jaish al-Orra and Lashkar-e-Orra left; Ana al-Orra did not.") == ["Jaish al-Orra", "Lashkar-e-Orra"]


def test_papers_called_by_a_word_have_an_article_with_a_capital() -> None:
    assert found("It was in The Sun and, The Telegraph wrote, in The Sun Garden.") == ["Sun", "Telegraph"]
    assert found("The sun shone. The Star fell.") == []


def test_known_name_may_have_a_small_part_behind_a_hyphen() -> None:
    assert found("They joined Lashkar-e-Taiba in May.") == ["Lashkar-e-Taiba"]


def test_a_known_name_may_have_small_words() -> None:
    name = "Islamic State in the Greater Sahara"
    assert found(f"The {name} grew.", "Islamic State") == [name]


def test_a_long_known_name_is_one_though_the_model_cuts_it() -> None:
    text = "The U.S. Securities and Exchange Commission met."
    assert found(text, "U.S. Securities", "Exchange Commission") == ["Securities and Exchange Commission"]
    assert found(text, "U.S. Securities and Exchange Commission") == ["U.S. Securities and Exchange Commission"]


def test_a_photographer_is_credited_with_an_agency() -> None:
    assert found("It rained. Photo: Ana Tallis/Orvessa Pictures") == ["Orvessa Pictures"]
    assert found("Picture by: Bo Holt / Marrow.") == ["Marrow"]
    assert found("Photo: rain/snow in May.") == []


def test_who_has_a_title_is_no_team_in_a_fixture() -> None:
    assert found("They saw Mr Tully vs Orr Rovers.", "Orr Rovers") == ["Orr Rovers"]
    assert found("They saw Tully Town vs Orr Rovers.", "Orr Rovers") == ["Orr Rovers", "Tully Town"]
