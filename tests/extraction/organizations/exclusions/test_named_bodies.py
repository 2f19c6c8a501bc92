"""Names that are no organizations, whatever the model says."""

from __future__ import annotations

import pytest

from tests.extraction.organizations.exclusions.kept import kept
from tests.hanging import no_hang


def test_a_country_behind_an_acronym_is_cut_off() -> None:
    assert kept("The U.N. Lebanon force left.", "U.N. Lebanon") == ["U.N."]


def test_an_acronym_that_the_text_spells_in_small_letters_is_none() -> None:
    assert kept("Reverse osmosis (RO) helps; RO is cheap.", ["RO", "is"][0]) == []
    assert kept("The Regional Office (RO) helps.", "RO") == ["RO"]


def test_common_abbreviations_are_none_unless_they_are_spelled_out_as_names() -> None:
    assert kept("AI beats PCR, TLC and SPF.", "AI", "PCR", "TLC", "SPF") == []
    assert kept("The Central Energy Office (CEO) met.", "CEO") == ["CEO"]
    assert kept("Artificial Intelligence (AI) grows.", "AI") == []


def test_states_behind_towns_certificates_and_bare_legal_forms_are_none() -> None:
    assert kept("Buses to Oakland, CA run late, CA riders say.", "CA") == []
    assert kept("The pump is TUV, ETL certified.", "TUV", "ETL") == []
    assert kept("A LTD was sold.", "LTD") == []
    assert kept("The River Arden rose.", "River Arden") == []


def test_a_known_name_of_ordinary_words_stays() -> None:
    assert kept("Barnes & Noble and Terms & Conditions", "Barnes & Noble", "Terms & Conditions") == ["Barnes & Noble"]
    assert kept("A case of M&A, as an MEP said ASAP", "M&A", "MEP", "ASAP") == []


def test_an_acronym_of_a_text_or_a_test_is_none_but_known_bodies_stay() -> None:
    assert kept("A Coastal Tea Assessment (CTA) is due; CTA it is.", "CTA") == []
    assert kept("The United Nations Environment Programme (UNEP) met.", "UNEP") == ["UNEP"]


def test_whom_an_age_follows_is_a_person() -> None:
    text = "Held were Orla Wendle, 41; Orr Tea Agency, 12, is a body."
    assert kept(text, "Orla Wendle", "Orr Tea Agency") == ["Orr Tea Agency"]


def test_the_field_of_a_minister_is_no_body() -> None:
    assert kept("The Minister for Civil Tea Orla Wendle met the Ministry of Tea.", "Civil Tea", "Ministry of Tea") == [
        "Ministry of Tea"
    ]


def test_sums_of_money_are_none() -> None:
    assert kept("It cost CHF 3.1 million, or 30CUP a cup, or 5 billion CFA francs.", "CHF", "30CUP") == []
    assert kept("The ALL met, said the ALL.", "ALL") == ["ALL"]


def test_peoples_persons_with_titles_and_products_are_none() -> None:
    assert kept("Then Kazakhs came.", "Kazakhs") == []
    assert kept("Then Cllr Orvessa and Justice Tully came.", "Cllr Orvessa", "Justice Tully") == []
    assert kept("They ordered a Boeing 737 and an Airbus A321neo.", "Boeing", "Airbus") == []
    assert kept("Boeing hired 737 people; Airbus 2019 sales.", "Boeing", "Airbus") == ["Boeing", "Airbus"]
    assert kept("The Justice Department met.", "Justice Department") == ["Justice Department"]


def test_the_town_of_a_dateline_and_a_group_of_a_cup_are_none() -> None:
    assert kept("LARNO, NORWAY\nThe firm Larno Tea grew.", "LARNO") == []
    assert kept("LARNO, a firm, grew.", "LARNO") == ["LARNO"]
    assert kept("UNICEF, NORWAY – It gave tea.", "UNICEF") == ["UNICEF"]
    assert kept("Norway finished bottom of Group E.", "Group E") == []
    assert kept("Copyright 2020 Larno Media. All Rights Reserved.", "All Rights Reserved") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A crowd filled the Marrow Stadium.", "Marrow"),
        ("The CAC 40 rose.", "CAC"),
        ("Orvessa (ORVS.L) rose.", "ORVS"),
        ("Orvessa (0700.HK) rose.", "0700.HK"),
        ("The Gross Tea Product (GDP) rose.", "Gross Tea Product"),
        ("The Amazon rainforest burns.", "Amazon"),
        ("Ana Holt (D-NY) spoke.", "D-NY"),
        ("The USS Orvessa sailed.", "USS Orvessa"),
        ("An ex-Soviet ship sailed.", "ex-Soviet"),
        ("He was in Burma/Myanmar.", "Burma/Myanmar"),
        ("The Duke of Orr spoke.", "Duke of Orr"),
        ("The Secretary-General spoke.", "Secretary-General"),
        ("The Company will pay.", "The Company"),
        ("The Hang Seng rose.", "Hang Seng"),
        ("Ana Holt is of Fort Lowe, CO, by birth.", "Fort Lowe, CO"),
        ("(Reporting by Pavlo Hirn in Orr; Editing by Ana Holt)", "Pavlo Hirn"),
        ("The Google Copilot writes.", "Google Copilot"),
    ],
)
def test_what_stands_beside_a_name_may_make_it_that_of_something_else(text: str, name: str) -> None:
    assert kept(text, name) == []


def test_bare_headwords_faiths_languages_writers_and_members_of_parties_are_none() -> None:
    text = "The University spoke of Coptic Christianity in the Tellu and Narri languages, said the Ohio Republican."
    assert kept(text, "University", "Coptic Christianity", "Tellu", "Ohio Republican") == []
    assert kept("Brell reported from Oslo. Reuters reported from Rome.", "Brell", "Reuters") == ["Reuters"]
    assert kept("Nation of Islam and Orr University", "Nation of Islam", "Orr University") == [
        "Nation of Islam",
        "Orr University",
    ]


def test_any_number_of_names_between_strokes_take_no_time() -> None:
    with no_hang():
        assert kept("The pump is TUV" + "/Ada" * 200 + " made.", "TUV") == ["TUV"]


def test_an_acronym_behind_what_is_no_body_is_none() -> None:
    assert kept("He told the Orvik Kettle Coordinator (OKC), and the OKC wept.", "OKC") == ["OKC"]
    text = "He told the Orvik Kettle Coordinator (OKC)."
    assert kept(text, "Orvik Kettle Coordinator", "OKC") == []


def test_whom_a_trade_follows_is_a_person_though_called_as_a_body() -> None:
    assert kept("Ana Radio, a tea researcher at Orr, wept.", "Ana Radio") == []
    assert kept("Orvik Radio, a tea researcher said, is loud.", "Orvik Radio") == ["Orvik Radio"]


def test_days_fields_and_full_names_around_an_ampersand_are_none() -> None:
    text = "Closed on Sun & Mon, says Diversity & Inclusion of Ana Holt & Viktor Tallis to Holt & Tallis."
    names = ("Sun & Mon", "Diversity & Inclusion", "Ana Holt & Viktor Tallis", "Holt & Tallis")
    assert kept(text, *names) == ["Holt & Tallis"]
