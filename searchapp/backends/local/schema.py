"""The fields of the index: an article with its facts becomes a document."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

import orjson
from whoosh.analysis import IDAnalyzer
from whoosh.fields import ID, KEYWORD, NUMERIC, STORED, FieldType, Schema
from whoosh.formats import PositionBoosts

from searchapp.backends.facet_terms import FacetTerms
from searchapp.backends.stored_article import MEMBERS, article_bytes, summary_bytes
from searchapp.engine.execution.plan import DaysPlan, Document, Passage, Prose, Reading
from searchapp.errors import DocumentError
from searchapp.model.article import Article, Published
from searchapp.model.facets import FACETS
from searchapp.model.facts import Facts
from searchapp.model.named_tuples import maker
from searchapp.text import analyzer
from searchapp.text.iso_dates import instant_seconds, seconds_of, with_wider
from searchapp.text.stemming import stem

Kind = Literal["key", "term", "text", "keyword", "number", "stored"]

FORMAT_VERSION = 5  # raised by hand when the meaning of a field changes but neither its name nor its kind
TITLE_WEIGHT = 2.5
TITLE_TERMS = 900  # of a longer title the rest is not indexed, so that no title reaches into the body
DATE_MEMO = 1 << 14  # days of publication: those of forty years
BODY_POSITION = 1000  # far enough from the title that no phrase and no `"a b"~50` spans both


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the index: what it is called and what is kept of it."""

    name: str
    kind: Kind


FIELDS = (
    Field("id", "key"),
    Field("file", "term"),  # "path\tdigest" of the file that the article came from
    Field("text", "text"),
    *(Field(facet, "keyword") for facet in FACETS),
    Field("evidence", "keyword"),  # what the article tells about names, from which organizations are joined
    Field("made", "keyword"),  # the fingerprint of this module, and the digest of the corrections that were applied
    Field("mentioned", "keyword"),  # dates named in the text, each with its month and year: 2015-02-03, 2015-02, 2015
    Field("published", "number"),  # first second of the publication date (or its instant), UTC, since 1970
    Field("published_until", "number"),  # its last second
    Field("summary", "stored"),  # what a result list shows
    Field("article", "stored"),  # the whole article with its facts
)

PUBLISHED_DAYS = DaysPlan("published", "published_until")
_TYPES: Mapping[Kind, Callable[[], FieldType]] = {
    "key": lambda: ID(unique=True),
    "term": ID,
    "text": lambda: FieldType(PositionBoosts(), analyzer.TermAnalyzer(), scorable=True),
    "keyword": lambda: KEYWORD(analyzer=IDAnalyzer()),
    "number": lambda: NUMERIC(int, bits=64, sortable=True),
    "stored": STORED,
}


_READING = Reading(analyzer.separate, analyzer.terms_of_chunks)


def whoosh_schema() -> Schema:
    """The Whoosh schema of the index: stock Whoosh reads the fields by it."""
    return Schema(**{field.name: _TYPES[field.kind]() for field in FIELDS})


_PROBE = "U.S. and AT&T’s café, 1,780.5 C++ 東京"  # an analyzer that reads it in another way has changed


_FAMILY_PROBE = ("banking", "cities", "hamas", "stopped", "news")


def _fingerprint() -> str:
    parts = [
        FORMAT_VERSION,
        analyzer.terms(_PROBE),
        [stem(term) for term in _FAMILY_PROBE],
        TITLE_WEIGHT,
        TITLE_TERMS,
        BODY_POSITION,
        *MEMBERS.values(),
        *FIELDS,
    ]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


FINGERPRINT = _fingerprint()  # an index with another one was written for other fields and has to be built again


# ---- an article becomes a document ---------------------------------------------------------------


class Extracted(NamedTuple):
    """What lets a later run renew the facts of an article without reading it again.

    `facts` are those that extraction found, before names were joined across the corpus and corrections applied.
    """

    facts: Facts
    evidence: tuple[str, ...] = ()
    corrections: str = ""


def to_document(article: Article, facts: Facts, file: str, extracted: Extracted | None = None) -> Document:
    """The document of an article that came from `file` ("path\\tdigest"); DocumentError if it is no proper text."""
    published = facts.published or article.published
    before, evidence, corrections = extracted or (facts, (), "")
    try:
        body = article.body.encode()
        whole = article_bytes(article, facts, file, before, body)
        facets = FacetTerms.of(article, facts)
        stored = {"summary": summary_bytes(article, facets, published), "article": whole}
        passages = _passages(article, body)
    except (orjson.JSONEncodeError, UnicodeEncodeError) as error:  # a lone surrogate, which is no character
        raise DocumentError(article.id, str(error)) from error
    keywords: dict[str, Sequence[str]] = {facet: facets.ids(facet) for facet in facets}
    keywords["file"] = (file,)
    if facts.dates:
        keywords["mentioned"] = _distinct([value for date in facts.dates for value in with_wider(date.value)])
    if evidence:
        keywords["evidence"] = evidence
    keywords["made"] = (made_with(corrections),)
    return _document_of((article.id, {"text": passages}, keywords, _numbers(published), stored))


_document_of, _passage_of, _prose_of = maker(Document), maker(Passage), maker(Prose)


def made_with(corrections: str) -> str:
    """The value of the field `made` for articles to which corrections of this digest were applied."""
    return f"{FINGERPRINT} {corrections}"


def _passages(article: Article, encoded: bytes) -> list[Passage]:
    prose = encoded if encoded.isascii() else analyzer.fold_to_bytes(article.body)
    body = _passage_of((_prose_of((prose, _READING)), 1.0, BODY_POSITION))
    title = analyzer.fold_to_bytes(article.title)
    if not title:
        return [body]
    if len(title) <= TITLE_TERMS:
        return [_passage_of((_prose_of((title, _READING)), TITLE_WEIGHT, 0)), body]
    return [Passage(analyzer.terms(article.title)[:TITLE_TERMS], TITLE_WEIGHT, 0), body]


def _distinct(values: list[str]) -> list[str]:
    return list(filter(None, dict.fromkeys(values)))


_span_of = lru_cache(maxsize=DATE_MEMO)(seconds_of)


def _numbers(published: Published | None) -> dict[str, int]:
    """First and last second of the date; within its day an article that tells the time of day begins at that time."""
    span = _span_of(published.value) if published else None
    if span is None or published is None:
        return {}
    first, last = span
    moment = instant_seconds(published.instant) if published.instant else None
    return {"published": moment if moment is not None and first <= moment <= last else first, "published_until": last}
