"""Documents by their days, and by their numbers."""

from __future__ import annotations

import pytest
from whoosh.query import NumericRange

from searchapp.engine.execution.operators.days import DaysOperator, NumberRangeOperator
from searchapp.engine.execution.operators.fallback import Fallback
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.queries.days_within import DateFields, DaysWithin
from tests.engine.execution.operators.building import built, found, of
from tests.engine.worlds import DAY

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
    assert found(searcher, NumericRange("begin", 0, 999)) == []


@pytest.mark.parametrize(
    ("start", "end", "exclusive", "doc_ids"),
    [
        (90 * DAY, 100 * DAY, (False, False), [0, 2]),
        (90 * DAY, 100 * DAY, (True, False), [0]),
        (90 * DAY, 100 * DAY, (False, True), [2]),
        (None, 99 * DAY, (False, False), [2]),
        (101 * DAY, None, (False, False), [1]),
        (None, None, (False, False), [0, 1, 2]),
        (92 * DAY, 93 * DAY, (False, False), []),
    ],
)
def test_a_number_has_to_lie_between_two(
    searcher: Searcher, start: int | None, end: int | None, exclusive: tuple[bool, bool], doc_ids: list[int]
) -> None:
    query = NumericRange("first", start, end, *exclusive)
    assert isinstance(built(searcher, query), NumberRangeOperator)
    assert found(searcher, query) == doc_ids


def test_a_range_that_scores_by_its_terms_is_left_to_whoosh(searcher: Searcher) -> None:
    assert isinstance(built(searcher, NumericRange("first", 0, DAY, constantscore=False)), Fallback)
