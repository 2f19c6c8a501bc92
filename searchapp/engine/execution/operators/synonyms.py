"""Several terms that are scored as one word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from whoosh.matching import Matcher, NullMatcher, WrappingMatcher
from whoosh.query import Or, Query, Term
from whoosh.scoring import bm25

from searchapp.engine import similarity
from searchapp.engine.execution import positions
from searchapp.engine.execution.operator import BoostedTerm, Build, EngineQuery, Operator
from searchapp.engine.execution.positions import Occurrences, PositionRange
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import DocIds
from searchapp.engine.reader.scored_postings import SynonymPostings, TermPostings, cached_bytes
from searchapp.engine.reader.segment_searcher import SegmentSearcher


class SynonymsOperator(Operator):
    """Documents with any of the terms; their postings are merged into one, which is cached."""

    def __init__(self, query: Any, context: SegmentContext, build: Build) -> None:
        super().__init__(query, context, build)
        self._postings = context.postings  # not `build`, which holds the operators: a circle would outlive its answer
        merged = _merged(query, context.segment)
        self.postings = () if merged is None else ((merged, query.boost),)
        self._idf = 0.0 if merged is None else merged.idf

    @property
    def rarity(self) -> float:
        """The inverse document frequency of all the terms together."""
        if self.postings:
            return self._idf
        terms = self._query.subqueries
        return self._segment.rarity(terms[0].fieldname, *[term.text for term in terms])

    def scored_terms(self, doc_ids: DocIds, boost: float) -> Iterator[BoostedTerm]:
        """The word, with all of its terms."""
        terms = self._query.subqueries
        forms = tuple((term.text, term.boost) for term in terms)
        yield BoostedTerm(terms[0].fieldname, terms[0].text, self._query.boost * boost, forms)

    @property
    def has_positions(self) -> bool:
        """Whether the field keeps them."""
        return all(positions.are_kept(term.fieldname, self._segment) for term in self._query.subqueries)

    def occurrences(self, within: PositionRange | None) -> Occurrences:
        """Those of all the terms."""
        words = [self._postings(term.fieldname, term.text) for term in self._query.subqueries]
        several = [word for word in words if word is not None]
        return positions.of_any([positions.of_term(word, None, within, self._segment) for word in several])


def _merged(query: Any, segment: SegmentSearcher) -> TermPostings | SynonymPostings | None:
    """The merged postings of a word; those of words asked lately are cached."""
    key = (segment.base, query)
    merged: TermPostings | SynonymPostings | None = segment.cache.get(key)
    if merged is None:
        terms = query.subqueries
        merged = segment.merged_postings(
            terms[0].fieldname, [term.text for term in terms], [term.boost for term in terms]
        )
        if merged is not None:
            segment.cache.put(key, merged, cached_bytes(len(merged)))
    return merged


class Undivided(Or):  # type: ignore[misc]  # Whoosh's classes are untyped to mypy
    """Documents with any of the parts, which are not scored by themselves."""

    def is_leaf(self) -> bool:
        """Always."""
        return True

    def apply(self, fn: Any) -> Query:
        """The same query."""
        return self

    def normalize(self) -> Query:
        """The same query."""
        return self


class Synonyms(EngineQuery, Undivided):
    """Documents with any of the terms that stand for one word: its inflections, its spellings, its other names.

    A document scores as if it had one term: the weights of all of them, each times the boost of its `Term`, are added
    up before they saturate, and the inverse document frequency is that of the documents with any of them. All terms
    are of one field.
    """

    operator = SynonymsOperator

    def __init__(self, subqueries: Sequence[Term], boost: float = 1.0) -> None:
        super().__init__(subqueries, boost=boost)
        self._hash: int | None = None

    def __eq__(self, other: object) -> bool:
        return self is other or super().__eq__(other)

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(tuple([term.text for term in self.subqueries]))
        return self._hash

    def matcher(self, searcher: Any, context: Any = None) -> Matcher:
        """What stock Whoosh runs."""
        matcher = Or(self.subqueries).matcher(searcher, context)
        return _SynonymsMatcher(matcher, self._scores(searcher)) if matcher.is_active() else NullMatcher()

    def idf(self, searcher: Any) -> float:
        """How rare the word is in the index of one of stock Whoosh's searchers."""
        parent = searcher.get_parent()
        frequency = sum(len(self._weights(leaf.reader())) for leaf, _ in parent.leaf_searchers())
        return similarity.idf(parent.doc_count_all(), frequency)

    def _scores(self, searcher: Any) -> Mapping[int, float]:
        """The score of each document of a segment, deleted ones included."""
        field, idf = self.subqueries[0].fieldname, self.idf(searcher) * self.boost
        average = searcher.get_parent().avg_field_length(field) or 1
        share = similarity.length_share(average)
        scores = {}
        for doc_id, weight in self._weights(searcher.reader()).items():
            length = searcher.reader().doc_field_length(doc_id, field)
            scores[doc_id] = bm25(idf, weight, length, average, share, similarity.K1)
        return scores

    def _weights(self, reader: Any) -> Mapping[int, float]:
        """The summed weight of each document of a segment, deleted ones included."""
        weights: dict[int, float] = defaultdict(float)
        for term in self.subqueries:
            for doc_id, weight in _postings(reader, term):
                weights[doc_id] += weight * term.boost
        return weights


def _postings(reader: Any, term: Term) -> Iterator[tuple[int, float]]:
    """The documents of a term with its weights; the reader's own `postings` leave out deleted ones."""
    field = reader.schema[term.fieldname]
    text = field.to_bytes(term.text)
    if (term.fieldname, text) in reader:
        matcher = reader._terms.matcher(term.fieldname, text, field.format)
        while matcher.is_active():
            yield matcher.id(), matcher.weight()
            matcher.next()


class _SynonymsMatcher(WrappingMatcher):  # type: ignore[misc]
    """The documents of a matcher with scores of their own."""

    def __init__(self, child: Matcher, scores: Mapping[int, float]) -> None:
        super().__init__(child)
        self._scores = scores

    def copy(self) -> _SynonymsMatcher:
        return _SynonymsMatcher(self.child.copy(), self._scores)

    def replace(self, minquality: float = 0) -> Matcher:
        return self if self.is_active() else NullMatcher()

    def supports_block_quality(self) -> bool:
        return False

    def score(self) -> float:
        return self._scores[self.id()]
