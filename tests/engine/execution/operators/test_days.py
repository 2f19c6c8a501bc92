"""Documents by their days."""

from __future__ import annotations

import pytest

from searchapp.engine.execution.operators.days import DaysOperator, DaysWithin
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.reader.day_values import DateFields
from tests.engine.execution.operators.building import built, found, of

FIELDS = DateFields("first", "last")


@pytest.mark.parametrize(
    ("first", "last", "doc_ids"),
    [
        (100, 100, [0]),
        (100, 101, [0, 1]),
        (90, 119, [0, 1, 2]),
        (90, 118, [0, 1]),
        (91, 119, [0, 1]),
        (None, 100, [0]),
        (101, None, [1]),
        (None, None, [0, 1, 2]),
        (102, 99, []),
    ],
)
def test_the_whole_date_has_to_lie_within(
    searcher: Searcher, first: int | None, last: int | None, doc_ids: list[int]
) -> None:
    query = DaysWithin(FIELDS, first, last)
    assert isinstance(built(searcher, query), DaysOperator)
    assert found(searcher, query) == doc_ids
    assert built(searcher, query).matches(of(3, 0)).tolist() == [False, 0 in doc_ids]


def test_a_date_scores_as_its_two_ranges_do_in_whoosh(searcher: Searcher) -> None:
    assert built(searcher, DaysWithin(FIELDS, 100, 100)).scores(of(0)).tolist() == [2.0]


def test_numbers_that_no_document_has_are_found_in_none(searcher: Searcher) -> None:
    assert found(searcher, DaysWithin(DateFields("begin", "end"), 0, 999)) == []
