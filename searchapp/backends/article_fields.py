"""What every backend indexes of an article beside its text: the values of its keyword fields, and its date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain

from searchapp.backends import applied_corrections
from searchapp.backends.base import BANDS, COPIES, NAMES, READ_BY, IndexedArticle
from searchapp.backends.facet_terms import FacetTerms
from searchapp.backends.name_terms import alias_terms
from searchapp.model.article import Published
from searchapp.model.facts import Facts, MentionedDate
from searchapp.text.addresses import address_key, sites_of
from searchapp.text.calendar.iso_dates import instant_seconds, seconds_of, with_wider

TITLE_TERMS = 900  # of a longer title the rest is not indexed, so that no title reaches into the body
_DATE_MEMO = 1 << 14  # days of publication: those of forty years


def keywords_of(indexed: IndexedArticle, facets: Mapping[str, FacetTerms]) -> dict[str, Sequence[str]]:
    """The values of each keyword field of which the article has any."""
    columns = keyword_columns((indexed,), {name: (terms,) for name, terms in facets.items()})
    return {name: values for name, (values,) in columns.items() if values}


def keyword_columns(
    indexed: Sequence[IndexedArticle], facets: Mapping[str, Sequence[FacetTerms]]
) -> dict[str, Sequence[Sequence[str]]]:
    """The values of each keyword field of which any of the articles has some, article by article."""
    columns: dict[str, Sequence[Sequence[str]]] = {name: [each.ids for each in terms] for name, terms in facets.items()}
    articles, facts, files, _, evidence, corrections, copies, bands, *_ = zip(*indexed, strict=True)
    columns["file"] = [*zip(files)]
    columns[NAMES] = _names(facts, facets)
    columns["mentioned"] = [_mentioned(each.dates) if each.dates else () for each in facts]
    columns["address"] = [_addresses(article.url) if article.url else () for article in articles]
    columns[COPIES] = [(group,) if group else () for group in copies]
    columns[BANDS] = bands
    columns["evidence"] = evidence
    columns[READ_BY] = [(each.read_by,) if each.read_by else () for each in facts]
    columns[applied_corrections.FIELD] = list(map(applied_corrections.terms_of, corrections))
    return {name: column for name, column in columns.items() if any(column)}


def _names(facts: Sequence[Facts], facets: Mapping[str, Sequence[FacetTerms]]) -> Sequence[Sequence[str]]:
    """What people may call the values of each article; nothing where none has any."""
    columns = [[each.names for each in terms] for terms in facets.values()]
    columns.append([alias_terms(each) if each.organizations else () for each in facts])
    return [[*chain.from_iterable(row)] for row in zip(*filter(any, columns), strict=True)]


def _mentioned(dates: Sequence[MentionedDate]) -> Sequence[str]:
    return _distinct([value for date in dates for value in with_wider(date.value)])


def _addresses(url: str) -> Sequence[str]:
    return _distinct([address_key(url), *sites_of(url)])


def _distinct(values: list[str]) -> list[str]:
    return list(filter(None, dict.fromkeys(values)))


_span_of = lru_cache(maxsize=_DATE_MEMO)(seconds_of)


def publication_span(published: Published | None) -> tuple[int, int] | None:
    """First and last second of the date, counted as if its place had UTC, for it is found and counted by its own day.

    An article that tells the time of day begins at that instant, or at the end of its day that is nearer to it. None
    where there is no date.
    """
    span = _span_of(published.value) if published else None
    if span is None or published is None:
        return None
    first, last = span
    moment = instant_seconds(published.instant) if published.instant else None
    return first if moment is None else min(max(moment, first), last), last


@lru_cache(maxsize=_DATE_MEMO)
def added_seconds(added: str) -> int | None:
    """Seconds since 1970 of the instant at which an article was added; all articles of a run share one."""
    return instant_seconds(added) if added else None
