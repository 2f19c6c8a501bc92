"""Whatever is asked, totals, articles, facets and days are those of a naive search over the articles."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from searchapp import ArticleIndex, SearchRequest
from searchapp.model.result import Facet, Histogram
from tests.conformance import oracle
from tests.conformance.corpus import VALLEY
from tests.conformance.oracle import Predicate

Query = tuple[str, Predicate]  # as it is typed, and what it means

WORDS = ("otter", "mill", "rain", "kettle", "copper", "tuba", "band", "fog", "pond", "swam", "guild", "carp", "nessie")
PHRASES = (("old", "mill"), ("mill", "pond"), ("rain", "gauge"), ("brass", "band"), ("pond", "mill"))
ORGANIZATIONS = ("river-trust", "kettle-guild", "valley-brass-band")
COUNTRIES = ("NO", "SE", "FI", "JP")
SOURCES = ("valley post", "evening gong")
DATES = ("2014", "2014-03", "2014-05-11", "2014-06", "2015", "2016-02-28")
ZONES = ("", "title", "body")


def fielded(zone: str, text: str) -> str:
    """A query in a zone."""
    return f"{zone}:{text}" if zone else text


LEAVES: list[Query] = [
    *((fielded(zone, word), oracle.has_word(word, zone)) for word, zone in product(WORDS, ZONES)),
    *((fielded(zone, f"{word[:3]}*"), oracle.has_prefix(word[:3], zone)) for word, zone in product(WORDS, ZONES)),
    *((fielded(zone, f'"{" ".join(pair)}"'), oracle.has_phrase(*pair, zone)) for pair, zone in product(PHRASES, ZONES)),
    *((f"org:{value}", oracle.has_value("organization", value)) for value in ORGANIZATIONS),
    *((f"country:{value}", oracle.has_value("country", value)) for value in COUNTRIES),
    *((f"published:{date}", oracle.is_dated(date, date)) for date in DATES),
    *((f"published:>={date}", oracle.is_dated(date, None)) for date in DATES),
]


def both(pair: tuple[Query, Query]) -> Query:
    """Two queries, both of which have to match."""
    (left, is_left), (right, is_right) = pair
    return f"({left} AND {right})", lambda article: is_left(article) and is_right(article)


def either(pair: tuple[Query, Query]) -> Query:
    """Two queries, one of which has to match."""
    (left, is_left), (right, is_right) = pair
    return f"({left} OR {right})", lambda article: is_left(article) or is_right(article)


def without(pair: tuple[Query, Query]) -> Query:
    """Two queries, of which the second may not match."""
    (left, is_left), (right, is_right) = pair
    return f"({left} AND NOT {right})", lambda article: is_left(article) and not is_right(article)


def joined(queries: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    """Pairs of queries joined to one."""
    joins: tuple[Callable[[tuple[Query, Query]], Query], ...] = (both, either, without)
    return st.one_of([st.tuples(queries, queries).map(join) for join in joins])


EVERYTHING: Query = ("", lambda article: True)
QUERIES = st.just(EVERYTHING) | st.recursive(st.sampled_from(LEAVES), joined, max_leaves=5)


def some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    """A few of the values."""
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


REQUESTS = st.builds(
    SearchRequest,
    organizations=some(ORGANIZATIONS),
    countries=some(COUNTRIES),
    sources=some(SOURCES),
    exclude_organizations=some(ORGANIZATIONS),
    exclude_countries=some(COUNTRIES),
    since=st.none() | st.sampled_from(["2014-03-03", "2014-05", "2015"]),
    until=st.none() | st.sampled_from(["2015", "2016-02", "2016-02-28"]),
    sort=st.sampled_from(["relevance", "newest", "oldest"]),
    page_size=st.just(100),
    facets=st.just((*oracle.VALUES, "date")),
    facet_size=st.integers(0, 4),
    interval=st.just("day"),
)


@settings(max_examples=1_000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES, filters=REQUESTS)
def test_answers_are_those_of_a_naive_search(valley: ArticleIndex, query: Query, filters: SearchRequest) -> None:
    text, is_match = query
    request = SearchRequest(**{name: getattr(filters, name) for name in filters.__slots__} | {"text": text})
    page = valley.search(request)
    expected = oracle.matching(VALLEY, is_match, request)
    assert page.total == len(expected)
    assert sorted(hit.id for hit in page.hits) == sorted(article["id"] for article in expected)
    for name in oracle.VALUES:
        facet = page.facets[name]
        assert isinstance(facet, Facet)
        counts, missing = oracle.facet_counts(VALLEY, is_match, request, name)
        chosen = getattr(request, oracle.REQUEST_FIELDS[name])
        commonest = sorted(counts, key=lambda value: (-counts[value], value))[: request.facet_size]
        assert {value.id: value.count for value in facet.values} == {
            value: counts[value] for value in (*commonest, *chosen)
        }
        assert (facet.distinct, facet.missing) == (len(counts), missing)
        assert facet.other == counts.total() - sum(value.count for value in facet.values)
    histogram = page.facets["date"]
    assert isinstance(histogram, Histogram)
    days, coarser, missing = oracle.day_counts(VALLEY, is_match, request)
    assert {bucket.id: bucket.count for bucket in histogram.buckets if bucket.count} == days
    assert (histogram.coarser, histogram.missing) == (coarser, missing)
