"""By how many letters one term differs from another, and which name is written nearly as what was typed."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from searchapp.text.analyzer import fold

_NAME_CHARS = 40  # of a text that may be a name misspelt
_LEAST_LIKENESS = 0.8  # Kenia and Kenya, Germn and German; but not Africa and America, Elvish and English


def edit_distance(term: str, other: str, limit: int) -> int:
    """How many insertions, deletions, substitutions and swaps of neighbours (optimal string alignment) part two terms.

    More than `limit` count as `limit + 1`.
    """
    from rapidfuzz.distance import OSA  # takes 50 ms to import, and only fuzzy words need it

    return OSA.distance(term, other, score_cutoff=limit)


def name_like(text: str, names: Iterable[str]) -> str:
    """The name that is written nearly as a text, but for case and accents; empty where there is none."""
    folded = {fold(name): name for name in names}
    near = get_close_matches(fold(text).strip()[:_NAME_CHARS], folded, n=1, cutoff=_LEAST_LIKENESS)
    return folded[near[0]] if near else ""
