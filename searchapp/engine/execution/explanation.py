"""How a document comes to its score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from searchapp.engine.execution.operators.base import Operator
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.scored_postings import TermPostings


@dataclass(frozen=True, slots=True)
class TermScore:
    """What a term gives: occurrences in the document, their weight, its rarity, its boost in the query, its score."""

    field: str
    term: str
    occurrences: int
    weight: float
    idf: float
    length: int  # occurrences of terms in the document's field
    boost: float
    score: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """A document's score and the terms of the query that it has; what these do not add up to comes from patterns."""

    score: float
    terms: tuple[TermScore, ...]


def explain(operator: Operator, context: SegmentContext, doc_id: int) -> Explanation:
    """How a document of the segment comes to its score; 0 where it does not match."""
    doc_ids = np.array([doc_id], dtype=np.intp)
    if not operator.matches(doc_ids)[0]:
        return Explanation(0.0, ())
    boosts: dict[tuple[str, Any], float] = {}
    for field, value, boost in operator.scored_terms(doc_ids, 1.0):
        boosts[field, value] = boosts.get((field, value), 0.0) + boost
    scores = [_term_score(context.postings(*term), term[1], boost, doc_id) for term, boost in boosts.items()]
    return Explanation(float(operator.scores(doc_ids)[0]), tuple(score for score in scores if score is not None))


def _term_score(postings: TermPostings | None, value: Any, boost: float, doc_id: int) -> TermScore | None:
    """What the term gives the document, None if the document does not have it."""
    index = -1 if postings is None else int(postings.doc_ids.searchsorted(doc_id))
    if postings is None or index == len(postings) or postings.doc_ids[index] != doc_id:
        return None
    field, is_scored = postings.field, postings.lengths is not None
    return TermScore(
        field=field.name,
        term=value if isinstance(value, str) else field.terms.term(postings.ordinal).decode("utf-8", "replace"),
        occurrences=int(field.occurrences(postings.ordinal)[index]),
        weight=float(field.weights(postings.ordinal)[index]),
        idf=postings.idf if is_scored else 0.0,
        length=int(field.lengths[doc_id]) if is_scored else 0,
        boost=boost,
        score=float(postings.scores(np.array([index]))[0]) * boost,
    )
