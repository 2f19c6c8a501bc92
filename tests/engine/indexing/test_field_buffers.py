"""What a buffer holds of one field, as arrays of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

import numpy as np
import pytest

from searchapp.engine.format.layout import MISSING
from searchapp.engine.indexing.bulk_tokenizer import KnownTerms
from searchapp.engine.indexing.document import BulkAnalyzer, Layout, OtherSpellings, Passages
from searchapp.engine.indexing.field_buffers import KeywordBuffer, NumberBuffer, TextBuffer
from searchapp.engine.indexing.limits import DEFAULT_LIMITS, IndexingLimits
from tests.engine.documents import Document, Passage, Prose, documents_of

ANALYZER = BulkAnalyzer(lambda text: text.replace(b".", b" "), lambda chunks: [[chunk.lower()] for chunk in chunks])


def text_buffer(limits: IndexingLimits = DEFAULT_LIMITS) -> TextBuffer:
    return TextBuffer(KnownTerms(), limits)


def parts_of(passages: Sequence[Passage]) -> Sequence[Passages]:
    """The passages of one document."""
    return documents_of(Document("a", {"text": passages}, {}, {}, {})).text["text"]


def added(buffer: TextBuffer, doc_id: int, *passages: Passage) -> int:
    """How many tokens have got their term ids by adding passages."""
    parts = parts_of(passages)
    return buffer.add(doc_id, parts, buffer.check(parts))


def rows(buffer: TextBuffer) -> list[tuple[list[str], int, int, float]]:
    """The terms of each passage with its document, position and weight, in the order of these."""
    occurrences = buffer.occurrences()
    terms = [buffer.term_ids.terms()[term_id].decode() for term_id in occurrences.term_ids.tolist()]
    ends = occurrences.counts.cumsum().tolist()
    parts = zip(ends, occurrences.counts.tolist(), strict=True)
    passages = [terms[end - count : end] for end, count in parts]
    members = (occurrences.doc_ids, occurrences.positions, occurrences.weights)
    return sorted(zip(passages, *(each.tolist() for each in members), strict=True), key=itemgetter(1, 2))


def test_a_lead_is_a_passage_of_its_own() -> None:
    buffer = text_buffer()
    added(buffer, 0, Passage(["tea", "oats", "tea"], 1.0, 100, 2, 0.5))
    added(buffer, 1, Passage(["rye"], 2.0, 0, 5, 1.0), Passage([], 1.0, 9), Passage(["tea"], 1.0, 9))
    assert rows(buffer) == [
        (["tea", "oats"], 0, 100, 1.5),
        (["tea"], 0, 102, 1.0),
        (["rye"], 1, 0, 3.0),
        (["tea"], 1, 9, 1.0),
    ]


@pytest.mark.parametrize("pending_bytes", [0, 1 << 20])
def test_prose_becomes_terms_whether_it_waits_or_not(pending_bytes: int) -> None:
    buffer = text_buffer(IndexingLimits(pending_text_bytes=pending_bytes))
    tokens = added(buffer, 0, Passage(Prose(b"Tea. OATS.", ANALYZER), 1.0, 5))
    added(buffer, 1, Passage(["tea"]), Passage(Prose(b"rye", ANALYZER), 1.0, 1))
    assert tokens == (0 if pending_bytes else 2)
    assert rows(buffer) == [(["tea", "oats"], 0, 5, 1.0), (["tea"], 1, 0, 1.0), (["rye"], 1, 1, 1.0)]


def test_variants_stand_behind_the_text_with_a_weight_of_their_own() -> None:
    spellings = OtherSpellings(
        lambda text: (
            (b"tea ", np.array([0], dtype=np.int64)) if text.startswith(b"tea") else (b"", np.empty(0, np.int64))
        ),
        lambda words: [["chai"] for _ in words],
        weight=0.5,
        gap=10,
    )
    analyzer = BulkAnalyzer(ANALYZER.separate, ANALYZER.terms_of, spellings)
    buffer = text_buffer()
    added(buffer, 0, Passage(Prose(b"tea rye", analyzer), 2.0, 100))
    assert rows(buffer) == [(["tea", "rye"], 0, 100, 2.0), (["chai"], 0, 117, 1.0)]


@pytest.mark.parametrize(
    ("passages", "error", "message"),
    [
        ([Passage(["a"], 0.0)], ValueError, "of weight 0.0"),
        ([Passage(["a"], 1e6)], ValueError, "of weight 1000000.0"),
        ([Passage(["a"], 1.0, -1)], ValueError, "position -1"),
        ([Passage(["a", "b"]), Passage(["c"], 1.0, 1)], ValueError, "a passage at position 1 after 2"),
        ([Passage(["a"], 1.0, 0, -1)], ValueError, "a lead of -1 terms"),
        ([Passage(["a"], 1.0, (1 << 32) - 1)], ValueError, "a position of 4294967296"),
        ([Passage("tea")], TypeError, "'tea' is one text"),
        ([Passage(Prose("tea", ANALYZER))], TypeError, "prose that is str, not bytes"),  # type: ignore[arg-type]
    ],
)
def test_passages_that_cannot_be_indexed_are_told(passages: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        text_buffer().check(parts_of(passages))


def test_texts_of_several_documents_are_taken_in_together() -> None:
    buffer = text_buffer()
    title, body = Layout(ANALYZER, 4.0), Layout(ANALYZER, 1.0, 50, 1, 0.5)
    for doc_id in (0, 3):
        parts = [Passages([b"Tea", b"", b"Rye."], title), Passages([b"oats rye", b"oats", b""], body)]
        buffer.add(doc_id, parts, buffer.check(parts))
    of_three = [
        (["tea"], 0, 0, 4.0),
        (["oats"], 0, 50, 1.5),
        (["rye"], 0, 51, 1.0),
        (["oats"], 1, 50, 1.5),
        (["rye"], 2, 0, 4.0),
    ]
    assert rows(buffer) == [*of_three, *((terms, doc_id + 3, *rest) for terms, doc_id, *rest in of_three)]


def test_parts_at_one_position_are_of_different_documents() -> None:
    terms, prose = Passages([["tea", "oats"], []], Layout()), Layout(ANALYZER)
    assert text_buffer().check([terms, Passages([b"", b"rye"], prose)]) > 0
    with pytest.raises(ValueError, match="a passage at position 0 after 2"):
        text_buffer().check([terms, Passages([b"rye", b""], prose)])


def test_a_document_has_each_keyword_once() -> None:
    buffer = KeywordBuffer()
    buffer.add(0, [["NO", "SE", "NO"], [], ["SE"]])
    pairs = buffer.pairs()
    assert (pairs.doc_ids.tolist(), pairs.values.tolist()) == ([0, 0, 2], [0, 1, 1])
    assert buffer.doc_ids_with("SE").tolist() == [0, 2]
    assert buffer.doc_ids_with("DK").tolist() == []


def test_keywords_of_many_documents_keep_their_order() -> None:
    buffer, countries = KeywordBuffer(), ["NO", "SE", "DK"]
    for doc_id in range(2_500):
        buffer.add(doc_id, [[countries[doc_id % 3]]])
    assert buffer.pairs().doc_ids.tolist() == list(range(2_500))
    assert buffer.pairs().values.tolist() == [doc_id % 3 for doc_id in range(2_500)]


@pytest.mark.parametrize("number", [0, -(1 << 62), MISSING - 1, -MISSING])
def test_numbers_of_64_bits_are_taken(number: int) -> None:
    buffer = NumberBuffer()
    buffer.check([None, number])
    buffer.add(2, [None, number])
    assert (buffer.pairs().doc_ids.tolist(), buffer.pairs().values.tolist()) == ([3], [number])


@pytest.mark.parametrize("number", [MISSING, -MISSING - 1, 1.0, True, "1"])
def test_other_numbers_are_refused(number: Any) -> None:
    with pytest.raises(ValueError, match="is no number of this index"):
        NumberBuffer().check([0, number])
