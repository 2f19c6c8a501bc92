"""The arrays of a segment hold what was written, whatever its size: against plain Python dicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from searchapp.engine.format.layout import BLOCK, MISSING, PAGE
from searchapp.engine.format.segment_arrays import SegmentArrays
from searchapp.engine.indexing.limits import IndexingLimits
from searchapp.engine.indexing.writer import Writer
from searchapp.engine.similarity import K1, length_share
from tests.engine.documents import Document, Passage, documents_of
from tests.engine.stories import SCHEMA, only_segment


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
                {"country": [f"t{int(tag)}" for tag in random.integers(0, 40, random.integers(0, 6))]},
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


def assert_holds(arrays: SegmentArrays, documents: Sequence[Document]) -> None:
    """The segment has these documents, in this order."""
    postings = expected_postings(documents)
    assert_postings(arrays, postings)
    assert_impacts(arrays, postings)
    assert arrays.field("text").lengths.tolist() == [
        sum(len(passage.terms) for passage in document.text["text"]) for document in documents
    ]
    numbers = [document.numbers.get("published", MISSING) for document in documents]
    assert arrays.numbers("published").numbers.tolist() == numbers
    tags, terms = arrays.keywords("country"), arrays.field("country").terms
    stored = arrays.stored("body")
    for number in range(0, len(documents), max(1, len(documents) // 500)):
        values = {terms.term(value).decode() for value in tags.values(number)}
        assert values == set(documents[number].keywords["country"])
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
        assert text.doc_ids(ordinal).tolist() == list(expected)
        assert text.weights(ordinal).tolist() == pytest.approx([weight for weight, _ in expected.values()])
        assert text.occurrences(ordinal).tolist() == [len(positions) for _, positions in expected.values()]
        assert text.positions(ordinal).flat.tolist() == [
            position for _, positions in expected.values() for position in positions
        ]
        picks = np.arange(ordinal % 3, len(expected), 1 + ordinal % 11)
        picked = [list(expected.values())[pick][1] for pick in picks.tolist()]
        some = text.positions(ordinal, picks)
        assert some.counts.tolist() == [len(positions) for positions in picked]
        assert some.flat.tolist() == [position for positions in picked for position in positions]
    rows = sorted(postings)[2:40]
    between = text.doc_ids_between(2, 2 + len(rows))
    assert between.tolist() == [number for term in rows for number in postings[term]]


def assert_impacts(arrays: SegmentArrays, postings: Postings) -> None:
    """No posting has a greater impact than its term's maximum, nor than its block's."""
    text = arrays.field("text")
    average = text.total_length / arrays.documents
    share = length_share(average)
    for ordinal in range(0, len(text.terms), 7):
        lengths = text.lengths[text.doc_ids(ordinal)]
        weights = text.weights(ordinal).astype(np.float64)
        impacts = weights * (K1 + 1) / (weights + K1 * (1 - share + share * lengths / average))
        assert impacts.max() <= text.impact_bound(ordinal) <= impacts.max() + 0.01
        blocks = text.block_impact_bounds(ordinal)
        assert (blocks is None) == (len(impacts) <= BLOCK)
        if blocks is not None:
            greatest = np.maximum.reduceat(impacts, np.arange(0, len(impacts), BLOCK))
            assert (greatest <= blocks + 1e-6).all()
            assert (blocks <= greatest + 0.01).all()


def test_a_small_segment(tmp_path: Path) -> None:
    documents = random_documents(700, 60)
    with Writer(tmp_path, SCHEMA) as writer:
        for document in documents:
            writer.add_all(documents_of(document))
    assert_holds(only_segment(tmp_path), documents)


@pytest.mark.parametrize(("sort_key_bits", "flush_occurrences"), [(30, 1 << 18), (63, 100)])
def test_a_segment_written_piece_by_piece(tmp_path: Path, sort_key_bits: int, flush_occurrences: int) -> None:
    """With 30 bits for a key some hundred terms are sorted at a time."""
    limits = IndexingLimits(sort_key_bits=sort_key_bits, flush_occurrences=flush_occurrences)
    documents = random_documents(700, 60)
    with Writer(tmp_path, SCHEMA, limits=limits) as writer:
        for document in documents:
            writer.add_all(documents_of(document))
    assert_holds(only_segment(tmp_path), documents)


@pytest.mark.slow
def test_more_documents_than_a_page(tmp_path: Path) -> None:
    documents = random_documents(PAGE + 2_000, 4)
    with Writer(tmp_path, SCHEMA) as writer:
        for document in documents:
            writer.add_all(documents_of(document))
    assert_holds(only_segment(tmp_path), documents)


def test_merging_many_segments_without_their_deleted_documents(tmp_path: Path) -> None:
    limits = IndexingLimits(buffer_tokens=60_000, merge_occurrences=20_000, merge_documents=3_000, merge_terms=500)
    documents = random_documents(PAGE + 9_000, 4)
    with Writer(tmp_path, SCHEMA, limits=limits) as writer:
        for document in documents:
            writer.add_all(documents_of(document))
        for number in range(0, len(documents), 9):
            writer.delete("id", str(number))
        writer.commit(optimize=True)
    assert_holds(only_segment(tmp_path), [document for number, document in enumerate(documents) if number % 9])


def test_far_positions_and_escaped_weights(tmp_path: Path) -> None:
    words = [f"w{number % 40}" for number in range(9_000)]
    unusual = [
        Document(f"unusual {n}", {"text": [Passage([f"w{n}"] * n, 1 + n / 7, n * 100)]}, {"country": []}, {}, {})
        for n in range(1, 400)
    ]
    documents = [
        Document(
            "long", {"text": [Passage(words, 1.0, 70_000)]}, {"country": ["t1"]}, {"published": 5}, {"body": b"long"}
        ),
        *unusual,
        *random_documents(200, 30),
    ]
    with Writer(tmp_path, SCHEMA) as writer:
        for document in documents[:300]:
            writer.add_all(documents_of(document))
    assert_postings(only_segment(tmp_path), expected_postings(documents[:300]))
    with Writer(tmp_path, SCHEMA) as writer:
        for document in documents[300:]:
            writer.add_all(documents_of(document))
        writer.commit(optimize=True)
    assert_holds(only_segment(tmp_path), documents)
