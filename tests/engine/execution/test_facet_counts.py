"""Counting values over what a plan finds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.query import Every, Term

from searchapp.engine.execution.plan import FacetPlan, Plan
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.tuning import MEASURED, Tuning
from tests.engine.harbour import text
from tests.engine.worlds import Story, schema, write


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


@given(
    st.lists(
        st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=3, unique=True), max_size=9), min_size=1, max_size=4
    ),
    st.integers(0, 9),
    st.lists(st.sampled_from("adx"), unique=True),
    st.sampled_from([0, 64]),
)
def test_segments_are_counted_together(
    segments: list[list[list[str]]], size: int, always: list[str], singly: int
) -> None:
    with TemporaryDirectory() as folder:
        stories = [
            [Story(f"{number} {index}", "old", places=tuple(places)) for index, places in enumerate(segment)]
            for number, segment in enumerate(segments)
        ]
        write(Path(folder), stories)
        searcher = Searcher.open(Path(folder), schema(), Tuning(count_singly=singly))
        counted = searcher.run(Plan(Every(), facets={"place": FacetPlan("place", size, tuple(always))})).facets["place"]
        places = [story for segment in segments for story in segment]
        counts = Counter(value for story in places for value in story)
        shown = dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:size])
        shown |= {value: counts[value] for value in always}
        assert dict(counted.values) == shown
        assert list(counted.values) == sorted(shown.items(), key=lambda pair: (-pair[1], pair[0]))
        assert (counted.distinct, counted.missing) == (len(counts), sum(not story for story in places))
        assert counted.other == counts.total() - sum(shown.values())
