"""Names that are no organizations, whatever stands around them."""

from __future__ import annotations

from tests.extraction.organizations.exclusions.kept import kept


def test_a_known_club_is_no_river() -> None:
    assert kept("River Plate beat the River Arden.", "River Plate", "River Arden") == ["River Plate"]


def test_contractions_and_those_who_take_pictures_are_none() -> None:
    assert kept("You’ve Read That They're Late, We'll Say", "You’ve", "They're", "We'll") == []
    assert kept("The London-based paper of Ana Holt", "London-based") == []
    assert kept("AP Photographer Ana Holt saw Macy's.", "AP Photographer", "Macy's") == ["Macy's"]


def test_offices_places_joined_and_other_letters_are_none() -> None:
    text = "The Crown Counsel, the Kettle Investment Manager, the Undersecretary for Ports and the Council of Ministers"
    names = ("Crown Counsel", "Kettle Investment Manager", "Undersecretary for Ports", "Council of Ministers")
    assert kept(text, *names) == ["Council of Ministers"]
    assert kept("In Central and South America it rained.", "Central and South America") == []
    assert kept("The rule (用電辦法) holds.", "用電辦法") == []
    assert kept("elm News, 2 May", "News") == []


def test_an_aircraft_and_the_mouth_of_a_river_are_none() -> None:
    assert kept("He landed in Air Force One, near the Delta of Orrland.", "Air Force", "Delta of Orrland") == []


def test_rules_roads_cities_offices_and_numbers_are_none() -> None:
    names = (
        "Orvik Road",
        "Orvik Tour Dates",
        "Fair Tea Rules",
        "Dodge City",
        "Orvik District Administrator",
        "Tea Engineer",
        "XII",
    )
    assert kept(", ".join(names), *names) == []
    assert kept("Leicester City met the Tea Board.", "Leicester City", "Tea Board") == ["Leicester City", "Tea Board"]


def test_described_countries_divisions_of_leagues_members_and_chips_are_none() -> None:
    names = (
        "Mountainous Norway",
        "Central Division",
        "AFC North",
        "Europa League",
        "Top Democrats",
        "Ohio Republicans",
        "AMD Ryzen",
    )
    assert kept(", ".join(names), *names) == []
    bodies = ("Fabulous Tea Board", "Young Democrats", "UN Watch")
    assert kept(", ".join(bodies), *bodies) == [*bodies]
