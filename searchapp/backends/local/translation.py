"""The query tree becomes Whoosh queries on the terms that an index has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeVar

import whoosh.query as whoosh
from whoosh.query import Query, Term, TermRange

from searchapp.backends.base import ADDED, SPELLINGS
from searchapp.backends.local.schema import BODY_POSITION, PUBLISHED_DAYS, TEXT
from searchapp.engine.execution.operators.best_match import BestMatch
from searchapp.engine.execution.operators.days import DaysWithin
from searchapp.engine.execution.operators.near import Nearby
from searchapp.engine.execution.operators.synonyms import Synonyms
from searchapp.engine.execution.operators.zone import Zone
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.format.stems import DEFAULT_LANGUAGE
from searchapp.engine.reader.vocabulary import VocabularyTerm
from searchapp.engine.similarity import (
    DERIVATION_WEIGHT,
    DERIVED_FROM,
    INFLECTION_WEIGHT,
    VALUE_WEIGHT,
    coverage_power,
    repeated_weight,
)
from searchapp.geo.country_words import same_country
from searchapp.model import query_tree as tree
from searchapp.text.attached_words import with_attached_words
from searchapp.text.calendar.iso_dates import day_of, days_of
from searchapp.text.derivations import root_of
from searchapp.text.stemming import stem, stemmer_of

ZONES: dict[tree.ZoneName, tuple[int, int]] = {"title": (0, BODY_POSITION), "body": (BODY_POSITION, 1 << 32)}
FILTER_SCORE = 1e-6  # of a date: it ranks nothing, but stock Whoosh takes what scores nothing for no match
_WORD_MEMO = 1 << 11  # words' queries, at 2 KB each at most; people's questions share most of their words
_SPELLING_MEMO = 1 << 8  # fuzzy words, at 10 KB each at most
_RANGE_MEMO = 1 << 10  # ranges of dates, at 1 KB each; people's filters share most of their dates
INFLECTIONS = 8  # of one word; the ninth commonest is a misprint
_LANGUAGES_INFLECTIONS = 16  # where articles are not in English alone: a Russian noun has twelve forms
_DERIVATIONS = 8  # of one word: the commonest
_ROOT_TERMS = 64  # that begin with a root, which are looked through for its words

Key = TypeVar("Key")
Remembered = TypeVar("Remembered")

_EPOCH = date(1970, 1, 1).toordinal()
_FIRST_DAY, _LAST_DAY = 1 - _EPOCH, date.max.toordinal() - _EPOCH  # that a calendar has


class Translator:
    """Translates queries for one snapshot of an index; each word is looked up in its vocabulary once."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._vocabulary = searcher.vocabulary(TEXT)
        self._queries: dict[tree.Word | tree.Spelled, Query] = {}
        self._scored: dict[tree.Word, Query] = {}
        self._near: dict[tuple[str, int], list[VocabularyTerm]] = {}

    def query(self, node: tree.QueryTree) -> Query:
        """The Whoosh query that finds what the query tree asks for."""
        match node:
            case tree.Word() | tree.Spelled():
                return self._word_or_spelled(node)
            case tree.Phrase() | tree.Near():
                return self._phrase(node)
            case tree.Prefix():
                return whoosh.Prefix(node.field or TEXT, node.prefix, node.boost)
            case tree.Pattern():
                return whoosh.Wildcard(node.field or TEXT, node.glob, node.boost)
            case tree.DateRange():
                return _date_range(node)
            case tree.Added():
                return whoosh.NumericRange(ADDED, node.first, node.last, boost=FILTER_SCORE)
            case tree.Value():
                return _value(node)
            case tree.Zone():
                return Zone(self.query(node.part), *ZONES[node.zone])
            case tree.And():
                return self._and(node)
            case tree.Or():
                return self._or(node)
            case tree.Best():
                return self._best(node)
            case tree.Favoured():
                return self._favoured(node)
            case tree.Not():
                return whoosh.Not(self.query(node.part))
            case tree.Maybe():
                return whoosh.AndMaybe(self.query(node.required), self.query(node.optional))
            case tree.Every():
                return whoosh.Every()
            case _:
                tree.assert_never(node)

    def spellings(self, term: str, distance: int, limit: int) -> list[str]:
        """Other terms of the text at most so many letters away, nearest first, then commonest first."""
        return [word.text for word in self._others(term, distance, limit)][:limit]

    def _others(self, term: str, distance: int, limit: int) -> list[VocabularyTerm]:
        """At least so many of the nearest other terms, looked up once for a query and for the warning about it."""
        key, limit = (term, distance), max(limit, SPELLINGS + 1)
        words = self._near.get(key)
        if words is None or limit > SPELLINGS + 1:
            words = [word for word in self._vocabulary.spellings(term, distance, limit + 1) if word.distance]
            _remember(self._near, key, words, _SPELLING_MEMO)
        return words

    # ---- words -----------------------------------------------------------------------------------

    def _word_or_spelled(self, node: tree.Word | tree.Spelled) -> Query:
        query = self._queries.get(node)
        if query is None:
            query = self._word(node) if isinstance(node, tree.Word) else self._spelled(node)
            _remember(self._queries, node, query, _WORD_MEMO)
        return query

    def _word(self, node: tree.Word) -> Query:
        """The documents with a term or, for less, an inflection of it or another name of the country that it names."""
        most = INFLECTIONS if self._vocabulary.languages in ((), (DEFAULT_LANGUAGE,)) else _LANGUAGES_INFLECTIONS
        inflections = [word.text for word in self._inflections(node.term) if word.text != node.term]
        names = [name for name in same_country(node.term) if name in self._vocabulary]
        others = dict.fromkeys([*inflections[:most], *names])
        terms = [Term(TEXT, node.term), *(Term(TEXT, other, INFLECTION_WEIGHT) for other in others)]
        return Synonyms(terms, node.boost)

    def _inflections(self, term: str) -> list[VocabularyTerm]:
        """The terms with the stem of this one in any language of the articles, itself among them, commonest first.

        In Hebrew, Arabic and Korean also those that a short word is joined to, such as “the”.
        """
        words = self._with_stem(term)
        if term.isascii():
            return words
        joined = [word for other in with_attached_words(term) for word in self._with_stem(other)]
        return list({word.text: word for word in (*words, *joined)}.values())

    def _with_stem(self, term: str) -> list[VocabularyTerm]:
        inflections, languages = self._vocabulary.inflections, self._vocabulary.languages
        if len(languages) == 1:
            return inflections(stemmer_of(languages[0])(term), languages[0])
        words = {
            word.text: word for language in languages for word in inflections(stemmer_of(language)(term), language)
        }
        return sorted(words.values(), key=lambda word: (-word.frequency, word.text))

    def _with_derivations(self, node: tree.QueryTree, query: Query) -> Query:
        """The query of a word with other words of its root, for much less; that of any other part as it is."""
        if type(node) is not tree.Word:
            return query
        scored = self._scored.get(node)
        if scored is None:
            known = {term.text for term in query.subqueries}
            derived = [word for word in self._with_root(root_of(stem(node.term))) if word not in known][:_DERIVATIONS]
            terms = [Term(TEXT, word, DERIVATION_WEIGHT) for word in derived]
            scored = Synonyms([*query.subqueries, *terms], node.boost) if terms else query
            _remember(self._scored, node, scored, _WORD_MEMO)
        return scored

    def _with_root(self, root: str) -> Iterator[str]:
        """The words of a root among the commonest terms that begin with it, commonest first."""
        terms = self._vocabulary.with_prefix(root, _ROOT_TERMS) if root else ()
        return (term.text for term in terms if root_of(stem(term.text)) == root)

    def _spelled(self, node: tree.Spelled) -> Query:
        """The documents with a term spelled nearly so, the nearer the better."""
        nearest = self._others(node.term, node.distance, SPELLINGS)[:SPELLINGS]
        boosts = {node.term: 1.0, **{word.text: 1 / (1 + word.distance) for word in nearest}}
        return Synonyms([Term(TEXT, text, boost) for text, boost in boosts.items()], node.boost)

    def _phrase(self, node: tree.Phrase | tree.Near) -> Query:
        if len(node.terms) == 1:
            return Term(TEXT, node.terms[0], node.boost)
        if isinstance(node, tree.Phrase):
            return whoosh.Phrase(TEXT, list(node.terms), 1, node.boost)
        if node.is_ordered:
            return whoosh.Phrase(TEXT, list(node.terms), node.reach, node.boost)
        return Nearby(TEXT, node.terms, node.reach, node.boost)

    # ---- parts of parts --------------------------------------------------------------------------

    def _and(self, node: tree.And) -> Query:
        """All parts but those that are `Not`, without what those exclude."""
        excluded = [self.query(part.part) for part in node.parts if type(part) is tree.Not]
        if not excluded:
            return _all(self._each(node.parts))
        positive = self._each([part for part in node.parts if type(part) is not tree.Not])
        return whoosh.AndNot(_all(positive), _any(excluded))

    def _or(self, node: tree.Or) -> Query:
        """Any of the parts; words that no document has are left out, if there are others."""
        queries = self._each(node.parts)
        return _any([query for query in queries if self._may_be_found(query)] or queries[:1])

    def _may_be_found(self, query: Query) -> bool:
        term = query.subqueries[0] if isinstance(query, Synonyms) and len(query.subqueries) == 1 else query
        return not isinstance(term, Term) or term.fieldname != TEXT or term.text in self._vocabulary

    def _best(self, node: tree.Best, extras: Sequence[Query] = ()) -> Query:
        """Any of the parts; one that is repeated counts more. Of many words, derived ones score too."""
        parts = tree.weighted(node.parts, repeated_weight)
        queries = self._each(parts)
        scored = list(map(self._with_derivations, parts, queries)) if len(parts) >= DERIVED_FROM else queries
        power = coverage_power(len(parts), sum(map(self._may_be_found, queries)))
        return BestMatch(queries, extras, power, scored=scored)

    def _favoured(self, node: tree.Favoured) -> Query:
        """The part; to have a value adds a share of what it would score if it were a word."""
        extras = [extra for value in node.values for extra in self._extras(value)]
        if isinstance(node.part, tree.Best):
            return self._best(node.part, extras)
        part = self.query(node.part)
        return whoosh.AndMaybe(part, _any(extras)) if extras else part

    def _extras(self, node: tree.Value) -> Iterator[Query]:
        vocabulary = self._searcher.vocabulary(node.field)
        for value in node.values:
            if value in vocabulary:
                yield Term(node.field, value, VALUE_WEIGHT * vocabulary.rarity(value))

    def _each(self, parts: Sequence[tree.QueryTree]) -> list[Query]:
        return list(map(self.query, parts))


