"""Texts become term ids by arrays, and every term is where it would be if each text were analyzed alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from searchapp.engine.indexing.bulk_tokenizer import BulkTokenizer
from searchapp.engine.indexing.document import BulkAnalyzer, OtherSpellings
from searchapp.engine.indexing.limits import IndexingLimits
from searchapp.engine.indexing.term_ids import TermIds
from searchapp.engine.indexing.writer import Writer
from tests.engine.documents import Document, Passage, Prose, documents_of
from tests.engine.stories import SCHEMA, segment_path


def hyphen_parts(chunk: str) -> Sequence[str]:
    """A chunk may be several terms, or none."""
    return [part for part in chunk.split("-") if part]


def hyphenated(text: bytes) -> tuple[bytes, npt.NDArray[np.int64]]:
    """The chunks that have hyphens, and where they begin."""
    matches = list(re.finditer(rb"[^/ ]*-[^/ ]*", text))
    return b"".join(match.group() + b" " for match in matches), np.array([match.start() for match in matches], np.int64)


def joined(chunk: str) -> Sequence[str]:
    """A chunk with hyphens inside as one term."""
    return [chunk.replace("-", "")] if "-" in chunk.strip("-") else []


HYPHENS = BulkAnalyzer(lambda text: text.replace(b"/", b" "), lambda chunks: list(map(hyphen_parts, chunks)))


@given(st.lists(st.lists(st.sampled_from(["fog", "sea-fog", "-", "harbour", "a-b-c", ""]), max_size=5), max_size=6))
def test_terms_of_texts_follow_one_another(texts: list[list[str]]) -> None:
    ids = TermIds()
    tokenizer = BulkTokenizer(HYPHENS, ids.__getitem__)
    for _ in range(2):  # the second time every chunk is known
        tokenized = tokenizer.tokenize(["/".join(words).encode() for words in texts])
        expected = [[part for word in words for part in hyphen_parts(word)] for words in texts]
        terms = ids.terms()
        assert [terms[term_id].decode() for term_id in tokenized.term_ids] == [term for row in expected for term in row]
        assert tokenized.counts.tolist() == list(map(len, expected))
        assert tokenized.spelling_counts.tolist() == [0] * len(expected)


@given(st.lists(st.text(alphabet="ab-/", max_size=12), max_size=6))
def test_texts_have_other_spellings_beside_their_terms(texts: list[str]) -> None:
    ids = TermIds()
    spellings = OtherSpellings(hyphenated, lambda words: list(map(joined, words)), 0.2, 9)
    tokenizer = BulkTokenizer(replace(HYPHENS, spellings=spellings), ids.__getitem__)
    tokenized = tokenizer.tokenize([text.encode() for text in texts])
    own, others = ([list(ids)[each] for each in ids_] for ids_ in (tokenized.term_ids, tokenized.spelling_ids))
    counts = zip(tokenized.counts.tolist(), tokenized.spelling_counts.tolist(), strict=True)
    for text, (term_count, spelling_count) in zip(texts, counts, strict=True):
        chunks = [chunk for chunk in text.split("/") if chunk]
        assert own[:term_count] == [part for chunk in chunks for part in hyphen_parts(chunk)]
        assert others[:spelling_count] == [term for chunk in chunks for term in joined(chunk)]
        del own[:term_count], others[:spelling_count]


@pytest.mark.parametrize(("pending_bytes", "tokenizer_bytes"), [(1, 1), (1 << 20, 1 << 20), (1 << 20, 20)])
def test_prose_and_lists_of_terms_are_indexed_alike(pending_bytes: int, tokenizer_bytes: int, tmp_path: Path) -> None:
    """The same words, given either way and in turns, become the same segment."""
    limits = IndexingLimits(pending_text_bytes=pending_bytes, tokenizer_bytes=tokenizer_bytes)
    stories = ["sea-fog over the harbour", "", "the harbour sleeps", "a-b-c over and over"]
    with Writer(tmp_path / "both", SCHEMA, limits=limits) as both, Writer(tmp_path / "lists", SCHEMA) as lists:
        for number, story in enumerate(stories * 3):
            listed = Passage([part for word in story.split() for part in hyphen_parts(word)], 2.5, 7)
            prose = Passage(Prose(story.encode(), HYPHENS), 2.5, 7)
            lists.add_all(documents_of(Document(str(number), {"text": [listed]}, {}, {}, {})))
            both.add_all(documents_of(Document(str(number), {"text": [listed if number % 3 else prose]}, {}, {}, {})))
    assert segment_path(tmp_path / "both").read_bytes() == segment_path(tmp_path / "lists").read_bytes()


@pytest.mark.parametrize(("known_terms", "known_chunks"), [(-1, -1), (3, 1 << 20), (1 << 19, 3)])
def test_what_a_buffer_knows_from_the_one_before_changes_nothing(
    known_terms: int, known_chunks: int, tmp_path: Path
) -> None:
    stories = ["sea-fog over the harbour", "gulls", "the harbour sleeps", "a-b-c over and over", "fog"]
    small = {"pending_text_bytes": 1, "buffer_tokens": 2}
    forgetful = IndexingLimits(known_terms=known_terms, known_chunks=known_chunks, **small)
    for folder, limits in (("forgetting", forgetful), ("remembering", IndexingLimits(**small))):
        with Writer(tmp_path / folder, SCHEMA, limits=limits) as writer:
            for number, story in enumerate(stories):
                passage = Passage(Prose(story.encode(), HYPHENS), 1.0, 0)
                writer.add_all(documents_of(Document(str(number), {"text": [passage]}, {}, {}, {})))
    assert segment_path(tmp_path / "forgetting").read_bytes() == segment_path(tmp_path / "remembering").read_bytes()
