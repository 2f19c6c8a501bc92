"""Writing the postings of a field: runs of terms in, sections of the segment's file out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from searchapp.engine import similarity
from searchapp.engine.format.array_runs import starts
from searchapp.engine.format.layout import BLOCK, ODD, PAGE
from searchapp.engine.format.positions import PositionWriter
from searchapp.engine.format.posting_codes import CodeTable
from searchapp.engine.format.segment_file import FileBuilder
from searchapp.engine.format.stems import write_families
from searchapp.engine.format.term_dictionary import write_vocabulary

Array = npt.NDArray[Any]
Values = Literal["none", "frequency", "positions", "bytes"]
Family = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Run:
    """Postings of some terms in byte order: those of term i are `starts[i]` to before `starts[i + 1]`, by document."""

    terms: Sequence[bytes]
    starts: npt.NDArray[np.int64]
    documents: Array  # integers, one a posting
    occurrences: Array  # integers
    weights: npt.NDArray[np.float32]
    positions: Array | None = None  # integers, of all occurrences in a row
    values: Sequence[bytes] | None = None


@dataclass(frozen=True, slots=True)
class FieldShape:
    """What has to be known of a field before its first run is written."""

    name: str
    documents: int
    postings: int  # at most
    rare: int  # postings of terms that have at most BLOCK of them; at most
    codes: CodeTable
    values: Values
    occurrences: int = 0  # at most; of fields with positions
    lengths: Array | None = None  # occurrences by document, of scored fields
    family: Family | None = None


def rare_postings(frequencies: Array) -> int:
    """How many postings are those of rare terms, where terms have so many."""
    return int(frequencies[frequencies <= BLOCK].sum())


class FieldWriter:
    """Writes one indexed field into a segment file; `add` runs in the order of their terms, then `finish`."""

    def __init__(self, builder: FileBuilder, shape: FieldShape) -> None:
        self._builder = builder
        self._shape = shape
        self._name = name = shape.name
        self._low = builder.reserve(f"{name}.low", np.uint16, shape.postings)
        high = np.uint8 if shape.documents <= PAGE << 8 else np.uint16
        self._high = builder.reserve(f"{name}.high", high, shape.rare) if shape.documents > PAGE else None
        self._codes = None if shape.codes.is_trivial else builder.reserve(f"{name}.codes", np.uint8, shape.postings)
        self._positions = PositionWriter(builder, name, shape.occurrences) if shape.values == "positions" else None
        self._norms = _norms(shape.lengths)
        self._terms: list[bytes] = []
        self._parts: dict[str, list[Array]] = {}
        self._values: list[bytes] = []
        self._postings = 0

    def add(self, run: Run) -> None:
        """Write some terms with their postings."""
        if not len(run.terms):
            return
        self._low.append(run.documents & (PAGE - 1))
        frequencies = np.diff(run.starts)
        common = np.flatnonzero(frequencies > BLOCK)
        self._keep("frequency", frequencies)
        self._keep("common", common + len(self._terms))
        if self._high is not None:
            self._add_pages(run, common)
        self._add_codes(run)
        self._add_blocks(run, common)
        self._values.extend(run.values or ())
        self._terms.extend(run.terms)
        self._postings += len(run.documents)

    def finish(self) -> None:
        """Write what is known only now: the vocabulary and the tables by term."""
        name, add = self._name, self._builder.add
        write_vocabulary(self._builder, f"{name}.terms", self._terms, hashed=self._norms is not None)
        frequencies = self._kept("frequency", np.int64)
        if self._postings != len(self._terms):
            add(f"{name}.starts", starts(frequencies).astype(np.uint32))
        common = self._kept("common", np.uint32)
        add(f"{name}.common", common)
        add(f"{name}.before", starts(frequencies[common]).astype(np.uint64))
        if self._high is not None:
            tables = [*self._parts.get("pages", []), np.empty((0, self._pages + 1))]
            add(f"{name}.pages", np.concatenate(tables).astype(np.uint32))
        self._finish_codes()
        self._finish_blocks(frequencies[common])
        if self._shape.values == "bytes":
            ends = np.cumsum(np.fromiter(map(len, self._values), np.int64, len(self._values)))
            add(f"{name}.values.ends", ends.astype(np.uint64))
            add(f"{name}.values.blob", np.frombuffer(b"".join(self._values), dtype=np.uint8))
        if self._shape.family is not None:
            write_families(self._builder, name, self._terms, self._shape.family)
        self._finish_facts()

    # ---- documents -------------------------------------------------------------------------------

    @property
    def _pages(self) -> int:
        return -(-self._shape.documents // PAGE)

    def _add_pages(self, run: Run, common: Array) -> None:
        assert self._high is not None
        frequencies = np.diff(run.starts)
        pages = run.documents >> 16
        is_common = np.repeat(frequencies > BLOCK, frequencies)
        self._high.append(pages[~is_common])
        rows = np.repeat(np.arange(len(common)), frequencies[common])
        counts = np.bincount(rows * self._pages + pages[is_common], minlength=len(common) * self._pages)
        table = np.zeros((len(common), self._pages + 1), dtype=np.int64)
        np.cumsum(counts.reshape(len(common), self._pages), axis=1, out=table[:, 1:])
        self._keep("pages", table)

    # ---- occurrences and weights -----------------------------------------------------------------

    def _add_codes(self, run: Run) -> None:
        self._keep("occurrences", np.add.reduceat(run.occurrences, run.starts[:-1], dtype=np.int64))
        if self._positions is not None and run.positions is not None:
            self._positions.add(run.positions)
        if self._codes is None:
            return
        codes = self._shape.codes.codes(run.occurrences, run.weights)
        self._codes.append(codes)
        odd = np.flatnonzero(codes == ODD)
        self._keep("odd.posting", odd + self._postings)
        self._keep("odd.frequency", run.occurrences[odd])
        self._keep("odd.weight", run.weights[odd])

    def _finish_codes(self) -> None:
        name, add, table = self._name, self._builder.add, self._shape.codes
        if self._positions is not None:
            self._positions.finish()
            add(f"{name}.occurrences", _narrow(starts(self._kept("occurrences", np.int64))))
        if self._codes is None:
            return
        add(f"{name}.code.frequency", table.frequencies)
        add(f"{name}.code.weight", table.weights)
        add(f"{name}.odd.posting", self._kept("odd.posting", np.uint64))
        add(f"{name}.odd.frequency", self._kept("odd.frequency", np.uint32))
        add(f"{name}.odd.weight", self._kept("odd.weight", np.float32))

    # ---- blocks of postings ----------------------------------------------------------------------

    def _add_blocks(self, run: Run, common: Array) -> None:
        frequencies = np.diff(run.starts)[common]
        blocks = -(-frequencies // BLOCK)
        first = np.repeat(run.starts[:-1][common] - starts(blocks)[:-1] * BLOCK, blocks)
        begins = first + np.arange(int(blocks.sum())) * BLOCK
        if self._positions is not None:
            before = starts(run.occurrences)
            self._keep("block.position", before[begins] - np.repeat(before[run.starts[:-1][common]], blocks))
        if self._norms is not None:
            impacts = similarity.scores(run.weights, self._norms[run.documents])
            self._keep("bound", similarity.encoded_bounds(np.maximum.reduceat(impacts, run.starts[:-1])))
            self._keep("block.bound", _block_bounds(impacts, begins, run.starts[1:][common], blocks))

    def _finish_blocks(self, frequencies: Array) -> None:
        name, add = self._name, self._builder.add
        if self._positions is not None or self._norms is not None:
            add(f"{name}.block.first", starts(-(-frequencies // BLOCK)).astype(np.uint32))
        if self._positions is not None:
            add(f"{name}.block.position", self._kept("block.position", np.uint32))
        if self._norms is not None:
            add(f"{name}.bound", self._kept("bound", np.uint8))
            add(f"{name}.block.bound", self._kept("block.bound", np.uint8))

    def _finish_facts(self) -> None:
        lengths = self._shape.lengths
        if lengths is not None:
            narrow = not len(lengths) or int(lengths.max()) < 1 << 16
            self._builder.add(f"{self._name}.lengths", lengths.astype(np.uint16 if narrow else np.uint32))
        self._builder.facts.setdefault("fields", {})[self._name] = {
            "postings": self._postings,
            "values": self._shape.values,
            "length": 0 if lengths is None else int(lengths.sum(dtype=np.int64)),
        }

    # ---- what is kept until the end --------------------------------------------------------------

    def _keep(self, name: str, part: Array) -> None:
        self._parts.setdefault(name, []).append(part)

    def _kept(self, name: str, dtype: npt.DTypeLike) -> Array:
        return np.concatenate([*self._parts.get(name, []), np.empty(0, dtype=dtype)]).astype(dtype)


def _norms(lengths: Array | None) -> npt.NDArray[np.float32] | None:
    """What the documents' lengths bring to scores; None in a field without lengths."""
    if lengths is None:
        return None
    return similarity.norms(lengths, float(lengths.mean()) if len(lengths) else 0.0)


def _block_bounds(impacts: Array, begins: Array, ends: Array, blocks: Array) -> npt.NDArray[np.uint8]:
    if not len(begins):
        return np.empty(0, dtype=np.uint8)
    lasts = np.cumsum(blocks) - 1
    stops = begins + BLOCK
    stops[lasts] = ends
    edges = np.stack([begins, stops], axis=1).reshape(-1)
    padded = np.append(impacts, np.float32(0))  # reduceat wants every edge inside the array
    return similarity.encoded_bounds(np.maximum.reduceat(padded, edges)[::2])


def _narrow(numbers: Array) -> Array:
    """As uint32 where that suffices, else uint64."""
    return numbers.astype(np.uint32 if int(numbers.max(initial=0)) < 1 << 32 else np.uint64)
