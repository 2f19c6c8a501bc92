"""How one segment lies on disk, and what the evaluator sees of it.

A segment is one file, written once. It is a row of *sections* (flat little-endian arrays, each 64-byte aligned), then a
directory that names them, then a trailer; `files.py` reads and writes that container, and verifies every 64 KB page
that is touched against its checksum on the first touch. Nothing but the directory is read when a segment is opened.

`n` documents have the numbers 0 … n-1. A *page* of documents is 65,536 of them: document = page * 65536 + low.

Indexed field F (`IndexedField`, postings.py), `t` terms in byte order with the ordinals 0 … t-1, `p` postings sorted by
(term, document):

    F.terms.blob     uint8        the terms one after another (UTF-8, or whatever bytes the field makes)
    F.terms.lengths  uint8/16/32[t]  how long each is
    F.terms.buckets  uint32[b+1]  ┐ hash table of scored fields: the ordinals of the terms whose crc32 % b is i are
    F.terms.slots    uint32[t]    ┘ slots[buckets[i]:buckets[i+1]]; b = max(1, t // 4)
    F.starts         uint32[t+1]  first posting of each term; absent when every term has one posting
    F.low            uint16[p]    low 16 bits of each posting's document
    F.high           uint8/16     pages of the postings of *rare* terms, in their order   (only if n > 65,536)
    F.common         uint32[c]    ordinals of the *common* terms: those with more than 128 postings
    F.before         uint64[c+1]  postings of common terms before each common term
    F.pages          uint32[c, pages+1]  where, among a common term's postings, each page begins  (only if n > 65,536)
    F.codes          uint8[p]     an index into the two tables, 255 = see the exceptions; absent: all once, of weight 1
    F.code.frequency uint32[256]  occurrences
    F.code.weight    float32[256] weight of the posting, e.g. 2.5 × in title + 1 × in body
    F.odd.posting    uint64[e]    ┐
    F.odd.frequency  uint32[e]    │ the exceptions, by posting
    F.odd.weight     float32[e]   ┘
    F.positions      uint8        low bytes of the positions of every occurrence, ascending within a posting
    F.positions.high uint8        the four bits above them, two to a byte, the first in the lower half; 15 = see far
    F.far.place      uint64[f]    ┐ the occurrences at 3840 and beyond: which, and where
    F.far.position   uint32[f]    ┘
    F.occurrences    uint32/64[t+1]  first position of each term
    F.values.*       blob, ends   encoded posting values (only of formats beyond existence, frequency and positions)
    F.lengths        uint16/32[n] occurrences in each document (only scorable fields)
    F.bound          uint8[t]     ┐ upper bound of the impacts of a term's postings, and of each block of 128 of a
    F.block.bound    uint8        ┘ common term's, as `similarity` encodes it
    F.block.first    uint32[c+1]  first block of each common term
    F.block.position uint32       where, among its term's positions, each block begins
    F.family.*                    terms as above (of stems), F.family.starts uint32[s+1], F.family.members uint32: the
                                  ordinals by stem; a term that is its own stem and alone with it has no entry

Keyword column F (`KeywordColumn`, columns.py): `F.slots` uint8/16/32[s, n], values as ordinal + 1 and 0 for none,
filled from slot 0; of documents with more than s values the rest is `F.more.value`, in `F.more.document` (uint32).

Number column F (`NumberColumn`): `F.rank` uint8/16/32[n], 0 for none, else 1 + index into `F.values` int64, ascending.
Such a field has no sections of terms (unless Whoosh's own writer wrote it): `NumberField` reads them off the column.

Stored field F (`StoredField`, stored.py): `F.blob` zstd frames, `F.ends` uint32/64[n] where each ends (an empty frame
is no value), `F.dictionary` what they are compressed with. `F.column`: a column as Whoosh's own writer made it.

Deletions lie in Whoosh's table of contents, with the segment's name, as bits.
"""

from __future__ import annotations

from typing import Final

FORMAT: Final = 1  # raised when a file written before can no longer be read
PAGE: Final = 1 << 16  # documents whose numbers share their high part
BLOCK: Final = 128  # postings that share an upper bound; Tantivy and Lucene use the same
ODD: Final = 255  # the code that sends the reader to the exceptions
MISSING: Final = (1 << 63) - 1  # a number column's "no value": what Whoosh's 64-bit NUMERIC column also defaults to
EXTENSION: Final = ".arrays"
