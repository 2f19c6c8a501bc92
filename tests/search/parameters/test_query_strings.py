"""A request is its query string, and a query string is a request or a list of what is wrong with it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields

from searchapp.errors import ParametersError
from searchapp.model.facets import FACET_NAMES, FACETS
from searchapp.model.request import QUERY_CHARS, SearchRequest
from searchapp.model.result import HIT_FIELDS
from searchapp.search.parameters.query_strings import parse, to_pairs
from searchapp.search.parameters.table import BY_NAME, PARAMETERS


def faults(*pairs: tuple[str, str]) -> list[tuple[str, str]]:
    """The parameter and code of everything that is wrong with a query string."""
    with pytest.raises(ParametersError) as caught:
        parse(pairs)
    return [(error.param, error.code) for error in caught.value.errors]


def lists(values: st.SearchStrategy[str], size: int = 4) -> st.SearchStrategy[tuple[str, ...]]:
    """A few different values."""
    return st.lists(values, max_size=size, unique=True).map(tuple)


IDS = st.text(min_size=1, max_size=30).map(str.strip).filter(bool)
CODES = st.sampled_from(["IR", "US", "FR", "XK"])
SINCE = st.none() | st.sampled_from(["1987", "2014-03", "2016-02-29"])
UNTIL = st.none() | st.sampled_from(["2016", "2017-01", "2017-01-31"])
SIZES = st.integers(1, 100) | st.dictionaries(st.sampled_from(list(FACETS)), st.integers(1, 100), min_size=1)
REQUESTS = st.builds(
    SearchRequest,
    text=st.text(max_size=40),
    organizations=lists(IDS),
    countries=lists(CODES),
    cited_sources=lists(IDS),
    exclude_organizations=lists(IDS),
    exclude_countries=lists(CODES),
    since=SINCE,
    until=UNTIL,
    date=st.sampled_from(["published", "mentioned"]),
    added_since=SINCE | st.just("2016-02-29T10:00:00Z"),
    added_until=UNTIL | st.just("2017-01-31T23:59:59+02:00"),
    match=st.sampled_from(["all", "any"]),
    sort=st.sampled_from(["relevance", "newest", "oldest", "added"]),
    page=st.integers(1, 100),
    page_size=st.integers(1, 100),
    facets=lists(st.sampled_from(FACET_NAMES)),
    facet_size=SIZES,
    facet_sort=st.sampled_from(["count", "name", "typical"]),
    interval=st.none() | st.sampled_from(["day", "week", "month", "year"]),
    snippets=st.booleans(),
    fields=lists(st.sampled_from(HIT_FIELDS)),
)
PAIRS = st.lists(st.tuples(st.sampled_from(sorted(BY_NAME)) | st.text(max_size=9), st.text(max_size=12)), max_size=6)


@given(REQUESTS)
def test_a_request_is_its_query_string(request: SearchRequest) -> None:
    """Whatever is asked comes back from the query string that asks for it."""
    assert parse(to_pairs(request)) == request


@given(PAIRS)
def test_any_query_string_is_a_request_or_a_list_of_faults(pairs: list[tuple[str, str]]) -> None:
    """Parsing never raises anything but its own error, and what it takes it can write."""
    try:
        request = parse(pairs)
    except ParametersError:
        return
    assert parse(to_pairs(request)) == request


def test_the_usual_request_is_the_empty_query_string() -> None:
    """Defaults are not written."""
    assert to_pairs(SearchRequest()) == []
    assert parse([]) == SearchRequest()


def test_every_field_of_a_request_has_a_parameter() -> None:
    """Nothing can be asked in Python that cannot be asked in a query string."""
    assert {field.name for field in fields(SearchRequest)} == {parameter.attribute for parameter in PARAMETERS}


@pytest.mark.parametrize(
    "parameter", [parameter for parameter in PARAMETERS if parameter.example], ids=lambda row: row.name
)
def test_examples_can_be_taken(parameter: Any) -> None:
    """What the documentation shows works, and changes the request."""
    assert parse([(parameter.name, parameter.example)]) != SearchRequest()


def test_a_query_string_of_a_reader() -> None:
    """Country codes in any case, several values of a facet, sizes of single facets."""
    pairs = [("q", "harbour"), ("country", "is"), ("country", "UK"), ("facet-size", "5"), ("facet-size.country", "50")]
    assert parse(pairs) == SearchRequest(
        text="harbour",
        countries=("IS", "GB"),
        facet_size=dict.fromkeys(FACETS, 5) | {"country": 50},
    )
    assert parse([("facet", "none")]).facets == ()


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("qq", "tea"), ("page", "0")], [("qq", "unknown"), ("page", "invalid")]),
        ([("q", "a"), ("q", "b")], [("q", "repeated")]),
        ([("q", "x" * (QUERY_CHARS + 1))], [("q", "too_long")]),
        ([("org", " ")], [("org", "empty")]),
        ([("country", "")], [("country", "empty")]),
        ([("country", "Atlantis")], [("country", "invalid")]),
        ([("from", "2016-02-30")], [("from", "invalid")]),
        ([("from", "2016"), ("to", "2015-12")], [("to", "range")]),
        ([("date", "none"), ("to", "2015")], [("date", "conflict")]),
        ([("sort", "best")], [("sort", "invalid")]),
        ([("page-size", "101")], [("page-size", "invalid")]),
        ([("page", "٣")], [("page", "invalid")]),
        ([("page", "101"), ("page-size", "100")], [("page", "too_far")]),
        ([("page", "2"), ("cursor", "x")], [("cursor", "conflict")]),
        ([("facet", "none"), ("facet", "date")], [("facet", "conflict")]),
        ([("facet", "countries")], [("facet", "invalid")]),
        ([("country", "FR")] * 101, [("country", "too_many")]),
    ],
)
def test_faults(pairs: list[tuple[str, str]], expected: list[tuple[str, str]]) -> None:
    """All that is wrong is told, by the name of its parameter."""
    assert faults(*pairs) == expected


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("pagesize", "page-size"),
        ("limit", "page-size"),
        ("query", "q"),
        ("Q", "q"),
        ("author", "byline"),
        ("organization", "org"),
        ("cited_source", "cited"),
        ("countries", "country"),
        ("outlet", "source"),
        ("source[]", "source"),
        ("date_from", "from"),
        ("published", "from"),
    ],
)
def test_a_misspelt_parameter_is_told_its_neighbour(name: str, meant: str) -> None:
    """The message names what was probably meant."""
    with pytest.raises(ParametersError, match=f"did you mean {meant}\\?"):
        parse([(name, "5")])


@pytest.mark.parametrize(
    ("pair", "remedy"),
    [(("T", ""), "an & that belongs to a value is written %26"), (("format", "csv"), "such as /api/search.csv")],
)
def test_what_is_no_parameter_elsewhere_either_has_its_own_remedy(pair: tuple[str, str], remedy: str) -> None:
    with pytest.raises(ParametersError, match=remedy):
        parse([pair])


def test_names_may_have_commas_between_them() -> None:
    assert parse([("facet", "source, date"), ("fields", "id,title"), ("fields", "url")]) == SearchRequest(
        facets=("source", "date"), fields=("id", "title", "url")
    )
    assert parse([("source", "News, Views")]).sources == ("news, views",)
    assert parse([("country", "no, Ivory Coast"), ("exclude.language", "de,French")]) == SearchRequest(
        countries=("NO", "CI"), exclude_languages=("de", "fr")
    )
    assert parse([("country", "NO,"), ("facet", "source,,date")]) == SearchRequest(
        countries=("NO",), facets=("source", "date")
    )
    assert faults(("country", ",")) == [("country", "invalid")]
    assert faults(("country", "NO,Atlantis")) == [("country", "invalid")]
    assert faults(("facet", "source,colour")) == [("facet", "invalid")]


def test_where_to_begin_and_end_may_be_left_empty() -> None:
    names = ("cursor", "from", "to", "added-from", "added-to")
    assert parse([("q", "tea"), *((name, "") for name in names)]) == SearchRequest(text="tea")
