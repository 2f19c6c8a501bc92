"""The bodies of searches, and what is made of the answers."""

from __future__ import annotations

import pytest

from searchapp.backends.base import FacetPlan, Plan, StoredField, ValueCounts
from searchapp.backends.opensearch.requests import (
    DAY_FIELDS,
    TooManyValues,
    body_of,
    commonest_first,
    counted,
    counts_of,
    outcome_of,
    typical_of,
)
from searchapp.backends.opensearch.translation import IndexFacts, Translator
from searchapp.model.query_tree import Every, Value, Word
from searchapp.model.result import IndexState
from searchapp.model.sorts import OLDEST, RELEVANCE, SortOrder

TRANSLATOR = Translator(IndexFacts(10, [""], lambda clauses: [1] * len(clauses)))
STATE = IndexState(1, 2, "2026-01-02T03:04:05Z")
FACETS = {"country": FacetPlan("country", 1), "organization": FacetPlan("organization")}


def test_a_facet_is_counted_without_its_own_filter() -> None:
    filters = {"country": Value("country", ("NO",)), "organization": Value("organization", ("mill",))}
    body = body_of(Plan(Every(), filters, FACETS), TRANSLATOR, {"country": 9, "organization": 9})
    assert body["post_filter"]["bool"]["filter"] == [
        {"terms": {"country": ["NO"]}},
        {"terms": {"organization": ["mill"]}},
    ]
    assert "organization" in repr(body["aggs"]["country"]["filter"])
    assert "'country'" not in repr(body["aggs"]["country"]["filter"])


def test_what_goes_by_the_same_filters_is_counted_together() -> None:
    facets = {**FACETS, "person": FacetPlan("person")}
    sizes = dict.fromkeys([*facets, *DAY_FIELDS], 9)
    plan = Plan(Every(), {"country": Value("country", ("NO",))}, facets, count_days=True)
    groups = body_of(plan, TRANSLATOR, sizes)["aggs"]
    assert {name: [*group["aggs"]] for name, group in groups.items()} == {
        "country": ["country", "country missing"],
        "whole": ["organization", "organization missing", "person", "person missing", *DAY_FIELDS],
    }


def test_of_a_field_without_values_nothing_is_asked() -> None:
    sizes = {"country": 0, "organization": 9, "day": 9, "coarse": 0}
    plan = Plan(Every(), facets={**FACETS, "country": FacetPlan("country", 1, ("NO",))}, count_days=True, limit=0)
    assert [*body_of(plan, TRANSLATOR, sizes)["aggs"]] == ["organization", "organization missing", "day"]
    empty = {"buckets": [], "sum_other_doc_count": 0}
    counted_values = {"organization": empty, "organization missing": {"doc_count": 3}, "day": empty}
    answer = {"hits": {"total": {"value": 3}, "hits": []}, "aggregations": counted_values}
    outcome = outcome_of(answer, plan, STATE, {})
    assert outcome.facets["country"] == ValueCounts((("NO", 0),), 0, 0, 3, total=3)
    assert outcome.days
    assert outcome.days.missing == 3


def test_by_a_facets_own_filter_alone_nothing_is_counted_where_its_field_has_no_values() -> None:
    plan = Plan(Every(), {"country": Value("country", ("NO",))}, {"country": FacetPlan("country")}, limit=0)
    assert body_of(plan, TRANSLATOR, {"country": 0})["aggs"] == {"country": {"filter": {"match_all": {}}}}
    answer = {"hits": {"total": {"value": 0}, "hits": []}, "aggregations": {"country": {"doc_count": 3}}}
    assert outcome_of(answer, plan, STATE, {}).facets["country"].missing == 3


def test_a_plain_search_says_no_more_than_it_has_to() -> None:
    stored: tuple[StoredField, ...] = ("summary", "article")
    assert body_of(Plan(Word("otter"), stored=stored), TRANSLATOR, {}) == {
        "size": 10,
        "sort": ["_score", {"published": "desc"}, "id"],
        "track_total_hits": True,
        "query": TRANSLATOR.query(Word("otter")),
    }


@pytest.mark.parametrize(("stored", "source"), [((), False), (("summary",), ["summary"])])
def test_a_part_of_an_article_is_named(stored: tuple[StoredField, ...], source: object) -> None:
    assert body_of(Plan(Every(), stored=stored), TRANSLATOR, {})["_source"] == source


def test_articles_without_a_date_are_those_in_no_bucket() -> None:
    days = [{"key": 3, "doc_count": 2}, {"key": 5, "doc_count": 1}]
    group = {
        "day": {"buckets": days, "sum_other_doc_count": 0},
        "coarse": {"buckets": [{"key": "0 30", "doc_count": 4}], "sum_other_doc_count": 0},
    }
    answer = {"hits": {"total": {"value": 9}, "hits": []}, "aggregations": group}
    counts = outcome_of(answer, Plan(Every(), count_days=True, limit=0), STATE, {}).days
    assert counts
    assert (counts.days.tolist(), counts.counts.tolist(), counts.coarse.tolist()) == ([3, 5], [2, 1], [[0, 30, 4]])
    assert counts.missing == 2


def test_facets_of_too_many_values_wait() -> None:
    plan = Plan(Every(), facets=FACETS)
    assert list(counted(plan, {"country": 200, "organization": 70_000})) == ["country"]
    assert list(counted(plan, {"country": 200, "organization": 7_000})) == ["country", "organization"]


def test_what_nothing_is_known_of_is_counted_apart() -> None:
    plan = Plan(Every(), facets={"evidence": FacetPlan("evidence", None)})
    assert counted(plan, {"country": 200}) == {}


def test_the_commonest_values_and_those_always_shown() -> None:
    pairs = commonest_first([("SE", 2), ("FI", 1), ("NO", 2)])
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
    group = {"country": values, "country missing": {"doc_count": 0}}
    answer = {"hits": {"total": {"value": 3}, "hits": []}, "aggregations": group}
    plan = Plan(Every(), facets={"country": FacetPlan("country")}, limit=0)
    with pytest.raises(TooManyValues):
        outcome_of(answer, plan, STATE, {})
    values["sum_other_doc_count"] = 0
    assert outcome_of(answer, plan, STATE, {}).facets["country"].values == (("NO", 2),)


@pytest.mark.parametrize(("sort", "tracked", "score"), [(RELEVANCE, False, 2.0), (OLDEST, True, 3.0)])
def test_scores_are_asked_for_where_the_order_does_not_tell_them(sort: SortOrder, tracked: bool, score: float) -> None:
    plan = Plan(Every(), sort=sort)
    assert ("track_scores" in body_of(plan, TRANSLATOR, {})) is tracked
    hit = {"_score": 3.0 if tracked else None, "sort": [2.0, 5, "a"]}
    assert outcome_of({"hits": {"total": {"value": 1}, "hits": [hit]}}, plan, STATE, {}).scores == [score]


def test_a_cursor_stands_where_articles_follow() -> None:
    hits = [{"_source": {"id": name}, "_score": 1.0, "sort": [1.0, name]} for name in "ab"]
    answer = {"hits": {"total": {"value": 2}, "hits": hits[:1]}}
    assert outcome_of(answer, Plan(Every(), limit=1), STATE, {}).cursor == b'[1.0,"a"]'
    assert outcome_of({"hits": {"total": {"value": 2}, "hits": hits}}, Plan(Every()), STATE, {}).cursor is None
