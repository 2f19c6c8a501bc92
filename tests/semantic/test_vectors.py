"""Vectors of passages: of which texts, and how near they are once they were packed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.model.article import Article
from searchapp.semantic.sentence_model import DIMENSIONS, Floats
from searchapp.semantic.vectors import (
    PASSAGE_WORDS,
    PASSAGES,
    likenesses,
    packed_vectors,
    passages_of,
    query_vector,
)
from tests.semantic.thesaurus import Thesaurus, use_thesaurus


def article(title: str, body: str) -> Article:
    return Article(id="a", title=title, body=body)


def test_each_passage_is_the_title_with_some_of_the_body() -> None:
    words = [f"w{number}" for number in range(PASSAGE_WORDS + 5)]
    first, second = passages_of(article("Ferry late", " ".join(words)))
    assert first == f"Ferry late. {' '.join(words[:PASSAGE_WORDS])}"
    assert second == f"Ferry late. {' '.join(words[PASSAGE_WORDS:])}"
    assert passages_of(article("", "Just  a\nbody")) == ["Just a body"]
    assert passages_of(article("Just a title", "")) == ["Just a title. "]
    assert passages_of(article("", "")) == []
    assert len(passages_of(article("Long", "tide " * PASSAGE_WORDS * 20))) == PASSAGES


class Given:
    """A model that has these vectors for whatever it reads."""

    def __init__(self, vectors: Floats) -> None:
        self._vectors = vectors

    def encode(self, texts: object) -> Floats:
        return self._vectors


@given(st.integers(0, 2**32 - 1))
def test_packing_changes_no_angle_by_more_than_a_degree(seed: int) -> None:
    numbers = np.random.default_rng(seed).normal(size=(3, DIMENSIONS)).astype(np.float32)
    vectors = numbers / np.linalg.norm(numbers, axis=1, keepdims=True)
    packed = packed_vectors([article("", body) for body in "ab"], Given(vectors[:2]))  # type: ignore[arg-type]
    exact = (vectors[:2] @ vectors[2]).tolist()
    angles = np.degrees(np.arccos(np.array([exact, likenesses(vectors[2], packed)], dtype=np.float64)))
    assert np.abs(angles[0] - angles[1]).max() < 1


def test_an_article_is_as_near_as_its_nearest_passage(monkeypatch: pytest.MonkeyPatch) -> None:
    model = use_thesaurus(monkeypatch)
    ice_behind = article("", "budget " * PASSAGE_WORDS + "glacier")
    packed = packed_vectors([ice_behind, article("", "budget"), article("", "")], model)  # type: ignore[arg-type]
    near, far, unknown = likenesses(query_vector("ice"), packed)
    assert (near or 0) > 0.95
    assert 0 < (far or 0) < 0.1
    assert unknown is None
    assert likenesses(query_vector("ice"), ["", ""]) == [None, None]


def test_a_query_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    model: Thesaurus = use_thesaurus(monkeypatch)
    assert query_vector("ice") is query_vector("ice")
    assert model.read == ["ice"]
