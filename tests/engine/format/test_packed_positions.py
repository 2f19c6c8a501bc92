"""Positions in twelve bits each, and those that need more."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.engine.format.layout import FAR
from searchapp.engine.format.packed_positions import PositionList, PositionWriter
from searchapp.engine.format.segment_file import SegmentFile, SegmentFileWriter

EDGES = [0, 255, 256, (FAR << 8) - 1, FAR << 8, (FAR << 8) + 1, 1 << 16, (1 << 32) - 1]


def written(path: Path, *parts: list[int]) -> PositionList:
    """Positions written part by part, and read."""
    with SegmentFileWriter(path) as writer:
        field = PositionWriter(writer, "text", sum(map(len, parts)))
        for part in parts:
            field.add(np.array(part, dtype=np.int64))
        field.finish()
        writer.finish()
    return PositionList(SegmentFile(path), "text")


numbers = st.lists(st.sampled_from(EDGES) | st.integers(0, 5_000), max_size=30)


@given(st.lists(numbers, min_size=1, max_size=3), st.data())
def test_all_come_back_from_anywhere_to_anywhere(parts: list[list[int]], data: st.DataObject) -> None:
    every = [number for part in parts for number in part]
    with TemporaryDirectory() as folder:
        read = written(Path(folder) / "segment", *parts)
        assert len(read) == len(every)
        begin = data.draw(st.integers(0, len(every)))
        end = data.draw(st.integers(begin, len(every)))
        assert read.between(begin, end).tolist() == every[begin:end]
        picks = sorted(data.draw(st.sets(st.integers(0, max(len(every) - 1, 0)), max_size=5))) if every else []
        assert read.values_at(np.array(picks, dtype=np.intp)).tolist() == [every[pick] for pick in picks]


@pytest.mark.parametrize("stride", [1, 2, 7, 100])
def test_some_far_apart_are_those_read_all_together(tmp_path: Path, stride: int) -> None:
    every = [EDGES[number % len(EDGES)] for number in range(1_001)]
    read = written(tmp_path / "segment", every)
    picks = np.arange(stride % 3, len(every), stride)
    assert read.values_at(picks).tolist() == every[stride % 3 :: stride]


def test_a_field_of_many_occurrences_is_whole(tmp_path: Path) -> None:
    """More than are written at once, an odd number of them."""
    every = [*EDGES, *range(1 << 18), 1]
    assert written(tmp_path / "segment", every, EDGES).between(0, len(every) + len(EDGES)).tolist() == every + EDGES
