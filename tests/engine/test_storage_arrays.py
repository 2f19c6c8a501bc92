"""The arrays of a segment hold what was written, whatever its size: against plain Python dicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from whoosh import fields, formats
from whoosh.analysis import IDAnalyzer, KeywordAnalyzer

from searchapp.engine import similarity
from searchapp.engine.commit.toc import open_index
from searchapp.engine.format.layout import BLOCK, MISSING, PAGE
from searchapp.engine.format.posting_codes import ONCE, code_table
from searchapp.engine.format.postings import IndexedField
from searchapp.engine.format.postings_writer import FieldShape, FieldWriter, Run
from searchapp.engine.format.segment_arrays import SegmentArrays
from searchapp.engine.format.segment_file import FileBuilder, SegmentFile
from searchapp.engine.format.term_dictionary import TermDictionary
from searchapp.engine.indexing import flush
from searchapp.engine.indexing import writer as writer_module
from searchapp.engine.indexing.document import Document, Passage
from searchapp.engine.indexing.merge import terms
from searchapp.engine.indexing.writer import Writer

SCHEMA = fields.Schema(
    id=fields.ID(unique=True),
    text=fields.FieldType(formats.Positions(), IDAnalyzer(), scorable=True),
    tag=fields.KEYWORD(analyzer=KeywordAnalyzer()),
    published=fields.NUMERIC(int, bits=64, sortable=True, shift_step=0),
    body=fields.STORED(),
)


def random_documents(count: int, length: int, seed: int = 7) -> list[Document]:
    """Documents of some words, common and rare ones, in two passages."""
    random = np.random.default_rng(seed)
    documents = []
    for number in range(count):
        words = [f"w{int(word)}" for word in random.zipf(1.3, random.integers(1, length)) if word < 10**6]
        title = words[:1] * int(number % 3)
        documents.append(
            Document(
                str(number),
                {"text": [Passage(title, 2.5, 0), Passage(words, 1.0, 1000)]},
                {"tag": [f"t{int(tag)}" for tag in random.integers(0, 40, random.integers(0, 6))]},
                {"published": int(random.integers(-50, 50))} if number % 4 else {},
                {"body": " ".join(words).encode()} if number % 5 else {},
            )
        )
    return documents


Postings = dict[bytes, dict[int, tuple[float, list[int]]]]


def expected_postings(documents: Sequence[Document]) -> Postings:
    """term → document → weight and positions."""
    postings: Postings = defaultdict(dict)
    for number, document in enumerate(documents):
        for passage in document.text["text"]:
            for position, term in enumerate(passage.terms, passage.position):
                weight, positions = postings[term.encode()].get(number, (0.0, []))
                postings[term.encode()][number] = (weight + passage.weight, [*positions, position])
    return postings


def only_segment(folder: Path) -> SegmentArrays:
    """The arrays of an index of one segment."""
    (segment,) = open_index(folder, SCHEMA)._segments()
    arrays: SegmentArrays = segment.arrays(str(folder))
    return arrays


def assert_holds(arrays: SegmentArrays, documents: Sequence[Document]) -> None:
    """The segment has these documents, in this order."""
    postings = expected_postings(documents)
    assert_postings(arrays, postings)
    assert_bounds(arrays, postings)
    assert arrays.field("text").lengths.tolist() == [
        sum(len(passage.terms) for passage in document.text["text"]) for document in documents
    ]
    numbers = [document.numbers.get("published", MISSING) for document in documents]
    assert arrays.numbers("published").numbers.tolist() == numbers
    tags, terms = arrays.keywords("tag"), arrays.field("tag").terms
    stored = arrays.stored("body")
    for number in range(0, len(documents), max(1, len(documents) // 500)):
        found = {terms.term(value).decode() for value in tags.values(number)}
        assert found == set(documents[number].keywords["tag"])
        assert stored.get(number) == documents[number].stored.get("body", b"")


def assert_postings(arrays: SegmentArrays, postings: Postings) -> None:
    """Every term has its documents, weights and positions, alone and with its neighbours."""
    text = arrays.field("text")
    assert text.terms.terms(0, len(text.terms)) == sorted(postings)
    commonest = sorted(range(len(postings)), key=lambda ordinal: -text.frequency(ordinal))[:40]
    for ordinal in {*commonest, *range(0, len(postings), max(1, len(postings) // 300))}:
        term = text.terms.term(ordinal)
        expected = postings[term]
        assert text.terms.find(term) == ordinal
        assert text.documents(ordinal).tolist() == list(expected)
        assert text.weights(ordinal).tolist() == pytest.approx([weight for weight, _ in expected.values()])
        assert text.occurrences(ordinal).tolist() == [len(positions) for _, positions in expected.values()]
        assert text.positions(ordinal).flat.tolist() == [at for _, positions in expected.values() for at in positions]
        picks = np.arange(ordinal % 3, len(expected), 1 + ordinal % 11)
        picked = [list(expected.values())[pick][1] for pick in picks.tolist()]
        found = text.positions(ordinal, picks)
        assert found.counts.tolist() == [len(positions) for positions in picked]
        assert found.flat.tolist() == [at for positions in picked for at in positions]
    rows = sorted(postings)[2:40]
    between = text.documents_between(2, 2 + len(rows))
    assert between.tolist() == [number for term in rows for number in postings[term]]


def assert_bounds(arrays: SegmentArrays, postings: Postings) -> None:
    """No posting scores more than its term's bound, nor than its block's."""
    text = arrays.field("text")
    average = text.total_length / arrays.documents
    for ordinal in range(0, len(text.terms), 7):
        lengths = text.lengths[text.documents(ordinal)]
        parts = similarity.scores(text.weights(ordinal), similarity.norms(lengths, average))
        assert parts.max() <= text.impact_bound(ordinal) <= parts.max() + 0.01
        blocks = text.block_impact_bounds(ordinal)
        assert (blocks is None) == (len(parts) <= BLOCK)
        if blocks is not None:
            greatest = np.maximum.reduceat(parts, np.arange(0, len(parts), BLOCK))
            assert (greatest <= blocks + 1e-6).all()
            assert (blocks <= greatest + 0.01).all()


def test_a_small_segment(tmp_path: Path) -> None:
    documents = random_documents(700, 60)
    with Writer(tmp_path, SCHEMA) as writer:
        for document in documents:
            writer.add(document)
    assert_holds(only_segment(tmp_path), documents)


@pytest.mark.parametrize(("key_bits", "run_occurrences"), [(30, 1 << 18), (63, 100)])
def test_a_segment_written_piece_by_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key_bits: int, run_occurrences: int
) -> None:
    """With 30 bits for a key some hundred terms are sorted at a time."""
    monkeypatch.setattr(flush, "KEY_BITS", key_bits)
    monkeypatch.setattr(flush, "RUN_OCCURRENCES", run_occurrences)
    documents = random_documents(700, 60)
    with Writer(tmp_path, SCHEMA) as writer:
        for document in documents:
            writer.add(document)
    assert_holds(only_segment(tmp_path), documents)


@pytest.mark.slow
def test_more_documents_than_a_page(tmp_path: Path) -> None:
    documents = random_documents(PAGE + 2_000, 4)
    with Writer(tmp_path, SCHEMA) as writer:
        for document in documents:
            writer.add(document)
    assert_holds(only_segment(tmp_path), documents)


@pytest.mark.slow
def test_more_pages_than_one_byte_counts(tmp_path: Path) -> None:
    last = 257 * PAGE + 3
    counts = np.zeros(ONCE + 1, dtype=np.int64)
    counts[ONCE] = 2
    shape = FieldShape("tag", last + 1, 2, 2, code_table(counts), "none")
    with FileBuilder(str(tmp_path / "large")) as builder:
        builder.facts["documents"] = last + 1
        field = FieldWriter(builder, shape)
        ones = np.ones(2)
        field.add(Run([b"owl"], np.array([0, 2]), np.array([5, last]), ones.astype(np.uint32), ones.astype(np.float32)))
        field.finish()
        builder.finish()
    found = IndexedField(SegmentFile(str(tmp_path / "large")), "tag").documents(0)
    assert found.tolist() == [5, last]


def test_merging_many_segments_without_their_deleted_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_module, "BATCH_TOKENS", 60_000)
    monkeypatch.setattr(terms, "CHUNK_POSTINGS", 20_000)
    documents = random_documents(PAGE + 9_000, 4)
    with Writer(tmp_path, SCHEMA) as writer:
        for document in documents:
            writer.add(document)
        for number in range(0, len(documents), 9):
            writer.delete("id", str(number))
        writer.commit(optimize=True)
    assert_holds(only_segment(tmp_path), [document for number, document in enumerate(documents) if number % 9])


def test_far_positions_and_unusual_weights(tmp_path: Path) -> None:
    words = [f"w{number % 40}" for number in range(9_000)]
    odd = [
        Document(f"odd {n}", {"text": [Passage([f"w{n}"] * n, 1 + n / 7, n * 100)]}, {"tag": []}, {}, {})
        for n in range(1, 400)
    ]
    documents = [
        Document("long", {"text": [Passage(words, 1.0, 70_000)]}, {"tag": ["t1"]}, {"published": 5}, {"body": b"long"}),
        *odd,
        *random_documents(200, 30),
    ]
    with Writer(tmp_path, SCHEMA) as writer:
        for document in documents[:300]:
            writer.add(document)
    assert_postings(only_segment(tmp_path), expected_postings(documents[:300]))
    with Writer(tmp_path, SCHEMA) as writer:
        for document in documents[300:]:
            writer.add(document)
        writer.commit(optimize=True)
    assert_holds(only_segment(tmp_path), documents)


def test_a_vocabulary_finds_by_term_and_by_prefix(tmp_path: Path) -> None:
    words = ["", "a", "ab", "abc", "abd", "b", "\U0010ffff", "\U0010ffffz", "île"]
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add(Document("1", {"text": [Passage([word for word in words if word])]}, {}, {}, {}))
    terms: TermDictionary = only_segment(tmp_path).field("text").terms
    assert [terms.find(word.encode()) for word in ("a", "abd", "zebra", "ab")] == [0, 3, -1, 1]
    for prefix in words:
        found = terms.prefixed(prefix.encode())
        expected = [word.encode() for word in words if word and word.startswith(prefix)]
        assert terms.terms(found.start, found.stop) == sorted(expected)
    assert list(terms.prefixed(b"\xff")) == []
