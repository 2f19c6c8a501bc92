"""What the parameters of a request narrow it to, beside its text."""

from __future__ import annotations

from typing import Any

import pytest

from searchapp.errors import ParameterError
from searchapp.model.query_tree import Added, And, DateRange, Every, Not, Or, Prefix, Value
from searchapp.model.request import UNDATED, SearchRequest
from searchapp.query.filters import filters_of

MARCH_3_2014 = 16_132  # days since 1970


def test_a_request_for_everything_has_no_filters() -> None:
    assert filters_of(SearchRequest("ferry")) == {}


def test_what_is_selected_and_what_is_excluded_are_filters_of_their_own() -> None:
    request = SearchRequest(countries=("NO", "JP"), exclude_countries=("CL",), sources=("ferry-gazette",))
    assert filters_of(request) == {
        "country": Value("country", ("NO", "JP")),
        "source": Value("source", ("ferry-gazette",)),
        "exclude_country": Not(Value("country", ("CL",))),
    }


def test_none_is_what_has_no_value_alone_or_beside_others() -> None:
    without = And((Every(), Not(Prefix("", field="source"))))
    assert filters_of(SearchRequest(sources=("none",))) == {"source": without}
    either = Or((Value("source", ("ferry-gazette",)), without))
    assert filters_of(SearchRequest(sources=("none", "ferry-gazette"))) == {"source": either}


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        ({"since": "2014-03-03"}, MARCH_3_2014, None),
        ({"until": "2014-03-03"}, None, MARCH_3_2014),
        ({"since": "2014-03", "until": "2014-03"}, MARCH_3_2014 - 2, MARCH_3_2014 + 28),
    ],
)
def test_a_month_begins_with_its_first_day_and_ends_with_its_last(
    dates: dict[str, Any], first: int | None, last: int | None
) -> None:
    assert filters_of(SearchRequest(**dates)) == {"published": DateRange("published", first, last)}
    assert filters_of(SearchRequest(**dates, date="mentioned")) == {"mentioned": DateRange("mentioned", first, last)}


def test_articles_without_a_date_are_those_in_no_span() -> None:
    assert filters_of(SearchRequest(date=UNDATED)) == {"published": Not(DateRange("published", None, None))}


def test_additions_go_by_seconds() -> None:
    request = SearchRequest(added_since="1970-01-02", added_until="1970-01-02T00:00:09Z")
    assert filters_of(request) == {"added": Added(86_400, 86_409)}


@pytest.mark.parametrize(
    ("request_", "param", "message"),
    [
        (SearchRequest(since="2016-02-30"), "from", "is not a date; write YYYY"),
        (SearchRequest(since="2016", until="2015"), "to", "2015 ends before from=2016 begins"),
        (SearchRequest(since="2016", date=UNDATED), "date", "have no from and to"),
        (SearchRequest(added_until="soon"), "added-to", "is no time; write YYYY"),
        (SearchRequest(countries="NO"), "countries", r"give a tuple of ids, as in \(\"NO\",\)"),  # type: ignore[arg-type]
        (SearchRequest(exclude_people=("signe\ud800",)), "exclude_people", "a part of a character"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_remedy(request_: SearchRequest, param: str, message: str) -> None:
    with pytest.raises(ParameterError, match=message) as error:
        filters_of(request_)
    assert error.value.param == param
