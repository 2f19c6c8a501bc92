"""Where persons' names begin and end, and which names are no person's."""

from __future__ import annotations

import pytest

from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.people.name_edges import names_no_person, person_spans


@pytest.mark.parametrize(
    ("text", "model", "name"),
    [
        ("Deputy Trade Minister Ana Reyes left.", "Deputy Trade Minister Ana Reyes", "Ana Reyes"),
        ("Like Reyes, he left.", "Like Reyes", "Reyes"),
        ("For Reyes, it was late.", "For Reyes", "Reyes"),
        ("Orvessa CEO Ana Reyes left.", "Orvessa CEO Ana Reyes", "Ana Reyes"),
        ("Ana Reyes MP left.", "Ana Reyes MP", "Ana Reyes"),
        ("Noting Reyes left.", "Noting Reyes", "Reyes"),
        ("Grandmother Reyes left.", "Grandmother Reyes", "Reyes"),
        ("Togbe Ana Reyes left.", "Togbe Ana Reyes", "Ana Reyes"),
        ("The Reyes-led party won.", "Reyes-led", "Reyes"),
        ("A Bo Holt-designed pond opened.", "Bo Holt", "Bo Holt"),
        ("Song Jae-in spoke.", "Song Jae", "Song Jae-in"),
        ("Said Wu Li-ming.", "Wu Li", "Wu Li-ming"),
        ("Mei Chan Wing-yi spoke.", "Mei Chan", "Mei Chan Wing-yi"),
        ("Rui Tavo dos Montes spoke.", "Rui Tavo", "Rui Tavo dos Montes"),
        ("Omar bin Said al-Hadri spoke.", "Omar", "Omar bin Said al-Hadri"),
        ("J. K. van der Holt spoke.", "J. K", "J. K. van der Holt"),
        ("An Li-ming spoke.", "An Li", "An Li-ming"),
        ("April Reyes spoke.", "April Reyes", "April Reyes"),
        ('Bo "Wings" Holt Jr. spoke.', "Bo", 'Bo "Wings" Holt Jr'),
        ("Bo (“Wings”) Holt spoke.", "Bo", "Bo (“Wings”) Holt"),
        ("Anna-Lena Holt spoke.", "Lena Holt", "Anna-Lena Holt"),
        ("Labour Minister Ana Reyes left.", "Labour Minister Ana Reyes", "Ana Reyes"),
        ("Justices Ana Reyes and Bo Holt left.", "Justices Ana Reyes", "Ana Reyes"),
        ('Bo "Wings" Holt\'s Orr Front left.', "Bo", 'Bo "Wings" Holt'),
        ("Secretary of State Ana Reyes left.", "State Ana Reyes", "Ana Reyes"),
        ("Orr House Chief of Staff Ana Reyes left.", "Staff Ana Reyes", "Ana Reyes"),
        ("Neighbouring Reyes left.", "Neighbouring Reyes", "Reyes"),
        ("Ana Reyes's ORF won.", "Ana Reyes's ORF", "Ana Reyes"),
        ("Señor Holt left.", "Señor Holt", "Holt"),
        ("Ana Holt B. - Orr Times", "Ana Holt B. - Orr Times", "Ana Holt B."),
        ("Watch - Ana Holt", "Watch - Ana Holt", "Ana Holt"),
        ("Commodore Ana Reyes left.", "Commodore Ana Reyes", "Ana Reyes"),
        ("Tan Mei Reyes left.", "Tan Mei Reyes", "Tan Mei Reyes"),
        ("Tan Sri Ana Reyes left.", "Tan Sri Ana Reyes", "Ana Reyes"),
        ("Orvik Commissioner Ana Reyes left.", "Orvik Commissioner Ana Reyes", "Ana Reyes"),
        ("President Orvin Taval Holt left.", "Taval Holt", "Orvin Taval Holt"),
        ("Deputy Prime Taval Holt left.", "Taval Holt", "Taval Holt"),
        ("Bo Holt-de Vries left.", "Bo Holt", "Bo Holt-de Vries"),
        ("Ana Reyes KCMG left.", "Ana Reyes KCMG", "Ana Reyes"),
        ("Ana Reyes QC MP left.", "Ana Reyes QC MP", "Ana Reyes"),
        ("Ana Reyes LIVE: she left.", "Ana Reyes LIVE", "Ana Reyes"),
        ("Why Reyes left is not known.", "Why Reyes", "Reyes"),
        ("Orr Coordinator Ana Reyes left.", "Coordinator Ana Reyes", "Ana Reyes"),
        ("Ana Reyes III left.", "Ana Reyes III", "Ana Reyes III"),
        ("Bo “El Pato” Holt left.", "Bo", "Bo “El Pato” Holt"),
        ("Bo 'Wings' da Holt left.", "Bo", "Bo 'Wings' da Holt"),
        ("Omar bin Said Al Hadri spoke.", "Omar bin Said", "Omar bin Said Al Hadri"),
    ],
)
def test_names_are_whole_and_bare(text: str, model: str, name: str) -> None:
    start = text.index(model)
    assert names_in(text, start, start + len(model)) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Holt and Reyes", ["Holt", "Reyes"]),
        ("Ana Reyes Featuring Bo Holt", ["Ana Reyes", "Bo Holt"]),
        ("Reyes for Mayor", ["Reyes"]),
        ("Ana Reyes of Leeds", ["Ana Reyes"]),
        ("William of Orr", ["William of Orr"]),
    ],
)
def test_of_two_names_each_is_a_person(text: str, names: list[str]) -> None:
    assert names_in(text, 0, len(text)) == names


def names_in(text: str, start: int, end: int) -> list[str]:
    """The persons' names in a span of a text."""
    return [text[begin:end] for begin, end in person_spans(text, start, end, lexicon())]


@pytest.mark.parametrize(
    "name",
    [
        "Orr Tea Festival",
        "Costa Rican",
        "Christian Arab",
        "Old Orvessians",
        "El Niño",
        "Una Holt Prize",
        "Una Holt Day",
        "Uttar Pradesh",
        "Palo Alto",
        "Beverly Hills",
        "Winter Garden",
        "Section 12 Holt",
        "Fundación Holt",
        "Klong Tavan",
        "Port Tallis",
        "Orvessa Kettle",
        "Orvik Lagoon",
        "Orvik Kuwaiti",
        "Kuwaiti",
        "Una Holt Temple Bank",
        "Orr Pictures/Holt",
        "Larmouth Times-Union",
        "Cyclone Orvik",
        "Trattoria Holt",
        "Critics of Holt",
        "MSC Orvik",
        "Anna Prize",
        "Anna Accords",
        "Eid al-Fitr",
        "Orvik Harbour",
        "Secretary of State",
        "Goldman Sachs",
    ],
)
def test_things_places_and_ordinary_words_are_no_persons(name: str) -> None:
    assert names_no_person(name, lexicon())


@pytest.mark.parametrize(
    "name",
    [
        "Ana Reyes",
        "Rosa Parks",
        "Ana Catalan",
        "Holt",
        "St. Paul",
        "Grace Field",
        "Sun-hee Park",
        "Una Day",
        "Emily Post",
        "Ana Vivians",
    ],
)
def test_persons_are(name: str) -> None:
    assert not names_no_person(name, lexicon())


def test_who_acts_may_be_called_as_a_trade_is() -> None:
    assert names_no_person("Orvessa Teller", lexicon())
    assert not names_no_person("Orvessa Teller", lexicon(), is_acting=True)
    assert names_no_person("Orvessa Festival", lexicon(), is_acting=True)
