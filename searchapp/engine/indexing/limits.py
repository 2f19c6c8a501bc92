"""How much the writer holds in memory and works on at once."""

from __future__ import annotations

from msgspec import Struct


class IndexingLimits(Struct, frozen=True):
    """The sizes that bound a writer's memory and its pieces of work; none of them changes what a search finds.

    The defaults were measured on Reuters-21578 (21,578 stories, 62,000 terms) repeated up to a million times.
    """

    buffer_tokens: int = 3_000_000  # in a buffer before it is flushed; sorting them takes some 180 MB
    buffer_stored_bytes: int = 80 << 20  # in a buffer before it is flushed
    pending_text_bytes: int = 8 << 20  # prose that waits to be tokenized together
    tokenizer_bytes: int = 1 << 18  # tokenized at once: its arrays fit the cache; those of 8 MB take twice as long
    known_terms: int = 1 << 17  # remembered from buffer to buffer, in some 40 MB
    known_chunks: int = 1 << 18  # the same, in some 16 MB
    sort_key_bits: int = 63  # of the integers that occurrences are sorted by
    flush_occurrences: int = 1 << 18  # of terms whose postings are made at once: their arrays fit the cache
    merge_occurrences: int = 500_000  # merged at once, in some 25 MB; those of one term are not parted
    merge_terms: int = 1 << 17  # of a text field, or one that is only looked up, merged at once, in some 30 MB
    merge_documents: int = 4_000  # whose stored values are copied at once


DEFAULT_LIMITS = IndexingLimits()
