"""Set algebra over doc ids is that of Python's sets, at every size."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from searchapp.engine.reader.doc_sets import DocSets
from searchapp.engine.tuning import MEASURED, Tuning

COUNT = 300
many = st.sets(st.integers(0, COUNT - 1)).map(lambda chosen: np.array(sorted(chosen), dtype=np.intp))
few = st.sets(st.integers(0, COUNT - 1), max_size=4).map(lambda chosen: np.array(sorted(chosen), dtype=np.intp))
sets = many | few


tunings = st.builds(
    Tuning,
    bisect_factor=st.sampled_from([0, 1, MEASURED.bisect_factor]),
    merge_from=st.sampled_from([0, MEASURED.merge_from]),
    mark_share=st.sampled_from([MEASURED.mark_share, 1 << 20]),
)


@given(st.lists(sets, min_size=1, max_size=4), tunings)
def test_unions_intersections_and_differences_are_those_of_sets(several: list[np.ndarray], tuning: Tuning) -> None:
    own = DocSets(COUNT, tuning)
    first, last = several[0], several[-1]
    plain = [set(doc_ids.tolist()) for doc_ids in several]
    assert own.union(several).tolist() == sorted(set.union(*plain))
    assert own.intersection(first, last).tolist() == sorted(plain[0] & plain[-1])
    assert own.intersection_with_any(first, several[1:]).tolist() == sorted(plain[0] & set().union(*plain[1:]))
    assert own.difference(first, last).tolist() == sorted(plain[0] - plain[-1] if len(several) > 1 else set())
    assert own.complement(first).tolist() == sorted(set(range(COUNT)) - plain[0])
    assert last.take(own.indices(first, last)).tolist() == sorted(plain[0] & plain[-1])
    here, there = own.common(first, last)
    assert first.take(here).tolist() == last.take(there).tolist() == sorted(plain[0] & plain[-1])


@given(many, many, st.integers(0, COUNT))
def test_documents_that_a_mask_leaves_are_known_among_all(
    doc_ids: np.ndarray, others: np.ndarray, prune_from: int
) -> None:
    own = DocSets(COUNT, Tuning(prune_from=prune_from))
    left = own.narrowed(doc_ids, np.isin(doc_ids, others))
    assert left.tolist() == np.intersect1d(doc_ids, others).tolist()
    assert doc_ids.take(own.indices(left, doc_ids)).tolist() == left.tolist()
    assert others.take(own.indices(left, others)).tolist() == left.tolist()
    assert (own.indices(left, doc_ids) is own.indices(left, doc_ids)) == (len(left) < prune_from)


@given(many.filter(len), tunings)
def test_what_two_sets_share_is_known_in_the_one_that_was_gone_through(first: np.ndarray, tuning: Tuning) -> None:
    own, other = DocSets(COUNT, tuning), np.arange(COUNT)[::2]
    both = own.intersection(first, other)
    assert any(own.indices(both, each) is own.indices(both, each) for each in (first, other))
