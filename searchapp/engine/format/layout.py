"""The format of a segment file, on one page.

A segment is one file, written once. It is a row of *sections* (flat little-endian arrays, each 64-byte aligned), then a
directory (JSON) that names them, then checksums and a trailer; segment_file.py reads and writes that container, and
verifies every 64 KB of it against its checksum at the first touch. Opening a segment reads nothing but the directory.

`n` documents have the doc ids 0 … n-1. A *page* of doc ids is 65,536 of them: doc id = page * 65536 + low. The `t`
terms of a field have the ordinals 0 … t-1 in byte order; its `p` postings are sorted by (term, doc id) and numbered
over the field. A *common* term has more than 128 postings (`c` such terms), the others are *rare*. `o` are all
occurrences.

The directory also has the facts of the segment, `SegmentFacts`. A number field has doc values only: `NumericField`
reads its terms off them. Deletions lie in Whoosh's table of contents.

`SECTIONS` lists every section, named `field.section`; those of term dictionaries are `field.terms.…` and, for the stems
of a text field, `field.stems.…`. `|` parts the types of which the narrowest that suffices is chosen.
"""

from __future__ import annotations

from typing import Final, TypedDict

from msgspec import Struct

FORMAT: Final = 3  # raised when a file written before can no longer be read; 2 had stems of one language
PAGE: Final = 1 << 16  # doc ids that share their high part
BLOCK: Final = 128  # postings that share a block-max impact; Tantivy and Lucene use the same
ESCAPE: Final = 255  # the code of a posting whose frequency and weight are among the escaped ones
FAR: Final = 15  # the high bits of a position that is among the far ones
MISSING: Final = (1 << 63) - 1  # "no number": what Whoosh's 64-bit NUMERIC column also defaults to
EXTENSION: Final = ".arrays"


class FieldFacts(TypedDict):
    """What the directory tells of a field with postings."""

    postings: int  # p
    positions: bool  # whether it has positions, lengths and impacts
    length: int  # o if it has positions, else 0
    languages: list[str]  # those in which it has stems; the empty one is the default


class SegmentFacts(TypedDict):
    """What the directory tells of a segment beside its sections."""

    documents: int  # n
    fields: dict[str, FieldFacts]  # those with postings
    numbers: dict[str, int]  # number fields: the shift step by which Whoosh finds their terms
    keywords: list[str]  # fields with keyword doc values
    stored: list[str]  # stored fields


class SectionSpec(Struct, frozen=True):
    """A section of a segment file: its name behind the field's, the type and shape of its items, what they mean."""

    name: str
    dtypes: str
    shape: str
    meaning: str

    def of(self, owner: str) -> str:
        """The full name of the section of a field, or of one of its term dictionaries."""
        return f"{owner}.{self.name}"


_U8, _U16, _U32, _U64, _F32 = "uint8", "uint16", "uint32", "uint64", "float32"
_ANY = "uint8|uint16|uint32"

