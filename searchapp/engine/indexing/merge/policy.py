"""Which segments to merge, so that there are few and each document is rewritten seldom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from searchapp.engine.whoosh_compat.codec import ArraySegment

GROWTH: Final = 4  # a segment joins those smaller than it when they are together a quarter of its size
DEAD_SHARE: Final = 0.25  # a segment with more deleted documents is rewritten


def groups_to_merge(segments: Sequence[ArraySegment], into_one: bool) -> list[list[ArraySegment]]:
    """The groups of segments each of which should become one; one that is alone in its group sheds its dead ones."""
    if into_one:
        return [list(segments)] if len(segments) > 1 or any(map(_has_dead, segments)) else []
    ordered = sorted(segments, key=lambda segment: int(segment.doc_count()))
    sizes = [int(segment.doc_count()) for segment in ordered]
    joining = [at for at in range(1, len(sizes)) if sizes[at] <= GROWTH * sum(sizes[:at])]
    small = joining[-1] + 1 if joining else 0
    return ([ordered[:small]] if small else []) + [[segment] for segment in ordered[small:] if _is_mostly_dead(segment)]


def _has_dead(segment: ArraySegment) -> bool:
    return bool(segment.deleted_count())


def _is_mostly_dead(segment: ArraySegment) -> bool:
    return bool(segment.deleted_count() > DEAD_SHARE * segment.doc_count_all())