def _remember(memo: dict[Key, Remembered], key: Key, value: Remembered, size: int) -> None:
    """Remember a value; a memo that is full begins anew."""
    if len(memo) >= size:
        memo.clear()
    memo[key] = value


def _all(queries: Sequence[Query]) -> Query:
    if not queries:
        return whoosh.Every()
    return whoosh.And(queries) if len(queries) > 1 else queries[0]


def _any(queries: Sequence[Query]) -> Query:
    return whoosh.Or(queries) if len(queries) > 1 else queries[0]


# ---- values and dates ----------------------------------------------------------------------------


def _value(node: tree.Value) -> Query:
    return _any([Term(node.field, value) for value in node.values or ("",)])  # which no article has


@lru_cache(maxsize=_RANGE_MEMO)
def _date_range(node: tree.DateRange) -> Query:
    """The articles whose date lies wholly within the days."""
    if node.field == "mentioned":
        return _mentioned(node.first, node.last)
    return DaysWithin(PUBLISHED_DAYS, node.first, node.last, FILTER_SCORE)


def _mentioned(first: int | None, last: int | None) -> Query:
    """By the terms of the dates that a text names, which sort as they begin: 2015, 2015-02, 2015-02-01, 2015-02-02."""
    first = _FIRST_DAY if first is None else max(first, _FIRST_DAY)
    last = _LAST_DAY if last is None else min(last, _LAST_DAY)
    ranges = list(_term_ranges(first, last)) if first <= last else []
    return _any(ranges) if ranges else Term("mentioned", "")  # no date is named nothing


def _term_ranges(first: int, last: int) -> Iterator[TermRange]:
    """The terms whose dates lie within the days: all between them but a month or year that goes on past the last."""
    start, is_past = _widest(first), False
    end = day_of(last).isoformat()
    for wider in (end[:4], end[:7]):
        days = days_of(wider)
        if days and days[1] > last and wider >= start:
            if wider > start:
                yield TermRange("mentioned", start, wider, is_past, True)
            start, is_past = wider, True
    yield TermRange("mentioned", start, end, is_past, False)


def _widest(day: int) -> str:
    """The year or month that begins on a day, else the day: the first term whose date does not begin before it."""
    text = day_of(day).isoformat()
    return text[:4] if text.endswith("-01-01") else text[:7] if text.endswith("-01") else text
