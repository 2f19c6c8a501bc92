"""The fields of the index: an article with its facts becomes a document, and a document an article again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter
from typing import Any, Literal, NamedTuple

import orjson
from whoosh.analysis import IDAnalyzer
from whoosh.fields import ID, KEYWORD, NUMERIC, STORED, FieldType, Schema
from whoosh.formats import PositionBoosts

from searchapp import analysis
from searchapp.dates import instant_seconds, seconds_of, with_wider
from searchapp.engine.plan import Document, Passage, Prose, Reading
from searchapp.errors import DocumentError
from searchapp.models import (
    Article,
    CitedSource,
    Country,
    Facts,
    Hit,
    Mention,
    MentionedDate,
    Named,
    Organization,
    Published,
    Run,
)

Kind = Literal["key", "term", "text", "keyword", "number", "stored"]

FORMAT_VERSION = 2  # raised by hand when the meaning of a field changes but neither its name nor its kind
TITLE_WEIGHT = 2.5
TITLE_TERMS = 900  # of a longer title the rest is not indexed, so that no title reaches into the body
VALUE_MEMO = 1 << 14  # organizations, countries and dates of results, at some 200 bytes each
KEYWORD_MEMO = 1 << 10  # names of sources and sections, of which a corpus has few
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
    Field("organization", "keyword"),
    Field("country", "keyword"),  # those that the article is about
    Field("country_mentioned", "keyword"),  # those that it names in any role
    Field("cited_source", "keyword"),
    Field("source", "keyword"),
    Field("section", "keyword"),
    Field("evidence", "keyword"),  # what the article tells about names, from which organizations are joined
    Field("made", "keyword"),  # the fingerprint of this module, and the digest of the corrections that were applied
    Field("mentioned", "keyword"),  # dates named in the text, each with its month and year: 2015-02-03, 2015-02, 2015
    Field("published", "number"),  # first second of the publication date (or its instant), UTC, since 1970
    Field("published_until", "number"),  # its last second
    Field("summary", "stored"),  # what a result list shows
    Field("article", "stored"),  # the whole article with its facts
)

_TYPES: Mapping[Kind, Callable[[], FieldType]] = {
    "key": lambda: ID(unique=True),
    "term": ID,
    "text": lambda: FieldType(PositionBoosts(), analysis.TermAnalyzer(), scorable=True),
    "keyword": lambda: KEYWORD(analyzer=IDAnalyzer()),
    "number": lambda: NUMERIC(int, bits=64, sortable=True),
    "stored": STORED,
}


_READING = Reading(analysis.parted, analysis.settled)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a result list shows of an article, without its body."""

    id: str
    title: str
    url: str
    source: str
    section: str
    published: Published | None
    organizations: tuple[Named, ...]
    countries: tuple[Named, ...]  # those that the article is about
    mentioned_countries: tuple[Named, ...]  # all the others
    cited_sources: tuple[Named, ...]


def whoosh_schema() -> Schema:
    """The Whoosh schema of the index: stock Whoosh reads the fields by it."""
    return Schema(**{field.name: _TYPES[field.kind]() for field in FIELDS})


_BESIDE_BODY = tuple([member.name for member in fields(Article) if member.name != "body"])
_IN_FACTS: dict[type, tuple[str, ...]] = {
    kind: tuple([member.name for member in fields(kind)])
    for kind in (Facts, Published, Organization, Country, CitedSource, Mention, MentionedDate)
}
_MEMBERS = {kind: attrgetter(*names) for kind, names in {Article: _BESIDE_BODY, **_IN_FACTS}.items()}

_PROBE = "U.S. and AT&T’s café, 1,780.5 C++ 東京"  # an analyzer that reads it in another way has changed


_FAMILY_PROBE = ("banking", "cities", "hamas", "stopped", "news")


