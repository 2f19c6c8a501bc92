"""The values of an article's facets, with their labels and the names by which people find them."""

from __future__ import annotations

from searchapp.backends.facet_terms import facet_terms
from searchapp.model.article import Article
from searchapp.model.facts import Country, Facts, Mention, Organization

FACTS = Facts(
    organizations=(Organization("otter-trust", "Otter Trust", (Mention("the Trust", 0, 9, "model"),)),),
    countries=(Country("NO", "Norway", ("about",)), Country("SE", "Sweden", ("mentioned",))),
    language="en",
)


def test_each_facet_has_ids_labels_and_the_line_that_is_stored() -> None:
    terms = facet_terms(Article("a", "Otters.", source="The  Échó"), FACTS)
    assert {facet: (values.ids, values.labels) for facet, values in terms.items()} == {
        "organization": (("otter-trust",), ("Otter Trust",)),
        "country": (("NO",), ("Norway",)),
        "country_mentioned": (("NO", "SE"), ("Norway", "Sweden")),
        "source": (("the echo",), ("The  Échó",)),
        "language": (("en",), ("English",)),
    }
    assert terms["country_mentioned"].lines == "NO\tNorway\nSE\tSweden"


def test_a_byline_has_a_value_for_each_writer() -> None:
    terms = facet_terms(Article("a", "Otters.", byline="By IDA BRANDT, Staff Writer, and Aas, Jon"), Facts())
    assert terms["byline"].labels == ("Ida Brandt", "Jon Aas")
    assert terms["byline"].ids == ("ida brandt", "jon aas")


def test_a_list_of_sections_has_a_value_for_each() -> None:
    terms = facet_terms(Article("a", "Otters.", section="- World, Rivers & Lakes,World"), Facts())
    assert terms["section"].labels == ("World", "Rivers & Lakes")


def test_a_value_is_found_by_the_later_words_of_its_label() -> None:
    terms = facet_terms(Article("a", "Otters."), FACTS)
    assert [name.split("\t") for name in terms["organization"].names] == [["trust", "organization", "otter-trust"]]


def test_a_value_counts_once_with_its_first_label() -> None:
    twice = Facts(organizations=(Organization("otters", "Otters", ()), Organization("otters", "OTTERS", ())))
    terms = facet_terms(Article("a", "Otters."), twice)
    assert (terms["organization"].ids, terms["organization"].labels) == (("otters",), ("Otters",))
