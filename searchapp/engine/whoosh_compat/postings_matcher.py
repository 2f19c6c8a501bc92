"""The postings of a term as a Whoosh matcher."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.formats import Format, Frequency, PositionBoosts
from whoosh.matching import LeafMatcher, ReadTooFar
from whoosh.system import pack_uint

from searchapp.engine.format.postings import IndexedField

_ONCE = bytes(pack_uint(1))  # a document has each of its keywords once


class ArrayMatcher(LeafMatcher):  # type: ignore[misc]  # Whoosh's classes are untyped to mypy
    """Steps through the documents of a term; all of them are one block."""

    def __init__(self, field: IndexedField, ordinal: int, format_: Format, scorer: Any = None) -> None:
        self.format = format_
        self.scorer = scorer
        self._field = field
        self._ordinal = ordinal
        self._term = (field.name, field.terms.term(ordinal))
        self._index = 0

    @cached_property
    def _doc_ids(self) -> npt.NDArray[np.intp]:
        return self._field.doc_ids(self._ordinal)

    @cached_property
    def _ids(self) -> list[int]:
        ids: list[int] = self._doc_ids.tolist()
        return ids

    @cached_property
    def _weights(self) -> list[float]:
        weights: list[float] = self._field.weights(self._ordinal).tolist()
        return weights

    @cached_property
    def _positions(self) -> list[list[int]]:
        positions = self._field.positions(self._ordinal)
        flat = positions.flat.tolist()
        ends = np.cumsum(positions.counts).tolist()
        return [flat[end - count : end] for end, count in zip(ends, positions.counts.tolist(), strict=True)]

    @cached_property
    def _lengths(self) -> npt.NDArray[Any]:
        return self._field.lengths[self._doc_ids]

    # ---- the current posting ---------------------------------------------------------------------

    def is_active(self) -> bool:
        """Whether there is a posting left."""
        return self._index < len(self._ids)

    def reset(self) -> None:
        """Go back to the first posting."""
        self._index = 0

    def copy(self) -> ArrayMatcher:
        """Another matcher at the same posting."""
        other = ArrayMatcher(self._field, self._ordinal, self.format, self.scorer)
        other.__dict__.update(self.__dict__)
        return other

    def id(self) -> int:
        """The document."""
        return self._ids[self._index]

    def all_ids(self) -> Iterator[int]:
        """All documents."""
        return iter(self._ids)

    def all_items(self) -> Iterator[tuple[int, bytes]]:
        """All documents with their encoded values, from here on."""
        while self.is_active():
            yield self.id(), self.value()
            self.next()

    def next(self) -> bool:
        """Go to the next posting; whether a block began, which it never does."""
        if not self.is_active():
            raise ReadTooFar
        self._index += 1
        return False

    def skip_to(self, id: int) -> None:
        """Go to the first document that is not before this one."""
        if not self.is_active():
            raise ReadTooFar
        if id > self._ids[self._index]:
            self._index = int(np.searchsorted(self._doc_ids, id))

    def skip_to_quality(self, minquality: float) -> int:
        """Skip the block if it is not competitive."""
        if self.block_quality() > minquality:
            return 0
        self._index = len(self._ids)
        return 1

    # ---- its weight and value --------------------------------------------------------------------

    def weight(self) -> float:
        """The weight of the posting."""
        return self._weights[self._index]

    def value(self) -> bytes:
        """The posting's value as its format encodes it."""
        if self._field.has_positions:
            return self._encoded_positions()
        return _ONCE if isinstance(self.format, Frequency) else b""

    def value_as(self, astype: str) -> Any:
        """What the posting's format can tell of it, such as its positions or its frequency."""
        if astype == "positions" and self._field.has_positions:
            return self._positions[self._index]
        return self.format.decoder(astype)(self.value())

    def _encoded_positions(self) -> bytes:
        positions: list[Any] = self._positions[self._index]
        if isinstance(self.format, PositionBoosts):
            share = self.weight() / len(positions)
            positions = [(position, share) for position in positions]
        return bytes(self.format.encode(positions))

    # ---- bounds of the block ---------------------------------------------------------------------

    def block_min_id(self) -> int:
        """The first document."""
        return self._ids[0]

    def block_max_id(self) -> int:
        """The last document."""
        return self._ids[-1]

    def block_min_length(self) -> int:
        """The shortest document's length."""
        return int(self._lengths.min())

    def block_max_length(self) -> int:
        """The longest document's length."""
        return int(self._lengths.max())

    def block_max_weight(self) -> float:
        """The greatest weight."""
        return max(self._weights)
