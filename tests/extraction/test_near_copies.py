"""Texts that are copies but for a few words are told from others, whatever stands in them."""

from __future__ import annotations

import random

import pytest

from searchapp.extraction.near_copies import (
    ALIKE,
    INDEXED_BYTES,
    alike,
    are_alike,
    band_terms,
    band_terms_of,
    signature_of,
    signatures,
    signatures_of,
)

WORDS = [f"{stem}{ending}" for stem in ("ferry", "goat", "lamp", "otter", "quay", "fog") for ending in "abcdefghijkl"]
BAND = "mpoIQ/Ue"  # of forty words


def story(seed: int, words: int = 150) -> list[str]:
    return random.Random(seed).choices(WORDS, k=words)


def test_a_text_with_a_few_other_words_is_a_copy() -> None:
    words = story(1)
    changed = [*words[:60], "seal", *words[61:], "and", "so", "on"]
    assert are_alike(signature_of(" ".join(words)), signature_of(" ".join(changed)))
    assert are_alike(signature_of(" ".join(words)), signature_of("\n\n".join(words).upper() + "!"))


def test_other_texts_and_half_copies_are_none() -> None:
    words = story(1)
    assert not are_alike(signature_of(" ".join(words)), signature_of(" ".join(story(2))))
    assert not are_alike(signature_of(" ".join(words)), signature_of(" ".join(words[:75] + story(3, 75))))


@pytest.mark.parametrize("text", ["", "A note.", "word " * 11])
def test_a_text_that_is_too_short_is_no_copy_of_anything(text: str) -> None:
    assert signature_of(text) == b""
    assert not are_alike(signature_of(text), signature_of(text))
    assert band_terms(b"") == []


@pytest.mark.parametrize("text", ["a\ud800b " * 20, "東京 " * 30, "a\0b " * 20])
def test_any_text_has_a_signature(text: str) -> None:
    assert are_alike(signature_of(text), signature_of(text))


def test_many_signatures_have_the_terms_that_each_has_alone() -> None:
    packed = [signature_of(text) for text in ("A note.", " ".join(story(1)), "", " ".join(story(2)))]
    assert list(band_terms_of(packed)) == [band_terms(each) for each in packed]
    assert [len(terms) for terms in band_terms_of(packed)] == [0, 10, 0, 10]
    assert list(band_terms_of([])) == []


def test_a_signature_is_the_same_in_every_process() -> None:
    assert band_terms(signature_of(" ".join(f"word{number}" for number in range(40))))[0] == BAND


def test_copies_have_an_indexed_band_in_common() -> None:
    texts = [story(number) for number in range(40)]
    texts += [[*words[:-3], "the", "end"] for words in texts[:20]]
    packed = [signature_of(" ".join(words)) for words in texts]
    share = alike(signatures(b"".join(packed[:20])), signatures(b"".join(packed[40:])))
    assert (share >= ALIKE).all()
    shared = [set(band_terms(packed[number])) & set(band_terms(packed[number + 40])) for number in range(20)]
    assert all(shared)
    assert all(band_terms(each[:INDEXED_BYTES]) == band_terms(each) for each in packed)


def test_many_texts_have_the_signatures_that_each_has_alone() -> None:
    texts = ["", " ".join(story(1)), "A note.", "“" + " ".join(story(2)) + "”", "日 " * 40, "x" * 100_000, "y " * 9_000]
    assert list(signatures_of(texts * 20)) == [signature_of(text) for text in texts] * 20


@pytest.mark.parametrize("word", ["otter", "embankments", "straßenbahnhaltestelle"])
def test_words_are_told_apart_by_any_of_their_ends(word: str) -> None:
    others = {signature_of(f"{changed} " * 12) for changed in (word, f"{word}s", f"s{word}", word[1:], word.title())}
    assert len(others) == 4
