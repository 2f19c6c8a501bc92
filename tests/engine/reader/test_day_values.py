"""Documents by their days."""

from __future__ import annotations

from searchapp.engine.execution.plan import Plan
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.reader.day_values import DateFields
from tests.engine.harbour import text


def test_dates_longer_than_a_day_are_counted_apart(searcher: Searcher) -> None:
    days = searcher.run(Plan(text("old"), days={"date": DateFields("first", "last")})).days["date"]
    assert (days.days.tolist(), days.counts.tolist()) == ([100, 101], [1, 1])
    assert days.coarse.tolist() == [[90, 119, 1]]
    assert days.missing == 1
