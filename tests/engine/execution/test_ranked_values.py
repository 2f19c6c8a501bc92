"""Values ranked by how often the documents counted have them and how often all documents do."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.query import Every, Or, Term

from searchapp.engine.execution.plan import Counts, FacetPlan, Plan, ValueCounts
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.tuning import Tuning
from tests.engine.harbour import text
from tests.engine.worlds import Story, schema, write


def share(counts: Counts, whole: Counts, total: int, documents: int) -> Any:
    """What share of its documents a value has here."""
    return counts / whole


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    """The ferry is in two of three stories of NO, in one of two of DK, and in the only one of FO; two segments, which
    are too different in size to be merged."""
    herons = [Story(f"heron {number}", "heron") for number in range(20)]
    first = [Story("a", "ferry", places=("NO", "DK")), Story("b", "ferry", places=("NO", "FO"))]
    second = [Story("c", "goat", places=("NO", "DK")), Story("d", "goat", places=("SE",)), Story("e", "ferry")]
    write(tmp_path, [first + herons, second])
    return Searcher.open(tmp_path, schema())


def ranked(searcher: Searcher, query: Any, size: int, *always: str) -> ValueCounts:
    plan = Plan(query, facets={"place": FacetPlan("place", size, always, share)})
    return searcher.run(plan).facets["place"]


def test_values_come_in_the_order_of_the_ranking_with_their_counts_in_the_whole_index(searcher: Searcher) -> None:
    counts = ranked(searcher, text("ferry"), 10)
    assert counts.values == (("FO", 1), ("NO", 2), ("DK", 1))
    assert counts.whole == (1, 3, 2)
    assert (counts.distinct, counts.other, counts.missing, counts.total) == (3, 0, 1, 3)


@pytest.mark.parametrize("size", [1, 2])
def test_only_the_first_are_told_and_the_others_counted(searcher: Searcher, size: int) -> None:
    counts = ranked(searcher, text("ferry"), size)
    assert counts.values == (("FO", 1), ("NO", 2))[:size]
    assert (counts.distinct, counts.other) == (3, 4 - sum(count for _, count in counts.values))


def test_values_that_are_always_told_stand_in_their_place_and_unknown_ones_last(searcher: Searcher) -> None:
    counts = ranked(searcher, text("ferry"), 1, "SE", "DK", "XX", "XX")
    assert counts.values == (("FO", 1), ("DK", 1), ("SE", 0), ("XX", 0))
    assert counts.whole == (1, 2, 1, 0)


def test_equal_ranks_come_commonest_first_then_by_value(searcher: Searcher) -> None:
    assert ranked(searcher, Every(), 10).values == (("NO", 3), ("DK", 2), ("FO", 1), ("SE", 1))
    assert ranked(searcher, Every(), 3).values == (("NO", 3), ("DK", 2), ("FO", 1))


def test_a_search_that_finds_nothing_has_no_values(searcher: Searcher) -> None:
    assert ranked(searcher, text("zeppelin"), 10) == ValueCounts((), 0, 0, 0, (), 0)
    assert np.isfinite(searcher.run(Plan(text("ferry"))).scores).all()


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
    part, whole = (Counter(town for story in each for town in story.places) for each in (old, kept))
    with TemporaryDirectory() as folder:
        write(Path(folder), [*batches, [story.key for story in stories[:deleted]]])
        searcher = Searcher.open(Path(folder), schema(), Tuning(count_singly=0))
        plan = FacetPlan("place", size, tuple(always), excess)
        filters = {"place": Or([Term("place", town) for town in "ab"])}  # its own, which counts for nothing
        counted = searcher.run(Plan(text("old"), filters, {"place": plan})).facets["place"]

    def key(value: str) -> tuple[int, int, str]:
        return whole[value] * len(old) - part[value] * len(kept), -part[value], value

    first = sorted(part, key=key)[:size]
    assert [town for town, _ in counted.values if whole[town]] == sorted(
        {*first, *(town for town in always if whole[town])}, key=key
    )
    assert {*dict(counted.values)} == {*first, *always}
    assert dict(counted.values) == {town: part[town] for town in dict(counted.values)}
    assert list(counted.whole) == [whole[town] for town, _ in counted.values]
    assert counted.other == part.total() - sum(count for _, count in counted.values)
    assert (counted.total, counted.distinct) == (len(old), len(part))
    assert counted.missing == sum(not story.places for story in old)
