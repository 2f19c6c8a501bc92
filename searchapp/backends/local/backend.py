"""The Whoosh index in a folder as a backend: plans become those of the engine, doc ids become articles' ids."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

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
from searchapp.backends.local.schema import PUBLISHED_DAYS, fingerprint, whoosh_schema
from searchapp.backends.local.translation import Translator
from searchapp.backends.stored_article import summary_rows
from searchapp.engine.execution import plan as engine
from searchapp.engine.execution.searcher import Searcher
from searchapp.errors import IndexFormatError, IndexMissingError, NotFoundError
from searchapp.model.explanation import Explanation
from searchapp.model.query_tree import QueryTree
from searchapp.model.result import IndexState
from searchapp.model.sorts import SortOrder

_FINGERPRINTS = 2  # of one of them nothing else may be in the index
_ALL_VALUES = 1 << 30  # more than an index has

_CURSOR = struct.Struct(">dq")  # sort key and global doc id of a hit


class LocalBackend:
    """One state of the index in a folder."""

    def __init__(self, folder: Path) -> None:
        """Open the present state.

        Raises IndexMissingError, IndexDamagedError, and IndexFormatError when another version of searchapp wrote it.
        """
        self._folder = folder
        self._searcher = searcher = Searcher.open(folder, whoosh_schema())
        made = [word.text for word in searcher.vocabulary("made").with_prefix("", _FINGERPRINTS)]
        if searcher.document_count and made != [fingerprint()]:
            remedy = "run `searchapp index --rebuild` with the paths of your articles"
            raise IndexFormatError(f"another version of searchapp wrote the index in {folder}: {remedy}")
        self._state = IndexState(searcher.generation, searcher.document_count, searcher.updated)
        self._translator = Translator(searcher)

    def state(self) -> IndexState:
        """The state that was opened."""
        return self._state

    def refreshed(self) -> LocalBackend:
        """This backend if nothing was committed since, else one of the newest state."""
        try:
            is_current = self._searcher.is_current()
        except FileNotFoundError as error:
            raise IndexMissingError(f"there is no index in {self._folder} any more") from error
        return self if is_current else LocalBackend(self._folder)

    def run(self, plans: Sequence[Plan]) -> list[Outcome]:
        """The outcome of each plan."""
        return [self._run(plan) for plan in plans]

    def _run(self, plan: Plan) -> Outcome:
        searched = self._searcher.run(self._translated(plan))
        doc_ids = searched.global_ids.tolist()
        shown = doc_ids[: plan.limit]
        summaries = self._searcher.stored_of(shown, "summary") if shown else []
        stored: dict[str, Sequence[bytes]] = {
            field: summaries if field == "summary" else self._searcher.stored_of(shown, field) for field in plan.stored
        }
        has_more = len(doc_ids) > plan.limit if plan.after else searched.total > plan.offset + len(shown)
        return Outcome(
            self._state,
            searched.total,
            _ArticleIds(summaries),
            searched.scores[: plan.limit].tolist(),
            _CURSOR.pack(searched.keys.item(len(shown) - 1), shown[-1]) if shown and has_more else None,
            {name: _values(counts) for name, counts in searched.facets.items()} if plan.facets else NOTHING,
            _days(searched) if plan.count_days else None,
            stored,
            searched.subset_total,
        )

    def _translated(self, plan: Plan) -> engine.Plan:
        query = self._translator.query
        return engine.Plan(
            query(plan.query),
            {name: query(tree) for name, tree in plan.filters.items()} if plan.filters else NOTHING,
            {name: _facet(facet) for name, facet in plan.facets.items()} if plan.facets else NOTHING,
            _DAYS if plan.count_days else NOTHING,
            _order(plan.sort),
            plan.sort.field,
            plan.sort.ties_by,
            "id",
            plan.offset,
            plan.limit + 1 if plan.after else plan.limit,  # one more tells whether others follow
            self._cursor(plan.after) if plan.after else None,
            engine.Fading("published", self._newest) if plan.sort.fades and self._newest is not None else None,
            query(plan.subset) if plan.subset else None,
        )

    def _cursor(self, after: bytes) -> engine.Cursor:
        """Where a page ended. ParameterError where that is nowhere in this state: anyone can make a cursor up."""
        if len(after) != _CURSOR.size:
            raise strange_cursor()
        cursor = engine.Cursor(*_CURSOR.unpack(after))
        if not 0 <= cursor.global_id < self._searcher.end:
            raise strange_cursor()
        return cursor

    @cached_property
    def _newest(self) -> int | None:
        """When the newest article was published, if any has a date."""
        return self._searcher.greatest("published")

    def stored(self, ids: Sequence[str], field: StoredField) -> dict[str, bytes]:
        """What is stored of the articles, by id."""
        return self._stored_by("id", ids, field)

    def first(self, field: str, values: Sequence[str]) -> dict[str, bytes]:
        """The summary of the first article that has each of the values."""
        return self._stored_by(field, values, "summary")

    def _stored_by(self, field: str, values: Sequence[str], stored_field: StoredField) -> dict[str, bytes]:
        pairs = ((value, self._searcher.global_id(field, value)) for value in values)
        doc_ids = {value: doc_id for value, doc_id in pairs if doc_id is not None}
        stored = self._searcher.stored_of([*doc_ids.values()], stored_field) if doc_ids else ()
        return dict(zip(doc_ids, stored, strict=True))

    def values(self, field: str, prefix: str = "", limit: int | None = None) -> list[tuple[str, int]]:
        """The commonest values that begin so and that an article has, which a term of the vocabulary need not.

        Deleted articles are in the counts until their segment is merged.
        """
        words = self._searcher.vocabulary(field).with_prefix(prefix, _ALL_VALUES)
        live = ((word.text, word.frequency) for word in words if self._searcher.global_id(field, word.text) is not None)
        return list(islice(live, limit))

    def completions(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Common values that begin so, with the number of articles, deleted ones included."""
        return [(term.text, term.frequency) for term in self._searcher.vocabulary(field).completions(prefix, limit)]

    def spellings(self, term: str, distance: int, limit: int) -> list[str]:
        """Other terms at most so many letters away."""
        return self._translator.spellings(term, distance, limit)

    def explain(self, query: QueryTree, article_id: str) -> Explanation:
        """How an article comes to its score."""
        doc_id = self._searcher.global_id("id", article_id)
        if doc_id is None:
            raise NotFoundError(f"There is no article “{article_id[:200]}” in the index.")
        return self._searcher.explain(self._translator.query(query), doc_id)

    def close(self) -> None:
        """Nothing: mapped files go when nothing refers to them any more."""