def _fingerprint() -> str:
    parts = [
        FORMAT_VERSION,
        analysis.terms(_PROBE),
        [analysis.family(term) for term in _FAMILY_PROBE],
        TITLE_WEIGHT,
        TITLE_TERMS,
        BODY_POSITION,
        _BESIDE_BODY,
        *_IN_FACTS.values(),
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
    extracted = extracted or Extracted(facts)
    try:
        body = article.body.encode()
        whole = _whole(article, facts, file, extracted, body)
        stored = {"summary": _summary(article, facts, published), "article": whole}
        passages = _passages(article, body)
    except (orjson.JSONEncodeError, UnicodeEncodeError) as error:  # a lone surrogate, which is no character
        raise DocumentError(article.id, str(error)) from error
    keywords = _keywords(article, facts)
    keywords["file"] = (file,)
    keywords["evidence"] = extracted.evidence
    keywords["made"] = (made_with(extracted.corrections),)
    return Document(article.id, {"text": passages}, keywords, _numbers(published), stored)


def _whole(article: Article, facts: Facts, file: str, extracted: Extracted, body: bytes) -> bytes:
    """A line of JSON with all that is kept of an article but its body, then that, so that a snippet reads no JSON."""
    before = None if extracted.facts is facts or extracted.facts == facts else extracted.facts
    return orjson.dumps((file, article, facts, before), _members, orjson.OPT_PASSTHROUGH_DATACLASS) + b"\n" + body


def _members(value: Any) -> Any:
    """The members of an article or a fact, without their names: shorter, and written in half the time."""
    return _MEMBERS[type(value)](value)


def made_with(corrections: str) -> str:
    """The value of the field `made` for articles to which corrections of this digest were applied."""
    return f"{FINGERPRINT} {corrections}"


def _passages(article: Article, encoded: bytes) -> list[Passage]:
    prose = encoded if encoded.isascii() else analysis.folded(article.body)
    body = Passage(Prose(prose, _READING), 1.0, BODY_POSITION)
    title = analysis.folded(article.title)
    if not title:
        return [body]
    if len(title) <= TITLE_TERMS:
        return [Passage(Prose(title, _READING), TITLE_WEIGHT, 0), body]
    return [Passage(analysis.terms(article.title)[:TITLE_TERMS], TITLE_WEIGHT, 0), body]


def _keywords(article: Article, facts: Facts) -> dict[str, Sequence[str]]:
    countries = facts.countries
    source, section = keyword_of(article.source), keyword_of(article.section)
    return {
        "organization": _distinct([organization.id for organization in facts.organizations]),
        "country": _distinct([country.id for country in countries if "about" in country.roles]),
        "country_mentioned": _distinct([country.id for country in countries]),
        "cited_source": _distinct([source.id for source in facts.cited_sources]),
        "source": [source] if source else [],
        "section": [section] if section else [],
        "mentioned": _distinct([value for found in facts.dates for value in with_wider(found.value)]),
    }


@lru_cache(maxsize=KEYWORD_MEMO)
def keyword_of(name: str) -> str:
    """The id of a source or section: its name without case, accents and runs of spaces."""
    return " ".join(analysis.fold(name).split())


def _distinct(values: list[str]) -> list[str]:
    return [value for value in dict.fromkeys(values) if value] if values else values


def _numbers(published: Published | None) -> dict[str, int]:
    """First and last second of the date; within its day an article that tells the time of day begins at that time."""
    span = seconds_of(published.value) if published else None
    if span is None or published is None:
        return {}
    first, last = span
    moment = instant_seconds(published.instant) if published.instant else None
    return {"published": moment if moment is not None and first <= moment <= last else first, "published_until": last}


def _summary(article: Article, facts: Facts, published: Published | None) -> bytes:
    """The members of a `Summary` in their order; `Summary` itself is only built for reading."""
    countries = facts.countries
    return orjson.dumps(
        (
            article.id,
            article.title,
            article.url,
            article.source,
            article.section,
            published and (published.value, published.grain, published.basis, published.reliable, published.instant),
            [(organization.id, organization.label) for organization in facts.organizations],
            [(country.id, country.label) for country in countries if "about" in country.roles],
            [(country.id, country.label) for country in countries if "about" not in country.roles],
            [(source.id, source.label) for source in facts.cited_sources],
        )
    )


# ---- a stored document becomes an article --------------------------------------------------------


def summary_of(stored: bytes) -> Summary:
    """The summary that a document's `summary` field holds."""
    members = orjson.loads(stored)
    members[5] = _published_as(*members[5]) if members[5] else None
    for place in (6, 7, 8, 9):
        members[place] = tuple([_named_as(*pair) for pair in members[place]])
    return Summary(*members)


def hits_of(stored: Sequence[bytes], scores: Sequence[float], snippets: Sequence[tuple[Run, ...]]) -> tuple[Hit, ...]:
    """The results that show the articles whose `summary` fields these are."""
    summaries = orjson.loads(b"[%b]" % b",".join(stored))  # all at once is quicker than one by one
    return tuple(map(_hit, summaries, scores, snippets))


def _hit(summary: Sequence[Any], score: float, snippet: tuple[Run, ...]) -> Hit:
    key, title, url, source, _, published, organizations, countries, _, _ = summary
    return Hit(
        key,
        title,
        url,
        source,
        _published_as(*published) if published else None,
        tuple([_named_as(*pair) for pair in organizations]) if organizations else (),
        tuple([_named_as(*pair) for pair in countries]) if countries else (),
        snippet,
        score,
    )


# Values that many articles share are made once.
_published_as = lru_cache(maxsize=VALUE_MEMO)(Published)
_named_as = lru_cache(maxsize=VALUE_MEMO)(Named)


def article_of(stored: bytes) -> tuple[Article, Facts]:
    """The article and the facts that a document's `article` field holds."""
    _, article, facts, _ = _loaded(stored)
    return _article(body_of(stored), article), _facts(facts)


def file_of(stored: bytes) -> str:
    """The `file` that the article of a document's `article` field came from."""
    file: str = _loaded(stored)[0]
    return file


def extracted_of(stored: bytes) -> Facts:
    """The facts as extraction found them, before anything was joined or corrected."""
    _, _, facts, before = _loaded(stored)
    return _facts(before or facts)


def body_of(stored: bytes) -> str:
    """Only the body of the article that a document's `article` field holds."""
    return stored[stored.index(b"\n") + 1 :].decode()


def _loaded(stored: bytes) -> tuple[Any, ...]:
    """The line that `_whole` begins with."""
    return tuple(orjson.loads(memoryview(stored)[: stored.index(b"\n")]))


def _article(body: str, beside: Sequence[Any]) -> Article:
    members = dict(zip(_BESIDE_BODY, beside, strict=True))
    for name in ("organizations", "countries", "credits", "removed"):
        if members[name] is not None:
            members[name] = tuple(members[name])
    return Article(**{**members, "body": body, "published": _published(members["published"])})


def _published(members: Sequence[Any] | None) -> Published | None:
    return Published(*members) if members else None


def _facts(members: Sequence[Any]) -> Facts:
    published, organizations, countries, cited_sources, dates = members
    return Facts(
        _published(published),
        tuple([Organization(key, label, _mentions(found)) for key, label, found in organizations]),
        tuple([Country(key, label, tuple(roles), _mentions(found)) for key, label, roles, found in countries]),
        tuple([CitedSource(key, label, _mentions(found), tuple(by)) for key, label, found, by in cited_sources]),
        tuple([MentionedDate(*found) for found in dates]),
    )


def _mentions(found: Sequence[Sequence[Any]]) -> tuple[Mention, ...]:
    return tuple([Mention(*members) for members in found])
