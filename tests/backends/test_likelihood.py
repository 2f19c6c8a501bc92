"""Dunning's log-likelihood ratio over arrays is that of NLTK, with a sign."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.association import BigramAssocMeasures

from searchapp.backends.likelihood import signed_likelihood_ratios


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, int, int, int]:
    """Articles of a part with a value, of all with it, in the part, and in all."""
    everything = draw(st.integers(2, 10_000))
    part_total, whole = draw(st.integers(1, everything)), draw(st.integers(1, everything))
    return (
        draw(st.integers(max(0, whole + part_total - everything), min(whole, part_total))),
        whole,
        part_total,
        everything,
    )


@given(tables())
def test_its_size_is_that_of_nltk(table: tuple[int, int, int, int]) -> None:
    part, whole, part_total, everything = table
    (ratio,) = signed_likelihood_ratios(np.array([part]), np.array([whole]), part_total, everything)
    expected = BigramAssocMeasures.likelihood_ratio(part, (whole, part_total), everything)
    assert abs(ratio) == pytest.approx(expected, rel=1e-6, abs=1e-6)
    assert ratio == 0 or (ratio > 0) == (part * everything > whole * part_total)


def test_what_every_article_has_is_typical_of_none() -> None:
    part, whole = np.array([30, 30, 3, 1]), np.array([1_000, 30, 3, 1])
    everywhere, often, seldom, once = signed_likelihood_ratios(part, whole, 30, 1_000)
    assert everywhere == 0
    assert often > seldom > once > 0


def test_of_all_articles_nothing_is_typical() -> None:
    assert signed_likelihood_ratios(np.array([7, 3]), np.array([7, 3]), 7, 7).tolist() == [0, 0]
    assert signed_likelihood_ratios(np.array([], np.int64), np.array([], np.int64), 0, 0).tolist() == []
