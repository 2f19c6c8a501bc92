"""How an article comes to its score."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TermScore:
    """What a term gives: occurrences in the article, their weight, its rarity, its boost in the query, its score."""

    field: str
    term: str
    occurrences: int
    weight: float
    idf: float
    length: int  # occurrences of terms in the article
    boost: float
    score: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """An article's score and the terms of the query that it has; what these do not add up to comes from patterns."""

    score: float
    terms: tuple[TermScore, ...]