_DAYS = {PUBLISHED: PUBLISHED_DAYS}


def _facet(plan: FacetPlan) -> engine.FacetPlan:
    ranking = signed_likelihood_ratios if plan.order == "typical" else None
    return engine.FacetPlan(plan.field, _ALL_VALUES if plan.size is None else plan.size, plan.always, ranking)


def _values(counts: engine.ValueCounts) -> ValueCounts:
    return ValueCounts(counts.values, counts.distinct, counts.other, counts.missing, counts.whole, counts.total)


def _days(searched: engine.Outcome) -> DayCounts:
    counts = searched.days[PUBLISHED]
    return DayCounts(counts.days, counts.counts, counts.coarse, counts.missing)


class _ArticleIds(Sequence[str]):
    """The ids of a page's articles, read out of their summaries when first looked at: most callers only count them."""

    def __init__(self, summaries: Sequence[bytes]) -> None:
        self._summaries = summaries

    def __len__(self) -> int:
        return len(self._summaries)

    def __getitem__(self, index: Any) -> Any:
        return self._ids[index]

    @cached_property
    def _ids(self) -> list[str]:
        return [row[0] for row in summary_rows(self._summaries)]


def _order(sort: SortOrder) -> engine.Order:
    if sort.by_score:
        return "score"
    return "descending" if sort.is_descending else "ascending"
