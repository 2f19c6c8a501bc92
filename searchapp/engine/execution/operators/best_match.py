"""Any of several words, ranked by how much of the query a document has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_
from typing import Any

import numpy as np
from whoosh.matching import ListMatcher, Matcher
from whoosh.query import Or, Phrase, Query, Term

from searchapp.engine import similarity
from searchapp.engine.execution.operator import (
    BoostedTerm,
    BoundedPart,
    Build,
    EngineQuery,
    Operator,
    ScoreParts,
    any_matches,
)
from searchapp.engine.execution.operators.synonyms import Synonyms, Undivided
from searchapp.engine.execution.score_sums import ScoreSums
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import DocIds, Indices, Mask
from searchapp.engine.reader.scored_postings import Floats


class BestMatchOperator(Operator):
    """Documents with any of the parts that find some, scored by all parts and extras, times their coverage."""

    def __init__(self, query: Any, context: SegmentContext, build: Build) -> None:
        super().__init__(query, context, build)
        parts = [build(part) for part in query.subqueries]
        self._scored = [build(part) for part in query.scored]
        self._extras = [build(extra) for extra in query.extras]
        rarities = [part.rarity for part in parts]
        has_common = self._segment.fields.document_count >= query.common_from
        self._selecting = {number: parts[number] for number in similarity.selecting(rarities, has_common)}
        self._factors = similarity.coverages(rarities, query.power) if query.power else None

    # ---- matching --------------------------------------------------------------------------------

    def _find(self) -> DocIds:
        return self._sets.union([part.doc_ids() for part in self._selecting.values()])

    def matches(self, doc_ids: DocIds) -> Mask:
        """For each of these doc ids whether any part matches."""
        return any_matches(list(self._selecting.values()), doc_ids)

    def narrow(self, doc_ids: DocIds) -> DocIds:
        """Those of the doc ids that match."""
        return doc_ids.compress(self.matches(doc_ids))

    def estimate(self) -> int:
        """At most how many documents match."""
        return sum([part.estimate() for part in self._selecting.values()])

    # ---- scoring ---------------------------------------------------------------------------------

    def scores(self, doc_ids: DocIds) -> Floats:
        """The scores of these documents, all of which match."""
        if self._factors is None:
            sums = ScoreSums(self._sets, doc_ids)
            for part in (*self._scored, *self._extras):
                part.add_matching_scores(sums, doc_ids, 1.0)
            return sums.scores()
        totals = np.zeros(len(doc_ids), dtype=np.float32)
        held = np.zeros(len(doc_ids), dtype=np.uint8)
        for number, part in enumerate(self._scored):
            for indices, scores in self._matching(part, doc_ids):
                totals[indices] += scores
                held[indices] |= 1 << number
        for extra in self._extras:
            for indices, scores in self._matching(extra, doc_ids):
                totals[indices] += scores
        totals *= self._factors.take(held)
        return totals

    def add_scores(self, sums: ScoreSums, doc_ids: DocIds, boost: float) -> None:
        """Add the scores of documents that all match."""
        sums.add_apart(doc_ids, self.scores, boost)

    def _matching(self, part: Operator, doc_ids: DocIds) -> Iterator[tuple[Indices, Floats]]:
        """The indices of the documents that a part matches, and its scores of them."""
        if part.postings is None:
            indices = part.matches(doc_ids).nonzero()[0]
            yield indices, part.scores(doc_ids.take(indices))
            return
        for postings, boost in part.postings:
            indices, others = self._sets.common(doc_ids, postings.doc_ids)
            yield indices, postings.scores(others) * np.float32(boost)

    def score_parts(self) -> ScoreParts:
        """The bounds of the parts that find documents, and the most that all else adds."""
        parts: list[BoundedPart] = []
        bits: list[int] = []  # of each, in the same order, which part of the query it is
        always = 0  # the bits of what finds no documents, which any document may have
        others = sum([extra.greatest_score for extra in self._extras])
        for number, part in enumerate(self._scored):
            if number not in self._selecting:
                others += part.greatest_score
                always |= 1 << number
            else:
                own = _bounds_of(part)
                parts += own
                bits += [1 << number] * len(own)

        def most_covered(numbers: Sequence[int]) -> float:
            return self._coverage(reduce(or_, [bits[number] for number in numbers], always))

        return ScoreParts(parts, others, most_covered)

    def scored_terms(self, doc_ids: DocIds, boost: float) -> Iterator[BoostedTerm]:
        """Those of the parts and extras that match."""
        is_held = [bool(part.matches(doc_ids)[0]) for part in self._scored]
        coverage = self._coverage(sum(1 << number for number, held in enumerate(is_held) if held))
        parts = [part for part, held in zip(self._scored, is_held, strict=True) if held]
        for part in (*parts, *(extra for extra in self._extras if extra.matches(doc_ids)[0])):
            for term in part.scored_terms(doc_ids, boost):
                yield term._replace(coverage=term.coverage * coverage)

    def _coverage(self, held: int) -> float:
        """What the scores of documents are multiplied by that have these of the parts, a bit for each."""
        return 1.0 if self._factors is None else float(self._factors[held])


def _bounds_of(part: Operator) -> Sequence[BoundedPart]:
    """The bounds of a part of the query."""
    score_parts = part.score_parts()
    if score_parts is not None and not score_parts.others:
        return score_parts.parts
    return [BoundedPart(part.doc_ids(), part.greatest_score)]


class BestMatch(EngineQuery, Undivided):
    """Documents with any of the parts (`Synonyms`, `Term` or `Phrase`), or others in them, best covered first.

    A document scores the sum of its parts and extras times its coverage: the share of the parts that it has, each as
    much as its word is rare, to the given power. Extras only add to the scores of what the parts find, and so do parts
    that most documents have, unless all are so, in an index of `common_from` documents or more. `scored` are the parts,
    in their order, as they score, if they do so by more than they find.
    """

    operator = BestMatchOperator

    def __init__(
        self,
        parts: Sequence[Query],
        extras: Sequence[Query] = (),
        power: float = 0.0,
        common_from: int = similarity.COMMON_FROM,
        scored: Sequence[Query] = (),
    ) -> None:
        super().__init__(parts)
        self.scored = tuple(scored or parts)
        self.extras = tuple(extras)
        self.power = power
        self.common_from = common_from

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BestMatch) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[Any, ...]:
        return tuple(self.subqueries), self.scored, self.extras, self.power, self.common_from

    def matcher(self, searcher: Any, context: Any = None) -> Matcher:
        """What stock Whoosh runs."""
        rarities = [_rarity(part, searcher) for part in self.subqueries]
        selecting = similarity.selecting(rarities, searcher.get_parent().doc_count_all() >= self.common_from)
        chosen = [self.subqueries[number].matcher(searcher, context) for number in selecting]
        part_scores = [dict(_scores(part.matcher(searcher, context))) for part in self.scored]
        extras = [dict(_scores(extra.matcher(searcher, context))) for extra in self.extras]
        scores = {}
        for doc_id in {doc_id for matcher in chosen for doc_id, _ in _scores(matcher)}:
            parts = [number for number, part in enumerate(part_scores) if doc_id in part]
            total = sum(part.get(doc_id, 0.0) for part in (*part_scores, *extras))
            share = sum(rarities[number] for number in parts) / (sum(rarities) or 1.0)
            scores[doc_id] = total * share**self.power
        doc_ids = sorted(scores)
        return ListMatcher(doc_ids, weights=[scores[doc_id] for doc_id in doc_ids])


def _rarity(part: Query, searcher: Any) -> float:
    """The inverse document frequency of a word; of words that follow one another, that of the rarest."""
    if isinstance(part, Synonyms):
        return part.idf(searcher)
    if isinstance(part, Or):
        return max(_rarity(each, searcher) for each in part.subqueries)
    parent = searcher.get_parent()
    words = part.words if isinstance(part, Phrase) else [part.text] if isinstance(part, Term) else ()
    return max((float(parent.idf(part.fieldname, word)) for word in words), default=similarity.UNKNOWN_RARITY)


def _scores(matcher: Matcher) -> Iterator[tuple[int, float]]:
    """The documents of a matcher with their scores."""
    while matcher.is_active():
        yield matcher.id(), matcher.score()
        matcher.next()
