"""An index in an OpenSearch cluster as a backend: plans become searches, sent together, of one point in time."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec import structs

from searchapp.backends.base import ADDED, WORDS, FacetPlan, Outcome, Plan, StoredField, ValueCounts
from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch.connection import Connection
from searchapp.backends.opensearch.documents import DEFAULT_LANGUAGE, forms_by_field, key_of
from searchapp.backends.opensearch.explanations import explanation_of
from searchapp.backends.opensearch.requests import (
    DAY_FIELDS,
    MOST_BUCKETS,
    TooManyValues,
    body_of,
    commonest_first,
    counted,
    counts_of,
    outcome_of,
    typical_of,
    values_body,
    with_all_values,
)
from searchapp.backends.opensearch.snapshot import read_meta
from searchapp.backends.opensearch.translation import IndexFacts, Translator
from searchapp.backends.opensearch.view_searches import PAUSES, ViewSearches
from searchapp.backends.stored_article import article_of
from searchapp.errors import NotFoundError
from searchapp.model.explanation import Explanation
from searchapp.model.facets import FACETS
from searchapp.model.query_tree import Every, Prefix, QueryTree
from searchapp.model.result import IndexState
from searchapp.text.snowball import SNOWBALL

_ROOM = 1.1  # for the values of a facet beyond what the cluster tells, which is not exact
_COUNTED_FIELDS = (*FACETS, *DAY_FIELDS, "mentioned")  # in most searches; others are counted apart
FETCHED = 1_000  # articles at once
_SPELLING_CANDIDATES = 200
# Letters that a value begins with: the cluster takes 1,000 bytes, and a letter has four at most.
_LONGEST_INCLUDED = 200

_SPECIAL = re.compile(r"[^0-9A-Za-z]")  # in Lucene's regular expressions


class OpenSearchBackend:
    """One state of an index in a cluster. Raises IndexMissingError, IndexFormatError and other BackendErrors."""

    def __init__(
        self, location: ClusterLocation, connection: Connection | None = None, pauses: Sequence[float] = PAUSES
    ) -> None:
        self._searches = ViewSearches(connection or Connection(location), pauses)
        meta = self._searches.meta
        documents = self._searches.answer({"size": 0, "track_total_hits": True})["hits"]["total"]["value"]
        self._state = IndexState(meta.generation, documents, meta.updated)
        self._whole_counts: dict[str, Mapping[str, int]] = {}  # of all values, by field; for the order `typical`

    def state(self) -> IndexState:
        """The state that was opened."""
        return self._state

    def refreshed(self) -> OpenSearchBackend:
        """This backend if nothing was committed since, else one of the newest state."""
        connection = self._searches.connection
        connection.close_forgotten_views()
        if read_meta(connection) == self._searches.meta:
            return self
        return OpenSearchBackend(connection.location, connection, self._searches.pauses)

    # ---- searching -------------------------------------------------------------------------------

    def run(self, plans: Sequence[Plan]) -> list[Outcome]:
        """The outcome of each plan, all in one trip but for facets of too many values."""
        translator, sizes = self._translator, self._value_counts
        newest = self._newest if any(plan.sort.fades for plan in plans) else None
        answers = self._searches.answers([body_of(plan, translator, sizes, newest) for plan in plans])
        return [self._outcome(answer, plan) for answer, plan in zip(answers, plans, strict=True)]

    def _outcome(self, answer: Mapping[str, Any], plan: Plan) -> Outcome:
        fitting, whole = counted(plan, self._value_counts), with_all_values(plan)
        try:
            apart = {name: self._all_counts(whole, name) for name in plan.facets if name not in fitting}
            outcome = outcome_of(answer, whole, self._state, apart)
        except TooManyValues:
            apart = {name: self._all_counts(whole, name) for name in plan.facets}
            outcome = outcome_of(answer, whole, self._state, apart)
        if whole is plan:
            return outcome
        return structs.replace(
            outcome, facets={name: self._in_order(counts, plan.facets[name]) for name, counts in outcome.facets.items()}
        )

    def _in_order(self, counts: ValueCounts, facet: FacetPlan) -> ValueCounts:
        if facet.order == "count":
            return counts
        if facet.field not in self._whole_counts:
            plan = Plan(Every(), facets={facet.field: FacetPlan(facet.field, None)})
            self._whole_counts[facet.field] = dict(self._all_counts(plan, facet.field).values)
        return typical_of(counts, facet, self._whole_counts[facet.field], self._state.documents)

    def _all_counts(self, plan: Plan, name: str) -> ValueCounts:
        """The counts of a facet's values, however many there are, in several trips."""
        pairs: list[tuple[str, int]] = []
        after: Mapping[str, Any] | None = None
        while True:
            answer = self._searches.answer(values_body(plan, name, self._translator, after))
            aggregations = answer["aggregations"]
            pairs += [(bucket["key"]["value"], bucket["doc_count"]) for bucket in aggregations["values"]["buckets"]]
            after = aggregations["values"].get("after_key")
            if after is None:
                total = answer["hits"]["total"]["value"]
                pairs = commonest_first(pairs)
                return counts_of(pairs, plan.facets[name], aggregations["missing"]["doc_count"], total)

    @cached_property
    def _value_counts(self) -> dict[str, int]:
        """About how many values each field that is counted has in the whole index, and a few more; 0 if it has none."""
        about = {name: {"cardinality": {"field": name, "precision_threshold": 40_000}} for name in _COUNTED_FIELDS}
        aggregations = self._searches.answer({"size": 0, "aggs": about})["aggregations"]
        numbers = {name: aggregations[name]["value"] for name in _COUNTED_FIELDS}
        return {name: int(number * _ROOM) + 100 if number else 0 for name, number in numbers.items()}

    @cached_property
    def _newest(self) -> int | None:
        """When the newest article was published, if any has a date."""
        newest = self._searches.answer({"size": 0, "aggs": {"newest": {"max": {"field": "published"}}}})
        value = newest["aggregations"]["newest"]["value"]
        return None if value is None else int(value)

    @cached_property
    def _translator(self) -> Translator:
        """One for the languages that the articles are in."""
        used = [value for value, _ in self.values("language", limit=len(SNOWBALL) + 100)]
        languages = [DEFAULT_LANGUAGE, *(language for language in used if language in SNOWBALL)]
        return Translator(IndexFacts(self._state.documents, languages, self._searches.frequencies))

    # ---- reading ---------------------------------------------------------------------------------

    def stored(self, ids: Sequence[str], field: StoredField) -> dict[str, bytes]:
        """What is stored of the articles, by id."""
        contents: dict[str, bytes] = {}
        for start in range(0, len(ids), FETCHED):
            keys = [key_of(article_id) for article_id in ids[start : start + FETCHED]]
            body = {"size": FETCHED, "query": {"ids": {"values": keys}}, "_source": ["id", field]}
            hits = self._searches.answer(body)["hits"]["hits"]
            contents |= {hit["_source"]["id"]: hit["_source"][field].encode() for hit in hits}
        return contents

    def first(self, field: str, values: Sequence[str]) -> dict[str, bytes]:
        """The summary of the article that has each of the values and came first, of those added at once by file."""
        if not values:
            return {}
        filters = {str(number): {"term": {field: value}} for number, value in enumerate(values)}
        top_hit = {"top_hits": {"size": 1, "_source": ["summary"], "sort": [ADDED, "file", "id"]}}
        aggregation = {"filters": {"filters": filters}, "aggs": {"one": top_hit}}
        body = {"size": 0, "query": {"terms": {field: list(values)}}, "aggs": {"values": aggregation}}
        buckets = self._searches.answer(body)["aggregations"]["values"]["buckets"]
        hits = {value: buckets[str(number)]["one"]["hits"]["hits"] for number, value in enumerate(values)}
        return {value: hit[0]["_source"]["summary"].encode() for value, hit in hits.items() if hit}

    def values(self, field: str, prefix: str = "", limit: int | None = None) -> list[tuple[str, int]]:
        """The commonest values of a field that begin with `prefix`, with the number of articles that have them."""
        if limit is None or limit > MOST_BUCKETS or len(prefix) > _LONGEST_INCLUDED:
            begun = Prefix(prefix[:_LONGEST_INCLUDED], field=field) if prefix else Every()
            plan = Plan(begun, facets={field: FacetPlan(field, None)})
            pairs = [pair for pair in self._all_counts(plan, field).values if pair[0].startswith(prefix)]
            return pairs[:limit]
        terms: dict[str, Any] = {"field": field, "size": limit, "shard_size": MOST_BUCKETS}
        if prefix:
            terms["include"] = _SPECIAL.sub(r"\\\g<0>", prefix) + "@"  # which stands for any text
        aggregations = self._searches.answer({"size": 0, "aggs": {"values": {"terms": terms}}})["aggregations"]
        return [(bucket["key"], bucket["doc_count"]) for bucket in aggregations["values"]["buckets"]]

    def completions(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Common values that begin with `prefix`; of the words of the text, where they are many, those of titles."""
        if field != WORDS:
            return self.values(field, prefix, limit)
        words = self._searches.words_begun(prefix)
        if words is None:
            words = [word for word, _ in self.values("title_words", prefix, limit)]
        counts = self._searches.frequencies([{"term": {"words": word}} for word in words]) if words else []
        return commonest_first(pair for pair in zip(words, counts, strict=True) if pair[1])[:limit]

    def spellings(self, term: str, distance: int, limit: int) -> list[str]:
        """Other terms at most so many letters away, of those that the cluster's suggester finds."""
        from rapidfuzz.distance import OSA  # takes 50 ms to import, and few searches need it

        if not distance:
            return []
        suggester = {"field": "words", "max_edits": distance, "size": max(limit, _SPELLING_CANDIDATES), **_SUGGESTER}
        answer = self._searches.answer({"size": 0, "suggest": {"near": {"text": term, "term": suggester}}})
        options = [option for entry in answer["suggest"]["near"] for option in entry["options"]]
        near = [(OSA.distance(term, option["text"]), -option["freq"], option["text"]) for option in options]
        return [text for apart, _, text in sorted(near) if 0 < apart <= distance][:limit]

    def explain(self, query: QueryTree, article_id: str) -> Explanation:
        """How an article comes to its score."""
        scored = self._translator.query(query)
        its = {"ids": {"values": [key_of(article_id)]}}
        present = {"size": 0, "track_total_hits": True, "query": its}
        body = {
            "size": 1,
            "explain": True,
            "_source": ["article"],
            "query": {"bool": {"must": [scored], "filter": [its]}},
        }
        there, explained = self._searches.answers([present, body])
        if not there["hits"]["total"]["value"]:
            raise NotFoundError(f"There is no article “{article_id[:200]}” in the index.")
        if not (hits := explained["hits"]["hits"]):
            return Explanation(0, ())
        stored = article_of(hits[0]["_source"]["article"].encode())
        forms = forms_by_field(stored.article, stored.facts)
        return explanation_of(hits[0]["_score"], hits[0]["_explanation"], forms)

    def close(self) -> None:
        """Let go of the view; the connections are those of newer states too."""
        self._searches.close()


_SUGGESTER = {
    "suggest_mode": "always",
    "prefix_length": 0,
    "min_word_length": 1,
    "shard_size": 10_000,
    "max_inspections": 100,
    "max_term_freq": 1 << 30,
    "accuracy": 0.0,
    "string_distance": "damerau_levenshtein",
}
