"""Which segments to merge, so that there are few and each document is rewritten seldom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from searchapp.engine.codec import ArraySegment

GROWTH: Final = 4  # a segment joins those smaller than it when they are together a quarter of its size
DEAD_SHARE: Final = 0.25  # a segment with more deleted documents is rewritten


def groups_to_merge(segments: Sequence[ArraySegment], into_one: bool) -> list[list[ArraySegment]]:
    """The groups of segments each of which should become one; a segment alone in its group only loses its deleted documents."""
    if into_one:
        return [list(segments)] if len(segments) > 1 or any(map(_has_dead, segments)) else []
    ordered = sorted(segments, key=lambda segment: int(segment.doc_count()))
    group: list[ArraySegment] = []
    size = 0
    for segment in ordered:
        if group and segment.doc_count() > GROWTH * size:
            break
        group.append(segment)
        size += segment.doc_count()
    alone = [[segment] for segment in ordered[len(group) :] if _is_mostly_dead(segment)]
    return ([group] if len(group) > 1 or _is_mostly_dead(group[0]) else []) + alone if group else []


def _has_dead(segment: ArraySegment) -> bool:
    return bool(segment.deleted_count())


def _is_mostly_dead(segment: ArraySegment) -> bool:
    return bool(segment.deleted_count() > DEAD_SHARE * segment.doc_count_all())
