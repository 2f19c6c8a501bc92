"""A request becomes a page of its answer: understood, evaluated, and its facets and hits read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property, partial
from itertools import product
from time import perf_counter
from typing import TYPE_CHECKING, get_args

from searchapp import query
from searchapp.backends.additions import latest_addition
from searchapp.backends.base import Backend, Outcome, StoredField
from searchapp.backends.stored_article import body_of, hits_of, language_of, summary_rows
from searchapp.errors import ParameterError
from searchapp.model.facets import FACETS
from searchapp.model.request import Copies, DateKind, FacetSort, Interval, Match, SearchRequest, Span
from searchapp.model.result import (
    HIT_FIELDS,
    FewHits,
    Hit,
    OtherSpelling,
    QueryEcho,
    QueryFault,
    ResultPage,
    Run,
)
from searchapp.model.sorts import SORTS
from searchapp.query import SMALL_OR, ResolvedQuery
from searchapp.search.answer import Answer, answer_to
from searchapp.search.cursor import PageEnd, read_cursor, write_cursor
from searchapp.search.facet_counting import facets_of, plans_of
from searchapp.search.folding import Folded, folded_answer, with_copies
from searchapp.search.highlight.snippets import snippets_of, title_runs
from searchapp.search.highlight.targets import Target, targets_in, targets_of
from searchapp.search.labels import Labels
from searchapp.search.named_values import NamedValues
from searchapp.search.page_links import links_of
from searchapp.search.reranking import NO_CURSOR, RERANKED
from searchapp.search.statistics import newest_date

if TYPE_CHECKING:
    from searchapp.search.other_questions import OtherQuestions

_CHOICES = (
    ("match", get_args(Match)),
    ("sort", tuple(SORTS)),
    ("date", get_args(DateKind)),
    ("interval", (None, *get_args(Interval))),
    ("facet_sort", get_args(FacetSort)),
)
_CHOSEN = frozenset(product(*(choices for _, choices in _CHOICES)))
_SHOWN_CHOICES = (("copies", (None, *get_args(Copies))), ("span", get_args(Span)))
_SHOWN = frozenset(product(*(choices for _, choices in _SHOWN_CHOICES)))
_FEW = 3  # articles found, from which on nobody asks for more ways
_SNIPPETS = frozenset({"snippet", "snippet_text"})
_MOVED = "The index has changed since the page before this one; articles may be missing or come twice."


class SearchService:
    """Answers requests from one backend; threads may share it."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        self.labels = Labels(backend)
        self.named = NamedValues(backend)

    def search(self, request: SearchRequest) -> ResultPage:
        """The page of the answer that the request asks for. Raises QueryError, ParameterError and BackendError."""
        started = perf_counter()
        page_end = _page_end(request)
        request, named = self.named.resolved(request)
        counted = plans_of(request)
        folded = None
        if request.copies == "fold" and not page_end:
            folded = folded_answer(self.backend, request, counted, _has_snippets(request))
            answer = folded.answer
        else:
            answer = answer_to(self.backend, request, counted, page_end, _stored_fields(request))
        outcome = answer.outcome
        facets, remarks = facets_of(outcome, request, counted, self.labels) if request.facets else ({}, ())
        hits = _hits(self.backend, request, answer)
        moved = (_MOVED,) if page_end and page_end.generation != outcome.state.generation else ()
        return ResultPage(
            request,
            _echo(request, answer.resolved, (*named, *answer.warnings, *moved, *remarks)),
            outcome.total,
            (perf_counter() - started) * 1000,
            outcome.state,
            hits,
            facets,
            total_all_words=None if answer.plan.subset is None else outcome.subset_total,
            cursor_of=_cursor_behind(self.backend, request, folded) if folded else _cursor_of(request, outcome),
            suggestion_of=self._suggestion_of(request, answer),
            links_of=links_of,
            few_hits_of=self._few_hits_of(request, outcome),
            folded=folded.results if folded else None,
            title_runs_of=_TitleRuns(answer),
        )

    def _suggestion_of(self, request: SearchRequest, answer: Answer) -> Callable[[], OtherSpelling | None] | None:
        """What finds another query that may be meant; None where this finds something as it is."""
        if answer.outcome.total and not answer.warnings and SMALL_OR not in answer.resolved.warnings:
            return None
        return cache(partial(query.suggest, request, self.backend))

    def _few_hits_of(self, request: SearchRequest, outcome: Outcome) -> Callable[[], FewHits] | None:
        """What tells why so few articles are found that the reader may wonder; None where there are enough."""
        if outcome.total > _FEW or not (request.text or query.filters_of(request)):
            return None
        return cache(lambda: self.other.few_hits(request))

    @cached_property
    def other(self) -> OtherQuestions:
        """What answers whatever is asked beside a search."""
        # Not at the top: a search in a shell does without, and is spared a tenth of its start.
        from searchapp.search.other_questions import OtherQuestions

        return OtherQuestions(self.backend, self.labels, self.named)

    @cached_property
    def latest_addition(self) -> str:
        """When an article was last added to this state of the index; empty where it has none."""
        return latest_addition(self.backend)

    @cached_property
    def newest_date(self) -> str:
        """The date of publication of the newest article; empty where none has one."""
        return newest_date(self.backend)


