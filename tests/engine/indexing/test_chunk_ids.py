"""Chunks are told apart by arrays as if each were an object."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.engine.indexing.chunk_ids import ChunkIds

# Words that differ in their first, eighth, ninth or last letter, or only in how many zero bytes they end with.
WORDS = ["a", "a\0", "a\0\0", "lantern", "lanterns", "lanternsmith", "lanternsmiths", "Lanternsmith", "l" * 40, "é東"]
TEXTS = st.lists(st.one_of(st.sampled_from([*WORDS, "", "  "]), st.text(max_size=20)), max_size=30).map(" ".join)


def chunks_of(texts: Sequence[bytes], ids: ChunkIds) -> list[list[bytes]]:
    """The chunks of each text, by way of their ids."""
    chunk_by_id = [b""]
    rows = []
    for text in texts:
        chunks = ids.of_text(text)
        chunk_by_id += chunks.new.split(b" ")[:-1]
        row = [chunk_by_id[chunk_id] for chunk_id in chunks.ids]
        assert [text[begin : begin + len(chunk)] for begin, chunk in zip(chunks.begins, row, strict=True)] == row
        rows.append(row)
    return rows


@given(st.lists(TEXTS, max_size=3))
def test_chunks_are_what_stands_between_spaces(texts: list[str]) -> None:
    encoded = [text.encode() for text in texts]
    assert chunks_of(encoded, ChunkIds()) == [[chunk for chunk in text.split(b" ") if chunk] for text in encoded]


def test_a_chunk_that_comes_again_is_not_new() -> None:
    ids = ChunkIds()
    assert sorted(ids.of_text(b"fog over the fog").new.split()) == [b"fog", b"over", b"the"]
    assert ids.of_text(b"the lanternsmith over the fog").new == b"lanternsmith "
    assert ids.of_text(b"fog and lanternsmith").new == b"and "


def test_chunks_that_share_a_slot_stay_apart() -> None:
    """With tables of two slots every word meets half of the others."""
    words = [word.encode() for word in WORDS if "\0" not in word]
    texts = [b" ".join(words[:4] * 2), b" ".join(words * 2)]
    assert chunks_of(texts, ChunkIds(table_bits=1)) == [text.split(b" ") for text in texts]


@pytest.mark.parametrize("words", [WORDS, ["fog", "fogs"], ["fog", "fig"], ["lanternsmith", "lanternsmyth"]])
def test_chunks_with_one_key_stay_apart(words: list[str]) -> None:
    """A multiplier of 0 gives every long word the key 0, so that the arrays cannot tell them apart."""
    texts = [" ".join(words * 2).encode(), " ".join([*words, "gull"]).encode()]
    assert chunks_of(texts, ChunkIds(multiplier=0)) == [text.split(b" ") for text in texts]


def test_chunks_of_megabytes_are_told_apart_by_all_of_their_bytes() -> None:
    """As what is encoded in base64: their beginnings alone are hashed."""
    long = b"QUJD" * (1 << 19)
    texts = [b" ".join([long + b"x", b"fog", long + b"y"]), long + b"x", long + b"z"]
    assert chunks_of(texts, ChunkIds()) == [text.split(b" ") for text in texts]
