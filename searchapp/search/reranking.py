"""The best articles by words, in the order of how near they are to the query in meaning too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from searchapp.backends.base import Backend, Outcome, Plan, StoredField
from searchapp.backends.stored_article import vectors_of
from searchapp.model.sorts import SORTS, SortOrder
from searchapp.semantic.sentence_model import is_installed
from searchapp.semantic.vectors import likenesses, query_vector

RERANKED: Final = 50  # articles, the best by words
# What the likeness counts, in parts of the best score: on questions to TIME of 1963 a mean average precision of .743
# with 0.5, .759 with 1 and .766 with 2, which is worse on long questions to long articles.
LIKENESS_WEIGHT: Final = 1.0
NO_CURSOR: Final = b""  # others follow, by the number of their page alone
NO_VECTORS = (
    "No article here has vectors to be compared by, so the order is that of the words;"
    " `searchapp index --semantic` makes them."
)
SOME_VECTORS = (
    "Some articles have no vectors to be compared by and stand behind; `searchapp index --semantic` makes them."
)


class OrderedOutcome(NamedTuple):
    """An outcome with what the user should know about its order, and what came of the plans beside it."""

    outcome: Outcome
    remarks: tuple[str, ...] = ()
    beside: Sequence[Outcome] = ()


def offered_orders() -> list[SortOrder]:
    """The orders that this installation can sort by."""
    return [order for order in SORTS.values() if not order.by_meaning or is_installed()]


def run_plan(backend: Backend, plan: Plan, text: str, beside: Sequence[Plan] = ()) -> OrderedOutcome:
    """The outcome of a plan, its page in the order that the plan asks for. Raises BackendError, and ExtraError.

    The plans `beside` it are run as they are, in the same trip. A page within the reranked ones has no cursor: what
    follows depends on all of them.
    """
    if not plan.sort.by_meaning or plan.after or not plan.limit or plan.offset >= RERANKED or not text.strip():
        outcome, *others = backend.run([plan, *beside])
        return OrderedOutcome(outcome, (), others)
    query, end = query_vector(text), plan.offset + plan.limit
    fields: tuple[StoredField, ...] = tuple(dict.fromkeys((*plan.stored, "article")))
    wide, *others = backend.run([replace(plan, offset=0, limit=max(RERANKED, end), stored=fields), *beside])
    alike = likenesses(query, [vectors_of(stored) for stored in wide.stored["article"][:RERANKED]])
    scores, order = reranked(wide.scores, alike)
    shown = order[plan.offset : end]
    outcome = replace(
        wide,
        ids=[wide.ids[index] for index in shown],
        scores=[scores[index] for index in shown],
        cursor=wide.cursor if end >= RERANKED else NO_CURSOR if wide.total > end else None,
        stored={field: [wide.stored[field][index] for index in shown] for field in plan.stored},
    )
    known = sum(likeness is not None for likeness in alike)
    remarks = () if known == len(alike) else (SOME_VECTORS if known else NO_VECTORS,)
    return OrderedOutcome(outcome, remarks, others)


def reranked(scores: Sequence[float], alike: Sequence[float | None]) -> tuple[list[float], list[int]]:
    """The scores with what likeness adds, and the articles in the order of those; an unknown one is the least."""
    known = [likeness for likeness in alike if likeness is not None]
    least, best = min(known, default=0.0), scores[0] if scores else 0.0
    added = [LIKENESS_WEIGHT * best * (least if likeness is None else likeness) for likeness in alike]
    summed = [score + more for score, more in zip(scores, added, strict=False)] + list(scores[len(added) :])
    order = sorted(range(len(added)), key=lambda index: -summed[index])
    return summed, [*order, *range(len(added), len(scores))]
