"""Where the names of bodies begin and end."""

from __future__ import annotations

import pytest

from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.organizations.name_boundaries import with_boundaries
from searchapp.model.facts import Mention


def names(text: str, *by_model: str) -> list[str]:
    """What becomes of the names that the model has found in a text."""
    mentions = [Mention(text.index(name), text.index(name) + len(name), name, "model") for name in by_model]
    mended = with_boundaries(mentions, text, text, lexicon())
    assert all(text[mention.start : mention.end] == mention.text for mention in mended)
    return [mention.text for mention in mended]


@pytest.mark.parametrize(
    ("text", "by_model", "whole"),
    [
        ("The Ministry of Tea, Trade and Ports met.", "Ministry of Tea", "Ministry of Tea, Trade and Ports"),
        ("A Faculty of Science and Engineering opened.", "Faculty of Science", "Faculty of Science and Engineering"),
        (
            "The Office for Trade and Tourism of Norway met.",
            "Office for Trade",
            "Office for Trade and Tourism of Norway",
        ),
        ("He left the Roads and Traffic Department.", "Traffic Department", "Roads and Traffic Department"),
        ("They saw it on Channel 4.", "Channel", "Channel 4"),
        (
            "The Union of Rail, Maritime and Tea Workers met.",
            "Union of Rail",
            "Union of Rail, Maritime and Tea Workers",
        ),
        ("The University of California, Davis, met.", "University of California", "University of California, Davis"),
        ("The University of California, Stanford, met.", "University of California", "University of California"),
        ("The University of Texas at Dallas met.", "University of Texas", "University of Texas at Dallas"),
        ("A Faculty of Fisheries and Hydrology met.", "Faculty of Fisheries", "Faculty of Fisheries and Hydrology"),
        ("They heard it on Tea105.9.", "Tea105", "Tea105.9"),
        ("A teacher of Orr- e-Wendle University left.", "e-Wendle University", "Orr- e-Wendle University"),
        ("A judge of the 7th Norsund Court sat.", "Norsund Court", "7th Norsund Court"),
        ("The Tea Growers' Co-operative met.", "Tea Growers' Co", "Tea Growers' Co-operative"),
        ("He is at the German University in Cairo.", "German University", "German University in Cairo"),
        ("He left Orr Medical College and Hospital.", "Orr Medical College", "Orr Medical College and Hospital"),
        ("The Ministry of Tea and Social Inclusion met.", "Ministry of Tea", "Ministry of Tea and Social Inclusion"),
        ("The Tea Survey of India met.", "Tea Survey", "Tea Survey of India"),
        ("The Tea Foundation for West Africa met.", "Tea Foundation", "Tea Foundation for West Africa"),
        ("The Chamber of Commerce and Industry met.", "Chamber of Commerce", "Chamber of Commerce and Industry"),
        ("The Orr Janata Dal (United) met.", "Orr Janata Dal", "Orr Janata Dal (United)"),
        ("The JD(U) met.", "JD", "JD(U)"),
        ("SOURCE Orvessa Tea Inc", "SOURCE Orvessa Tea Inc", "Orvessa Tea Inc"),
        ("It rained. In Liberia Orvik Bank closed.", "Liberia Orvik Bank", "Orvik Bank"),
        ("It rained. In Liberia Health Service wards slept.", "Liberia Health Service", "Liberia Health Service"),
        ("He came in Liberia Orvik Bank colours.", "Liberia Orvik Bank", "Liberia Orvik Bank"),
        ("Orvessa Airlines Flight 302 fell.", "Orvessa Airlines Flight", "Orvessa Airlines"),
        ("Orvessa Airlines flight OA 302 fell.", "Orvessa Airlines flight OA", "Orvessa Airlines"),
        (
            "The Assembly of Tea Nations Cindy Larkin left.",
            "Assembly of Tea Nations Cindy Larkin",
            "Assembly of Tea Nations",
        ),
        ("An Orr Teaching and Referral Hospital opened.", "Referral Hospital", "Orr Teaching and Referral Hospital"),
        (
            "The Department of Tea and Local Government met.",
            "Department of Tea",
            "Department of Tea and Local Government",
        ),
        (
            "The International Council on Clean Transportation met.",
            "International Council",
            "International Council on Clean Transportation",
        ),
        (
            "An International Consortium of Investigative Journalists and West Orr College met.",
            "International Consortium",
            "International Consortium of Investigative Journalists",
        ),
        ("The Tea Mission in Libya met.", "Tea Mission", "Tea Mission in Libya"),
        ("The Ministry of Tea, Forestry and Women met.", "Ministry of Tea", "Ministry of Tea, Forestry and Women"),
        (
            "The Meteorology, Climatology, and Geophysics Agency met.",
            "Geophysics Agency",
            "Meteorology, Climatology, and Geophysics Agency",
        ),
        (
            "The Orr Society for the Protection of Ducks met.",
            "Orr Society",
            "Orr Society for the Protection of Ducks",
        ),
        (
            "The Kenya Tea Growers and Exporters Association met.",
            "Exporters Association",
            "Kenya Tea Growers and Exporters Association",
        ),
    ],
)
def test_a_body_is_called_by_all_its_fields_and_its_number(text: str, by_model: str, whole: str) -> None:
    assert names(text, by_model) == [whole]


