"""A field written by hand: terms with their documents, weights and positions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from searchapp.engine.format.frequency_codes import code_table, pair_counts
from searchapp.engine.format.postings import IndexedField
from searchapp.engine.format.postings_writer import (
    FieldStatistics,
    PostingsWriter,
    TermPostings,
    TextStatistics,
    rare_posting_count,
)
from searchapp.engine.format.run_lengths import offsets
from searchapp.engine.format.segment_file import SegmentFile, SegmentFileWriter
from searchapp.engine.format.stems import DocumentLanguages

Documents = Mapping[int, tuple[float, Sequence[int]]]  # weight and positions of a term by document


def postings_of(terms: Mapping[bytes, Documents]) -> TermPostings:
    """Terms as a writer takes them."""
    postings = [each for term in sorted(terms) for each in terms[term].items()]
    return TermPostings(
        sorted(terms),
        offsets(np.array([len(terms[term]) for term in sorted(terms)], dtype=np.int64)),
        np.array([doc_id for doc_id, _ in postings], dtype=np.int64),
        np.array([len(positions) for _, (_, positions) in postings], dtype=np.uint32),
        np.array([weight for _, (weight, _) in postings], dtype=np.float32),
        [np.array([each for _, (_, positions) in postings for each in positions], dtype=np.int64)],
    )


def written(
    path: Path, *parts: Mapping[bytes, Documents], documents: int, languages: DocumentLanguages | None = None
) -> IndexedField:
    """The field `text` of a segment, its terms written part by part, and read."""
    several = [postings_of(part) for part in parts]
    lengths = np.zeros(documents, dtype=np.int64)
    for postings in several:
        np.add.at(lengths, postings.doc_ids, postings.occurrences)
    statistics = FieldStatistics(
        "text",
        documents,
        postings=sum(len(each.doc_ids) for each in several),
        rare_postings=sum(rare_posting_count(np.diff(each.starts)) for each in several),
        codes=code_table(np.sum([pair_counts(each.occurrences, each.weights) for each in several], axis=0)),
        term_bytes=sum(len(term) for each in several for term in each.terms),
        text=TextStatistics(int(lengths.sum()), lengths, languages),
    )
    with SegmentFileWriter(path, documents) as writer:
        field = PostingsWriter(writer, statistics)
        for postings in several:
            field.add(postings)
        field.finish()
        writer.finish()
    return IndexedField(SegmentFile(path), "text")
