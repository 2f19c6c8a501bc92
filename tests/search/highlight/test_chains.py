from __future__ import annotations

from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from searchapp.search.highlight.chains import in_chains

positions = st.lists(st.integers(0, 40)).map(lambda numbers: sorted(set(numbers)))


@given(st.tuples(positions, positions, positions), st.integers(1, 9))
def test_a_chain_has_each_term_at_most_so_far_behind_the_one_before(terms: tuple[list[int], ...], slop: int) -> None:
    chains = [
        chain for chain in product(*terms) if all(0 < after - before <= slop for before, after in pairwise(chain))
    ]
    assert in_chains(terms, slop) == [sorted({chain[index] for chain in chains}) for index in range(3)]
