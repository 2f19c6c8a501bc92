"""What every backend indexes of an article beside its text: the values of its keyword fields, and its date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from searchapp.backends import applied_corrections
from searchapp.backends.base import BANDS, COPIES, NAMES, READ_BY, IndexedArticle
from searchapp.backends.facet_terms import FacetTerms
from searchapp.backends.name_terms import alias_terms
from searchapp.model.article import Published
from searchapp.text.addresses import address_key, sites_of
from searchapp.text.calendar.iso_dates import instant_seconds, seconds_of, with_wider

TITLE_TERMS = 900  # of a longer title the rest is not indexed, so that no title reaches into the body
_DATE_MEMO = 1 << 14  # days of publication: those of forty years


def keywords_of(indexed: IndexedArticle, facets: Mapping[str, FacetTerms]) -> dict[str, Sequence[str]]:
    """The values of each keyword field of which the article has any."""
    article, facts, file, _, evidence, corrections, copies, bands, *_ = indexed
    keywords: dict[str, Sequence[str]] = {facet: terms.ids for facet, terms in facets.items()}
    keywords["file"] = (file,)
    names = [name for terms in facets.values() for name in terms.names]
    if facts.organizations:
        names += alias_terms(facts)
    if names:
        keywords[NAMES] = names
    if facts.dates:
        keywords["mentioned"] = _distinct([value for date in facts.dates for value in with_wider(date.value)])
    if article.url:
        keywords["address"] = _distinct([address_key(article.url), *sites_of(article.url)])
    if copies:
        keywords[COPIES] = (copies,)
    if bands:
        keywords[BANDS] = bands
    if evidence:
        keywords["evidence"] = evidence
    if facts.read_by:
        keywords[READ_BY] = (facts.read_by,)
    keywords[applied_corrections.FIELD] = applied_corrections.terms_of(corrections)
    return keywords


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
