"""Which names in a text are toponyms, and which countries they mean."""

from __future__ import annotations

import pytest

from tests.extraction.countries.single_text import toponyms_in
from tests.hanging import no_hang


def places(text: str) -> list[tuple[str, str]]:
    """The names of places in a text, each with its country."""
    return [(text[toponym.start : toponym.end], toponym.sense.country) for toponym in toponyms_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iranian bakers met in Seoul.", [("Iranian", "IR"), ("Seoul", "KR")]),
        ("N.Z. kiwis for the U.K. and the UAE", [("N.Z.", "NZ"), ("U.K.", "GB"), ("UAE", "AE")]),
        ("a ferry to Côte d’Ivoire", [("Côte d’Ivoire", "CI")]),
        ("the NEW ZEALAND and IVORY COAST pavilions", [("NEW ZEALAND", "NZ"), ("IVORY COAST", "CI")]),
        ("the Saudi\nArabian stand", [("Saudi\nArabian", "SA")]),
        ("stamps of Azerbaidjan and Tadjikistan", [("Azerbaidjan", "AZ"), ("Tadjikistan", "TJ")]),
        (
            "stamps of the USSR, Zaire, Ceylon and Burma",
            [("USSR", "RU"), ("Zaire", "CD"), ("Ceylon", "LK"), ("Burma", "MM")],
        ),
        ("East Germany beat Yugoslavia", [("East Germany", "DE"), ("Yugoslavia", "RS")]),
        (
            "Anglo-Irish and Indo-Pakistani talks",
            [("Anglo-", "GB"), ("Irish", "IE"), ("Indo-", "IN"), ("Pakistani", "PK")],
        ),
        ("Anglo-Saxon ships in the Indo-Pacific, Indo-European words in New Spain", []),
        ("the East India Company and the Cleveland Indians", [("Cleveland Indians", "US")]),
        (
            "the Hellenic Republic, Esthonia and Hayti",
            [("Hellenic Republic", "GR"), ("Esthonia", "EE"), ("Hayti", "HT")],
        ),
        ("the Workers' Party of Korea", [("Workers' Party of Korea", "KP")]),
        ("a train to Santiago de Compostela", [("Santiago de Compostela", "ES")]),
        ("Nigerians in Niger", [("Nigerians", "NG"), ("Niger", "NE")]),
        (
            "Guinea, Guinea-Bissau, Papua New Guinea",
            [("Guinea", "GN"), ("Guinea-Bissau", "GW"), ("Papua New Guinea", "PG")],
        ),
        ("New South Wales beat Wales", [("New South Wales", "AU"), ("Wales", "GB")]),
        ("a recipe from Chadwick, Malibu and Romania", [("Romania", "RO")]),
        ("the Indian Ocean, Latin America and the Persian Gulf", []),
        (
            "eastern Congo, the Congo River, Czechs and Brits",
            [("Congo", "CD"), ("Czechs", "CZ"), ("Brits", "GB")],
        ),
        ("the Organization of American States and the Inter-American Bank", []),
        ("the Bank of England", [("Bank of England", "GB")]),
    ],
)
def test_names_demonyms_and_former_names_stand_for_countries(text: str, expected: list[tuple[str, str]]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mrs. Hamilton opened a bakery. Hamilton sells rye.", []),
        ("Paris Hilton flew to Rome.", [("Rome", "IT")]),
        ("Whitney Jordan sang for Jordan Smith.", []),
        ("The London Metal Exchange and Israel Radio", [("London", "GB"), ("Israel", "IL")]),
        ("Jordan's king sailed.", [("Jordan", "JO")]),
        ("Chad Smith drummed; the Chad team danced.", [("Chad", "TD")]),
        ("The Washington Institute baked a cake.", []),
        ("He was reading in Reading.", [("Reading", "GB")]),
        ("In March the Fleet sailed.", []),
    ],
)
def test_people_and_words_are_not_places(text: str, expected: list[tuple[str, str]]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Lebanon, Pa., held its fair.", "Lebanon", "US"),
        ("Lebanon held its fair.", "Lebanon", "LB"),
        ("Skaters of London, Ont., won. London is proud.", "London", "CA"),
        ("Skaters of London won.", "London", "GB"),
        ("Athens, Ga. loves its bands", "Athens", "US"),
        ("Athens loves its bands", "Athens", "GR"),
        ("A man from Paris, Texas, baked it.", "Paris", "US"),
        ("Birmingham, Ala., has a fair; Birmingham rejoices.", "Birmingham", "US"),
        ("Sydney, Nova Scotia, has a ferry.", "Sydney", "CA"),
        ("The San Jose, Costa Rica, summit", "San Jose", "CR"),
        ("San Jose, Calif., has orchards", "San Jose", "US"),
        ("Georgia peaches reached Florida.", "Georgia", "US"),
        ("Georgia and Russia traded wine in Tbilisi.", "Georgia", "GE"),
        ("Edmonton curlers from Alberta", "Edmonton", "CA"),
        ("Edmonton market gardens near Cairns, Queensland, Australia", "Edmonton", "AU"),
        ("Lausanne, Zurich and Geneva", "Geneva", "CH"),
        ("A Lamar County baker won; Paris rejoiced.", "Paris", "US"),
        ("The Middlesex County fair in London drew Canadian geese.", "London", "CA"),
        ("A Kentucky baker flew to London.", "London", "GB"),
        ("St Louis is a city of Missouri", "St Louis", "US"),
    ],
)
def test_namesakes_are_told_apart_by_what_stands_around_them(text: str, name: str, country: str) -> None:
    assert {code for toponym, code in places(text) if toponym == name} == {country}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "Congo, Democratic Republic of the; Korea, Republic of; Macedonia, North; Sudan, South",
            ["CD", "KR", "MK", "SS"],
        ),
        ("The River Niger flooded Niger State in Nigeria.", ["NG", "NG"]),
        ("Kenya Morris sang with Chad Parker; Chad drums.", []),
        ("Roast the turkey. Turkey is dear; Brussels sprouts and Danish pastries are not.", []),
        ("They ate Turkey breast with Chile sauce.", []),
        ("Ships were lost in the Bermuda triangle, a Venetian blind and a Cuban heel with them.", []),
        ("Turkey signed with Eq. Guinea and S. Sudan.", ["TR", "GQ", "SS"]),
    ],
)
def test_names_of_countries_mean_what_the_words_around_show(text: str, codes: list[str]) -> None:
    assert [code for _, code in places(text)] == codes


