"""How an article comes to its score."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormCount:
    """A form of a word that an article has: its occurrences, their weight, and what that counts for the word."""

    term: str
    occurrences: int
    weight: float
    boost: float


@dataclass(frozen=True, slots=True)
class TermScore:
    """What a term gives: occurrences in the article, their weight, its rarity, its boost in the query, its score.

    The weight is that of all forms of a word together. A value of a facet that the query names is a term too: its
    score is its boost.
    """

    field: str
    term: str
    occurrences: int
    weight: float
    idf: float
    length: int  # occurrences of terms in the article
    boost: float
    score: float
    forms: tuple[FormCount, ...] = ()  # of a word that has several
    coverage: float = 1.0  # a factor of the score, below 1 where an article has a part of a short query only


@dataclass(frozen=True, slots=True)
class Explanation:
    """An article's score and the terms of the query that it has; what these do not add up to comes from patterns."""

    score: float
    terms: tuple[TermScore, ...]