def _page_end(request: SearchRequest) -> PageEnd | None:
    """Where a cursor goes on, None for a page by number; ParameterError for what no request can have."""
    if (request.match, request.sort, request.date, request.interval, request.facet_sort) not in _CHOSEN:
        _refuse_choice(request)
    if (request.copies, request.span) not in _SHOWN:
        _refuse_choice(request)
    _expect_members(request)
    if request.page < 1 or request.page_size < 0:
        raise ParameterError("page", "Pages are counted from 1, and none has less than no results.")
    return read_cursor(request.cursor, request) if request.cursor else None


def _refuse_choice(request: SearchRequest) -> None:
    for name, choices in (*_CHOICES, *_SHOWN_CHOICES):
        if getattr(request, name) not in choices:
            raise ParameterError(name, f"{name}: it is one of {', '.join(filter(None, choices))}.")


def _expect_members(request: SearchRequest) -> None:
    """Refuse names of members of a result, and of facets with a size, that there are not: they would be ignored."""
    if request.fields and (unknown := set(request.fields).difference(HIT_FIELDS)):
        message = f"fields: there is no {min(unknown)}; there are {', '.join(HIT_FIELDS)}."
        raise ParameterError("fields", message)
    if isinstance(request.facet_size, int):
        return
    if unknown := request.facet_size.keys() - FACETS.keys():
        message = f"facet_size: there is no facet {min(unknown)}; there are {', '.join(FACETS)}."
        raise ParameterError("facet_size", message)


def _stored_fields(request: SearchRequest) -> tuple[StoredField, ...]:
    """What is read of each article: snippets need its body."""
    return ("summary", "article") if _has_snippets(request) else ("summary",)


def _has_snippets(request: SearchRequest) -> bool:
    return request.snippets and (not request.fields or not _SNIPPETS.isdisjoint(request.fields))


def _hits(backend: Backend, request: SearchRequest, answer: Answer) -> tuple[Hit, ...]:
    outcome = answer.outcome
    rows = summary_rows(outcome.stored["summary"])
    snippets: list[tuple[Run, ...]] = [()] * len(outcome.ids)
    if _has_snippets(request):
        snippets = snippets_of(
            map(body_of, outcome.stored["article"]), targets_of(answer.resolved.tree), map(language_of, rows)
        )
    hits = hits_of(rows, outcome.scores, snippets)
    return with_copies(backend, hits, rows) if not request.fields or "copies" in request.fields else hits


class _TitleRuns:
    """Marks the words asked for in the title of a hit; what they are is found out with the first."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, hit: Hit) -> tuple[Run, ...]:
        return title_runs(hit.title, self._targets, hit.language)

    @cached_property
    def _targets(self) -> Sequence[Target]:
        return targets_in("title", targets_of(self._answer.resolved.tree))


def _cursor_behind(backend: Backend, request: SearchRequest, folded: Folded) -> Callable[[], str] | None:
    """What writes the token that leads on from a folded page; copies are results each from there on."""
    end = folded.end
    if end is None:
        return None

    def written() -> str:
        if end.sort.by_meaning and end.offset < RERANKED:
            return ""
        (outcome,) = backend.run([end])
        return write_cursor(PageEnd(outcome.cursor, outcome.state.generation), request) if outcome.cursor else ""

    return written


def _cursor_of(request: SearchRequest, outcome: Outcome) -> Callable[[], str] | None:
    """What writes the token that leads on from the last hit, None where there are no more."""
    if outcome.cursor is None:
        return None
    if outcome.cursor == NO_CURSOR:
        return lambda: ""
    return partial(write_cursor, PageEnd(outcome.cursor, outcome.state.generation), request)


def _echo(request: SearchRequest, resolved: ResolvedQuery, warnings: tuple[str, ...]) -> QueryEcho:
    error = resolved.fault
    fault = QueryFault(error.code, str(error), error.position) if error else None
    return QueryEcho(request.text, resolved.parsed, resolved.dropped, (*resolved.warnings, *warnings), fault=fault)
