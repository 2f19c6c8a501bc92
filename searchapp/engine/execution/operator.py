"""What every operator does: it stands for one part of a query in one segment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar, NamedTuple

import numpy as np
from whoosh.query import Query

from searchapp.engine.execution.positions import Occurrences, PositionRange
from searchapp.engine.execution.score_sums import ScoreSums, summed
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import DocIds, Mask
from searchapp.engine.reader.scored_postings import TERM_BYTES, Boosted, Floats
from searchapp.engine.similarity import SUM_MARGIN, UNKNOWN_RARITY


class BoostedTerm(NamedTuple):
    """A term of a query, with what its score is multiplied by; of a word with several forms, each with its boost."""

    field: str
    value: Any
    boost: float
    forms: tuple[tuple[Any, float], ...] = ()
    coverage: float = 1.0  # the share of the query that the document has, to a power: a factor too


class BoundedPart(NamedTuple):
    """Documents of one part of a query, the most that it adds to a score, and the same for each block of them."""

    doc_ids: DocIds
    greatest: float
    blocks: Floats | None = None  # None: nothing is known by block


class ScoreParts(NamedTuple):
    """What bounds the scores of a query: parts whose union matches, and the most that all else adds.

    `most_covered` tells what a score is multiplied by, at most, in documents that have these of the parts alone.
    """

    parts: Sequence[BoundedPart]
    others: float = 0.0
    most_covered: Callable[[Sequence[int]], float] = lambda numbers: 1.0


class UnsupportedQuery(TypeError):
    """A query that the engine cannot run."""


class Operator:
    """The documents of a segment, deleted ones included, that match a query, with their scores.

    A new kind of query is a subclass and an `EngineQuery` that names it. It says what matches by `postings` or `_find`,
    and how that scores by `postings`, `constant_score` or `add_scores`; all else has a default.
    """

    constant_score: float | None = None  # of every match, None where scores differ
    postings: Sequence[Boosted] | None = None  # whose union matches and whose scores add up to the query's, if any are
    is_test_cheap: ClassVar[bool] = False  # whether to test documents is quicker than to list those that match
    is_cached: ClassVar[bool] = False  # whether the documents found are kept for whoever asks the same again

    def __init__(self, query: Any, context: SegmentContext, build: Callable[[Query], Operator]) -> None:
        """Raises UnsupportedQuery."""
        self._query = query
        self._segment = context.segment
        self._sets = context.segment.sets
        self._doc_ids: DocIds | None = None

    # ---- matching --------------------------------------------------------------------------------

    def doc_ids(self) -> DocIds:
        """Doc ids that match the query, ascending, not to be written to."""
        if self._doc_ids is None:
            self._doc_ids = self._found_before() if self.is_cached else self._find()
        return self._doc_ids

    def _found_before(self) -> DocIds:
        """What was found for an equal query lately, or is found now."""
        key, cache = (self._segment.base, self._query), self._segment.cache
        doc_ids: DocIds | None = cache.get(key)
        if doc_ids is None:
            doc_ids = self._find()
            doc_ids.setflags(write=False)
            cache.put(key, doc_ids, TERM_BYTES + doc_ids.nbytes)
        return doc_ids

    def _find(self) -> DocIds:
        return self._sets.union([postings.doc_ids for postings, _ in self.postings or ()])

    def matches(self, doc_ids: DocIds) -> Mask:
        """For each of these doc ids whether it matches."""
        return self._sets.within(doc_ids, self.doc_ids())

    def narrow(self, doc_ids: DocIds) -> DocIds:
        """Those of the doc ids that match."""
        if self.postings is not None:
            return self._sets.intersection_with_any(doc_ids, [postings.doc_ids for postings, _ in self.postings])
        if self.is_test_cheap:
            return doc_ids.compress(self.matches(doc_ids))
        return self._sets.intersection(doc_ids, self.doc_ids())

    def estimate(self) -> int:
        """At most how many documents match; more than there are for what is cheaper tested than listed."""
        if self.postings is not None:
            return sum([len(postings) for postings, _ in self.postings])
        return self._segment.count + 1 if self.is_test_cheap else len(self.doc_ids())

    # ---- scoring ---------------------------------------------------------------------------------

    def shared_postings(self) -> Sequence[Boosted] | None:
        """The postings that every match is in and whose scores add up to the query's; None for other queries."""
        return self.postings if self.postings is not None and len(self.postings) < 2 else None

    def scores(self, doc_ids: DocIds) -> Floats:
        """The scores of these documents, all of which match; float32.

        Each is a sum in the order of the query's terms, so that it does not depend on which other documents are scored.
        """
        shared = self.shared_postings()
        if shared is not None:
            return summed(shared, doc_ids, self._sets)
        sums = ScoreSums(self._sets, doc_ids)
        self.add_scores(sums, doc_ids, 1.0)
        return sums.scores()

    @property
    def rarity(self) -> float:
        """The inverse document frequency of the word that it stands for."""
        return UNKNOWN_RARITY

    @property
    def greatest_score(self) -> float:
        """What no score of a match exceeds."""
        if self.constant_score is not None:
            return self.constant_score
        if self.postings is None:
            return np.inf
        return sum([part.greatest for part in map(bounded, self.postings)])

    def score_parts(self) -> ScoreParts | None:
        """What bounds the scores, None if nothing is known."""
        return None if self.postings is None else ScoreParts(list(map(bounded, self.postings)))

    def add_scores(self, sums: ScoreSums, doc_ids: DocIds, boost: float) -> None:
        """Add the scores of documents that all match."""
        if self.constant_score is None:
            sums.add_each(self.postings or (), doc_ids, boost)
        else:
            sums.add(doc_ids, np.float32(self.constant_score * boost))

    def add_matching_scores(self, sums: ScoreSums, doc_ids: DocIds, boost: float) -> None:
        """Add the scores of those documents that match."""
        if self.postings is not None:
            sums.add_each(self.postings, doc_ids, boost)
            return
        matching = self._sets.intersection(doc_ids, self.doc_ids())
        if len(matching):
            self.add_scores(sums, matching, boost)

    def scored_terms(self, doc_ids: DocIds, boost: float) -> Iterator[BoostedTerm]:
        """The terms that give the one document in `doc_ids`, which matches, its score; for explanations."""
        return iter(())

    # ---- positions -------------------------------------------------------------------------------

    @property
    def has_positions(self) -> bool:
        """Whether `occurrences` can be asked for."""
        return False

    def occurrences(self, within: PositionRange | None) -> Occurrences:
        """Where the query occurs in its documents."""
        raise NotImplementedError


class EngineQuery:
    """A kind of query that Whoosh has not: it names its operator, and its `matcher` is what stock Whoosh runs."""

    operator: ClassVar[type[Operator]]


def bounded(boosted: Boosted) -> BoundedPart:
    """Postings with the bounds of their scores."""
    postings, boost = boosted
    if boost < 0:
        return BoundedPart(postings.doc_ids, np.inf)
    bounds, factor = postings.bounds, SUM_MARGIN * np.float32(boost)
    blocks = None if bounds.blocks is None else bounds.blocks * factor
    return BoundedPart(postings.doc_ids, float(bounds.greatest * factor), blocks)


def any_matches(parts: Sequence[Operator], doc_ids: DocIds) -> Mask:
    """For each of these doc ids whether any part matches."""
    matches = np.zeros(len(doc_ids), dtype=bool)
    for part in parts:
        matches |= part.matches(doc_ids)
    return matches


Build = Callable[[Query], Operator]


def own_boost(query: Any) -> float:
    """The boost of a query with parts: Whoosh forgets that of one with a single part."""
    boost: float = query.boost if len(query.subqueries) > 1 else 1.0
    return boost
