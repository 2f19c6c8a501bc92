"""Counting values over what a plan finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh.query import Every, Term

from searchapp.engine.execution.plan import FacetPlan, Plan
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.tuning import MEASURED, Tuning
from tests.engine.harbour import text
from tests.engine.worlds import schema


def test_a_facet_is_counted_without_its_own_filter(searcher: Searcher) -> None:
    plan = Plan(text("old"), {"place": Term("place", "DK")}, {"place": FacetPlan("place")})
    outcome = searcher.run(plan)
    assert outcome.total == 2
    assert outcome.facets["place"].values == (("DK", 2), ("NO", 2))
    assert outcome.facets["place"].missing == 1


def test_what_is_not_shown_is_counted_as_other(searcher: Searcher) -> None:
    outcome = searcher.run(Plan(Every(), facets={"place": FacetPlan("place", size=1, always=("SE",))})).facets["place"]
    assert outcome.values == (("DK", 2), ("SE", 0))
    assert (outcome.distinct, outcome.other) == (2, 2)


@pytest.mark.parametrize("pairs", [0, MEASURED.value_set_pairs], ids=["by doc values", "by sets of values"])
@pytest.mark.parametrize("singly", [0, 64])
@pytest.mark.parametrize("at_once", [0, 4000])
def test_values_are_counted_alike_in_every_way(
    tmp_path: Path, searcher: Searcher, pairs: int, singly: int, at_once: int
) -> None:
    tuned = Searcher.open(tmp_path, schema(), Tuning(value_set_pairs=pairs, count_singly=singly, count_at_once=at_once))
    plan = Plan(text("old"), {"narrow": Term("place", "DK")}, {"place": FacetPlan("place")})
    assert tuned.run(plan).facets["place"].values == (("DK", 2), ("NO", 1))
