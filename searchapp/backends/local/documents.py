"""An article with its facts becomes a document of the engine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter

import orjson

from searchapp.backends.base import BANDS, COPIES, NAMES, NO_CORRECTIONS, IndexedArticle
from searchapp.backends.facet_terms import FacetTerms
from searchapp.backends.local.schema import (
    BODY_POSITION,
    FINGERPRINT,
    TEXT,
    TITLE_SPELLINGS,
    TITLE_SPELLINGS_POSITION,
    TITLE_TERMS,
)
from searchapp.backends.name_terms import name_terms
from searchapp.backends.stored_article import article_bytes, summary_bytes
from searchapp.engine.indexing.document import BulkAnalyzer, Document, Passage, Prose
from searchapp.engine.similarity import LEAD_TERMS, LEAD_WEIGHT, TITLE_WEIGHT
from searchapp.errors import DocumentError
from searchapp.model.article import Article, Published
from searchapp.model.named_tuples import maker
from searchapp.text import analyzer
from searchapp.text.addresses import address_key, sites_of
from searchapp.text.iso_dates import instant_seconds, seconds_of, with_wider
from searchapp.text.joined_spellings import other_spellings

SPELLING_WEIGHT = 0.2  # of what a text has in another spelling: the spelling that was typed comes first
BODY_GAP = 200  # between the body and the other spellings of its words, wider than nearness reaches
DATE_MEMO = 1 << 14  # days of publication: those of forty years

_BULK_ANALYZER = BulkAnalyzer(analyzer.separate, analyzer.terms_of_chunks)


def to_document(indexed: IndexedArticle) -> Document:
    """The document of an article. Raises DocumentError if it is no proper text."""
    article, facts, file, _, evidence, corrections, copies, bands = indexed
    published = facts.published or article.published
    try:
        body = article.body.encode()
        whole = article_bytes(indexed, body)
        facets = FacetTerms.of(article, facts)
        stored = {"summary": summary_bytes(article, facets, published, copies), "article": whole}
        passages = _passages(article, body)
        if spellings := list(_other_spellings(article.title.encode(), body)):
            passages = sorted([*passages, *spellings], key=attrgetter("position"))
    except (orjson.JSONEncodeError, UnicodeEncodeError) as error:  # a lone surrogate, which is no character
        raise DocumentError(article.id, str(error)) from error
    keywords = facets.ids()
    keywords["file"] = (file,)
    if names := name_terms(facets, facts):
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
    keywords["corrections"] = (corrections or NO_CORRECTIONS,)
    keywords["made"] = (FINGERPRINT,)
    return _document_of((article.id, {TEXT: passages}, keywords, _numbers(published), stored))


_document_of, _passage_of, _prose_of = maker(Document), maker(Passage), maker(Prose)


def _passages(article: Article, encoded: bytes) -> list[Passage]:
    prose = encoded if encoded.isascii() else analyzer.fold_to_bytes(article.body)
    body = _passage_of((_prose_of((prose, _BULK_ANALYZER)), 1.0, BODY_POSITION, LEAD_TERMS, LEAD_WEIGHT))
    title = analyzer.fold_to_bytes(article.title)
    if not title:
        return [body]
    if len(title) <= TITLE_TERMS:
        return [_passage_of((_prose_of((title, _BULK_ANALYZER)), TITLE_WEIGHT, 0, 0, 0.0)), body]
    return [Passage(analyzer.terms(article.title)[:TITLE_TERMS], TITLE_WEIGHT, 0), body]


def _other_spellings(title: bytes, body: bytes) -> Iterator[Passage]:
    """What title and body have in another spelling, behind each of them; as prose, or what waits would be tokenized."""
    if spellings := other_spellings(title):
        prose = _prose_of((" ".join(spellings[:TITLE_SPELLINGS]).encode(), _BULK_ANALYZER))
        yield Passage(prose, TITLE_WEIGHT * SPELLING_WEIGHT, TITLE_SPELLINGS_POSITION)
    if spellings := other_spellings(body):
        prose = _prose_of((" ".join(spellings).encode(), _BULK_ANALYZER))
        yield Passage(prose, SPELLING_WEIGHT, BODY_POSITION + 2 * len(body) + BODY_GAP)


def _distinct(values: list[str]) -> list[str]:
    return list(filter(None, dict.fromkeys(values)))


_span_of = lru_cache(maxsize=DATE_MEMO)(seconds_of)


def _numbers(published: Published | None) -> dict[str, int]:
    """First and last second of the date, counted as if its place had UTC, for it is found and counted by its own day.

    An article that tells the time of day begins at that instant, or at the end of its day that is nearer to it.
    """
    span = _span_of(published.value) if published else None
    if span is None or published is None:
        return {}
    first, last = span
    moment = instant_seconds(published.instant) if published.instant else None
    return {"published": first if moment is None else min(max(moment, first), last), "published_until": last}
