"""A request is evaluated: all of its words or, where no article has them, any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from searchapp import query
from searchapp.backends.base import Backend, Outcome, Plan, StoredField
from searchapp.model.request import SearchRequest
from searchapp.model.sorts import SORTS
from searchapp.query import ResolvedQuery
from searchapp.search.cursor import PageEnd
from searchapp.search.facet_counting import FacetPlans
from searchapp.search.few_hits.query_parts import PartCounts, parts_of
from searchapp.search.reranking import run_plan

_RELAXED = "No article has all of these words; shown are those with any of them."
UNMATCHED = "No article has {}; shown are those with any of the other words."
UNQUOTED = "No article has this sentence word for word; shown are those with any of its words."
_SHOWN_INSTEAD = "No article has {}; shown are those with {}."
SOME_OF_THE_FILTERED = "No article within the filters has all of these words; shown are those with any of them."


class Answer(Struct, frozen=True):
    """How the request was understood, what was asked, what came of it, and what the user should know about that."""

    resolved: ResolvedQuery
    plan: Plan
    outcome: Outcome
    warnings: tuple[str, ...] = ()


def answer_to(
    backend: Backend,
    request: SearchRequest,
    counted: FacetPlans,
    page_end: PageEnd | None = None,
    stored: Sequence[StoredField] = (),
) -> Answer:
    """What the index has for the request. Raises QueryError, ParameterError and BackendError."""
    resolved = query.resolve(request, backend)
    plan = _plan(request, resolved, counted, page_end, tuple(stored))
    outcome, remarks, _ = run_plan(backend, plan, request.text)
    if outcome.total and resolved.all_words and not outcome.subset_total:
        why = SOME_OF_THE_FILTERED if resolved.filters else _relaxed_because(backend, request)
        return Answer(resolved, plan, outcome, (why, *remarks))
    if not outcome.total and resolved.relax and (relaxed := resolved.relax()):
        any_words = _relaxed(backend, request, resolved, relaxed, plan)
        return any_words or Answer(resolved, plan, outcome)
    return Answer(resolved, plan, outcome, remarks)


def _relaxed(
    backend: Backend, request: SearchRequest, resolved: ResolvedQuery, relaxed: ResolvedQuery, plan: Plan
) -> Answer | None:
    """The answer to any of the words where nothing has all, all asked in one trip.

    None where nothing has any, or where it is the filters that leave nothing.
    """
    plan, parts = replace(plan, query=relaxed.tree, subset=None), PartCounts(backend, request)
    outcome, remarks, (unfiltered, *alone) = run_plan(
        backend, plan, request.text, [Plan(resolved.tree, limit=0), *parts.plans]
    )
    if not outcome.total or (resolved.filters and unfiltered.total):
        return None
    why = _why_relaxed(request, parts.unmatched(alone), relaxed.kept)
    return Answer(relaxed, plan, outcome, (why, *remarks))


def _relaxed_because(backend: Backend, request: SearchRequest) -> str:
    """Which of the words no article has, or that none has them all."""
    parts = PartCounts(backend, request)
    return _why_relaxed(request, parts.unmatched(backend.run(parts.plans) if parts.plans else ()))


def _why_relaxed(request: SearchRequest, unmatched: Sequence[str], kept: str = "") -> str:
    parts = parts_of(request)
    if len(parts) == 1 and " " in parts[0].text:
        return UNQUOTED
    lacking = " or ".join(f"“{part}”" for part in unmatched) if len(unmatched) < len(parts) else ""
    if kept:
        return _SHOWN_INSTEAD.format(lacking or "all of this", kept)
    return UNMATCHED.format(lacking) if lacking else _RELAXED


def outcomes_of(backend: Backend, answer: Answer) -> Iterator[Outcome]:
    """The outcome of an answer and those of all the pages that follow it."""
    outcome = answer.outcome
    yield outcome
    while outcome.cursor:
        (outcome,) = backend.run([replace(answer.plan, after=outcome.cursor)])
        yield outcome


def _plan(
    request: SearchRequest,
    resolved: ResolvedQuery,
    counted: FacetPlans,
    page_end: PageEnd | None,
    stored: tuple[StoredField, ...],
) -> Plan:
    return Plan(
        resolved.tree,
        resolved.filters,
        counted.values,
        counted.days,
        SORTS[request.sort],
        (request.page - 1) * request.page_size,
        request.page_size,
        page_end.cursor if page_end else None,
        stored,
        resolved.all_words,
    )
