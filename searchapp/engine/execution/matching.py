"""What the queries of one run match in one segment."""

from __future__ import annotations

from typing import Any

from whoosh.query import Or, Query, Term

from searchapp.engine.execution.bag import Weighed, WordPostings
from searchapp.engine.execution.flags import FLAGS
from searchapp.engine.execution.listing import DOCS
from searchapp.engine.execution.stock import StockLeaf, StockMatches
from searchapp.engine.queries.synonyms import Variants
from searchapp.engine.reader import term_expansion
from searchapp.engine.reader.doc_sets import Docs, Flags
from searchapp.engine.reader.segment_searcher import Collection, Leaf, Postings, kept_bytes


class Matching:
    """The documents that the queries of one run match in one segment, deleted ones included; each is evaluated once."""

    def __init__(self, leaf: Leaf, collection: Collection, stock: StockLeaf) -> None:
        self.leaf = leaf
        self.collection = collection
        self._stock = stock
        self._docs: dict[int, Docs] = {}  # by identity: the queries of a run outlive it
        self._postings: dict[tuple[str, Any], Postings | None] = {}
        self._lists: dict[int, list[Weighed] | None] = {}
        self._stock_matches: dict[int, StockMatches] = {}

    def docs(self, query: Query) -> Docs:
        """The documents that match."""
        found = self._docs.get(id(query))
        if found is None:
            evaluate = DOCS.get(type(query))
            found = evaluate(self, query) if evaluate else None
            if found is None:
                found = self.stock(query).docs
            self._docs[id(query)] = found
        return found

    def flags(self, query: Query, docs: Docs) -> Flags:
        """For each of these documents whether it matches."""
        test = FLAGS.get(type(query))
        found = test(self, query, docs) if test else None
        return self.leaf.sets.within(docs, self.docs(query)) if found is None else found

    def narrowed(self, docs: Docs, query: Any) -> Docs:
        """Those of the documents that match."""
        lists = self.lists(query)
        if lists is not None:
            return self.leaf.sets.intersection_with_any(docs, [postings.documents for postings, _ in lists])
        if type(query) in FLAGS:
            return docs.compress(self.flags(query, docs))
        return self.leaf.sets.intersection(docs, self.docs(query))

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
            self._postings[key] = self.leaf.postings(field, value)
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
        if kind is Variants:
            found += [(postings, own * boost) for postings, own in self._word(query)]
            return True
        if kind is not Or or query.scale:
            return False
        boost *= own_boost(query)
        for part in query.subqueries:  # noqa: SIM110  a generator takes twice as long
            if not self._weigh(part, boost, found):
                return False
        return True

    def _word(self, query: Variants) -> list[Weighed]:
        """The one list of a word, kept for the queries to come; where it is too long for that, those of its terms."""
        key = (self.leaf.base, query)
        word: WordPostings | None = self.collection.kept.get(key)
        if word is None:
            terms = [(self.leaf.read_postings(part.fieldname, part.text), part.boost) for part in query.subqueries]
            lists = [(postings, boost * own_boost(query)) for postings, boost in terms if postings is not None]
            size = kept_bytes(sum([len(postings) for postings, _ in lists]))
            if not lists or not self.collection.kept.takes(size):
                return list(lists)
            word = WordPostings(lists, self.leaf.sets)
            self.collection.kept.put(key, word, size)
        return [(word, 1.0)]

    def expanded(self, query: Any) -> term_expansion.Ordinals:
        """The terms that a query of several stands for."""
        found = term_expansion.ordinals(query, self.leaf, self.collection)
        return () if found is None else found


def own_boost(query: Any) -> float:
    """The boost of a query with parts: Whoosh forgets that of one with a single part."""
    boost: float = query.boost if len(query.subqueries) > 1 else 1.0
    return boost
