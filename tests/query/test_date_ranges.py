"""A span of dates holds the days, months and years that lie in it wholly."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from searchapp import query
from searchapp.backends.base import Backend, Plan
from searchapp.errors import QueryError
from searchapp.model.article import Article, Published
from searchapp.model.facts import Facts, MentionedDate
from searchapp.model.request import SearchRequest
from searchapp.query.date_ranges import date_range_of
from searchapp.query.syntax.parser import parse
from searchapp.query.syntax.tree import Not, Span
from searchapp.text.calendar.iso_dates import days_of, grain_of
from tests.backends.local.written import written

YEARS = ("2014", "2015", "2016")
MONTHS = tuple(f"{year}-{month}" for year in YEARS for month in ("01", "02", "11", "12"))
DAYS = tuple(f"{year}-{day}" for year in YEARS for day in ("01-01", "01-31", "02-01", "02-28", "11-30", "12-31"))
EPOCH = ("1969", "1969-12-31", "1970", "1970-01", "1970-01-01", "1970-01-02")
DATES = (*EPOCH, *YEARS, *MONTHS, *DAYS)
SINCE = (
    "*",
    "1969-12-31",
    "1970",
    "1970-01-02",
    "2014",
    "2014-12-31",
    "2015",
    "2015-02",
    "2015-02-01",
    "2015-02-10",
    "2016-12-31",
)
UNTIL = (
    "*",
    "1969-12-31",
    "1970-01-01",
    "2014",
    "2015-01",
    "2015-02-28",
    "2015-11-30",
    "2015-12-30",
    "2016",
    "2016-12-31",
)


def dated(value: str) -> tuple[Article, Facts]:
    """An article that was published on a date and mentions it."""
    published = Published(value, grain_of(value), "text")
    return Article(value, "Tea."), Facts(published, dates=(MentionedDate(value, grain_of(value), 0, 1, "T"),))


@pytest.fixture(scope="module")
def calendar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    """An article for each of the dates, which is published then and mentions it, and one without a date."""
    backend = written(tmp_path_factory.mktemp("calendar"), [*map(dated, DATES), (Article("undated", "Tea."), Facts())])
    yield backend
    backend.close()


def found(calendar: Backend, text: str) -> list[str]:
    """The dates of the articles that a query finds."""
    (outcome,) = calendar.run([Plan(query.resolve(SearchRequest(text), calendar).tree, limit=100)])
    return sorted(outcome.ids)


def lies_within(value: str, since: str, until: str) -> bool:
    """Whether a date's first and last day are in a span."""
    days, first, last = days_of(value), days_of(since), days_of(until)
    assert days
    return (first is None or days[0] >= first[0]) and (last is None or days[1] <= last[1])


@pytest.mark.parametrize("field", ["published", "mentioned"])
def test_every_span_holds_what_lies_in_it(calendar: Backend, field: str) -> None:
    """Both kinds of date go by the same rule, whatever the ends of the span are."""
    spans = [(since, until) for since, until in product(SINCE, UNTIL) if "*" in (since, until) or since <= until]
    for since, until in spans:
        expected = sorted(value for value in DATES if lies_within(value, since, until))
        assert found(calendar, f"{field}:[{since} TO {until}]") == expected


@pytest.mark.parametrize("field", ["published", "mentioned"])
@pytest.mark.parametrize("date", ["1970", "1970-01-01", "2015", "2015-02", "2015-02-01"])
def test_comparisons_begin_where_the_date_ends(calendar: Backend, field: str, date: str) -> None:
    """What is before, in and after a date is apart, and all but what it lies in is one of the three."""
    before, within, after = (found(calendar, f"{field}:{sign}{date}") for sign in ("<", "", ">"))
    rest = [value for value in DATES if value in (date[:4], date[:7]) and value != date]
    assert sorted(before + within + after + rest) == sorted(DATES)
    assert {*within, *after} <= set(found(calendar, f"{field}:>={date}"))
    assert {*within, *before} <= set(found(calendar, f"{field}:<={date}"))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("published:{2015 TO 2016]", "published:>2015 AND published:<=2016"),
        ("published:[2014 TO 2015-02-01}", "published:>=2014 AND published:<2015-02-01"),
        ("published:{2014 TO *}", "published:>2014"),
        ("published:{* TO 2015}", "published:<2015"),
        ("published:{* TO *}", "published:[* TO *]"),
        ('published:["1 January 2015" to "1 February 2015"]', "published:[2015-01-01 TO 2015-02-01]"),
        ("published:['1 January 2015' TO 1 February 2015 ]", "published:[2015-01-01 TO 2015-02-01]"),
        ('published:>="1 February 2015"', "published:>=2015-02-01"),
        ("published:2015..", "published:>=2015"),
        ("published:2015..*", "published:>=2015"),
        ("published:*..2015", "published:<=2015"),
        ("published:..2015-02", "published:<=2015-02"),
        ("published:2015-*", "published:2015"),
        ("published:201*", "published:2010s"),
    ],
)
def test_an_end_in_a_brace_is_left_out_and_a_date_may_be_quoted(calendar: Backend, text: str, same: str) -> None:
    """As Lucene has it, and dates with spaces in them."""
    assert found(calendar, text) == found(calendar, same) != []
    assert found(calendar, query.resolve(SearchRequest(text), calendar).parsed) == found(calendar, same)


@pytest.mark.parametrize("text", ["mentioned:>9999", "mentioned:<0001", "published:>9999", "published:<0001-01-01"])
def test_the_calendars_ends(calendar: Backend, text: str) -> None:
    """There is nothing beyond them, and asking is no error."""
    assert found(calendar, text) == []


@pytest.mark.parametrize(("text", "same"), [("7d", "-7d"), ("30 days", "-30 days"), ("12y", "-12y")])
def test_a_stretch_up_to_today_needs_no_sign_behind_a_field(text: str, same: str) -> None:
    ranges = [date_range_of(Span(each, each, 0, "published")) for each in (text, same)]
    assert ranges[0] == ranges[1]
    with pytest.raises(QueryError, match="is not a date"):
        date_range_of(Span("7x", "7x", 0, "published"))


@pytest.mark.parametrize("name", ["none", "null", "undated", "unknown"])
def test_articles_without_a_date_have_many_names(name: str) -> None:
    (span,) = [node.part for node in [parse(f"published:{name}")] if isinstance(node, Not)]
    assert span == Span(None, None, 10, "published")
