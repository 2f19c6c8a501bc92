"""The articles among which what is typed is completed."""

from __future__ import annotations

from searchapp.model.query_tree import Value, Word
from searchapp.search import SearchService
from searchapp.search.suggesting.corpus import Corpus


def test_what_is_counted_obeys_the_filters_and_a_facet_can_be_left_out(harbour: SearchService) -> None:
    denmark, board = Value("country", ("DK",)), Value("organization", ("harbour-board",))
    ferry = [Word("ferry")]
    assert Corpus(harbour.backend, {}).totals(ferry) == [3]
    narrowed = Corpus(harbour.backend, {"country": denmark, "organization": board})
    assert narrowed.totals(ferry) == [2]
    assert narrowed.without("organization").totals(ferry) == Corpus(harbour.backend, {"country": denmark}).totals(ferry)
