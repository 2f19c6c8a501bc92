"""The orders of results."""

from __future__ import annotations

from searchapp.model.request import SearchRequest
from searchapp.model.sorts import LATEST_ADDED, NEWEST, RELEVANCE, SORTS


def test_only_the_best_matches_go_by_the_words_of_the_query() -> None:
    assert [order.name for order in SORTS.values() if order.by_score] == ["relevance", "recent", "meaning"]
    assert [order.name for order in SORTS.values() if order.by_meaning] == ["meaning"]
    assert [order.name for order in SORTS.values() if order.fades] == ["recent"]


def test_what_goes_by_dates_begins_with_the_latest_but_for_the_oldest() -> None:
    by_field = [order for order in SORTS.values() if not order.by_score]
    assert {(order.name, order.field, order.is_descending) for order in by_field} == {
        ("newest", "published", True),
        ("oldest", "published", False),
        ("added", "added", True),
    }


def test_orders_are_known_by_their_names_and_the_usual_is_among_them() -> None:
    assert {order.name: order for order in SORTS.values()} == SORTS
    assert SORTS[SearchRequest().sort] is RELEVANCE
    assert (SORTS["newest"], SORTS["added"]) == (NEWEST, LATEST_ADDED)
