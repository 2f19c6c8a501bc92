"""What the likeness of meaning makes of an order by words."""

from __future__ import annotations

import pytest

from searchapp.model.sorts import SORTS
from searchapp.search import reranking
from searchapp.search.reranking import LIKENESS_WEIGHT, offered_orders, reranked


def test_likeness_adds_its_share_of_the_best_score() -> None:
    scores, order = reranked([10.0, 9.0, 5.0], [0.1, 0.9, 0.2])
    assert order == [1, 0, 2]
    assert scores == pytest.approx([10 + LIKENESS_WEIGHT * 1, 9 + LIKENESS_WEIGHT * 9, 5 + LIKENESS_WEIGHT * 2])


def test_an_unknown_likeness_is_the_least_of_those_that_are_known() -> None:
    assert reranked([10.0, 9.0, 8.0], [None, 0.5, 0.1])[1] == [1, 0, 2]
    assert reranked([10.0, 9.0], [None, None]) == ([10.0, 9.0], [0, 1])
    assert reranked([], []) == ([], [])


def test_those_behind_the_compared_ones_stay_where_they_are() -> None:
    assert reranked([4.0, 3.0, 2.0, 1.0], [0.0, 0.9])[1] == [1, 0, 2, 3]
    assert reranked([4.0, 3.0, 2.0, 1.0], [0.0, 0.9])[0][2:] == [2.0, 1.0]


def test_the_order_is_offered_where_the_model_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reranking, "is_installed", lambda: True)
    assert offered_orders() == [*SORTS.values()]
    monkeypatch.setattr(reranking, "is_installed", lambda: False)
    assert offered_orders() == [order for order in SORTS.values() if order.name != "meaning"]
