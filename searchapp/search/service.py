"""A request becomes a page of its answer: understood, evaluated, and its hits and facets read."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from itertools import product
from time import perf_counter
from typing import get_args

from searchapp import query
from searchapp.backends.stored_article import body_of, hits_of
from searchapp.engine.execution.plan import Cursor, Outcome
from searchapp.engine.execution.searcher import Searcher
from searchapp.errors import ParameterError
from searchapp.model.request import DateKind, Interval, Match, SearchRequest
from searchapp.model.result import Hit, IndexState, QueryEcho, ResultPage, Run
from searchapp.model.sorts import SORTS
from searchapp.query import ParsedQuery
from searchapp.search.cursor import PageEnd, read_cursor, write_cursor
from searchapp.search.evaluation import Answer, answer_to
from searchapp.search.facet_counting import facets_of, plans_of
from searchapp.search.highlight.snippets import snippets_of
from searchapp.search.highlight.targets import sought_in
from searchapp.search.labels import labels_of
from searchapp.search.page_links import links_of

_CHOICES = (
    ("match", get_args(Match)),
    ("sort", tuple(SORTS)),
    ("date", get_args(DateKind)),
    ("interval", (None, *get_args(Interval))),
)
_CHOSEN = frozenset(product(*(choices for _, choices in _CHOICES)))
MOVED = "The index has changed since the page before this one; articles may be missing or come twice."


def run(searcher: Searcher, request: SearchRequest) -> ResultPage:
    """The page of the answer that the request asks for. Raises QueryError and ParameterError."""
    started = perf_counter()
    place = _place(request)
    counted = plans_of(request)
    answer = answer_to(searcher, request, counted, place)
    outcome = answer.outcome
    hits = _hits(searcher, request, answer)
    facets, remarks = facets_of(outcome, request, counted, labels_of(searcher)) if request.facets else ({}, ())
    generation = searcher.generation
    moved = (MOVED,) if place and place.generation != generation else ()
    return ResultPage(
        request,
        _echo(request, answer.parsed, (*answer.warnings, *moved, *remarks)),
        outcome.total,
        (perf_counter() - started) * 1000,
        IndexState(generation, searcher.document_count, searcher.updated),
        hits,
        facets,
        cursor_of=_cursor_of(searcher, request, outcome),
        suggestion_of=None if outcome.total else cache(partial(query.suggest, request, searcher)),
        links_of=links_of,
    )


def _place(request: SearchRequest) -> PageEnd | None:
    """Where a cursor goes on, None for a page by number; ParameterError for what no request can have."""
    if (request.match, request.sort, request.date, request.interval) not in _CHOSEN:
        _refuse_choice(request)
    if request.page < 1 or request.page_size < 0:
        raise ParameterError("page", "Pages are counted from 1, and none has less than no results.")
    return read_cursor(request.cursor, request) if request.cursor else None


def _refuse_choice(request: SearchRequest) -> None:
    for name, choices in _CHOICES:
        if getattr(request, name) not in choices:
            raise ParameterError(name, f"{name}: it is one of {', '.join(filter(None, choices))}.")


def _hits(searcher: Searcher, request: SearchRequest, answer: Answer) -> tuple[Hit, ...]:
    global_ids = answer.outcome.global_ids.tolist()[: request.page_size]
    scores = answer.outcome.scores.tolist()[: request.page_size]
    snippets: list[tuple[Run, ...]] = [()] * len(global_ids)
    if request.snippets and (not request.fields or "snippet" in request.fields):
        sought = sought_in(answer.parsed.query)
        snippets = snippets_of(map(body_of, searcher.stored_of(global_ids, "article")), sought)
    return hits_of(searcher.stored_of(global_ids, "summary"), scores, snippets)


def _cursor_of(searcher: Searcher, request: SearchRequest, outcome: Outcome) -> Callable[[], str] | None:
    """What writes the token that leads on from the last hit, None where there are no more."""
    shown = min(len(outcome.global_ids), request.page_size)
    beyond = len(outcome.global_ids) if request.cursor else outcome.total - (request.page - 1) * request.page_size
    return partial(_token, searcher.generation, request, outcome, shown - 1) if 0 < shown < beyond else None


def _token(generation: int, request: SearchRequest, outcome: Outcome, last: int) -> str:
    cursor = Cursor(float(outcome.keys[last]), int(outcome.global_ids[last]))
    return write_cursor(PageEnd(cursor, generation), request)


def _echo(request: SearchRequest, parsed: ParsedQuery, warnings: tuple[str, ...]) -> QueryEcho:
    return QueryEcho(request.text, parsed.parsed, parsed.dropped, (*parsed.warnings, *warnings))
