"""Answering plans from one state of an index."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timezone
from time import time_ns
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
from msgspec import structs
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.query import Query

from searchapp.engine.commit.table_of_contents import ArrayIndex, latest_generation, open_index, table_of_contents_name
from searchapp.engine.execution.facet_counts import merged_counts
from searchapp.engine.execution.plan import Cursor, FacetPlan, Outcome, Plan, ValueCounts
from searchapp.engine.execution.ranked_values import SnapshotValues, ranked_counts
from searchapp.engine.execution.segment_execution import SegmentExecution, SegmentOutcome, numbers_of, terms_of
from searchapp.engine.reader.day_values import day_counts
from searchapp.engine.reader.doc_sets import DocIds
from searchapp.engine.reader.snapshot import Snapshot
from searchapp.engine.reader.vocabulary import Vocabulary
from searchapp.engine.tuning import MEASURED, Tuning
from searchapp.errors import IndexMissingError
from searchapp.model.explanation import Explanation

Keys = npt.NDArray[Any]  # float32 or float64
_Identity = tuple[int, int, int]

_TICK_NANOSECONDS: Final = 1_000_000_000  # changes that a folder may tell the same time of; on most systems 4 million
_OPENING_TRIES: Final = 5  # a writer may remove a segment between reading the table of contents and opening the file


class _FolderState(NamedTuple):
    """What tells one state of an index from another without reading it: one that is built anew, or put in the place of
    another, may have the same generation."""

    generation: int
    folder: _Identity
    table: _Identity | None  # of contents, of that generation


class Searcher:
    """Answers plans from a snapshot of an index; global doc ids count through its segments, deleted ones included."""

    def __init__(self, index: ArrayIndex, tuning: Tuning = MEASURED) -> None:
        folder = index.storage.folder
        self.index = index
        self._seen = _state_of(index.storage)  # what is written while the table is read is then seen at the next look
        toc = index._read_toc()
        self.snapshot = Snapshot([segment.arrays(folder) for segment in toc.segments], toc.schema, tuning)
        self._executions = list(map(SegmentExecution, self.snapshot.segments))
        self._vocabularies: dict[str, Vocabulary] = {}
        self._values: dict[str, SnapshotValues] = {}
        self.generation: int = toc.generation
        self._table_path = _table_path(index.storage, toc.generation)
        self.updated = datetime.fromtimestamp(os.stat(self._table_path).st_mtime, timezone.utc).isoformat()

    @classmethod
    def open(cls, directory: str | os.PathLike[str], schema: Schema, tuning: Tuning = MEASURED) -> Searcher:
        """The present state of an index. Raises IndexMissingError, IndexFormatError and IndexDamagedError."""
        index = open_index(directory, schema)
        for _ in range(_OPENING_TRIES - 1):
            with suppress(FileNotFoundError):
                return cls(index, tuning)
        try:
            return cls(index, tuning)
        except FileNotFoundError as error:
            raise IndexMissingError(f"{error.filename} is missing") from error

    @property
    def document_count(self) -> int:
        """Documents that are not deleted."""
        return self.snapshot.document_count

    @property
    def end(self) -> int:
        """The global doc id after the last one, of deleted documents too."""
        return self.snapshot.end

    # ---- answering -------------------------------------------------------------------------------

    def run(self, plan: Plan) -> Outcome:
        """The outcome of a plan."""
        if plan.after is not None and (plan.ties_by or plan.then_by):
            plan = structs.replace(plan, after=self._with_ties(plan.after, plan))
        parts = [execution.run(plan) for execution in self._executions]
        global_ids, keys = _merged(parts, plan)
        facets, days = {}, {}
        for name, facet in plan.facets.items():
            if facet.ranking is None:
                facets[name] = merged_counts(facet, [part.facets[name] for part in parts])
            else:
                facets[name] = self._ranked(facet, name, parts)
        for name in plan.days:
            days[name] = day_counts([part.days[name] for part in parts])
        scores = keys if plan.order == "score" else _scores(global_ids, parts)
        total, subset_total = sum([part.total for part in parts]), sum([part.subset_total for part in parts])
        return Outcome(total, global_ids, scores, keys, facets, days, subset_total)

    def _with_ties(self, cursor: Cursor, plan: Plan) -> Cursor:
        segment = self.snapshot.segments[self.snapshot.segment_number(cursor.global_id)]
        doc_ids = np.array([cursor.global_id - segment.base])
        tie = numbers_of(plan.ties_by, segment, doc_ids).item() if plan.ties_by else -np.inf
        term = terms_of(plan.then_by, segment, doc_ids)[0] if plan.then_by else b""
        return structs.replace(cursor, tie=tie, term=term)

    def _ranked(self, plan: FacetPlan, name: str, parts: Sequence[SegmentOutcome]) -> ValueCounts:
        values = self._values.get(plan.field)
        if values is None:
            wholes = [execution.count_all(plan.field) for execution in self._executions]
            values = self._values[plan.field] = SnapshotValues(wholes, self.document_count)
        return ranked_counts(
            plan, values, [part.facets[name] for part in parts], sum(part.counted[name] for part in parts)
        )

    def explain(self, query: Query, global_id: int) -> Explanation:
        """How a document comes to its score; a document that does not match has the score 0."""
        execution = self._executions[self.snapshot.segment_number(global_id)]
        return execution.explain(query, global_id - execution.segment.base)

    def stored(self, global_id: int, field: str) -> bytes:
        """The bytes stored in a field of a document; empty if there are none."""
        segment = self.snapshot.segments[self.snapshot.segment_number(global_id)]
        if field not in segment.arrays.stored_fields:
            return b""
        return segment.arrays.stored(field).get(global_id - segment.base)

    def stored_of(self, global_ids: Sequence[int], field: str) -> list[bytes]:
        """The bytes stored in a field of each of the documents."""
        segments = self.snapshot.segments
        if len(segments) != 1 or field not in segments[0].arrays.stored_fields:
            return [self.stored(global_id, field) for global_id in global_ids]
        return segments[0].arrays.stored(field).several(global_ids)

    def global_id(self, field: str, value: str) -> int | None:
        """The first document that has this value and is not deleted."""
        for segment in self.snapshot.segments:
            postings = segment.postings(field, value)
            if postings is not None:
                doc_ids = postings.doc_ids if segment.live is None else postings.doc_ids[segment.live[postings.doc_ids]]
                if len(doc_ids):
                    return segment.base + int(doc_ids[0])
        return None

    def greatest(self, field: str) -> int | None:
        """The greatest value of a number field, if any document has one."""
        columns = [
            segment.arrays.numbers(field) for segment in self.snapshot.segments if field in segment.arrays.number_fields
        ]
        return max([int(column.values[-1]) for column in columns if len(column.values)], default=None)

    def vocabulary(self, field: str) -> Vocabulary:
        """The terms of a field."""
        vocabulary = self._vocabularies.get(field)
        if vocabulary is None:
            vocabulary = self._vocabularies[field] = Vocabulary(self.snapshot, field)
        return vocabulary

    # ---- its own state ---------------------------------------------------------------------------

    def is_current(self) -> bool:
        """Whether the index was neither written to since nor replaced. FileNotFoundError where it is gone."""
        folder = _identity(self.index.storage.folder)
        table = _identity_if_any(self._table_path)
        if (folder, table) == self._seen[1:] and time_ns() - folder[-1] > _TICK_NANOSECONDS:
            return True
        if table != self._seen.table or latest_generation(self.index.storage) != self.generation:
            return False
        self._seen = self._seen._replace(folder=folder)
        return True


def _merged(parts: Sequence[SegmentOutcome], plan: Plan) -> tuple[DocIds, Keys]:
    """The page: global doc ids and sort keys."""
    begin = 0 if plan.after else plan.offset
    if len(parts) == 1:
        doc_ids, keys = parts[0].doc_ids, parts[0].keys
        if begin or len(doc_ids) > plan.limit:
            return doc_ids[begin : begin + plan.limit], keys[begin : begin + plan.limit]
        return doc_ids, keys
    global_ids = np.concatenate([np.empty(0, np.intp), *(part.doc_ids + part.segment.base for part in parts)])
    keys = np.concatenate([np.empty(0), *(part.keys for part in parts)])
    order = [global_ids, -keys]
    if plan.ties_by:
        ties = [numbers_of(plan.ties_by, part.segment, part.doc_ids) for part in parts]
        order.insert(1, -np.concatenate([np.empty(0), *ties]))
    if plan.then_by:
        terms = [term for part in parts for term in terms_of(plan.then_by, part.segment, part.doc_ids)]
        ranks = {term: rank for rank, term in enumerate(sorted(set(terms)))}
        order.insert(1, np.array([ranks[term] for term in terms], dtype=np.int64))
    ranked = np.lexsort(order)[begin : begin + plan.limit]
    return global_ids[ranked], keys[ranked]


def _scores(global_ids: DocIds, parts: Sequence[SegmentOutcome]) -> Keys:
    scores = np.zeros(len(global_ids), dtype=np.float64)
    for part in parts:
        base, end = part.segment.base, part.segment.base + part.segment.count
        indices = np.flatnonzero((global_ids >= base) & (global_ids < end))
        ascending = indices[np.argsort(global_ids[indices])]
        scores[ascending] = part.operator.scores(global_ids[ascending] - base)
    return scores


def _state_of(storage: FileStorage) -> _FolderState:
    """The state of the newest generation."""
    folder, generation = _identity(storage.folder), latest_generation(storage)
    return _FolderState(generation, folder, _identity_if_any(_table_path(storage, generation)))


def _table_path(storage: FileStorage, generation: int) -> str:
    return os.path.join(storage.folder, table_of_contents_name(generation))


def _identity_if_any(path: str) -> _Identity | None:
    try:
        return _identity(path)
    except FileNotFoundError:
        return None


def _identity(path: str) -> _Identity:
    """Which file or folder lies at a path, and since when as it is (nanoseconds)."""
    status = os.stat(path)
    return status.st_dev, status.st_ino, status.st_mtime_ns
