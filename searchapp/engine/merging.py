"""Merging of segments: array work, a range of terms at a time."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from whoosh.fields import Schema

from searchapp.engine.segment import SegmentArrays
from searchapp.engine.tables import Means


def merge(path: str | os.PathLike[str], sources: Sequence[Any], schema: Schema, means: Means) -> None:
    raise NotImplementedError
