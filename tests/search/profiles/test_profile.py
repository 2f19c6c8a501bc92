"""What an index knows of one value of a facet."""

from __future__ import annotations

from searchapp.model.value_profile import NameCount, ValueProfile
from searchapp.search import SearchService


def profile(service: SearchService, facet: str, text: str) -> ValueProfile:
    known = service.other.profile(facet, text)
    assert known is not None
    return known


def test_a_value_has_its_articles_its_dates_and_its_share(harbour: SearchService) -> None:
    board = profile(harbour, "organization", "harbour-board")
    assert (board.label, board.total, board.share_of_all) == ("Harbour Board of Ribe", 3, 0.428571)
    assert board.first
    assert board.last
    assert (board.first.value, board.last.value) == ("2014", "2014-03-20")
    assert [hit.id for hit in board.latest] == ["n2", "n1", "n5"]
    assert sum(bucket.count for bucket in board.date.buckets) + board.date.coarser == 3


def test_what_occurs_with_it_oftener_than_elsewhere_is_listed_and_it_itself_is_not(harbour: SearchService) -> None:
    """All three articles of the board are about Denmark, which four of all seven are; none is about Germany alone."""
    together = profile(harbour, "organization", "harbour-board").together
    assert [(value.id, value.count, value.share) for value in together["country"]] == [
        ("DK", 3, 1.0),
        ("DE", 1, 0.333333),
        ("LT", 1, 0.333333),
    ]
    assert [value.id for value in together["organization"]] == ["unesco"]
    assert "source" not in together, "all articles have it"


def test_what_most_of_its_articles_have_is_listed_however_common_it_is(harbour: SearchService) -> None:
    beside = profile(harbour, "organization", "harbour-board").beside
    assert [(value.id, value.count) for value in beside["country"]] == [("DK", 3), ("DE", 1), ("LT", 1)]
    assert [value.id for value in beside["organization"]] == ["unesco"]
    assert [(value.label, value.count) for value in beside["source"]] == [("Ribe Post", 3)]


def test_a_country_comes_with_the_names_that_are_read_as_it(harbour: SearchService) -> None:
    assert "Federal Republic of Germany" in profile(harbour, "country", "DE").known_names
    assert profile(harbour, "country", "germany") == profile(harbour, "country", "DE")
    assert profile(harbour, "organization", "unesco").known_names == ()


def test_the_names_that_articles_use_are_counted_by_article(town: SearchService) -> None:
    assert profile(town, "cited_source", "reuters").names == (NameCount("Reuters", 1),)
    assert profile(town, "source", "ferry gazette").names == ()


def test_a_name_stands_for_its_value(town: SearchService) -> None:
    assert profile(town, "organization", "Fog Committee").id == "fog-committee"
    assert profile(town, "source", "  FERRY gazette").total == 24


def test_a_value_that_no_article_has_has_no_profile(harbour: SearchService) -> None:
    assert harbour.other.profile("organization", "nessie") is None
    assert harbour.other.profile("country", "Atlantis") is None
    assert harbour.other.profile("country", "PE") is None


def test_an_undated_value_has_no_dates(town: SearchService) -> None:
    lamp = profile(town, "organization", "lamp-club-1")
    assert (lamp.first, lamp.last, lamp.date.missing) == (None, None, 1)
