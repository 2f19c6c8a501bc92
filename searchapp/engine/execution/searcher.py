"""Answering plans from one state of an index."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Hashable, Sequence
from contextlib import suppress
from datetime import datetime, timezone
from time import time_ns
from typing import Any, Final
from weakref import proxy

import numpy as np
import numpy.typing as npt
from whoosh.fields import Schema
from whoosh.index import TOC
from whoosh.query import Query
from whoosh.reading import IndexReader
from whoosh.searching import Searcher as WhooshSearcher

from searchapp.engine.commit.toc import INDEX_NAME, ArrayIndex, array_segments, open_index
from searchapp.engine.execution.explanation import Explanation, explain
from searchapp.engine.execution.facet_counts import values
from searchapp.engine.execution.matching import Matching
from searchapp.engine.execution.plan import Outcome, Plan
from searchapp.engine.execution.scoring import scores
from searchapp.engine.execution.segment_execution import Columns, LeafOutcome, evaluate
from searchapp.engine.execution.stock import WEIGHTING, StockLeaf
from searchapp.engine.reader.day_values import day_counts
from searchapp.engine.reader.doc_sets import Docs
from searchapp.engine.reader.segment_searcher import Collection, Leaf
from searchapp.engine.reader.vocabulary import Words
from searchapp.errors import IndexMissingError

Keys = npt.NDArray[Any]  # float32 or float64

TICK_NANOSECONDS: Final = 1_000_000_000  # changes that a folder may tell the same time of; on most systems 4 million
OPENING_TRIES: Final = 5  # a writer may remove a segment between reading the table of contents and opening the file


class Searcher:
    """A snapshot of an index; document numbers count through its segments, deleted documents included."""

    def __init__(self, index: ArrayIndex) -> None:
        folder = index.storage.folder
        self._index = index
        self._seen_change = _changed(folder)  # what is written while the table is read is then seen at the next look
        self._toc = toc = index._read_toc()
        segments = array_segments(index.storage, toc)
        self._collection = Collection([segment.arrays(folder) for segment in segments], toc.schema)
        self._bases = [leaf.base for leaf in self._collection.leaves]
        self._columns = [Columns(leaf) for leaf in self._collection.leaves]
        self._stock: WhooshSearcher | None = None
        self._stock_leaves = [self._stock_leaf(at) for at in range(len(self._bases))]
        self._words: dict[str, Words] = {}
        self.memo: dict[Hashable, Any] = {}  # for its users: what they put here goes when it does
        self.generation: int = toc.generation
        name = os.path.join(folder, TOC._filename(INDEX_NAME, toc.generation))
        self.updated = datetime.fromtimestamp(os.stat(name).st_mtime, timezone.utc).isoformat()

    @classmethod
    def open(cls, directory: str | os.PathLike[str], schema: Schema) -> Searcher:
        """The present state of an index. Raises IndexMissingError, IndexFormatError and IndexDamagedError."""
        index = open_index(directory, schema)
        for _ in range(OPENING_TRIES - 1):
            with suppress(FileNotFoundError):
                return cls(index)
        try:
            return cls(index)
        except FileNotFoundError as error:
            raise IndexMissingError(f"{error.filename} is missing") from error

    @property
    def document_count(self) -> int:
        """Documents that are not deleted."""
        return self._collection.count

    # ---- answering -------------------------------------------------------------------------------

    def run(self, plan: Plan) -> Outcome:
        """The outcome of a plan."""
        parts = [evaluate(plan, self._matching(at), columns) for at, columns in enumerate(self._columns)]
        docnums, keys = _merged(parts, plan)
        facets, days = {}, {}
        for name, facet in plan.facets.items():
            facets[name] = values(facet, [part.facets[name] for part in parts])
        for name in plan.days:
            days[name] = day_counts([part.days[name] for part in parts])
        scored = keys if plan.order == "score" else self._scores(plan.query, docnums, parts)
        return Outcome(sum([part.total for part in parts]), docnums, scored, keys, facets, days)

    def explain(self, query: Query, docnum: int) -> Explanation:
        """How a document comes to its score; a document that does not match has the score 0."""
        at = self._leaf_of(docnum)
        return explain(self._matching(at), query, docnum - self._collection.leaves[at].base)

    def stored(self, docnum: int, field: str) -> bytes:
        """The bytes stored in a field of a document; empty if there are none."""
        leaf = self._collection.leaves[self._leaf_of(docnum)]
        if field not in leaf.arrays.stored_fields:
            return b""
        return leaf.arrays.stored(field).get(docnum - leaf.base)

    def stored_of(self, docnums: Sequence[int], field: str) -> list[bytes]:
        """The bytes stored in a field of each of the documents."""
        if len(self._bases) != 1 or field not in self._collection.leaves[0].arrays.stored_fields:
            return [self.stored(docnum, field) for docnum in docnums]
        return self._collection.leaves[0].arrays.stored(field).several(docnums)

    def docnum(self, field: str, value: str) -> int | None:
        """The first document that has this value and is not deleted."""
        for leaf in self._collection.leaves:
            postings = leaf.postings(field, value)
            if postings is not None:
                docs = postings.documents if leaf.live is None else postings.documents[leaf.live[postings.documents]]
                if len(docs):
                    return leaf.base + int(docs[0])
        return None

    def vocabulary(self, field: str) -> Words:
        """The terms of a field."""
        found = self._words.get(field)
        if found is None:
            found = self._words[field] = Words(self._collection, field)
        return found

    # ---- its own state ---------------------------------------------------------------------------

    def is_current(self) -> bool:
        """Whether the index has not been written to since."""
        folder = self._index.storage.folder
        change = _changed(folder)
        if change == self._seen_change and time_ns() - change > TICK_NANOSECONDS:
            return True
        if TOC._latest_generation(self._index.storage, INDEX_NAME) != self.generation:
            return False
        self._seen_change = change
        return True

    def close(self) -> None:
        """Let go of what stock Whoosh opened; the mapped files go when nothing refers to them any more."""
        if self._stock is not None:
            self._stock.close()
            self._stock = None

    def stock(self) -> WhooshSearcher:
        """Stock Whoosh's searcher of the same state."""
        if self._stock is None:
            reader: IndexReader = self._index._reader(
                self._index.storage, self._collection.schema, self._toc.segments, self.generation
            )
            self._stock = WhooshSearcher(reader, weighting=WEIGHTING, fromindex=self._index)
        return self._stock

    def _matching(self, at: int) -> Matching:
        return Matching(self._collection.leaves[at], self._collection, self._stock_leaves[at])

    def _stock_leaf(self, at: int) -> StockLeaf:
        here = proxy(self)  # a circle would keep the files of a state that is gone until garbage is collected
        return StockLeaf(lambda: here.stock().leaf_searchers()[at][0])

    def _leaf_of(self, docnum: int) -> int:
        return bisect_right(self._bases, docnum) - 1

    def _scores(self, query: Query, docnums: Docs, parts: Sequence[LeafOutcome]) -> Keys:
        found = np.zeros(len(docnums), dtype=np.float64)
        for part in parts:
            leaf: Leaf = part.matching.leaf
            places = np.flatnonzero((docnums >= leaf.base) & (docnums < leaf.base + leaf.count))
            ascending = places[np.argsort(docnums[places])]
            found[ascending] = scores(part.matching, query, docnums[ascending] - leaf.base)
        return found


def _merged(parts: Sequence[LeafOutcome], plan: Plan) -> tuple[Docs, Keys]:
    """The page: global document numbers and keys."""
    begin = 0 if plan.after else plan.offset
    if len(parts) == 1:
        docs, keys = parts[0].docs, parts[0].keys
        if begin or len(docs) > plan.limit:
            return docs[begin : begin + plan.limit], keys[begin : begin + plan.limit]
        return docs, keys
    docnums = np.concatenate([np.empty(0, np.intp), *(part.docs + part.matching.leaf.base for part in parts)])
    keys = np.concatenate([np.empty(0), *(part.keys for part in parts)])
    ranked = np.lexsort((docnums, -keys))[begin : begin + plan.limit]
    return docnums[ranked], keys[ranked]


def _changed(folder: str) -> int:
    return os.stat(folder).st_mtime_ns
