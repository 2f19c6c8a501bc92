"""The query tree becomes OpenSearch's: what a word finds is decided here, how it is found is the cluster's work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from searchapp.backends.base import ADDED, SPELLINGS
from searchapp.backends.opensearch.documents import root_of_term, stems_of
from searchapp.backends.opensearch.mapping import SCALE
from searchapp.engine.similarity import (
    COMMON_FROM,
    DERIVED_FROM,
    INFLECTION_WEIGHT,
    UNKNOWN_RARITY,
    VALUE_WEIGHT,
    coverage_power,
    coverages,
    idf,
    repeated_weight,
    selecting,
)
from searchapp.geo.country_words import same_country
from searchapp.model import query_tree as tree
from searchapp.text.attached_words import with_attached_words
from searchapp.text.calendar.iso_dates import DAY_SECONDS

Clause = dict[str, Any]

ROOT_SHARE = 0.55  # of a word of a long question; of 0.2 to 1 it ranks most like the Whoosh index, on seven sets

_ZONES: Sequence[tree.ZoneName] = ("title", "body")
_MOST_CLAUSE = {"max_expansions": SPELLINGS, "transpositions": True}


class IndexFacts(Struct, frozen=True):
    """What a translation has to know of an index."""

    documents: int
    languages: Sequence[str]  # of the articles: the default one, then those that have stemmers
    frequencies: Callable[[Sequence[Clause]], Sequence[int]]  # how many articles each clause finds


class Translator:
    """Translates queries for one state of an index; how rare a word is, is asked once."""

    def __init__(self, index: IndexFacts) -> None:
        self._index = index
        self._frequencies: dict[tree.QueryTree, int] = {}

    def query(self, node: tree.QueryTree) -> Clause:
        """The clause that finds and scores what the query tree asks for."""
        match node:
            case tree.Word():
                return self._word(node)
            case tree.Spelled():
                return _spelled(node)
            case tree.Phrase() | tree.Near():
                return _phrase(node)
            case tree.Prefix() | tree.Pattern():
                return _unscored(_glob(node, node.field or "words"), 0.0 if node.field else node.boost)
            case tree.DateRange():
                return _date_range(node)
            case tree.Added():
                return _added(node)
            case tree.Value():
                return _unscored({"terms": {node.field: list(node.values)}}, 1.0)
            case tree.Zone():
                return {"bool": {"must": [self.query(node.part)], "filter": [self._within(node.part, node.zone)]}}
            case tree.And():
                return self._and(node)
            case tree.Or():
                return _any([self.query(part) for part in node.parts])
            case tree.Best():
                return self._best(node)
            case tree.Favoured():
                return self._favoured(node)
            case tree.Not():
                return {"bool": {"must": [_EVERY], "must_not": [self.query(node.part)]}}
            case tree.Maybe():
                return {"bool": {"must": [self.query(node.required)], "should": [self.query(node.optional)]}}
            case tree.Every():
                return _EVERY
            case _:
                tree.assert_never(node)

    def filter(self, node: tree.QueryTree) -> Clause:
        """The clause that finds what the query tree asks for, where nothing is scored."""
        clause = self.query(node)
        unscored: Clause = clause["constant_score"]["filter"] if "constant_score" in clause else clause
        return unscored

    # ---- words -----------------------------------------------------------------------------------

    def _word(self, node: tree.Word, stem_share: float = 1.0) -> Clause:
        """A word is scored with all that share its stem in the language of their article, which it does there itself.

        So is, for less, another name of the country that the word names, or the word with a short one joined to it,
        unless the article has both. English inflections in articles in other languages are only found. The share is
        that of the stem in English; the rest goes by the root.
        """
        stem, *foreign = stems_of(node.term, self._index.languages)
        stems = [_term("stems", stem, node.boost * SCALE * stem_share)]
        stems += [_term("stems", stem, node.boost * SCALE) for stem in foreign]
        matching = _any([*stems, *self._in_english(stem)])
        less = node.boost * SCALE * INFLECTION_WEIGHT
        others = [_term("words", name, less) for name in same_country(node.term)]
        others += [_term("stems", stem, less) for stem in self._joined_stems(node.term)]
        return {"dis_max": {"queries": [matching, *others]}} if others else matching

    def _in_english(self, stem: str) -> list[Clause]:
        """Articles in other languages that have an English word, if there are any."""
        return [_unscored(_term("english_stems", stem))] if len(self._index.languages) > 1 else []

    def _joined_stems(self, term: str) -> list[str]:
        """The stems of a word of Hebrew, Arabic or Korean with each short word that may be joined to it."""
        return [stem for joined in with_attached_words(term) for stem in set(stems_of(joined, self._index.languages))]

    # ---- parts of parts --------------------------------------------------------------------------

    def _within(self, node: tree.QueryTree, zone: tree.ZoneName) -> Clause:
        """What a part of the query finds in the title alone, or the body. Raises TypeError for what is not of text."""
        match node:
            case tree.Word():
                stems = [*stems_of(node.term, self._index.languages), *self._joined_stems(node.term)]
                names = [_term(zone, name) for name in same_country(node.term)]
                return _any([*[self._stem_within(stem, zone) for stem in stems], *names])
            case tree.Spelled():
                return {"fuzzy": {zone: _fuzzy(node)}} if node.distance else _term(zone, node.term)
            case tree.Phrase() | tree.Near():
                return _sequence(node, zone)
            case tree.Prefix() | tree.Pattern():
                return _glob(node, zone)
            case tree.Or():
                return _any([self._within(part, zone) for part in node.parts])
            case tree.DateRange() | tree.Added() | tree.Value() | tree.Every() | tree.Zone():
                raise TypeError(f"not of a zone: {node!r}")
            case tree.And() | tree.Best() | tree.Favoured() | tree.Not() | tree.Maybe():
                raise TypeError(f"not of a zone: {node!r}")
            case _:
                tree.assert_never(node)

    def _stem_within(self, stem: str, zone: tree.ZoneName) -> Clause:
        if zone == "title":
            return _term("title_stems", stem)
        anywhere = _any([_term("stems", stem), *self._in_english(stem)])  # but not in the title alone
        return {"bool": {"filter": [anywhere], "must_not": [_term("title_only_stems", stem)]}}

    def _and(self, node: tree.And) -> Clause:
        positive = [self.query(part) for part in node.parts if not isinstance(part, tree.Not)]
        excluded = [self.query(part.part) for part in node.parts if isinstance(part, tree.Not)]
        return {"bool": {"must": positive or [_EVERY], **({"must_not": excluded} if excluded else {})}}

    def _best(self, node: tree.Best, extras: Sequence[Clause] = ()) -> Clause:
        """Any of the words, best covered first; those that most articles have find none, unless all are so.

        In a long question a part of what a word scores goes by its root, which other words have too and which finds
        nothing.
        """
        parts = tree.weighted(node.parts, repeated_weight)
        roots = _roots_of(parts) if len(parts) >= DERIVED_FROM else {}
        by_root = [_term("roots", root, word.boost * ROOT_SHARE * SCALE) for word, root in roots.items()]
        clauses = [self._word(part, 1 - ROOT_SHARE) if part in roots else self.query(part) for part in parts]
        rarities = self._rarities(parts)
        chosen = selecting(rarities, self._index.documents >= COMMON_FROM)
        scoring = [clause for number, clause in enumerate(clauses) if number not in chosen] + by_root
        query = {"bool": {"must": [_any([clauses[number] for number in chosen])], "should": [*scoring, *extras]}}
        unseen = idf(self._index.documents, 0)
        power = coverage_power(len(clauses), sum(rarity < unseen for rarity in rarities))
        return _covered(query, clauses, coverages(rarities, power).tolist()) if power else query

    def _rarities(self, parts: Sequence[tree.QueryTree]) -> list[float]:
        """How rare the rarest word of each part is; of what has no word that is not asked."""
        words = [list(_words_of(part)) for part in parts]
        missing = list(dict.fromkeys(word for each in words for word in each if word not in self._frequencies))
        if missing:
            frequencies = self._index.frequencies([self.query(word) for word in missing])
            self._frequencies.update(zip(missing, frequencies, strict=True))
        documents, known = self._index.documents, self._frequencies
        return [max([idf(documents, known[word]) for word in each], default=UNKNOWN_RARITY) for each in words]

    def _favoured(self, node: tree.Favoured) -> Clause:
        """To have a value adds half of what it would score as a word, which the cluster knows."""
        values = [_term(value.field, each, VALUE_WEIGHT) for value in node.values for each in value.values]
        if isinstance(node.part, tree.Best):
            return self._best(node.part, values)
        return {"bool": {"must": [self.query(node.part)], "should": values}}


_EVERY: Clause = {"match_all": {"boost": 1.0}}


def _term(field: str, value: str, boost: float = 1.0) -> Clause:
    return {"term": {field: value if boost == 1.0 else {"value": value, "boost": boost}}}


def _any(clauses: list[Clause]) -> Clause:
    return {"bool": {"should": clauses}} if len(clauses) > 1 else clauses[0]


def _spelled(node: tree.Spelled) -> Clause:
    exact = _term("words", node.term, node.boost * SCALE)
    if not node.distance:
        return exact
    return _any([exact, {"fuzzy": {"words": _fuzzy(node) | {"boost": node.boost * SCALE * INFLECTION_WEIGHT}}}])


def _phrase(node: tree.Phrase | tree.Near) -> Clause:
    """Scored by its words, found by their positions."""
    words = [_term("words", term, node.boost * SCALE) for term in node.terms]
    return {"bool": {"must": words, "filter": [_any([_sequence(node, zone) for zone in _ZONES])]}}


def _words_of(node: tree.QueryTree) -> Iterator[tree.Word | tree.Spelled]:
    """The words of a part of a query; those of a phrase to the letter, of spellings those of the one that was typed."""
    match node:
        case tree.Word() | tree.Spelled():
            yield node
        case tree.Phrase() | tree.Near():
            yield from [tree.Spelled(term, 0) for term in node.terms]
        case tree.Or():
            yield from _words_of(node.parts[0])
        case tree.DateRange() | tree.Added() | tree.Value() | tree.Every() | tree.Prefix() | tree.Pattern():
            pass
        case tree.And() | tree.Best() | tree.Favoured() | tree.Not() | tree.Maybe() | tree.Zone():
            pass
        case _:
            tree.assert_never(node)


def _roots_of(parts: Sequence[tree.QueryTree]) -> dict[tree.Word, str]:
    """The roots of those words that have one; names of countries have other names instead."""
    words = [part for part in parts if isinstance(part, tree.Word) and not same_country(part.term)]
    return {word: root for word in words if (root := root_of_term(word.term))}


def _covered(query: Clause, clauses: Sequence[Clause], factors: Sequence[float]) -> Clause:
    """The query with scores times a factor for the clauses that an article has, bit i of it for clause i."""
    functions = []
    for held, factor in enumerate(factors[1:-1], 1):
        has = [clause for number, clause in enumerate(clauses) if held >> number & 1]
        lacks = [clause for number, clause in enumerate(clauses) if not held >> number & 1]
        functions.append({"filter": {"bool": {"filter": has, "must_not": lacks}}, "weight": factor})
    return {"function_score": {"query": query, "functions": functions, "score_mode": "first"}}


def _unscored(clause: Clause, boost: float = 0.0) -> Clause:
    return {"constant_score": {"filter": clause, "boost": boost}}


def _fuzzy(node: tree.Spelled) -> Clause:
    return {"value": node.term, "fuzziness": node.distance, **_MOST_CLAUSE}


def _glob(node: tree.Prefix | tree.Pattern, field: str) -> Clause:
    if isinstance(node, tree.Prefix):
        return {"prefix": {field: {"value": node.prefix}}}
    return {"wildcard": {field: {"value": node.glob}}}


def _sequence(node: tree.Phrase | tree.Near, zone: str) -> Clause:
    """The words one right behind the other, near each other, or each close behind the one before it."""
    if isinstance(node, tree.Phrase) or len(node.terms) == 1:
        return {"match_phrase": {zone: {"query": " ".join(node.terms)}}}
    if not node.is_ordered:
        return {"intervals": {zone: {"all_of": _near(node.terms, node.reach)}}}
    first: Clause
    first, *others = ({"match": {"query": term}} for term in node.terms)
    for term in others:
        first = {"all_of": {"ordered": True, "max_gaps": node.reach - 1, "intervals": [first, term]}}
    return {"intervals": {zone: first}}


def _near(terms: Sequence[str], reach: int) -> Clause:
    """Words in any order, each as often as it is named; gaps are what they do not take of the stretch themselves."""
    gaps = max(reach + 1 - len(terms), 0)
    return {"ordered": False, "max_gaps": gaps, "intervals": [{"match": {"query": term}} for term in terms]}


def _date_range(node: tree.DateRange) -> Clause:
    """The articles whose date, or one that they name, lies wholly within the days."""
    if node.field == "mentioned":
        bounds = {"gte": node.first, "lte": node.last}
        known = {sign: day for sign, day in bounds.items() if day is not None}
        return _unscored({"range": {"mentioned_days": {**known, "relation": "within"}}})
    clauses: list[Clause] = []
    if node.first is not None:
        clauses.append({"range": {"published": {"gte": node.first * DAY_SECONDS}}})
    if node.last is not None:
        clauses.append({"range": {"published_until": {"lt": (node.last + 1) * DAY_SECONDS}}})
    return _unscored({"bool": {"filter": clauses or [{"exists": {"field": "published"}}]}})


def _added(node: tree.Added) -> Clause:
    """The articles that were added within the seconds."""
    bounds = {"gte": node.first, "lte": node.last}
    known = {sign: second for sign, second in bounds.items() if second is not None}
    return _unscored({"range": {ADDED: known}} if known else {"exists": {"field": ADDED}})
