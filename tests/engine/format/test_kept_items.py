"""Items of a section that is written behind others: the same from the disk as from memory."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from searchapp.engine.format.kept_items import KeptItems, Scratch, running_sums


@pytest.mark.parametrize("memory_bytes", [0, 10, 1 << 20])
def test_items_come_back_in_their_order_from_memory_and_from_disk(tmp_path: Path, memory_bytes: int) -> None:
    scratch = Scratch(tmp_path)
    ponds, ducks = (KeptItems(scratch, np.uint16, memory_bytes) for _ in range(2))
    for begin in range(0, 30, 3):
        ponds.append(np.arange(begin, begin + 3))
        ducks.append(np.array([[begin, 7]]))
    assert (len(ponds), len(ducks)) == (30, 20)
    for _ in range(2):
        assert np.concatenate([*ponds]).tolist() == list(range(30))
        assert np.concatenate([*ducks]).tolist() == [each for begin in range(0, 30, 3) for each in (begin, 7)]
    assert {piece.dtype for piece in ponds} == {np.dtype(np.uint16)}
    scratch.close()


def test_what_is_appended_may_change_afterwards(tmp_path: Path) -> None:
    kept, items = KeptItems(Scratch(tmp_path), np.int64), np.array([1, 2])
    kept.append(items)
    items += 5
    assert [piece.tolist() for piece in kept] == [[1, 2]]


def test_few_items_need_no_file_and_many_leave_none(tmp_path: Path) -> None:
    scratch = Scratch(tmp_path / "gone")
    KeptItems(scratch, np.uint8).append(np.zeros(1000))
    scratch.close()
    scratch = Scratch(tmp_path)
    KeptItems(scratch, np.uint8, memory_bytes=10).append(np.zeros(1000))
    scratch.close()
    assert not [*tmp_path.iterdir()]


def test_sums_run_on_from_piece_to_piece() -> None:
    pieces = [np.array([2, 3], dtype=np.uint8), np.array([], dtype=np.uint8), np.array([250], dtype=np.uint8)]
    sums = [*running_sums(pieces, np.uint32)]
    assert np.concatenate(sums).tolist() == [0, 2, 5, 255]
    assert {piece.dtype for piece in sums} == {np.dtype(np.uint32)}
    assert np.concatenate([*running_sums([], np.uint64)]).tolist() == [0]
