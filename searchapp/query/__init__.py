"""What does a request ask for? Its text and its filters become a query tree that every backend can answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple, cast

from msgspec import Struct
from msgspec.structs import replace

from searchapp.backends.base import Backend, Plan
from searchapp.errors import QueryError
from searchapp.model.query_tree import Every, Or, QueryTree
from searchapp.model.request import QUERY_CHARS, Match, SearchRequest
from searchapp.model.result import OtherSpelling
from searchapp.query.fields import FIELDS
from searchapp.query.filters import filters_of
from searchapp.query.leniency import headline_of, plain_words
from searchapp.query.resolution import ResolvedParts, Resolver
from searchapp.query.suggestions import as_value, respelled, unescaped
from searchapp.query.syntax.parser import NO_WORDS, is_simple, parse
from searchapp.query.syntax.request_words import without_request
from searchapp.query.syntax.small_operators import SMALL_OR, with_operators
from searchapp.query.syntax.tree import Listed

_SIMPLE_MEMO = 1 << 11  # queries, at 5 KB each at most: people page, filter and follow facets with the same words
_SIMPLE_CHARS = 100  # of a query that is remembered
_UNREADABLE = "{} The words were searched for without their signs."

__all__ = ["FIELDS", "SMALL_OR", "ResolvedQuery", "filters_of", "resolve", "suggest"]


class ResolvedQuery(Struct, frozen=True):
    """What a request asks for, and how it was understood.

    `filters` narrow without scoring, by facet; `relax` makes what asks for any of the words where this asks for all.
    `all_words` finds the articles with all words where this finds those with some.
    """

    tree: QueryTree
    filters: Mapping[str, QueryTree]
    parsed: str
    dropped: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    relax: Callable[[], ResolvedQuery | None] | None = None
    all_words: QueryTree | None = None
    fault: QueryError | None = None  # why only its plain words are looked for
    kept: str = ""  # what one that was relaxed still asks for, where that is not any of its words


def resolve(request: SearchRequest, backend: Backend) -> ResolvedQuery:
    """What the request asks for; of one that is lenient and cannot be read, its plain words.

    Raises ParameterError and, where there is nothing to look for or the request is not lenient, QueryError.
    """
    try:
        resolved = _as_written(request, backend)
    except QueryError as fault:
        words = plain_words(request.text) if request.lenient and fault.code != "not_text" else ""
        if not words:
            raise
        plain = _as_written(replace(request, text=words[:QUERY_CHARS]), backend)
        resolved = replace(plain, fault=fault, warnings=(_UNREADABLE.format(fault), *plain.warnings))
    return _with_headline(resolved, request.text, backend)


def _with_headline(resolved: ResolvedQuery, text: str, backend: Backend) -> ResolvedQuery:
    """What finds an article by its headline too, where the text is one with signs in it."""
    headline = headline_of(text, backend)
    if headline is None:
        return resolved
    return replace(
        resolved, tree=Or((resolved.tree, headline.tree)), parsed=f"({resolved.parsed}) OR {headline.text}", relax=None
    )


def _as_written(request: SearchRequest, backend: Backend) -> ResolvedQuery:
    filters = filters_of(request, backend)
    if len(request.text) <= _SIMPLE_CHARS and is_simple(request.text):
        understood = _simple(request.text, request.match)
    else:
        understood = _understood(request.text, Resolver(backend, request.match, filters))
    if understood is None:
        return ResolvedQuery(Every(), filters, "")
    (whole, any_words, all_words), dropped, warnings = understood
    if whole is None:
        raise QueryError(NO_WORDS, 0, "no_words")

    def relaxed() -> ResolvedQuery | None:
        part, kept = any_words(backend) if any_words else (None, "")
        return ResolvedQuery(part.tree, filters, part.text, dropped, warnings, kept=kept) if part else None

    relax = relaxed if any_words else None
    return ResolvedQuery(
        whole.tree, filters, whole.text, dropped, warnings, relax, all_words.tree if all_words else None
    )


class _Understood(NamedTuple):
    """The parts of a query's text, what in it is no word, and what the user should know."""

    parts: ResolvedParts
    dropped: tuple[str, ...]
    warnings: tuple[str, ...]


def _understood(text: str, resolver: Resolver) -> _Understood | None:
    """What a text asks for, None where nothing stands in it. Raises QueryError."""
    tree = parse(text)
    return _Understood(resolver.whole(tree), tuple(resolver.dropped), tuple(resolver.warnings)) if tree else None


@lru_cache(maxsize=_SIMPLE_MEMO)
def _simple(text: str, match: Match) -> _Understood | None:
    """The same of a simple query, which asks nothing of a backend."""
    return _understood(text, Resolver(cast(Backend, None), match))


def suggest(request: SearchRequest, backend: Backend) -> OtherSpelling | None:
    """Another spelling of the request's text that finds something: the outlet, the section or the writer that it names,
    what it is without the escapes of pages and addresses, its words respelled, or OR for a small “or”. None for none.

    Raises QueryError.
    """
    text = request.text
    if (named := as_value(text, backend)) and (spelling := _with_total(request, named, backend)):
        return spelling
    if (plain := unescaped(text)) != text and (spelling := _with_total(request, plain, backend)):
        return spelling
    try:
        tree = parse(text)
    except QueryError:
        if not request.lenient:
            raise
        text = plain_words(text)
        tree = parse(text)
    if tree is None:
        return None
    if isinstance(tree, Listed) and request.match == "best":
        tree = replace(tree, parts=tuple(without_request(tree.parts)[0]))
    other = respelled(text, tree, backend) or with_operators(text, tree)
    return _with_total(request, other, backend) if other else None


def _with_total(request: SearchRequest, text: str, backend: Backend) -> OtherSpelling | None:
    """Another text of a request with the number of articles that have its words, or some of them; None for none."""
    try:
        resolved = resolve(replace(request, text=text), backend)
    except QueryError:  # of signs alone, or half a query where it is asked as it is
        return None
    ways = [resolved, resolved.relax() if resolved.relax else None]
    plans = [Plan(way.tree, way.filters, limit=0) for way in ways if way]
    total = next((outcome.total for outcome in backend.run(plans) if outcome.total), 0)
    return OtherSpelling(text, total) if total else None
