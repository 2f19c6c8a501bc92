"""Near copies as one result: the best of each group stands for it, with how many there are and when the first came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import structs

from searchapp.backends.base import COPIES, Backend, FacetPlan, Outcome, Plan
from searchapp.backends.stored_article import StoredArticle, SummaryRow, article_of, copies_of, summary_of, summary_rows
from searchapp.model.query_tree import Value
from searchapp.model.request import SearchRequest
from searchapp.model.result import CopyGroup, Hit
from searchapp.model.sorts import OLDEST
from searchapp.search.answer import Answer, answer_to, outcomes_of
from searchapp.search.facet_counting import FacetPlans
from searchapp.search.reranking import run_plan

_LEAST_MARGIN = 5  # articles that are read beyond the page, in whose place copies may stand on it
_MARGIN_PART = 4  # of the page's last result, where that is more


class Folded(NamedTuple):
    """A page of an answer, how many results there are in all, and what asks for its last article, behind which others
    follow."""

    answer: Answer
    results: int
    end: Plan | None


def folded_answer(backend: Backend, request: SearchRequest, counted: FacetPlans, with_texts: bool) -> Folded:
    """The page of the answer in which each group of near copies is one result."""
    needed = request.page * request.page_size
    limit = needed + max(_LEAST_MARGIN, needed // _MARGIN_PART)
    plans = structs.replace(counted, values={**counted.values, COPIES: FacetPlan(COPIES, 0)})
    answer = answer_to(backend, structs.replace(request, page=1, page_size=limit), plans, stored=("summary",))
    outcome, plan = answer.outcome, answer.plan
    total = results_of(outcome)
    kept = _first_of_groups(summary_rows(outcome.stored["summary"]), set())
    while len(kept) < min(needed, total):
        plan = structs.replace(plan, limit=2 * plan.limit, facets={}, count_days=False)
        more = run_plan(backend, plan, request.text).outcome
        outcome = structs.replace(outcome, ids=more.ids, scores=more.scores, stored=more.stored)
        kept = _first_of_groups(summary_rows(outcome.stored["summary"]), set())
    shown = kept[needed - request.page_size : needed]
    ids = [outcome.ids[index] for index in shown]
    stored = {"summary": [outcome.stored["summary"][index] for index in shown]}
    if with_texts:
        texts = backend.stored(ids, "article")
        stored["article"] = [texts[article_id] for article_id in ids]
    page = structs.replace(
        outcome, ids=ids, scores=[outcome.scores[index] for index in shown], stored=stored, cursor=None
    )
    end = structs.replace(plan, offset=shown[-1], limit=1, facets={}, count_days=False, stored=()) if shown else None
    return Folded(structs.replace(answer, outcome=page), total, end if needed < total else None)


def folded_articles(backend: Backend, request: SearchRequest) -> tuple[Outcome, Iterator[StoredArticle]]:
    """The first outcome of a whole result, counting its groups, and its articles, of near copies the first in order."""
    answer = answer_to(backend, request, FacetPlans({COPIES: FacetPlan(COPIES, 0)}), stored=("summary", "article"))
    unfaceted = structs.replace(answer, plan=structs.replace(answer.plan, facets={}))
    return answer.outcome, _unlike(outcomes_of(backend, unfaceted))


def _unlike(outcomes: Iterable[Outcome]) -> Iterator[StoredArticle]:
    seen: set[str] = set()
    for outcome in outcomes:
        for number in _first_of_groups(summary_rows(outcome.stored["summary"]), seen):
            yield article_of(outcome.stored["article"][number])


def results_of(outcome: Outcome) -> int:
    """How many results there are where near copies are one, of an outcome that counts their groups."""
    return outcome.facets[COPIES].distinct + outcome.facets[COPIES].missing


def _first_of_groups(rows: Sequence[SummaryRow], seen: set[str]) -> list[int]:
    """The numbers of the rows that no copy stands before; their groups are `seen` from then on."""
    kept = []
    for number, row in enumerate(rows):
        group = copies_of(row)
        if group not in seen:
            kept.append(number)
        if group:
            seen.add(group)
    return kept


def with_copies(backend: Backend, hits: tuple[Hit, ...], rows: Sequence[SummaryRow]) -> tuple[Hit, ...]:
    """The hits, those that have near copies with their number and the first of them."""
    groups = list(map(copies_of, rows))
    if not any(groups):
        return hits
    counts = _copy_counts(backend, list(dict.fromkeys(filter(None, groups))))
    return tuple(
        structs.replace(hit, copies=counts[group]) if group in counts else hit
        for hit, group in zip(hits, groups, strict=True)
    )


def _copy_counts(backend: Backend, groups: Sequence[str]) -> dict[str, CopyGroup]:
    """Groups of which the index has two articles or more."""
    plans = [Plan(Value(COPIES, (group,)), sort=OLDEST, limit=1, stored=("summary",)) for group in groups]
    counts = {}
    for group, outcome in zip(groups, backend.run(plans), strict=True):
        if outcome.total > 1:
            first = summary_of(outcome.stored["summary"][0])
            counts[group] = CopyGroup(outcome.total, first.id, first.published)
    return counts
