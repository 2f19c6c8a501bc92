"""An article with its facts as the bytes that the index stores, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter, itemgetter
from types import GenericAlias
from typing import Any, cast, get_type_hints

import orjson
from msgspec import Raw, Struct
from msgspec.json import Decoder, Encoder

from searchapp.backends.base import IndexedArticle
from searchapp.backends.facet_terms import FacetTerms
from searchapp.model.article import Article, Basis, Grain, Published
from searchapp.model.facets import FACETS
from searchapp.model.facts import CitedSource, Country, Facts, Mention, MentionedDate, Organization, Person
from searchapp.model.result import Hit, Named, Run

_VALUE_MEMO = 1 << 14  # dates and lists of names of results, at some 300 bytes each

# The members that are stored of each kind of value, in their order; an article's body stands by itself, and its notes
# are of one run.
MEMBERS: Mapping[type, tuple[str, ...]] = {
    kind: tuple([name for name in kind.__match_args__ if name not in ("body", "notes", "line")])
    for kind in (Article, Facts, Published, Organization, Person, Country, CitedSource, Mention, MentionedDate)
}
_VALUES_OF = {kind: attrgetter(*names) for kind, names in MEMBERS.items()}


class Summary(Struct, frozen=True):
    """What a result list shows of an article, without its body."""

    id: str
    title: str
    url: str
    published: Published | None
    added: str
    facets: Mapping[str, tuple[Named, ...]]  # the values of each facet


class StoredArticle(Struct, frozen=True):
    """An article as the index holds it, with what was found in it, and when it was added (ISO 8601, UTC)."""

    article: Article
    facts: Facts
    added: str = ""


# ---- writing -------------------------------------------------------------------------------------


def article_bytes(indexed: IndexedArticle, body: bytes) -> bytes:
    """A line of JSON with all that is kept of an article but its body, then that, so that a snippet reads no JSON."""
    article, facts, extracted = indexed.article, indexed.facts, indexed.extracted
    before = None if extracted is None or extracted is facts or extracted == facts else _members_of(extracted)
    line = [indexed.file, _members_of(article), _members_of(facts), before, indexed.copies, indexed.added]
    if indexed.vectors:
        line.append(indexed.vectors)
    return _encoded(line) + b"\n" + body


def _members_of(value: Article | Facts) -> Sequence[Any]:
    """The members without their names, which is shorter; those of their date, which is no array by itself, too."""
    kind = type(value)
    if value.published is None:
        return _VALUES_OF[kind](value)
    members = [*_VALUES_OF[kind](value)]
    members[_DATE_AT[kind]] = _VALUES_OF[Published](value.published)
    return members


_DATE_AT = {kind: MEMBERS[kind].index("published") for kind in (Article, Facts)}
_encoded = Encoder().encode


def summary_bytes(indexed: IndexedArticle, facets: Mapping[str, FacetTerms], published: Published | None) -> bytes:
    """The members of a `Summary`, and one text for each facet in the order of FACETS.

    A date is one text, and so are the values of a facet: most are those of other results too and are parsed once.
    """
    (summary,) = summaries_of((indexed,), {name: (terms,) for name, terms in facets.items()}, (published,))
    return summary


def summaries_of(
    indexed: Sequence[IndexedArticle],
    facets: Mapping[str, Sequence[FacetTerms]],
    published: Sequence[Published | None],
) -> list[bytes]:
    """The summaries of articles, given with their values of each facet and their dates."""
    nothing = ("",) * len(indexed)
    lines = [[each.lines for each in facets[name]] if name in facets else nothing for name in FACETS]
    dates = [_date_line(date) if date else "" for date in published]
    return [
        _encoded((each.article.id, each.article.title, each.article.url, date, each.copies, each.added, *values))
        for each, date, values in zip(indexed, dates, zip(*lines, strict=True), strict=True)
    ]


def _date_line(date: Published) -> str:
    return " ".join((date.value, date.grain, date.basis, "reliable" if date.reliable else "", date.instant or ""))


# ---- reading -------------------------------------------------------------------------------------


def summary_of(stored: bytes) -> Summary:
    """The summary that a document's `summary` field holds."""
    article_id, title, url, date, _, added, *lines = orjson.loads(stored)
    facets = {name: _named_of(values) for name, values in zip(FACETS, lines, strict=True)}
    return Summary(article_id, title, url, _date_of(date), added, facets)


SummaryRow = Sequence[str]  # the members of a summary as they are stored


def summary_rows(stored: Sequence[bytes]) -> list[SummaryRow]:
    """What the `summary` fields of several documents hold."""
    rows: list[SummaryRow] = orjson.loads(b"[%b]" % b",".join(stored))  # all at once is quicker than one by one
    return rows


def language_of(row: SummaryRow) -> str:
    """The language of an article, empty where it is not known."""
    return _first_of(row[_LANGUAGE]).id


def added_of(row: SummaryRow) -> str:
    """When an article was added to the index."""
    return row[_ADDED]


