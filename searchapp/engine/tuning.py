"""The sizes from which on the engine goes another way to the same result, as measured; tests pass smaller ones."""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class Tuning(Struct, frozen=True):
    """Limits that change how fast an answer is, never the answer."""

    # Sets of documents. Measured on sets that differ from call to call: on one and the same, bisecting takes a fifth.
    bisect_factor: int = 80  # bisecting takes 80 ns a doc id of the smaller set, marking 1 ns one of the larger
    merge_from: int = (
        256  # doc ids from which on merging their runs is quicker than sorting them: twice, of 1,000 thrice
    )
    mark_share: int = 5  # scanning marks takes 1 ns a document of the segment, merging runs 5 ns a doc id
    # Terms that count as one word, in a segment of several pages. Measured on words of 430,000 articles.
    sorted_from: int = 2_000  # postings; of more, to sort them takes 3/4 of the time of adding up by document
    # The best of many. Measured on arrays that differ from call to call.
    sort_all: int = 64  # keys that are sorted in the time it takes to find out which could be among the best
    groups: int = 256  # of many keys, whose greatest tell what the best reach: finding those takes 1.5 µs
    prune_from: int = 100_000  # matches; scoring fewer, at 7 ns each, is no slower than bounding them by blocks
    # Counting values.
    count_singly: int = 64  # documents whose values, 0.1 µs each, are counted before NumPy has looked at all values
    count_at_once: int = 4_000  # values of documents; each array of doc values takes 4 µs by itself, a value 2 ns
    rank_from: int = 4_096  # values from which on their counts are not all sorted
    value_set_pairs: int = 8_192  # of a set and a value; adding up so many takes 10 µs
    # Phrases.
    joined_positions: int = 8_192  # of all words, that are joined sooner than the documents with all words are found
    documents_at_once: int = 1 << 15  # their occurrences fit the cache: a phrase of common words takes half the time
    # Memory.
    cache_bytes: int = 112 << 20  # of postings; with them full a process has 178 MB of its own on 430,000 articles
    cached_positions: int = 16_384  # of a term, that are all read in the time that it takes to find those of some


MEASURED: Final = Tuning()
