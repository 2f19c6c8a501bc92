"""Signatures that are kept on disk: which articles are copies is found out as in memory."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.extraction.near_copies import ALIKE, HASHES, SIGNATURE_BYTES
from searchapp.ingest.kept_signatures import KeptSignatures, SignatureLimits


@pytest.fixture(params=[1, 3, None])
def limits(request: pytest.FixtureRequest) -> SignatureLimits:
    """So much at a time, which may make no difference."""
    most: int | None = request.param
    return SignatureLimits() if most is None else SignatureLimits(most, most << 10, most)


def signature(seed: int, other: int = 0) -> bytes:
    """A signature that has so many values in its second half that one of the same seed with others has not."""
    values = np.random.default_rng(seed).integers(0, 1 << 16, HASHES, dtype=np.uint16)
    values[HASHES - other :] += np.uint16(1 + other)
    return values.tobytes()


def kept(folder: Path, rows: Sequence[bytes], limits: SignatureLimits | None = None) -> KeptSignatures:
    signatures = KeptSignatures(folder, limits or SignatureLimits())
    for number, row in enumerate(rows):
        signatures.add(f"a{number}", row)
    return signatures


def test_pairs_are_the_articles_that_share_enough(tmp_path: Path, limits: SignatureLimits) -> None:
    least = int(HASHES * (1 - ALIKE))  # that still is a copy
    rows = [signature(1), signature(2), signature(1, least), signature(3), signature(1, least + 1), signature(3)]
    assert kept(tmp_path, rows, limits).pairs_alike().tolist() == [[0, 2], [3, 5]]


def test_where_there_is_one_or_none_there_are_no_pairs(tmp_path: Path) -> None:
    for rows in ([], [signature(1)], [signature(1), signature(2)]):
        with kept(tmp_path, rows) as signatures:
            assert len(signatures) == len(rows)
            assert signatures.pairs_alike().shape == (0, 2)


def test_ids_and_signatures_come_back_in_their_order(tmp_path: Path, limits: SignatureLimits) -> None:
    with KeptSignatures(tmp_path, limits) as signatures:
        given = [
            ("tea", signature(1)),
            ("", signature(2)),
            ("a\ud800b", bytes(SIGNATURE_BYTES)),
            ("größe", signature(4)),
        ]
        for each in given:
            signatures.add(*each)
        assert list(signatures) == given
        assert [signatures.id_of(number) for number in (3, 0)] == ["größe", "tea"]
        assert list(tmp_path.iterdir()) == []  # nothing is left where the process is killed


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from([0, 10, 51, 52, 200])), max_size=12))
def test_all_copies_of_a_text_are_joined_through_the_pairs(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[int, int]]
) -> None:
    rows = [signature(*each) for each in drawn]
    with kept(tmp_path_factory.mktemp("rows"), rows) as signatures:
        pairs = [tuple(pair) for pair in signatures.pairs_alike().tolist()]
    values = [np.frombuffer(row, np.uint16) for row in rows]
    alike = [(i, j) for i, j in combinations(range(len(rows)), 2) if (values[i] == values[j]).mean() >= ALIKE]
    assert set(pairs) <= set(alike)
    same = {(i, j) for i, j in alike if rows[i] == rows[j]}
    joined = {number: number for number in range(len(rows))}
    for first, second in pairs:
        merged = joined[second]
        joined = {number: joined[first] if root == merged else root for number, root in joined.items()}
    assert all(joined[i] == joined[j] for i, j in same)
