"""Documents by their days, to stock Whoosh a range of each number field."""

from __future__ import annotations

import pytest
from whoosh.query import And, NumericRange

from searchapp.engine.execution.operators.days import DaysWithin
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.reader.day_values import DAY_SECONDS, DateFields
from tests.engine.execution.operators.building import found
from tests.engine.stock import stock_matches, stock_of

FIELDS = DateFields("first", "last")


@pytest.mark.parametrize(("first", "last"), [(100, 100), (90, 119), (None, 100), (101, None), (None, None), (5, 6)])
def test_stock_whoosh_finds_what_the_engine_finds(searcher: Searcher, first: int | None, last: int | None) -> None:
    query = DaysWithin(FIELDS, first, last)
    assert stock_matches(query, stock_of(searcher)).doc_ids.tolist() == found(searcher, query)


def test_a_day_is_from_its_first_second_to_its_last() -> None:
    begin, end = DaysWithin(FIELDS, 1, 2).subqueries
    assert (begin.fieldname, begin.start, begin.end) == ("first", DAY_SECONDS, None)
    assert (end.fieldname, end.start, end.end) == ("last", None, 3 * DAY_SECONDS - 1)


def test_taken_apart_it_is_its_two_ranges() -> None:
    query = DaysWithin(FIELDS, 1, 2)
    assert type(query.normalize()) is And
    assert query.normalize().subqueries == query.subqueries
    applied = query.apply(lambda part: NumericRange("other", 0, 1))
    assert [part.fieldname for part in applied.subqueries] == ["other", "other"]