@pytest.mark.parametrize(
    ("text", "by_model"),
    [
        ("The Ministry of Tea, Parliament and Cabinet met.", "Ministry of Tea"),
        ("The Ministry of Tea and Trade Minister Orr met.", "Ministry of Tea"),
        ("The Ministry of Tea and Brunel Motors met.", "Ministry of Tea"),
        ("Harbour Radio and Television News met.", "Harbour Radio"),
        ("He left the Police and Traffic Department.", "Traffic Department"),
        ("On Channel 40 percent of it was news.", "Channel"),
        ("He is at Orvessa University in Cairo.", "Orvessa University"),
        ("The Tea Foundation for Orvessa met.", "Tea Foundation"),
        ("The Central Bank of Nigeria met.", "Central Bank of Nigeria"),
        ("The Orr Tea Council on Monday Evening met.", "Orr Tea Council"),
        ("On the 7th Norsund Tea opened.", "Norsund Tea"),
    ],
)
def test_what_is_no_field_of_work_is_left_outside(text: str, by_model: str) -> None:
    assert names(text, by_model) == [by_model]


def test_a_part_that_the_whole_covers_is_no_name_of_its_own() -> None:
    text = "The Ministry of Tea, Trade and Social Ports met."
    assert names(text, "Ministry of Tea", "Social Ports") == ["Ministry of Tea, Trade and Social Ports"]


@pytest.mark.parametrize(
    ("text", "by_model", "whole"),
    [
        ("Marrow A/S sells tea.", "Marrow A", "Marrow A/S"),
        ("He left Elmore College Dublin in May.", "Elmore College", "Elmore College Dublin"),
        ("He left Elmore College Dublin's choir.", "Elmore College", "Elmore College"),
        ("He left Elmore College Tuesday.", "Elmore College", "Elmore College"),
    ],
)
def test_danish_companies_and_colleges_of_towns_are_whole(text: str, by_model: str, whole: str) -> None:
    assert names(text, by_model) == [whole]


def test_a_body_of_a_body_is_another_but_not_what_a_person_has() -> None:
    assert names("UNESCO’s Tea Committee met.", "UNESCO’s Tea Committee") == ["UNESCO", "Tea Committee"]
    assert names("UNESCO's Tea Heritage grew.", "UNESCO's Tea Heritage") == ["UNESCO"]
    assert names("Una's Bank closed.", "Una's Bank") == ["Una's Bank"]


def test_the_region_before_a_known_name_is_no_part_of_it() -> None:
    assert names("The Wendland Bharatiya Janata Party won.", "Wendland Bharatiya Janata Party") == [
        "Bharatiya Janata Party"
    ]


def test_a_cabinet_and_a_bank_are_two() -> None:
    assert names("The Cabinet and Bank of Elmore met.", "Cabinet and Bank of Elmore") == ["Cabinet", "Bank of Elmore"]


@pytest.mark.parametrize(
    ("text", "by_model", "mended"),
    [
        ("The Orr Institute for OI, of Norsund, met.", "Orr Institute for", ["Orr Institute for OI"]),
        ("The Tea Growers of President Rao met.", "Tea Growers of", ["Tea Growers"]),
        ("The Government of President Rao met.", "Government of", []),
        ("The White House Press Secretary spoke.", "White House Press", ["White House"]),
        ("The Associated Press office was hit.", "Associated Press", ["Associated Press"]),
        ("They meet at Orr Hall (Formerly Tea Hall).", "Formerly Tea Hall", ["Tea Hall"]),
        ("The head of the Orr Tea Company Ann Lee spoke.", "Orr Tea Company Ann Lee", ["Orr Tea Company"]),
    ],
)
def test_what_only_leads_to_or_from_a_name_is_none_of_it(text: str, by_model: str, mended: list[str]) -> None:
    assert names(text, by_model) == mended


def test_in_a_headline_with_capitals_throughout_no_purpose_is_a_part_of_the_name() -> None:
    title = "Growers Sue the Larno Tea Board for Price Manipulation\n"
    assert names(f"{title}The growers sue the board.", "Larno Tea Board") == ["Larno Tea Board"]


def test_a_known_body_is_whole_before_what_it_hears_of() -> None:
    assert names("They briefed the Security Council on Climate Security.", "Security Council") == ["Security Council"]


def test_what_a_name_leads_to_is_no_name_beside_it() -> None:
    assert names("The Orr Institute for AI met.", "Orr Institute for", "AI") == ["Orr Institute for AI"]


def test_known_names_behind_a_body_are_no_fields_of_its_work() -> None:
    text = "The Tea Commission of Jurists, Amnesty International, and Human Rights Watch met."
    assert names(text, "Tea Commission of Jurists") == ["Tea Commission of Jurists"]


def test_the_first_word_of_a_sentence_is_no_part_of_a_name_found_elsewhere() -> None:
    text = "It bought Orvessa. Ousted Orvessa chiefs left. Ousted Tellu chiefs, too. The Ousted Orvessa met."
    assert names(text, "Orvessa", "Ousted Orvessa", "Ousted Tellu") == ["Orvessa", "Orvessa", "Ousted Tellu"]
