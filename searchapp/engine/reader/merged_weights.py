"""The postings of several terms as those of one word: each document once, with the sum of its weights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.layout import PAGE
from searchapp.engine.format.postings import IndexedField
from searchapp.engine.format.run_lengths import boundaries
from searchapp.engine.reader.doc_sets import DocIds, DocSets
from searchapp.engine.tuning import MEASURED

Floats = npt.NDArray[np.float32]

_CODE_BITS: Final = 8


def merged_weights(
    field: IndexedField, boosted: Sequence[tuple[int, float]], sets: DocSets, sorted_from: int = MEASURED.sorted_from
) -> tuple[DocIds, Floats]:
    """The documents with any of some terms, and the sums of the terms' weights, each times the boost of its ordinal.

    The weights of a document are added up in the order of the terms.
    """
    ordinals, boosts = [ordinal for ordinal, _ in boosted], [boost for _, boost in boosted]
    spans = list(map(field.span, ordinals))
    counts = [end - begin for begin, end in spans]
    doc_ids, codes = field.doc_ids_of(ordinals, spans), field.codes_of(spans)
    if codes is not None and len(codes) >= sorted_from and field.document_count > PAGE:
        weights = np.multiply.outer(np.array(boosts, dtype=np.float32), field.code_weights).reshape(-1)
        return _by_sorting(doc_ids, codes, weights, counts)
    weights = field.weights_of(spans) if codes is None else field.code_weights.take(codes)
    first, *others = boosts
    if first == 1.0 and others and others.count(others[0]) == len(others):  # as inflections have
        weights[counts[0] :] *= np.float32(others[0])
    else:
        weights *= np.array(boosts, dtype=np.float32).repeat(counts)
    return _by_document(doc_ids, weights, counts[0], sets)


def _by_document(doc_ids: npt.NDArray[Any], weights: Floats, first_count: int, sets: DocSets) -> tuple[DocIds, Floats]:
    """The weights added up in a number for each document of the segment; `first_count` are the first term's.

    This is quickest while those numbers fit the cache.
    """
    indices = doc_ids.astype(np.intp)
    if first_count == len(indices):
        return indices, weights
    first, others = indices[:first_count], indices[first_count:]
    sums = sets.cells()
    sums[others] = 0
    sums[first] = weights[:first_count]
    np.add.at(sums, others, weights[first_count:])
    merged = sets.distinct(doc_ids)
    return merged, sums.take(merged)


def _by_sorting(
    doc_ids: npt.NDArray[np.uint32], codes: npt.NDArray[np.uint8], weights: Floats, counts: Sequence[int]
) -> tuple[DocIds, Floats]:
    """The same by sorting each doc id together with the number of its term and its code, which tell the weight.

    That is quicker than going to and fro in more numbers than fit the cache.
    """
    bits = _CODE_BITS + (len(counts) - 1).bit_length()
    keys: npt.NDArray[Any] = doc_ids.astype(np.uint64) if int(doc_ids.max()) >> (32 - bits) else doc_ids
    keys <<= bits
    keys |= codes
    begin = 0
    for number, count in enumerate(counts):
        keys[begin : begin + count] += number << _CODE_BITS
        begin += count
    keys.sort(kind="stable")
    merged = keys >> bits
    keys &= (1 << bits) - 1
    summands = weights.take(keys)
    is_first = boundaries(merged)
    firsts = is_first.nonzero()[0]
    sums = summands.take(firsts)
    again = (~is_first).nonzero()[0]  # each behind as many of `firsts` as there are items before it that are not here
    np.add.at(sums, again - np.arange(1, len(again) + 1), summands.take(again))
    return merged.take(firsts).astype(np.intp), sums
