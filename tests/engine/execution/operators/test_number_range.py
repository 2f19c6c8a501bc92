"""Documents by their numbers."""

from __future__ import annotations

import pytest
from whoosh.query import NumericRange

from searchapp.engine.execution.operator import UnsupportedQuery
from searchapp.engine.execution.operators.number_range import NumberRangeOperator
from searchapp.engine.execution.searcher import Searcher
from tests.engine.execution.operators.building import built, found
from tests.engine.worlds import DAY


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


def test_numbers_that_no_document_has_are_found_in_none(searcher: Searcher) -> None:
    assert found(searcher, NumericRange("begin", 0, 999)) == []


def test_a_range_that_scores_by_its_terms_is_refused(searcher: Searcher) -> None:
    with pytest.raises(UnsupportedQuery, match="first"):
        built(searcher, NumericRange("first", 0, DAY, constantscore=False))
