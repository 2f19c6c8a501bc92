"""Names that are described as organizations."""

from __future__ import annotations

import pytest

from searchapp.extraction.flow import extract_facts
from searchapp.extraction.name_model.model import trained_model
from searchapp.extraction.name_reading import read_names
from searchapp.extraction.organizations.described_names import described_names
from searchapp.model.article import Article
from searchapp.model.facts import Mention


def described(text: str) -> list[str]:
    """The names that a text describes as organizations, wherever they stand."""
    (reading,) = read_names([text], trained_model())
    mentions = list(described_names(reading, text, ()))
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    return [mention.text for mention in sorted(mentions, key=lambda mention: mention.start)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They buy from Orvessa, a maker of copper kettles.", "Orvessa"),
        ("Orvessa (ORV), one of the largest kettle exchanges in the north, fell.", "Orvessa"),
        ("It was sold to Orvessa, Norway's largest private group, on Monday.", "Orvessa"),
        ("She is the chief executive and co-founder of Orvessa Labs.", "Orvessa Labs"),
        ("He is an analyst at Orvessa.", "Orvessa"),
        ("CORK--(BUSINESS WIRE)--May 4, 2021--Orvessa AS (OSE: ORV) grew.", "Orvessa AS"),
        ("They met Orvessa (TSX-V: ORV; OTCQB: ORVSF) today.", "Orvessa"),
        ("They left the question-and-answer platform Orvessa.", "Orvessa"),
        ("She was the CEO of Orvessa, a copper company.", "Orvessa"),
        ("The daily Orvessé said that it rained.", "Orvessé"),
        ("He told The Orvessa that it rained.", "Orvessa"),
        ("He told The Sun that it rained, and the Sun shone.", "Sun"),
        ("After that the Orvessa founder Ana Reyes left.", "Orvessa"),
        ("On Monday Orvessa chief Ana Reyes left.", "Orvessa"),
        ("After Orvessa shares fell, it rained.", "Orvessa"),
        ("Analysts at Orvessa said that it rained.", "Orvessa"),
        ("They sued Orvessa, backed by Leeds, and it rained.", "Orvessa"),
        ("They sued Orvessa, based in Leeds, and it rained.", "Orvessa"),
        ("It was signed by Google owner Orvessa on Monday.", "Orvessa"),
        ("It was signed by Google parent Kettle on Monday, and a Kettle boiled.", "Kettle"),
        ("It was bought by pub chain Orvessa.", "Orvessa"),
        ("Cooks of the Orvessa union left.", "Orvessa"),
        ("Kettles of the French firm Orvesserie Dubois boiled.", "Orvesserie Dubois"),
    ],
)
def test_a_description_shows_an_organization(text: str, name: str) -> None:
    assert described(text) == [name]


def test_it_is_one_wherever_it_stands() -> None:
    assert described("Orvessa grew. The founder of Orvessa left Orvessa-owned mills.") == ["Orvessa", "Orvessa"]


def test_branches_of_one_body_are_called_by_their_towns() -> None:
    assert described("TTC-Leeds, TTC-Orrum and TTC-Wendle led; the US-China talks did not.") == [
        "TTC-Leeds",
        "TTC-Orrum",
        "TTC-Wendle",
    ]
    assert described("A row over TTC-Wendle.") == []


@pytest.mark.parametrize(
    "text",
    [
        "They came to Leeds, a town with one brewery.",
        "They met in Norway, the home of a large bank.",
        "Ana Reyes, a director of a company, left.",
        "The president of Norway met the chairman of Monday's meeting.",
        "He is a professor at Harvest Time.",
        "The company President spoke.",
        "They have weekly Orvessa calls.",
        "They thanked Chelsea owner Viktor Orvesson and the parent Leeds.",
        "The Student union and the European union left.",
        "Ana Reyes, based in Leeds, left.",
        "Junta chief Ana Reyes and Airline boss Bo Holt left.",
        "Then Fire chief Ana Reyes and Finance boss Bo Holt left.",
        "They met Former Norway leader Ana Reyes, and Norway shares fell.",
    ],
)
def test_places_persons_and_words_are_none(text: str) -> None:
    assert described(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Great Orvessa Railway (GOR) opened.", ["Great Orvessa Railway"]),
        ("The Tea, Salt and Orvessa Railway (TSOR) opened.", ["Tea, Salt and Orvessa Railway"]),
        ("The Union of Orvessa Railways (Uor) met.", ["Union of Orvessa Railways"]),
        ("The Union for Orvessa Railways (Uorr) met.", []),
        ("The Great Orvessa Act (GOA) passed.", []),
        ("They have Digital Voting Machines (DVM).", []),
        ("A great Orvessa Railway (GOR) opened.", []),
    ],
)
def test_an_acronym_in_brackets_shows_the_name_before_it(text: str, names: list[str]) -> None:
    (reading,) = read_names([text], trained_model())
    start = text.index("(") + 1
    acronym = Mention(start, text.index(")"), text[start : text.index(")")], "model")
    assert [mention.text for mention in described_names(reading, text, [acronym])] == names


def test_firms_of_a_list_behind_their_kind_are_organizations() -> None:
    body = "It rained. Startups Orvessa, Tellu and Braskel raised money on Monday; cooks at Orvessa cheered."
    facts = extract_facts(Article(id="a", body=body))
    assert [organization.label for organization in facts.organizations] == ["Orvessa", "Tellu", "Braskel"]
    assert facts.people == ()