def test_the_names_of_persons_are_no_places_but_for_what_a_preposition_shows() -> None:
    text = "Israel Ortega met Jordan Pell in Jordan. Israel laughed."
    people = ((0, 13), (18, 29))
    toponyms = toponyms_in(text, people=people)
    assert [(text[toponym.start : toponym.end], toponym.start) for toponym in toponyms] == [("Jordan", 33)]


def test_a_writer_may_be_called_like_a_country_and_firms_are_too() -> None:
    assert places("The novelist China Oravé bakes. China Oravé wrote of buns.") == []
    assert places("China Oravé said that its profit fell.") == [("China", "CN")]
    assert places("The former China Oravé baker left.") == [("China", "CN")]


def test_a_tribute_to_a_person_is_not_to_a_town() -> None:
    text = "Una Kennedy baked buns. They paid tribute to Kennedy."
    people = ((0, len("Una Kennedy")),)
    assert [each.sense.country for each in toponyms_in(text, people=people)] == []
    assert ("Kennedy", "CO") in places("They came to Kennedy, Colombia.")


def test_a_town_before_a_surname_is_a_given_name() -> None:
    assert places("Aden O'Hara and Salem Hutchinson baked buns.") == []
    assert places("They said that in Aden McKee baked buns.") == [("Aden", "YE")]
    assert places("London bakers baked buns in Aden.") == [("London", "GB"), ("Aden", "YE")]


def test_many_names_of_persons_take_no_time() -> None:
    text = "By Paris Holt. " * 60_000
    spans = tuple((start + 3, start + 13) for start in range(0, len(text), 15))
    with no_hang(20):
        assert list(toponyms_in(text, people=spans)) == []


def test_a_degree_behind_a_person_is_no_state() -> None:
    text = "Una Kennedy, MD, left. A man of Fort Orr, MD, stayed."
    states = [text[each.start : each.end] for each in toponyms_in(text, people=((0, 11),))]
    assert states == ["MD"]


def test_two_countries_of_one_name_are_named_by_its_plural() -> None:
    assert places("Bakers of the two Koreas met.") == [("the two", "KP"), ("Koreas", "KR")]
    assert places("Both Congos baked.") == [("Both", "CG"), ("Congos", "CD")]


def test_the_next_name_of_a_list_is_no_part_of_a_turned_one() -> None:
    assert places("Japan, Korea, South Africa") == [("Japan", "JP"), ("Korea", "KR"), ("South Africa", "ZA")]
    assert places("West Africa, South America and Larno") == []


def test_a_country_is_named_by_the_first_half_of_two() -> None:
    assert places("North and South Korea met in Larno.") == [("North", "KP"), ("South Korea", "KR")]
