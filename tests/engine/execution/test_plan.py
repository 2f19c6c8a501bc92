"""What the engine is asked: plans are values, with nothing asked for beside the query."""

from __future__ import annotations

import pytest

from searchapp.engine.execution.plan import NOTHING, Cursor, FacetPlan, Fading, Plan
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.reader.day_values import DateFields
from tests.engine.harbour import keys, text
from tests.engine.worlds import DAY


def test_a_query_alone_is_ten_documents_by_score_and_no_counts(searcher: Searcher) -> None:
    plan = Plan(text("old"))
    assert (plan.order, plan.offset, plan.limit, plan.after) == ("score", 0, 10, None)
    outcome = searcher.run(plan)
    assert (outcome.total, outcome.facets, outcome.days, outcome.subset_total) == (4, {}, {}, 0)
    with pytest.raises(TypeError):
        NOTHING["place"] = FacetPlan("place")  # type: ignore[index]


def test_everything_that_a_plan_asks_for_is_in_the_outcome(searcher: Searcher) -> None:
    plan = Plan(
        text("old"),
        filters={"place": text("harbour")},
        facets={"place": FacetPlan("place", 1)},
        days={"date": DateFields("first", "last")},
        limit=1,
        subset=text("light"),
    )
    outcome = searcher.run(plan)
    assert (outcome.total, len(outcome.global_ids), outcome.subset_total) == (2, 1, 1)
    assert outcome.facets["place"].values == (("DK", 2),)
    assert outcome.days["date"].days.tolist() == [100]


def test_a_page_may_begin_behind_a_number_of_hits_or_behind_one(searcher: Searcher) -> None:
    whole = searcher.run(Plan(text("old")))
    assert keys(searcher, Plan(text("old"), offset=3)) == keys(searcher, Plan(text("old")))[3:]
    third = Cursor(float(whole.keys[2]), int(whole.global_ids[2]))
    assert keys(searcher, Plan(text("old"), after=third)) == keys(searcher, Plan(text("old")))[3:]
    assert searcher.run(Plan(text("old"), limit=0)).total == 4
    assert keys(searcher, Plan(text("old"), limit=0)) == keys(searcher, Plan(text("old"), offset=9)) == []


def test_scores_fade_with_age_and_most_without_a_date(searcher: Searcher) -> None:
    plain, faded = (
        dict(zip(outcome.global_ids.tolist(), outcome.scores.tolist(), strict=True))
        for outcome in (
            searcher.run(Plan(text("old"))),
            searcher.run(Plan(text("old"), fading=Fading("first", 101 * DAY))),
        )
    )
    shares = {doc_id: faded[doc_id] / plain[doc_id] for doc_id in plain}
    assert shares[1] > shares[0] > shares[2] > shares[3]
    assert shares[1] == pytest.approx(2 * shares[3])