def hits_of(
    rows: Sequence[SummaryRow], scores: Sequence[float], snippets: Sequence[tuple[Run, ...]]
) -> tuple[Hit, ...]:
    """The results that show the articles with these summaries."""
    hits = [
        Hit(
            row[0],
            row[1],
            row[2],
            row[_SOURCE] and _first_of(row[_SOURCE]).label,
            row[_SECTION] and _first_of(row[_SECTION]).label,
            row[_BYLINE] and _labels_of(row[_BYLINE]),
            row[_LANGUAGE] and _first_of(row[_LANGUAGE]).id,
            _date_of(row[3]),
            row[_ADDED],
            _named_of(row[_ORGANIZATIONS]),
            _named_of(row[_COUNTRIES]),
            snippet,
            score,
        )
        for row, snippet, score in zip(rows, snippets, scores, strict=True)
    ]
    return tuple(hits)


def _column(hit_member: str) -> int:
    """Where a summary has the values that hits show in this member."""
    return _FACETS + next(index for index, facet in enumerate(FACETS.values()) if facet.hit_member == hit_member)


_COPIES, _ADDED, _FACETS = 4, 5, 6
# The group of near copies that an article is in, empty where it has none.
copies_of: Callable[[SummaryRow], str] = itemgetter(_COPIES)

_ORGANIZATIONS, _COUNTRIES, _SOURCE, _SECTION, _BYLINE, _LANGUAGE = map(
    _column, ("organizations", "countries", "source", "section", "byline", "language")
)


@lru_cache(maxsize=_VALUE_MEMO)
def _date_of(line: str) -> Published | None:
    if not line:
        return None
    value, grain, basis, reliable, instant = line.split(" ", 4)
    return Published(value, cast(Grain, grain), cast(Basis, basis), bool(reliable), instant or None)


@lru_cache(maxsize=_VALUE_MEMO)
def _labels_of(lines: str) -> str:
    """The labels of all values of a facet."""
    return "; ".join(named.label for named in _named_of(lines)) if lines else ""


@lru_cache(maxsize=_VALUE_MEMO)
def _first_of(lines: str) -> Named:
    """The first value of a facet, or one without id and label."""
    value, _, label = lines.partition("\n")[0].partition("\t")
    return Named(value, label)


@lru_cache(maxsize=_VALUE_MEMO)
def _named_of(lines: str) -> tuple[Named, ...]:
    return tuple([Named(*line.split("\t", 1)) for line in lines.split("\n")]) if lines else ()


def article_of(stored: bytes) -> StoredArticle:
    """The article with its facts that a document's `article` field holds."""
    line = _line_of(stored)
    return StoredArticle(_article(body_of(stored), line), _facts(line.facts), line.added)


def file_of(stored: bytes) -> str:
    """The `file` that the article of a document's `article` field came from."""
    return _line_of(stored).file


def indexed_article_of(stored: bytes) -> IndexedArticle:
    """All that a document's `article` field holds."""
    line = _line_of(stored)
    return IndexedArticle(
        _article(body_of(stored), line),
        _facts(line.facts),
        line.file,
        None if bytes(line.extracted) == b"null" else _facts(line.extracted),
        copies=line.copies,
        added=line.added,
        vectors=line.vectors,
    )


def vectors_of(stored: bytes) -> str:
    """The packed vectors of the article that a document's `article` field holds; empty where it has none."""
    return _line_of(stored).vectors


def body_of(stored: bytes) -> str:
    """Only the body of the article that a document's `article` field holds."""
    return stored[stored.index(b"\n") + 1 :].decode()


class _Line(Struct, frozen=True, array_like=True):
    """The line of JSON that stands before the body; what of it is read is parsed then."""

    file: str
    article: Raw
    facts: Raw
    extracted: Raw
    copies: str
    added: str
    vectors: str = ""


_read_line = Decoder(_Line).decode


def _line_of(stored: bytes) -> _Line:
    return _read_line(memoryview(stored)[: stored.index(b"\n")])


def _members_reader(kind: type[Struct]) -> Callable[[Raw], tuple[Any, ...]]:
    """What reads the stored members of an article or of facts; the date among them as its members."""
    hints = get_type_hints(kind) | {"published": list[Any] | None}
    return Decoder(GenericAlias(tuple, tuple([hints[name] for name in MEMBERS[kind]]))).decode


_article_members = _members_reader(Article)
_facts_members = _members_reader(Facts)


def _article(body: str, line: _Line) -> Article:
    members = dict(zip(MEMBERS[Article], _article_members(line.article), strict=True))
    return Article(**{**members, "body": body, "published": _published(members["published"])})


def _facts(stored: Raw) -> Facts:
    members = dict(zip(MEMBERS[Facts], _facts_members(stored), strict=True))
    return Facts(**{**members, "published": _published(members["published"])})


def _published(members: Sequence[Any] | None) -> Published | None:
    return Published(*members) if members else None
