"""The law of the engine: on the same index the engine and stock Whoosh give the same answers, whatever is asked."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs
from whoosh.query import (
    And,
    AndMaybe,
    AndNot,
    Every,
    Not,
    NumericRange,
    Or,
    Phrase,
    Prefix,
    Query,
    Term,
    TermRange,
    Wildcard,
)

from searchapp.engine.execution.operators.best_match import BestMatch
from searchapp.engine.execution.operators.days import DaysWithin
from searchapp.engine.execution.operators.near import Nearby
from searchapp.engine.execution.operators.synonyms import Synonyms
from searchapp.engine.execution.operators.zone import Zone
from searchapp.engine.execution.plan import Cursor, FacetPlan, Outcome, Plan
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.reader.day_values import DateFields
from searchapp.engine.tuning import MEASURED, Tuning
from tests.engine.stock import StockSearcher, stock_of
from tests.engine.worlds import BODY, DAY, Story, schema, write

TOLERANCE = 1e-5  # relative: the engine scores in float32, stock Whoosh in float64

WORDS = ["ant", "ants", "bee", "beetle", "cicada", "moth", "moths", "wasp"]
PLACES = ["alp", "bay", "cape", "delta", "dune"]
word = st.sampled_from([*WORDS, "dragonfly"])  # the last is in no story
day = st.integers(100, 130)

stories = st.builds(
    Story,
    key=st.sampled_from([f"story {number}" for number in range(25)]),
    body=st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join),
    title=st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join),
    places=st.lists(st.sampled_from(PLACES), max_size=4, unique=True).map(tuple),
    days=st.none() | day.map(lambda only: (only, only)) | st.tuples(day, day).map(lambda pair: (min(pair), max(pair))),
)
commits = st.lists(
    st.lists(stories | stories.map(lambda story: story.key), min_size=1, max_size=12), min_size=1, max_size=4
)

boost = st.sampled_from([1.0, 1.0, 0.5, 3.0])
terms = st.builds(Term, st.just("text"), word, boost) | st.builds(Term, st.just("place"), st.sampled_from(PLACES))
synonyms = st.builds(Synonyms, st.lists(st.builds(Term, st.just("text"), word, boost), min_size=1, max_size=4), boost)
phrases = st.builds(Phrase, st.just("text"), st.lists(word, min_size=1, max_size=3), st.integers(1, 4), boost)
words_or_phrases = st.builds(Term, st.just("text"), word, boost) | synonyms | phrases
places = st.builds(Term, st.just("place"), st.sampled_from([*PLACES, "atoll"]), boost)
best_matches = st.builds(
    BestMatch,
    st.lists(words_or_phrases, min_size=1, max_size=5),
    st.lists(places, max_size=2),
    st.sampled_from([0.0, 0.4, 1.5]),
    st.sampled_from([0, 0, 100]),
)
constantscore = st.booleans()
patterns = (
    st.builds(Prefix, st.just("text"), st.sampled_from(["a", "ant", "be", "m", "x", ""]), boost, constantscore)
    | st.builds(Wildcard, st.just("text"), st.sampled_from(["*e*", "?nt*", "mo?h", "*", "b*[e]"]), boost, constantscore)
    | st.builds(TermRange, st.just("text"), word, word, st.booleans(), st.booleans(), boost, constantscore)
)
seconds = st.none() | day.map(lambda number: number * DAY)
within = st.builds(DaysWithin, st.just(DateFields("first", "last")), st.none() | day, st.none() | day)
ranges = within | st.builds(
    NumericRange, st.sampled_from(["first", "last"]), seconds, seconds, st.booleans(), st.booleans(), boost
)
everything = st.builds(Every, st.none(), boost)
zoned = (
    st.builds(Term, st.just("text"), word, boost)
    | phrases
    | st.builds(Prefix, st.just("text"), st.sampled_from(["a", "ant", "be", "m", "x"]), boost, constantscore)
    | synonyms
    | st.builds(Nearby, st.just("text"), st.lists(word, min_size=1, max_size=3), st.integers(1, 4), boost)
    | st.lists(st.builds(Term, st.just("text"), word), min_size=1, max_size=3).map(Or)
)
zones = st.builds(Zone, zoned, st.sampled_from([0, 1, BODY]), st.sampled_from([2, BODY, BODY + 3, 1 << 30]))
nearby = st.builds(Nearby, st.just("text"), st.lists(word, min_size=1, max_size=4), st.integers(1, 6), boost)
leaves = (
    terms
    | terms
    | synonyms
    | synonyms
    | best_matches
    | best_matches
    | phrases
    | patterns
    | ranges
    | everything
    | zones
    | nearby
)


def combined(parts: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    """Queries of these parts."""
    several = st.lists(parts, min_size=1, max_size=4)
    return (
        st.builds(And, several, boost)
        | st.builds(Or, several, boost)
        | st.builds(Not, parts)
        | st.builds(AndNot, parts, parts)
        | st.builds(AndMaybe, parts, parts)
    )


queries = st.recursive(leaves, combined, max_leaves=6)
filters = st.dictionaries(st.sampled_from(["place", "date", "other"]), queries, max_size=3)
plans = st.builds(
    Plan,
    query=queries,
    filters=filters,
    facets=st.dictionaries(
        st.sampled_from(["place", "second"]),
        st.builds(
            FacetPlan,
            field=st.just("place"),
            size=st.integers(0, 4),
            always=st.lists(st.sampled_from([*PLACES, "atoll"]), max_size=2, unique=True).map(tuple),
        ),
        max_size=2,
    ),
    days=st.sampled_from([{}, {"date": DateFields("first", "last")}]),
    order=st.sampled_from(["score", "score", "descending", "ascending"]),
    order_field=st.just("first"),
    offset=st.integers(0, 6),
    limit=st.integers(0, 12),
    after=st.none(),
    subset=st.none() | queries,
)


def everything_of(plan: Plan, limit: int = 1000) -> Plan:
    """The plan with all its hits on one page."""
    return structs.replace(plan, offset=0, limit=limit)


def assert_same(outcome: Outcome, whole: Outcome, plan: Plan) -> None:
    """The outcome is that page of the whole; documents whose keys differ within the tolerance may change places."""
    assert (outcome.total, outcome.subset_total) == (whole.total, whole.subset_total)
    assert outcome.facets == whole.facets
    assert_same_days(outcome, whole)
    np.testing.assert_allclose(outcome.keys, whole.keys[plan.offset : plan.offset + plan.limit], rtol=TOLERANCE)
    rank = {global_id: number for number, global_id in enumerate(whole.global_ids.tolist())}
    ranks = [rank[global_id] for global_id in outcome.global_ids.tolist()]
    np.testing.assert_allclose(outcome.keys, whole.keys[ranks], rtol=TOLERANCE)
    np.testing.assert_allclose(outcome.scores, whole.scores[ranks], rtol=TOLERANCE)
    assert len(set(ranks)) == len(ranks)


def assert_same_days(outcome: Outcome, expected: Outcome) -> None:
    """Both count the same days."""
    assert outcome.days.keys() == expected.days.keys()
    for name, days in outcome.days.items():
        other = expected.days[name]
        assert (days.days.tolist(), days.missing) == (other.days.tolist(), other.missing)
        assert days.counts.tolist() == other.counts.tolist()
        assert days.coarse.tolist() == other.coarse.tolist()


# The sizes from which on something is done in another way, of which a small corpus would see but one.
tunings = st.builds(
    Tuning,
    bisect_factor=st.sampled_from([MEASURED.bisect_factor, 0, 1]),
    merge_from=st.sampled_from([MEASURED.merge_from, 0]),
    mark_share=st.sampled_from([MEASURED.mark_share, 1 << 20]),
    sort_all=st.sampled_from([MEASURED.sort_all, 0]),
    groups=st.sampled_from([MEASURED.groups, 1]),
    prune_from=st.sampled_from([MEASURED.prune_from, 0]),
    count_singly=st.sampled_from([MEASURED.count_singly, 0, 3]),
    count_at_once=st.sampled_from([MEASURED.count_at_once, 0]),
    rank_from=st.sampled_from([MEASURED.rank_from, 0]),
    value_set_pairs=st.sampled_from([MEASURED.value_set_pairs, 0]),
    cache_bytes=st.sampled_from([MEASURED.cache_bytes, 0]),
    joined_positions=st.sampled_from([MEASURED.joined_positions, 0]),
    cached_positions=st.sampled_from([MEASURED.cached_positions, 0, 2]),
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(commits, st.lists(plans, min_size=1, max_size=8), tunings)
def test_the_engine_answers_as_stock_whoosh_does(
    batches: list[list[Story | str]], asked: list[Plan], tuning: Tuning
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), batches)
        searcher = Searcher.open(folder, schema(), tuning)
        stock = StockSearcher(stock_of(searcher))
        for plan in asked:
            assert_same(searcher.run(plan), stock.run(everything_of(plan)), plan)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(commits, plans, st.integers(1, 5))
def test_pages_by_offset_and_by_cursor_are_the_whole_list_cut_up(
    batches: list[list[Story | str]], plan: Plan, size: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), batches)
        searcher = Searcher.open(folder, schema())
        whole = searcher.run(everything_of(plan))
        by_offset: list[int] = []
        by_cursor: list[int] = []
        after: Cursor | None = None
        for offset in range(0, whole.total, size):
            common = {"order": plan.order, "order_field": plan.order_field, "limit": size}
            by_offset += searcher.run(Plan(plan.query, plan.filters, offset=offset, **common)).global_ids.tolist()
            page = searcher.run(Plan(plan.query, plan.filters, after=after, **common))
            by_cursor += page.global_ids.tolist()
            after = Cursor(float(page.keys[-1]), int(page.global_ids[-1]))
        assert by_offset == by_cursor == whole.global_ids.tolist()


@pytest.mark.parametrize("kind", [Or, And])
def test_two_documents_that_score_the_same_stand_in_the_order_of_their_numbers(tmp_path: Path, kind: type[Or]) -> None:
    write(tmp_path, [[Story(f"swarm {number}", "bee wasp") for number in range(40)]])
    searcher = Searcher.open(tmp_path, schema())
    outcome = searcher.run(Plan(kind([Term("text", "bee"), Term("text", "wasp")]), offset=5, limit=4))
    assert outcome.global_ids.tolist() == [5, 6, 7, 8]
