"""A plan becomes the body of a search, and the answer to it an outcome.

All values of a facet are fetched and cut here: a cluster's own commonest values are not exact, its own count of
distinct ones is not either. What has more values than one answer may hold is counted afterwards, by `values_body`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

import numpy as np
import orjson
from msgspec import structs

from searchapp.backends.base import (
    NOTHING,
    PUBLISHED,
    DayCounts,
    FacetPlan,
    Outcome,
    Plan,
    StoredField,
    ValueCounts,
    strange_cursor,
)
from searchapp.backends.likelihood import signed_likelihood_ratios
from searchapp.backends.opensearch.translation import Clause, Translator
from searchapp.engine.similarity import OLD_SHARE, RECENCY_HALF_LIFE
from searchapp.model.result import IndexState
from searchapp.model.sorts import SortOrder

MOST_BUCKETS = 65_000  # that one search may have, days among them (`search.max_buckets`)
DAY_FIELDS = ("day", "coarse")  # of days of publication, and of longer dates
Aggregation = dict[str, Any]

_STORED_FIELDS = len(get_args(StoredField))
_ALL_FILTERS = "whole"  # what goes by all filters; what leaves one out is called as that
_SUBSET = "subset"
_MISSING = "{} missing"


class TooManyValues(Exception):
    """A facet has more values than were asked for, which is no answer."""


def body_of(plan: Plan, translator: Translator, sizes: Mapping[str, int], newest: int | None = None) -> dict[str, Any]:
    """The body of a search; `sizes` tells how many values each field of a facet has at most, `newest` the second at
    which the newest article was published.

    A facet whose values are too many for one answer is left out, and so is one whose field has none. Nothing is said
    that a cluster takes for granted: it reads a body in a tenth of the time of an answer.
    """
    filters = {name: translator.filter(node) for name, node in plan.filters.items()}
    aggregations = _counts(plan, filters, sizes)
    if plan.subset:
        aggregations[_SUBSET] = {"filter": _all_of([translator.filter(plan.subset), *filters.values()])}
    query = translator.query(plan.query)
    if plan.sort.fades and newest is not None:
        query = _faded(query, newest)
    body: dict[str, Any] = {
        "size": plan.limit + 1 if plan.after else plan.limit,  # one more tells whether others follow
        "sort": _sort(plan.sort),
        "track_total_hits": True,
    }
    if not plan.sort.by_score:
        body["track_scores"] = True  # else what is sorted by tells them, and each hit is scored once
    if len(plan.stored) < _STORED_FIELDS:
        body["_source"] = [*plan.stored] or False  # all of it goes out as it is, a part has to be read there first
    if plan.after:
        body["search_after"] = _sort_values(plan.after, len(body["sort"]))
    elif plan.offset:
        body["from"] = plan.offset
    if filters and aggregations:
        body["post_filter"] = _all_of([*filters.values()])
    elif filters:
        query = {"bool": {"must": [query], "filter": list(filters.values())}}
    return {**body, "query": query, **({"aggs": aggregations} if aggregations else {})}


def counted(plan: Plan, sizes: Mapping[str, int]) -> dict[str, FacetPlan]:
    """The facets that one search can count; those with the most values have to wait if there is no room."""
    room = MOST_BUCKETS - (sum(sizes[field] for field in DAY_FIELDS) if plan.count_days else 0)
    fitting = {}
    for name, facet in sorted(plan.facets.items(), key=lambda item: sizes.get(item[1].field, MOST_BUCKETS)):
        room -= sizes.get(facet.field, MOST_BUCKETS) + 1
        if room >= 0:
            fitting[name] = facet
    return fitting


def values_body(plan: Plan, name: str, translator: Translator, after: Mapping[str, Any] | None) -> dict[str, Any]:
    """The body of a search for some thousand values of a facet, behind those before."""
    filters = {each: translator.filter(node) for each, node in plan.filters.items()}
    field = plan.facets[name].field
    composite: Aggregation = {"size": 10_000, "sources": [{"value": {"terms": {"field": field}}}]}
    if after:
        composite["after"] = after
    query = {"bool": {"must": [translator.query(plan.query)], "filter": _others(filters, name)}}
    return {
        "size": 0,
        "track_total_hits": True,
        "query": query,
        "aggs": {"values": {"composite": composite}, "missing": _missing(field)},
    }


def _counts(plan: Plan, filters: Mapping[str, Clause], sizes: Mapping[str, int]) -> dict[str, Aggregation]:
    """The values of the facets and the days, those together that go by the same filters."""
    groups: dict[str, dict[str, Aggregation]] = {}
    for name, facet in counted(plan, sizes).items():
        group = groups.setdefault(_group(plan, name), {})
        if sizes[facet.field]:
            group |= {name: _all_values(facet.field, sizes), _MISSING.format(name): _missing(facet.field)}
    if plan.count_days:
        days = {field: _all_values(field, sizes, _BY_VALUE) for field in DAY_FIELDS if sizes[field]}
        groups.setdefault(_group(plan, PUBLISHED), {}).update(days)
    if not filters:
        return groups.get(_ALL_FILTERS, {})
    return {left_out: _filtered(_others(filters, left_out), parts) for left_out, parts in groups.items()}


def _group(plan: Plan, name: str) -> str:
    """With which others a facet is counted: it leaves out its own filter, if there is one."""
    return name if name in plan.filters else _ALL_FILTERS


_BY_VALUE = {"order": {"_key": "asc"}}


def _all_values(field: str, sizes: Mapping[str, int], order: Mapping[str, Any] = NOTHING) -> Aggregation:
    """All values, commonest first if no other order is named."""
    return {"terms": {"field": field, "size": sizes[field], **order}}


def _missing(field: str) -> Aggregation:
    return {"missing": {"field": field}}


def _others(filters: Mapping[str, Clause], name: str) -> list[Clause]:
    return [clause for other, clause in filters.items() if other != name]


def _filtered(clauses: list[Clause], parts: Mapping[str, Aggregation]) -> Aggregation:
    return {"filter": _all_of(clauses) if clauses else {"match_all": {}}, **({"aggs": parts} if parts else {})}


def _all_of(clauses: list[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else {"bool": {"filter": clauses}}


def _faded(query: Clause, newest: int) -> Clause:
    """The query with scores that fade as `similarity.recency` says."""
    decay = {"origin": newest, "scale": RECENCY_HALF_LIFE, "decay": 0.5}
    fading = {"filter": {"exists": {"field": "published"}}, "exp": {"published": decay}, "weight": 1 - OLD_SHARE}
    functions = [fading, {"weight": OLD_SHARE}]
    return {"function_score": {"query": query, "functions": functions, "score_mode": "sum", "boost_mode": "multiply"}}


def _sort(order: SortOrder) -> list[str | dict[str, str]]:
    """Scores descend by themselves, and articles without what is sorted by come last."""
    key = "_score" if order.by_score else {order.field: "desc" if order.is_descending else "asc"}
    return [key, *([{order.ties_by: "desc"}] if order.ties_by else []), "id"]


def _sort_values(after: bytes, count: int) -> list[Any]:
    """Where a page ended. ParameterError where it can be no such place: anyone can make a cursor up."""
    try:
        values = orjson.loads(after)
    except orjson.JSONDecodeError as error:
        raise strange_cursor() from error
    if not isinstance(values, list) or len(values) != count:
        raise strange_cursor()
    return values


# ---- answers -------------------------------------------------------------------------------------


def outcome_of(answer: Mapping[str, Any], plan: Plan, state: IndexState, facets: Mapping[str, ValueCounts]) -> Outcome:
    """The outcome of a plan: its answer, with the counts of those facets that had to be counted apart.

    Raises TooManyValues where a facet has grown beyond what was asked for.
    """
    total: int = answer["hits"]["total"]["value"]
    hits = answer["hits"]["hits"]
    shown = hits[: plan.limit]
    has_more = len(hits) > plan.limit if plan.after else total > plan.offset + len(shown)
    counts = {
        name: facets[name] if name in facets else _value_counts(_group_in(answer, plan, name), name, facet)
        for name, facet in plan.facets.items()
    }
    return Outcome(
        state,
        total,
        [hit["sort"][-1] for hit in shown],  # every order ends with the id
        [hit["sort"][0] if plan.sort.by_score else hit["_score"] for hit in shown],
        orjson.dumps(shown[-1]["sort"]) if shown and has_more else None,
        counts,
        _day_counts(_group_in(answer, plan, PUBLISHED)) if plan.count_days else None,
        {field: [hit["_source"][field].encode() for hit in shown] for field in plan.stored},
        answer["aggregations"][_SUBSET]["doc_count"] if plan.subset else 0,
    )


def _group_in(answer: Mapping[str, Any], plan: Plan, name: str) -> Mapping[str, Any]:
    """What was counted with a facet, and over how many articles."""
    aggregations: Mapping[str, Any] = answer.get("aggregations", NOTHING)
    if not plan.filters:
        return {**aggregations, "doc_count": answer["hits"]["total"]["value"]}
    group: Mapping[str, Any] = aggregations[_group(plan, name)]
    return group


def _value_counts(group: Mapping[str, Any], name: str, facet: FacetPlan) -> ValueCounts:
    total: int = group["doc_count"]
    if name not in group:
        return counts_of((), facet, total, total)
    pairs = [(bucket["key"], bucket["doc_count"]) for bucket in _all_buckets(group[name])]
    return counts_of(pairs, facet, group[_MISSING.format(name)]["doc_count"], total)


def with_all_values(plan: Plan) -> Plan:
    """The plan that has all values of the facets in the order `typical`, which only all together can be put in it."""
    if not any(facet.order == "typical" for facet in plan.facets.values()):
        return plan
    facets = {
        name: structs.replace(facet, size=None) if facet.order == "typical" else facet
        for name, facet in plan.facets.items()
    }
    return structs.replace(plan, facets=facets)


def typical_of(counts: ValueCounts, facet: FacetPlan, whole: Mapping[str, int], documents: int) -> ValueCounts:
    """The most typical of all values, and those always shown; `whole` tells how many of the `documents` have each."""
    values, numbers = [value for value, _ in counts.values], [number for _, number in counts.values]
    wholes = [whole.get(value, 0) for value in values]
    part, all_of_them = np.array(numbers, np.int64), np.array(wholes, np.int64)
    ratios = signed_likelihood_ratios(part, all_of_them, counts.total, documents).tolist()
    order = sorted(range(len(values)), key=lambda index: (-ratios[index], -numbers[index], values[index]))
    typical = [index for index in order if numbers[index]][: facet.size]
    kept = {*typical, *(index for index in order if values[index] in facet.always)}
    shown = [index for index in order if index in kept]
    return structs.replace(
        counts,
        values=tuple((values[index], numbers[index]) for index in shown),
        other=sum(numbers) - sum(numbers[index] for index in shown),
        whole=tuple(wholes[index] for index in shown),
    )


def counts_of(pairs: Sequence[tuple[str, int]], facet: FacetPlan, missing: int, total: int = 0) -> ValueCounts:
    """The first of all values, which are told commonest first, and those that are always shown; `total` articles were
    counted."""
    shown = pairs[: facet.size]
    if facet.always:
        known = dict(pairs)
        values = {**dict(shown), **{value: known.get(value, 0) for value in facet.always}}
        shown = commonest_first(values.items())
    other = sum([count for _, count in pairs]) - sum([count for _, count in shown])
    return ValueCounts(tuple(shown), len(pairs), other, missing, total=total)


def commonest_first(pairs: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Values with their counts, those of one count by value."""
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


def _day_counts(group: Mapping[str, Any]) -> DayCounts:
    """Each article with a date of publication is in one bucket, of its day or of its longer date."""
    days, longer = (_all_buckets(group[field]) if field in group else () for field in DAY_FIELDS)
    coarse = sorted((*map(int, bucket["key"].split()), bucket["doc_count"]) for bucket in longer)
    counts = np.array([bucket["doc_count"] for bucket in days], np.int64)
    return DayCounts(
        np.array([bucket["key"] for bucket in days], np.int64),
        counts,
        np.array(coarse, np.int64).reshape(-1, 3),
        group["doc_count"] - int(counts.sum()) - sum(count for _, _, count in coarse),
    )


def _all_buckets(terms: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    if terms["sum_other_doc_count"] or terms.get("doc_count_error_upper_bound"):
        raise TooManyValues
    buckets: Sequence[Mapping[str, Any]] = terms["buckets"]
    return buckets
