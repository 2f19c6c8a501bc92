"""A naive search engine over a few articles, slow and plain, against which backends are held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from searchapp.model.request import SearchRequest
from searchapp.text.analyzer import terms
from searchapp.text.calendar.iso_dates import days_of
from searchapp.text.stemming import stem
from tests.conformance.corpus import News

Predicate = Callable[[News], bool]

# Facet → what an article of the corpus has of it, as the values of the facet.
VALUES: Mapping[str, Callable[[News], Sequence[str]]] = {
    "organization": lambda article: [name.lower().replace(" ", "-") for name in article["organizations"]],
    "country": lambda article: article["countries"],
    "source": lambda article: [" ".join(terms(article.get("source", "")))] if "source" in article else [],
}
REQUEST_FIELDS = {"organization": "organizations", "country": "countries", "source": "sources"}


# ---- what queries mean ---------------------------------------------------------------------------


def texts(article: News, zone: str) -> list[list[str]]:
    """The terms of the title, of the body, or of both apart."""
    return [terms(article[part]) for part in ("title", "body") if zone in ("", part)]


def has_word(word: str, zone: str = "") -> Predicate:
    """Articles with a word or an inflection of it."""
    (term,) = terms(word)
    return lambda article: any(
        other == term or stem(other) == stem(term) for part in texts(article, zone) for other in part
    )


def has_prefix(prefix: str, zone: str = "") -> Predicate:
    """Articles with a word that begins so."""
    return lambda article: any(term.startswith(prefix) for part in texts(article, zone) for term in part)


def has_phrase(first: str, second: str, zone: str = "") -> Predicate:
    """Articles with two terms one behind the other."""
    return lambda article: any((first, second) in pairwise(part) for part in texts(article, zone))


def has_value(facet: str, value: str) -> Predicate:
    """Articles with a value of a facet."""
    return lambda article: value in VALUES[facet](article)


def is_dated(since: str | None, until: str | None) -> Predicate:
    """Articles whose date of publication lies within the dates wholly."""
    first = days_of(since) if since else None
    last = days_of(until) if until else None

    def predicate(article: News) -> bool:
        days = days_of(article.get("published", ""))
        return days is not None and (not first or days[0] >= first[0]) and (not last or days[1] <= last[1])

    return predicate


# ---- what a request finds ------------------------------------------------------------------------


def matching(articles: Sequence[News], query: Predicate, request: SearchRequest) -> list[News]:
    """The articles that match a query and the filters of a request."""
    return [article for article in articles if query(article) and all(each(article) for each in _filters(request))]


def _filters(request: SearchRequest) -> list[Predicate]:
    filters: list[Predicate] = []
    for facet, attribute in REQUEST_FIELDS.items():
        if selected := frozenset(getattr(request, attribute)):
            filters.append(_has_any(facet, selected))
        if excluded := frozenset(getattr(request, f"exclude_{attribute}")):
            filters.append(_has_none(facet, excluded))
    if request.since or request.until:
        filters.append(is_dated(request.since, request.until))
    return filters


def _has_any(facet: str, values: frozenset[str]) -> Predicate:
    return lambda article: not values.isdisjoint(VALUES[facet](article))


def _has_none(facet: str, values: frozenset[str]) -> Predicate:
    return lambda article: values.isdisjoint(VALUES[facet](article))


def facet_counts(
    articles: Sequence[News], query: Predicate, request: SearchRequest, facet: str
) -> tuple[Counter[str], int]:
    """The counts of a facet's values over what is found without its own filter, and of articles without any."""
    counted = matching(articles, query, replace(request, **{REQUEST_FIELDS[facet]: ()}))
    values = [VALUES[facet](article) for article in counted]
    return Counter(value for each in values for value in each), sum(not each for each in values)


def day_counts(articles: Sequence[News], query: Predicate, request: SearchRequest) -> tuple[Counter[str], int, int]:
    """The counts of days of publication over what is found without their filter, of coarser dates, and of none."""
    dates = [
        str(article.get("published", ""))
        for article in matching(articles, query, replace(request, since=None, until=None))
    ]
    days = Counter(date for date in dates if len(date) == len("2014-03-02"))
    return days, sum(0 < len(date) < len("2014-03-02") for date in dates), dates.count("")
