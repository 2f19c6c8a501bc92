"""A request is understood and evaluated: all of its words or, where no article has them, any."""

from __future__ import annotations

from typing import NamedTuple

from searchapp import query
from searchapp.engine.execution.plan import Outcome, Plan
from searchapp.engine.execution.searcher import Searcher
from searchapp.model.request import SearchRequest
from searchapp.model.sorts import SORTS
from searchapp.query import ParsedQuery
from searchapp.search.cursor import PageEnd
from searchapp.search.facet_counting import FacetPlans

RELAXED = "No article has all of these words; shown are those with any of them."


class Answer(NamedTuple):
    """How the request was understood, what came of it, and what the user should know about that."""

    parsed: ParsedQuery
    outcome: Outcome
    warnings: tuple[str, ...]


def answer_to(searcher: Searcher, request: SearchRequest, counted: FacetPlans, place: PageEnd | None = None) -> Answer:
    """What the index has for the request. Raises QueryError and ParameterError."""
    parsed = query.build(request, searcher)
    outcome = searcher.run(_plan(request, parsed, counted, place))
    if outcome.total or parsed.relax is None or (relaxed := parsed.relax()) is None:
        return Answer(parsed, outcome, ())
    if parsed.filters and searcher.run(Plan(parsed.query, limit=0)).total:  # it is the filters that leave nothing
        return Answer(parsed, outcome, ())
    found = searcher.run(_plan(request, relaxed, counted, place))
    return Answer(relaxed, found, (RELAXED,)) if found.total else Answer(parsed, outcome, ())


def _plan(request: SearchRequest, parsed: ParsedQuery, counted: FacetPlans, place: PageEnd | None) -> Plan:
    order = SORTS[request.sort]
    return Plan(
        parsed.query,
        parsed.filters,
        counted.values,
        counted.days,
        "score" if order.by_score else "newest" if order.is_descending else "oldest",
        order.field,
        (request.page - 1) * request.page_size,
        request.page_size + 1 if place else request.page_size,  # one more tells whether there is a next page
        place.cursor if place else None,
    )
