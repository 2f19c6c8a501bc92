"""The bodies of searches, and what is made of the answers."""

from __future__ import annotations

import pytest

from searchapp.backends.base import FacetPlan, Plan, ValueCounts
from searchapp.backends.opensearch.requests import TooManyValues, body_of, counted, counts_of, outcome_of, typical_of
from searchapp.backends.opensearch.translation import IndexFacts, Translator
from searchapp.model.query_tree import Every, Value
from searchapp.model.result import IndexState

STATE = IndexState(1, 2, "2026-01-02T03:04:05Z")
FACETS = {"country": FacetPlan("country", 1), "organization": FacetPlan("organization")}


def test_a_facet_is_counted_without_its_own_filter() -> None:
    filters = {"country": Value("country", ("NO",)), "organization": Value("organization", ("mill",))}
    translator = Translator(IndexFacts(10, [""], lambda clauses: [1] * len(clauses)))
    body = body_of(Plan(Every(), filters, FACETS), translator, {"country": 9, "organization": 9})
    assert len(body["post_filter"]["bool"]["filter"]) == 2
    assert "organization" in repr(body["aggs"]["country"]["filter"])
    assert "'country'" not in repr(body["aggs"]["country"]["filter"])


def test_facets_of_too_many_values_wait() -> None:
    plan = Plan(Every(), facets=FACETS)
    assert list(counted(plan, {"country": 200, "organization": 70_000})) == ["country"]
    assert list(counted(plan, {"country": 200, "organization": 7_000})) == ["country", "organization"]


def test_what_nothing_is_known_of_is_counted_apart() -> None:
    plan = Plan(Every(), facets={"evidence": FacetPlan("evidence", None)})
    assert counted(plan, {"country": 200}) == {}


def test_the_commonest_values_and_those_always_shown() -> None:
    pairs = [("SE", 2), ("NO", 2), ("FI", 1)]
    assert counts_of(pairs, FacetPlan("country", 1), 4) == ValueCounts((("NO", 2),), 3, 3, 4)
    assert counts_of(pairs, FacetPlan("country", 1, ("FI", "JP")), 0).values == (("NO", 2), ("FI", 1), ("JP", 0))
    assert counts_of(pairs, FacetPlan("country", None), 0).other == 0


def test_the_most_typical_of_all_values_and_those_always_shown() -> None:
    counts = ValueCounts((("US", 9), ("NO", 3), ("SE", 1), ("FI", 0)), 3, 0, 2, total=10)
    whole = {"US": 900, "NO": 3, "SE": 1, "FI": 40}
    typical = typical_of(counts, FacetPlan("country", 2, ("FI",), "typical"), whole, 1_000)
    assert typical == ValueCounts((("NO", 3), ("SE", 1), ("FI", 0)), 3, 9, 2, (3, 1, 40), 10)


def test_a_part_of_the_values_is_never_told_for_all() -> None:
    values = {"buckets": [{"key": "NO", "doc_count": 2}], "sum_other_doc_count": 1}
    answer = {
        "hits": {"total": {"value": 3}, "hits": []},
        "aggregations": {"country": {"doc_count": 3, "values": values, "missing": {"doc_count": 0}}},
    }
    plan = Plan(Every(), facets={"country": FacetPlan("country")}, limit=0)
    with pytest.raises(TooManyValues):
        outcome_of(answer, plan, STATE, {})
    values["sum_other_doc_count"] = 0
    assert outcome_of(answer, plan, STATE, {}).facets["country"].values == (("NO", 2),)


def test_a_cursor_stands_where_articles_follow() -> None:
    hits = [{"_source": {"id": name}, "_score": 1.0, "sort": [1.0, name]} for name in "ab"]
    answer = {"hits": {"total": {"value": 2}, "hits": hits[:1]}}
    assert outcome_of(answer, Plan(Every(), limit=1), STATE, {}).cursor == b'[1.0,"a"]'
    assert outcome_of({"hits": {"total": {"value": 2}, "hits": hits}}, Plan(Every()), STATE, {}).cursor is None
