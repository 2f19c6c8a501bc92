"""Salience: which of its countries an article is about."""

from __future__ import annotations

from searchapp.extraction.countries.salience import Zones, mentions_by_country, salient_countries
from searchapp.extraction.countries.toponyms import Toponym
from searchapp.extraction.gazetteer import ToponymSense

TEXT = "Tea in Peru\n" + "x" * 400
ZONES = Zones(title_end=11, lead_end=260)


def toponym(start: int, country: str) -> Toponym:
    """The name of a country at an offset."""
    return Toponym(start, start + 4, ToponymSense(country, "", "name"))


def about(*toponyms: Toponym, dateline: tuple[int, int] = (0, 0)) -> set[str]:
    """The countries that a text with these toponyms is about."""
    return salient_countries(mentions_by_country(toponyms, dateline), ZONES, TEXT)


def test_title_and_lead_weigh_more_than_the_rest() -> None:
    assert about(toponym(7, "PE"), toponym(20, "PE"), toponym(300, "CL")) == {"PE"}


def test_a_country_named_often_enough_is_salient_too() -> None:
    often = [toponym(20 + 10 * index, "CL") for index in range(3)]
    assert about(toponym(7, "PE"), toponym(20, "PE"), *often) == {"PE", "CL"}


def test_a_dateline_weighs_as_much_as_salience_has_to_be() -> None:
    assert about(toponym(12, "PE"), *[toponym(100, "CL")] * 4, dateline=(12, 16)) == {"PE", "CL"}


def test_a_lone_demonym_below_the_title_makes_no_article_be_about_a_country() -> None:
    demonym = ToponymSense("FR", "", "demonym")
    in_title, in_lead, below = (Toponym(start, start + 6, demonym) for start in (0, 20, 300))
    assert about(in_lead) == about(below) == set()
    assert about(in_title) == {"FR"}
    assert about(in_lead, below) == {"FR"}
    assert about(in_lead, toponym(300, "CL")) == {"CL"}


def test_the_firms_of_a_list_make_no_article_be_about_their_countries() -> None:
    firms = [toponym(start, country) for start, country in ((20, "FR"), (40, "MY"), (60, "SG"))]
    in_names = Zones(title_end=11, lead_end=260, names=tuple((each.start, each.end + 9) for each in firms))

    def meant(*toponyms: Toponym) -> set[str]:
        return salient_countries(mentions_by_country(toponyms, (0, 0)), in_names, TEXT)

    assert meant(*firms) == set()
    assert meant(*firms, toponym(300, "CL")) == {"CL"}
    assert meant(firms[0]) == {"FR"}


def test_without_a_dateline_the_title_tells_where_an_article_is_set() -> None:
    city, capital = (ToponymSense("PE", "", kind) for kind in ("city", "capital"))
    assert about(Toponym(7, 11, city), toponym(20, "CL")) == {"PE"}
    assert about(Toponym(7, 11, capital), toponym(20, "CL")) == {"PE"}
    assert about(Toponym(7, 11, city), toponym(12, "CL"), dateline=(12, 16)) == {"CL"}


def test_a_text_without_toponyms_is_about_no_country() -> None:
    assert about() == set()


def test_names_within_the_names_of_bodies_weigh_half() -> None:
    banks = [toponym(start, "CL") for start in (20, 40, 60, 80)]
    in_names = Zones(title_end=11, lead_end=260, names=tuple((each.start, each.end + 9) for each in banks))
    peru = [toponym(7, "PE"), toponym(100, "PE"), toponym(120, "PE")]
    assert salient_countries(mentions_by_country([*peru, *banks], (0, 0)), in_names, TEXT) == {"PE", "CL"}
    assert salient_countries(mentions_by_country([*peru, *banks[:2]], (0, 0)), in_names, TEXT) == {"PE"}
