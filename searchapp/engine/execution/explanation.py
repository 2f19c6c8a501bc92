"""How a document comes to its score."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from whoosh.query import Query

from searchapp.engine.execution.query_context import QueryContext
from searchapp.engine.execution.scoring import scores
from searchapp.engine.format.layout import K1
from searchapp.engine.queries.zone import Zone
from searchapp.engine.reader.doc_sets import DocIds, Indices
from searchapp.engine.reader.segment_searcher import Postings


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


def explain(context: QueryContext, query: Query, doc: int) -> Explanation:
    """How a document of the segment comes to its score."""
    doc_ids = np.array([doc], dtype=np.intp)
    if not context.flags(query, doc_ids)[0]:
        return Explanation(0.0, ())
    total = float(scores(context, query, doc_ids)[0])
    found = [_term(context, field, text, boost, doc_ids) for (field, text), boost in _boosts(query).items()]
    return Explanation(total, tuple(term for term in found if term is not None))


def _boosts(query: Query) -> dict[tuple[str, str], float]:
    """{field and text of each term written in the query: its boosts added up}, in their order."""
    parts = [query.q] if isinstance(query, Zone) else list(query.children())
    if not parts:
        return dict.fromkeys(query.terms(phrases=True), query.boost)
    boosts: dict[tuple[str, str], float] = {}
    for part in parts:
        for term, boost in _boosts(part).items():
            boosts[term] = boosts.get(term, 0.0) + boost
    return boosts


def _term(context: QueryContext, field: str, text: str, boost: float, doc_ids: DocIds) -> TermScore | None:
    postings = context.postings(field, text)
    if postings is None or not context.segment.sets.within(doc_ids, postings.doc_ids)[0]:
        return None
    indices = postings.doc_ids.searchsorted(doc_ids)
    return _scored(postings, text, boost, indices, int(doc_ids[0]))


def _scored(postings: Postings, text: str, boost: float, indices: Indices, doc: int) -> TermScore:
    field = postings.field
    place = int(indices[0])
    return TermScore(
        field=field.name,
        term=text if isinstance(text, str) else field.terms.term(postings.ordinal).decode("utf-8", "replace"),
        occurrences=int(field.occurrences(postings.ordinal)[place]),
        weight=float(field.weights(postings.ordinal)[place]),
        idf=0.0 if postings.factor is None else postings.factor / (K1 + 1),
        length=int(field.lengths[doc]) if postings.factor is not None else 0,
        boost=boost,
        score=float(postings.scores(indices)[0]) * boost,
    )