# Term dictionaries
TERM_BYTES = SectionSpec("bytes", _U8, "bytes", "the terms one after another, UTF-8")
TERM_LENGTHS = SectionSpec("lengths", _ANY, "t", "bytes of each term")
# A hash table, of text fields and stems only: the terms with crc32(term) % b == i are in bucket i; b = max(1, t // 4)
HASH_BUCKETS = SectionSpec("hash.buckets", _U32, "b+1", "where each bucket begins in hash.ordinals")
HASH_ORDINALS = SectionSpec("hash.ordinals", _U32, "t", "ordinals of the terms by bucket")
# Postings: doc ids
POSTING_STARTS = SectionSpec("starts", _U32, "t+1", "first posting of each term; absent if each term has one posting")
DOC_LOW = SectionSpec("docs.low", _U16, "p", "low 16 bits of each posting's doc id")
DOC_HIGH = SectionSpec("docs.high", "uint8|uint16", "rare p", "pages of the rare terms' postings; only if n > 65,536")
COMMON_ORDINALS = SectionSpec("common.ordinals", _U32, "c", "ordinals of the common terms, ascending")
COMMON_BEFORE = SectionSpec("common.before", _U64, "c+1", "postings of common terms before each common term")
COMMON_PAGES = SectionSpec(
    "common.pages", _U32, "c, pages+1", "first posting, in its term, of each page; only if n > 65,536"
)
# Postings: frequency (occurrences in the document) and weight, e.g. 2.5 × in title + 1 × in body
CODES = SectionSpec("codes", _U8, "p", "index into the two code tables, 255: escaped; absent: all once, weight 1")
CODE_FREQUENCY = SectionSpec("code.frequency", _U32, "256", "frequency by code")
CODE_WEIGHT = SectionSpec("code.weight", _F32, "256", "weight by code")
ESCAPED_POSTING = SectionSpec("escaped.posting", _U64, "e", "the escaped postings, ascending")
ESCAPED_FREQUENCY = SectionSpec("escaped.frequency", _U32, "e", "their frequencies")
ESCAPED_WEIGHT = SectionSpec("escaped.weight", _F32, "e", "their weights")
# Positions of text fields, ascending within a posting
POSITION_STARTS = SectionSpec("positions.starts", "uint32|uint64", "t+1", "first occurrence of each term")
POSITION_LOW = SectionSpec("positions.low", _U8, "o", "low 8 bits of each position")
POSITION_HIGH = SectionSpec("positions.high", _U8, "(o+1)/2", "the 4 bits above, the first in the lower half; 15: far")
FAR_INDEX = SectionSpec("positions.far.index", _U64, "f", "the occurrences at position 3840 and beyond")
FAR_POSITION = SectionSpec("positions.far.position", _U32, "f", "their positions")
# Scoring of text fields
LENGTHS = SectionSpec("doc_lengths", "uint16|uint32", "n", "occurrences of terms in each document")
IMPACT_BOUND = SectionSpec("impact_bound", _U8, "t", "bound on a term's impacts, as similarity.py encodes it")
BLOCK_IMPACT_BOUND = SectionSpec("block.impact_bound", _U8, "blocks", "the same of each 128 postings of a common term")
BLOCK_FIRST = SectionSpec("block.first", _U32, "c+1", "first block of each common term")
BLOCK_POSITION = SectionSpec("block.position", _U32, "blocks", "first occurrence, within its term, of each block")
# Stems of text fields: the dictionary `field.stems` has the stems that join several terms or differ from their term;
# before a stem of a language other than the default stand the language and a NUL
STEM_STARTS = SectionSpec("stems.starts", _U32, "stems+1", "first member of each stem")
STEM_MEMBERS = SectionSpec("stems.members", _U32, "members", "ordinals of the terms by stem")
STEM_OWN = SectionSpec(
    "stems.own",
    _U8,
    "languages, (t+7)/8",
    "a bit for each term that is its own stem and shares it with none",
)
# Doc values
KEYWORD_ORDINALS = SectionSpec(
    "keyword.ordinals", _ANY, "v, n", "ordinal + 1 of the first v values of each document, 0: no value"
)
OVERFLOW_DOCS = SectionSpec("keyword.overflow.docs", _U32, "m", "doc ids of the values beyond the first v, ascending")
OVERFLOW_ORDINALS = SectionSpec("keyword.overflow.ordinals", _ANY, "m", "ordinal + 1 of those values")
NUMBER_ORDINALS = SectionSpec("number.ordinals", _ANY, "n", "index + 1 of each document's number, 0: no number")
NUMBER_VALUES = SectionSpec("number.values", "int64", "numbers", "the distinct numbers, ascending")
# Stored fields
STORED_BYTES = SectionSpec("stored.bytes", _U8, "bytes", "zstd frames without magic, one a document; empty: no value")
STORED_ENDS = SectionSpec("stored.ends", "uint32|uint64", "n", "where each document's frame ends")
STORED_DICTIONARY = SectionSpec("stored.dictionary", _U8, "bytes", "what the frames are compressed with")

TERM_DICTIONARIES: Final = ("terms", "stems")
SECTIONS: Final[tuple[SectionSpec, ...]] = tuple(spec for spec in globals().values() if isinstance(spec, SectionSpec))
