"""Texts are numbered by arrays, and every one of their words is found again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.engine import Writer
from searchapp.engine.indexing import buffer, bulk_tokenizer, writer
from searchapp.engine.indexing.bulk_tokenizer import ChunkNumbers, ChunkTerms, Row, TermNumbers
from searchapp.engine.indexing.document import Document, Passage, Prose, Reading
from tests.engine.test_storage_writer import SCHEMA

# Words that differ in their first, eighth, ninth or last letter, or only in how many zero bytes they end with.
WORDS = ["a", "a\0", "a\0\0", "lantern", "lanterns", "lanternsmith", "lanternsmiths", "Lanternsmith", "l" * 40, "é東"]
TEXTS = st.lists(st.one_of(st.sampled_from([*WORDS, "", "  "]), st.text(max_size=20)), max_size=30).map(" ".join)


def told_apart(texts: Sequence[bytes]) -> list[list[bytes]]:
    """The chunks of texts as the arrays tell them, one text after the other."""
    numbers = ChunkNumbers()
    known = [b""]
    rows = []
    for text in texts:
        found = numbers.numbered(text)
        known += found.fresh.split(b" ")[:-1]
        row = [known[number] for number in found.numbers]
        assert [text[begin : begin + len(chunk)] for begin, chunk in zip(found.begins, row, strict=True)] == row
        rows.append(row)
    return rows


@given(st.lists(TEXTS, max_size=3))
def test_chunks_are_what_stands_between_spaces(texts: list[str]) -> None:
    encoded = [text.encode() for text in texts]
    assert told_apart(encoded) == [[chunk for chunk in text.split(b" ") if chunk] for text in encoded]


def test_a_chunk_that_comes_again_is_not_fresh() -> None:
    numbers = ChunkNumbers()
    assert sorted(numbers.numbered(b"fog over the fog").fresh.split()) == [b"fog", b"over", b"the"]
    assert numbers.numbered(b"the lanternsmith over the fog").fresh == b"lanternsmith "
    assert numbers.numbered(b"fog and lanternsmith").fresh == b"and "


def test_chunks_that_share_a_slot_stay_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """With two slots every word meets half of the others."""
    monkeypatch.setattr(bulk_tokenizer, "SLOT_BITS", 1)
    words = [word.encode() for word in WORDS if "\0" not in word]
    texts = [b" ".join(words[:4] * 2), b" ".join(words * 2)]
    assert told_apart(texts) == [text.split(b" ") for text in texts]


@pytest.mark.parametrize("words", [WORDS, ["fog", "fogs"], ["fog", "fig"], ["lanternsmith", "lanternsmyth"]])
def test_chunks_with_one_key_stay_apart(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A multiplier of 0 gives every long word the key 0, so that the arrays cannot tell them apart."""
    monkeypatch.setattr(bulk_tokenizer, "MULTIPLIER", 0)
    texts = [" ".join(words * 2).encode(), " ".join([*words, "gull"]).encode()]
    assert told_apart(texts) == [text.split(b" ") for text in texts]


def hyphen_parts(chunk: str) -> Sequence[str]:
    """A chunk may be several terms, or none."""
    return [part for part in chunk.split("-") if part]


HYPHENS = Reading(lambda text: text.replace(b"/", b" "), lambda chunks: list(map(hyphen_parts, chunks)))


@given(st.lists(st.lists(st.sampled_from(["fog", "sea-fog", "-", "harbour", "a-b-c", ""]), max_size=5), max_size=6))
def test_terms_of_texts_follow_one_another(texts: list[list[str]]) -> None:
    known = TermNumbers()
    counted = ChunkTerms(HYPHENS, known.__getitem__)
    for _ in range(2):  # the second time every chunk is known
        found = counted.numbered(["/".join(words).encode() for words in texts])
        expected = [[part for word in words for part in hyphen_parts(word)] for words in texts]
        terms = known.terms()
        assert [terms[number].decode() for number in found.numbers] == [term for row in expected for term in row]
        assert found.counts.tolist() == [len(row) for row in expected]


@pytest.mark.parametrize(("prose_bytes", "portion_bytes"), [(1, 1), (1 << 20, 1 << 20), (1 << 20, 20)])
def test_prose_and_lists_of_terms_are_one(
    prose_bytes: int, portion_bytes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same words, given either way and in turns, are the same postings."""
    monkeypatch.setattr(buffer, "PROSE_BYTES", prose_bytes)
    monkeypatch.setattr(buffer, "PORTION_BYTES", portion_bytes)
    stories = ["sea-fog over the harbour", "", "the harbour sleeps", "a-b-c over and over"]
    with Writer(tmp_path / "both", SCHEMA) as both, Writer(tmp_path / "lists", SCHEMA) as lists:
        for number, story in enumerate(stories * 3):
            listed = Passage([part for word in story.split() for part in hyphen_parts(word)], 2.5, 7)
            prose = Passage(Prose(story.encode(), HYPHENS), 2.5, 7)
            lists.add(Document(str(number), {"text": [listed]}, {}, {}, {}))
            both.add(Document(str(number), {"text": [listed if number % 3 else prose]}, {}, {}, {}))
    written = [next((tmp_path / name).glob("*.arrays")) for name in ("both", "lists")]
    assert written[0].read_bytes() == written[1].read_bytes()


@pytest.mark.parametrize(("kept_terms", "kept_chunks"), [(3, 1 << 20), (1 << 19, 3), (1 << 19, 1 << 20)])
def test_words_are_the_same_remembered_or_forgotten(
    kept_terms: int, kept_chunks: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a batch knows from the one before it changes nothing in the index."""
    stories = ["sea-fog over the harbour", "gulls", "the harbour sleeps", "a-b-c over and over", "fog"]
    monkeypatch.setattr(buffer, "PROSE_BYTES", 1)
    monkeypatch.setattr(writer, "BATCH_TOKENS", 2)
    monkeypatch.setattr(bulk_tokenizer, "KEPT_CHUNKS", kept_chunks)
    for folder, kept in (("forgetting", -1), ("remembering", kept_terms)):
        monkeypatch.setattr(bulk_tokenizer, "KEPT_TERMS", kept)
        with Writer(tmp_path / folder, SCHEMA) as index:
            for number, story in enumerate(stories):
                passage = Passage(Prose(story.encode(), HYPHENS), 1.0, 0)
                index.add(Document(str(number), {"text": [passage]}, {}, {}, {}))
    written = [next((tmp_path / name).glob("*.arrays")) for name in ("forgetting", "remembering")]
    assert written[0].read_bytes() == written[1].read_bytes()


def test_a_row_keeps_what_it_held_while_it_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_tokenizer, "LONG_ROW", 5)  # from the third time on it has room to spare
    row = Row(np.array([7]))
    for number in range(9):
        row.extend(np.array([number, -number]))
    assert row.items.tolist() == [7, *chain.from_iterable((number, -number) for number in range(9))]
