"""What the queries of one run match in one segment."""

from __future__ import annotations

from typing import Any

from whoosh.query import Or, Query, Term

from searchapp.engine.execution.bag import Weighed, WordPostings
from searchapp.engine.execution.flags import FLAGS
from searchapp.engine.execution.listing import DOCS
from searchapp.engine.execution.stock import StockMatches, StockSegment
from searchapp.engine.queries.synonyms import Synonyms
from searchapp.engine.reader import term_expansion
from searchapp.engine.reader.doc_sets import DocIds, Mask
from searchapp.engine.reader.segment_searcher import Postings, SegmentSearcher, Snapshot, cached_bytes


class QueryContext:
    """The documents that the queries of one run match in one segment, deleted ones included; each is evaluated once."""

    def __init__(self, segment: SegmentSearcher, snapshot: Snapshot, stock: StockSegment) -> None:
        self.segment = segment
        self.snapshot = snapshot
        self._stock = stock
        self._docs: dict[int, DocIds] = {}  # by identity: the queries of a run outlive it
        self._postings: dict[tuple[str, Any], Postings | None] = {}
        self._lists: dict[int, list[Weighed] | None] = {}
        self._stock_matches: dict[int, StockMatches] = {}

    def doc_ids(self, query: Query) -> DocIds:
        """The documents that match."""
        found = self._docs.get(id(query))
        if found is None:
            evaluate = DOCS.get(type(query))
            found = evaluate(self, query) if evaluate else None
            if found is None:
                found = self.stock(query).doc_ids
            self._docs[id(query)] = found
        return found

    def flags(self, query: Query, doc_ids: DocIds) -> Mask:
        """For each of these documents whether it matches."""
        test = FLAGS.get(type(query))
        found = test(self, query, doc_ids) if test else None
        return self.segment.sets.within(doc_ids, self.doc_ids(query)) if found is None else found

    def narrowed(self, doc_ids: DocIds, query: Any) -> DocIds:
        """Those of the documents that match."""
        lists = self.lists(query)
        if lists is not None:
            return self.segment.sets.intersection_with_any(doc_ids, [postings.doc_ids for postings, _ in lists])
        if type(query) in FLAGS:
            return doc_ids.compress(self.flags(query, doc_ids))
        return self.segment.sets.intersection(doc_ids, self.doc_ids(query))

    def stock(self, query: Query) -> StockMatches:
        """What stock Whoosh finds."""
        found = self._stock_matches.get(id(query))
        if found is None:
            found = self._stock_matches[id(query)] = self._stock.matches(query)
        return found

    def postings(self, field: str, value: Any) -> Postings | None:
        """The postings of a value's term, if any document of the segment has it."""
        key = (field, value)
        if key not in self._postings:
            self._postings[key] = self.segment.postings(field, value)
        return self._postings[key]

    def lists(self, query: Any) -> list[Weighed] | None:
        """The postings, with boosts, of a word or of a disjunction of nothing but words; None for other queries."""
        key = id(query)
        if key not in self._lists:
            found: list[Weighed] = []
            self._lists[key] = found if self._weigh(query, 1.0, found) else None
        return self._lists[key]

    def _weigh(self, query: Any, boost: float, found: list[Weighed]) -> bool:
        """Add the words of a query to those found; False where there is more in it than words and disjunctions."""
        kind = type(query)
        if kind is Term:
            postings = self.postings(query.fieldname, query.text)
            if postings is not None:
                found.append((postings, query.boost * boost))
            return True
        if kind is Synonyms:
            found += [(postings, own * boost) for postings, own in self._word(query)]
            return True
        if kind is not Or or query.scale:
            return False
        boost *= own_boost(query)
        for part in query.subqueries:  # noqa: SIM110  a generator takes twice as long
            if not self._weigh(part, boost, found):
                return False
        return True

    def _word(self, query: Synonyms) -> list[Weighed]:
        """The one list of a word, kept for the queries to come; where it is too long for that, those of its terms."""
        key = (self.segment.base, query)
        word: WordPostings | None = self.snapshot.cache.get(key)
        if word is None:
            terms = [(self.segment.read_postings(part.fieldname, part.text), part.boost) for part in query.subqueries]
            lists = [(postings, boost * own_boost(query)) for postings, boost in terms if postings is not None]
            size = cached_bytes(sum([len(postings) for postings, _ in lists]))
            if not lists or not self.snapshot.cache.takes(size):
                return list(lists)
            word = WordPostings(lists, self.segment.sets)
            self.snapshot.cache.put(key, word, size)
        return [(word, 1.0)]

    def expanded(self, query: Any) -> term_expansion.Ordinals:
        """The terms that a query of several stands for."""
        found = term_expansion.ordinals(query, self.segment, self.snapshot)
        return () if found is None else found


def own_boost(query: Any) -> float:
    """The boost of a query with parts: Whoosh forgets that of one with a single part."""
    boost: float = query.boost if len(query.subqueries) > 1 else 1.0
    return boost
