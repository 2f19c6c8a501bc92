"""How an article comes to its score, as a backend knows it and as every face tells it."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct


class FormCount(Struct, frozen=True):
    """A form of a word that an article has: its occurrences, their weight, and what that counts for the word."""

    term: str
    occurrences: int
    weight: float
    boost: float


class TermScore(Struct, frozen=True):
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


class Explanation(Struct, frozen=True):
    """An article's score and the terms of the query that it has; what these do not add up to comes from patterns."""

    score: float
    terms: tuple[TermScore, ...]


class ScorePart(Struct, frozen=True):
    """What one part of a query adds to the score of an article."""

    name: Annotated[str, Meta(description="The word, the value of a facet, or what kind of match it is")]
    score: float
    reasons: Annotated[tuple[str, ...], Meta(description="What makes this part of the score")] = ()


class MatchedForm(Struct, frozen=True):
    """A spelling that the search marks in an article, and how often it stands where."""

    form: str
    title: int
    lead: Annotated[int, Meta(description="Among the first words of the body, which count more than the others")]
    text: Annotated[int, Meta(description="Further on in the body")]


class ExplainedArticle(Struct, frozen=True):
    """Why an article is a result of a search: the parts that add up to its score, and what of it stands where."""

    id: str
    title: Annotated[str, Meta(description="Its title or, without one, its first words")]
    score: float
    parts: tuple[ScorePart, ...]
    forms: tuple[MatchedForm, ...]
    order: Annotated[str, Meta(description="What the order of the results goes by")]
