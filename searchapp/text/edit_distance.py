"""By how many letters one term differs from another."""

from __future__ import annotations


def edit_distance(term: str, other: str, limit: int) -> int:
    """How many insertions, deletions, substitutions and swaps of neighbours (optimal string alignment) part two terms.

    More than `limit` count as `limit + 1`.
    """
    from rapidfuzz.distance import OSA  # takes 50 ms to import, and only fuzzy words need it

    return OSA.distance(term, other, score_cutoff=limit)
