"""Bodies that many countries have, each of them its own."""

from __future__ import annotations

import pytest

from searchapp.extraction.organizations.state_bodies import is_state_body, with_states, without_country
from searchapp.model.facts import Country, Mention, Organization
from tests.hanging import no_hang


def mentions(text: str, name: str) -> tuple[Mention, ...]:
    """Where a text has a name."""
    starts = [start for start in range(len(text)) if text.startswith(name, start)]
    return tuple(Mention(start, start + len(name), name, "model") for start in starts)


def divided(text: str, *names: str, about: str = "", **countries: str) -> dict[str, list[str]]:
    """The mentions of each organization by label, where countries have these names in the text."""
    organizations = [Organization(name.lower().replace(" ", "-"), name, mentions(text, name)) for name in names]
    bodies = [
        Country(code, code, ("about",) if code == about else ("mentioned",), mentions(text, name))
        for code, name in countries.items()
    ]
    return {each.label: [m.text for m in each.mentions] for each in with_states(organizations, bodies, text)}


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Ministry of Health", True),
        ("the Defence Ministry", True),
        ("Supreme Court", True),
        ("Tea Board", False),
        ("Ministry", False),
        ("Navy Federal Credit Union", False),
    ],
)
def test_which_names_countries_share(name: str, is_one: bool) -> None:
    assert is_state_body(name) == is_one


def test_ministries_of_two_countries_are_two() -> None:
    text = "Russia's Defense Ministry denied it. Ukraine's Defense Ministry did not."
    assert divided(text, "Defense Ministry", RU="Russia", UA="Ukraine") == {
        "Defense Ministry (Russia)": ["Defense Ministry"],
        "Defense Ministry (Ukraine)": ["Defense Ministry"],
    }


def test_one_ministry_is_one_however_its_country_is_told() -> None:
    text = "The Kenyan Ministry of Health met. The Ministry of Health of Kenya and the Ministry of Health agree."
    names = ("Kenyan Ministry of Health", "Ministry of Health of Kenya")
    spans = {(m.start, m.end) for name in names for m in mentions(text, name)}
    bare = tuple(m for m in mentions(text, "Ministry of Health") if not any(a <= m.start < b for a, b in spans))
    organizations = [
        *(Organization(name, name, mentions(text, name)) for name in names),
        Organization("ministry-of-health", "Ministry of Health", bare),
    ]
    kenya = Country("KE", "Kenya", ("about",), (*mentions(text, "Kenyan"), *mentions(text, "Kenya")[1:]))
    (ministry,) = with_states(organizations, [kenya], text)
    assert (ministry.id, ministry.label) == ("ministry-of-health-kenya", "Ministry of Health (Kenya)")
    assert len(ministry.mentions) == 3


def test_the_articles_country_tells_whose_it_is_unless_there_are_two() -> None:
    text = "The Supreme Court sat; Kenya and Ghana slept."
    assert list(divided(text, "Supreme Court", about="KE", KE="Kenya", GH="Ghana")) == ["Supreme Court (Kenya)"]
    assert list(divided(text, "Supreme Court", KE="Kenya", GH="Ghana")) == ["Supreme Court"]
    assert list(divided("Kenya's Tea Board sat.", "Tea Board", about="KE", KE="Kenya")) == ["Tea Board"]


def test_the_place_where_a_court_or_a_ministry_sits_tells_whose_it_is_but_not_that_of_an_army() -> None:
    text = "The High Court in London upheld it, the Defence Ministry in Nairobi did not; the Army in Ghana was silent."
    names, places = ("High Court", "Defence Ministry", "Army"), {"GB": "London", "KE": "Nairobi", "GH": "Ghana"}
    labels = [label for name in names for label in divided(text, name, **places)]
    assert labels == ["High Court (United Kingdom)", "Defence Ministry (Kenya)", "Army"]


def test_a_body_is_its_countrys_where_only_the_whole_name_stands_in_the_text() -> None:
    assert divided("Envoys of the U.S. Senate went to Paris.", "U.S. Senate", US="U.S.", FR="Paris") == {
        "Senate (United States)": ["U.S. Senate"]
    }
    assert divided("The National Bank of Kuwait rose.", "National Bank of Kuwait", KW="Kuwait") == {
        "National Bank of Kuwait": ["National Bank of Kuwait"]
    }


def test_the_court_of_a_town_is_none_of_its_country() -> None:
    text = "The Patna High Court sat."
    patna = Country("IN", "India", ("about",), (Mention(4, 9, "Patna", "city"),))
    court = Organization("patna-high-court", "Patna High Court", mentions(text, "Patna High Court"))
    assert with_states([court], [patna], text) == (court,)


def test_a_health_ministry_is_the_ministry_of_health() -> None:
    text = "The Kenyan Health Ministry warned. Kenya's Ministry of Health will pay."
    names = ("Health Ministry", "Ministry of Health")
    organizations = [Organization(name, name, mentions(text, name)) for name in names]
    countries = [Country("KE", "Kenya", ("about",), mentions(text, "Kenya"))]
    (ministry,) = with_states(organizations, countries, text)
    assert ministry.id == "ministry-of-health-kenya"
    assert [mention.text for mention in ministry.mentions] == ["Health Ministry", "Ministry of Health"]


def test_a_label_tells_the_body_without_its_country() -> None:
    assert without_country("Ministry of Health (Kenya)") == "Ministry of Health"
    assert without_country("МВД (Ukraine)") == "МВД"
    assert [without_country(label) for label in ("Ministry of Health", "Globex (Holdings)", "")] == ["", "", ""]


def test_a_foreign_ministry_is_that_of_foreign_affairs() -> None:
    text = "Kenya's Foreign Ministry agreed. So the Ministry of Foreign Affairs of Kenya said."
    (ministry,) = divided(text, "Foreign Ministry", "Ministry of Foreign Affairs of Kenya", KE="Kenya").values()
    assert ministry == ["Foreign Ministry", "Ministry of Foreign Affairs of Kenya"]


def test_bodies_and_countries_in_any_number_take_no_time() -> None:
    text = "Kenya's Ministry of Health met. " * 20_000
    body = tuple(Mention(start, start + 18, "Ministry of Health", "model") for start in range(8, len(text), 32))
    kenya = tuple(Mention(start, start + 5, "Kenya", "name") for start in range(0, len(text), 32))
    with no_hang():
        (ministry,) = with_states(
            [Organization("x", "Ministry of Health", body)], [Country("KE", "Kenya", (), kenya)], text
        )
    assert len(ministry.mentions) == 20_000
