"""What was added within a span of time, to the second: in the query language, as a filter, and by stock Whoosh."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from itertools import product
from pathlib import Path

import pytest

from searchapp import query
from searchapp.backends.base import Backend, IndexedArticle, Plan
from searchapp.backends.local.backend import LocalBackend
from searchapp.backends.local.writing import LocalWriting
from searchapp.errors import ParameterError, ParametersError, QueryError
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.query_tree import Added
from searchapp.model.request import SearchRequest
from searchapp.search.parameters.query_strings import parse
from searchapp.text.calendar.iso_dates import instant_of, instant_seconds, moment_of
from tests.backends.local.written import StockSearch

ADDED = (
    "2025-12-31T23:59:59Z",
    "2026-01-01T00:00:00Z",
    "2026-11-20T08:30:00Z",
    "2026-11-20T08:30:01Z",
    "2026-11-21T00:00:00Z",
)
MOMENTS = ("2025", "2026", "2026-11", "2026-11-20", "2026-11-20T08:30:00Z", "2026-11-20T08:30:01Z", "2026-11-21")
SECOND = 1_795_163_400  # the third of them
ENDS = (None, *MOMENTS)


def write(folder: Path, *added: str) -> None:
    """A segment of articles that were added at these instants, by which they are called."""
    with LocalWriting(folder) as writing:
        for instant in added:
            writing.add(IndexedArticle(Article(instant or "unknown", "Tea."), Facts(), "tea.txt\t1", added=instant))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index in two segments; nobody knows when one of its articles was added."""
    path = tmp_path_factory.mktemp("additions")
    write(path, *ADDED[:2], "")
    write(path, *ADDED[2:])
    return path


@pytest.fixture(scope="module")
def additions(folder: Path) -> Iterator[Backend]:
    """The same, opened."""
    backend = LocalBackend(folder)
    yield backend
    backend.close()


def found(backend: Backend, request: SearchRequest) -> list[str]:
    """When the articles were added that a request finds."""
    resolved = query.resolve(request, backend)
    (outcome,) = backend.run([Plan(resolved.tree, resolved.filters, limit=100)])
    return sorted(outcome.ids)


def utc_today() -> date:
    """The day that it is in UTC."""
    return datetime.now(timezone.utc).date()


def within(since: str | None, until: str | None) -> list[str]:
    """The instants between two, each of which may be a whole day, month or year."""
    first, last = moment_of(since or "0001"), moment_of(until or "9999")
    assert first
    assert last
    return [instant for instant in ADDED if first[0] <= (instant_seconds(instant) or 0) <= last[1]]


def is_turned_around(since: str | None, until: str | None) -> bool:
    """Whether a span ends before it begins."""
    first, last = moment_of(since or "0001"), moment_of(until or "9999")
    return bool(first and last and first[0] > last[1])


SPANS = [(since, until) for since, until in product(ENDS, ENDS) if not is_turned_around(since, until)]
TURNED = [(since, until) for since, until in product(ENDS, ENDS) if is_turned_around(since, until)]


@pytest.mark.parametrize(("since", "until"), SPANS)
def test_a_span_holds_what_was_added_in_it_however_it_is_asked_for(
    additions: Backend, since: str | None, until: str | None
) -> None:
    expected = within(since, until)
    assert found(additions, SearchRequest(f"added:[{since or '*'} TO {until or '*'}]")) == expected
    if since or until:
        assert found(additions, SearchRequest(added_since=since, added_until=until)) == expected


@pytest.mark.parametrize(("since", "until"), TURNED)
def test_a_span_that_ends_before_it_begins_is_refused(additions: Backend, since: str, until: str) -> None:
    with pytest.raises(QueryError, match="turn the range around"):
        found(additions, SearchRequest(f"added:[{since} TO {until}]"))
    with pytest.raises(ParameterError, match="ends before"):
        found(additions, SearchRequest(added_since=since, added_until=until))
    with pytest.raises(ParametersError, match="ends before"):
        parse([("added-from", since), ("added-to", until)])


@pytest.mark.parametrize("moment", MOMENTS)
def test_before_within_and_after_are_apart_and_all_there_is(additions: Backend, moment: str) -> None:
    before, within, after = (found(additions, SearchRequest(f"added:{sign}{moment}")) for sign in ("<", "", ">"))
    assert [*before, *within, *after] == list(ADDED)
    assert found(additions, SearchRequest(f"added:>={moment}")) == [*within, *after]
    assert found(additions, SearchRequest(f"added>={moment}")) == [*within, *after]
    assert found(additions, SearchRequest(f"added<{moment}")) == before


def test_what_nobody_knows_the_time_of_is_in_no_span(additions: Backend) -> None:
    assert found(additions, SearchRequest("added:none")) == ["unknown"]
    assert found(additions, SearchRequest("tea -added:2026")) == ["2025-12-31T23:59:59Z", "unknown"]


@pytest.mark.parametrize("text", ["last-week", '"last week"', "today", ">=-7d", "-7d"])
def test_times_are_told_from_today_as_dates_are(tmp_path: Path, text: str) -> None:
    now = datetime.now(timezone.utc).replace(microsecond=0)
    monday = (now - timedelta(days=now.weekday())).replace(hour=12)
    recent = {"today": now, ">=-7d": now - timedelta(days=3), "-7d": now - timedelta(days=3)}.get(
        text, monday - timedelta(days=7)
    )
    instants = [instant_of(int(each.timestamp())) for each in (recent, now - timedelta(days=40))]
    write(tmp_path, *instants)
    backend = LocalBackend(tmp_path)
    assert found(backend, SearchRequest(f"added:{text}")) == instants[:1]


def test_a_relative_time_in_a_parameter_is_the_day_of_utc_that_it_means() -> None:
    before, request, after = utc_today(), parse([("added-from", "-2d"), ("added-to", "")]), utc_today()
    assert request.added_since in {str(day - timedelta(days=2)) for day in (before, after)}  # midnight may pass
    assert request.added_until is None
    with pytest.raises(ParametersError, match="“soon” is no time; write a date, an instant"):
        parse([("added-from", "soon")])


def test_a_time_that_is_none_is_told_with_its_position_and_what_to_write(additions: Backend) -> None:
    with pytest.raises(QueryError, match=r"“soon” is no time; write a date, an instant") as error:
        found(additions, SearchRequest("tea added:soon"))
    assert error.value.position == len("tea added:")


@pytest.mark.parametrize("first", [None, 0, SECOND])
@pytest.mark.parametrize("last", [None, SECOND, SECOND + 1])
def test_stock_whoosh_finds_the_same(folder: Path, additions: Backend, first: int | None, last: int | None) -> None:
    (outcome,) = additions.run([Plan(Added(first, last), limit=100)])
    assert StockSearch(folder).ids(Added(first, last)) == set(outcome.ids)
