"""Counting values over what a plan finds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.query import Every, Or, Term

from searchapp.engine.execution.plan import Counts, FacetPlan, Plan
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
        counts = Counter(place for story in places for place in story)
        shown = dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:size])
        shown |= {place: counts[place] for place in always}
        assert dict(counted.values) == shown
        assert list(counted.values) == sorted(shown.items(), key=lambda pair: (-pair[1], pair[0]))
        assert (counted.distinct, counted.missing) == (len(counts), sum(not story for story in places))
        assert counted.other == counts.total() - sum(shown.values())


def excess(part: Counts, whole: Counts, part_total: int, whole_total: int) -> npt.NDArray[np.float64]:
    """A ranking that is easy to compute by hand: how many more documents have a value than could be expected."""
    return np.asarray(part * whole_total - whole * part_total, np.float64)


@given(
    st.lists(
        st.lists(st.tuples(st.lists(st.sampled_from("abcdef"), max_size=3, unique=True), st.booleans()), max_size=7),
        min_size=1,
        max_size=3,
    ),
    st.integers(0, 7),
    st.lists(st.sampled_from("adx"), unique=True),
    st.integers(0, 2),
)
def test_values_are_ranked_by_their_counts_here_and_in_the_whole_index(
    segments: list[list[tuple[list[str], bool]]], size: int, always: list[str], deleted: int
) -> None:
    """Whatever segments they lie in; what is deleted is in no count."""
    stories = [
        Story(f"{number}-{index}", "old" if is_old else "new", places=tuple(places))
        for number, segment in enumerate(segments)
        for index, (places, is_old) in enumerate(segment)
    ]
    batches = [[story for story in stories if story.key.startswith(f"{number}-")] for number in range(len(segments))]
    kept = stories[deleted:]
    old = [story for story in kept if story.body == "old"]
    part, whole = (Counter(place for story in each for place in story.places) for each in (old, kept))
    with TemporaryDirectory() as folder:
        write(Path(folder), [*batches, [story.key for story in stories[:deleted]]])
        searcher = Searcher.open(Path(folder), schema(), Tuning(count_singly=0))
        plan = FacetPlan("place", size, tuple(always), excess)
        filters = {"place": Or([Term("place", place) for place in "ab"])}  # its own, which counts for nothing
        counted = searcher.run(Plan(text("old"), filters, {"place": plan})).facets["place"]

    def key(place: str) -> tuple[int, int, str]:
        return whole[place] * len(old) - part[place] * len(kept), -part[place], place

    first = sorted(part, key=key)[:size]
    assert [place for place, _ in counted.values if whole[place]] == sorted(
        {*first, *(place for place in always if whole[place])}, key=key
    )
    assert {*dict(counted.values)} == {*first, *always}
    assert dict(counted.values) == {place: part[place] for place in dict(counted.values)}
    assert list(counted.whole) == [whole[place] for place, _ in counted.values]
    assert counted.other == part.total() - sum(count for _, count in counted.values)
    assert (counted.total, counted.distinct) == (len(old), len(part))
    assert counted.missing == sum(not story.places for story in old)
