"""The merge policy: which segments to merge, so that there are few and each document is rewritten seldom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from searchapp.engine.whoosh_compat.codec import ArraySegment

_SIZE_RATIO: Final = 4  # a segment joins the smaller ones when these are together at least a quarter of its size
_DELETED_SHARE: Final = 0.25  # a segment with more deleted documents is rewritten


def groups_to_merge(segments: Sequence[ArraySegment], into_one: bool) -> list[list[ArraySegment]]:
    """The groups of segments of which each should become one segment; a single one only loses its deleted documents."""
    if into_one:
        return [list(segments)] if len(segments) > 1 or any(map(_has_deleted, segments)) else []
    ordered = sorted(segments, key=lambda segment: segment.live_count)
    sizes = [segment.live_count for segment in ordered]
    joining = [index for index in range(1, len(sizes)) if sizes[index] <= _SIZE_RATIO * sum(sizes[:index])]
    small = joining[-1] + 1 if joining else 0
    return ([ordered[:small]] if small else []) + [
        [segment] for segment in ordered[small:] if _has_many_deleted(segment)
    ]


def _has_deleted(segment: ArraySegment) -> bool:
    return bool(segment.deleted_count())


def _has_many_deleted(segment: ArraySegment) -> bool:
    return bool(segment.deleted_count() > _DELETED_SHARE * segment.document_count)
