"""How a document comes to its score."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from whoosh.query import Query

from searchapp.engine.layout import K1
from searchapp.engine.leaf import Postings
from searchapp.engine.matching import Matching
from searchapp.engine.scoring import scores
from searchapp.engine.sets import Docs, Places


@dataclass(frozen=True, slots=True)
class TermScore:
    """What a term gives: its occurrences in the document, their weight, its rarity, its score before any boost."""

    field: str
    term: str
    occurrences: int
    weight: float
    idf: float
    length: int  # occurrences of terms in the document's field
    score: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """A document's score and the terms of the query that it has."""

    score: float
    terms: tuple[TermScore, ...]


def explain(matching: Matching, query: Query, doc: int) -> Explanation:
    """How a document of the segment comes to its score."""
    docs = np.array([doc], dtype=np.intp)
    if not matching.flags(query, docs)[0]:
        return Explanation(0.0, ())
    total = float(scores(matching, query, docs)[0])
    found = [_term(matching, field, text, docs) for field, text in _terms(query)]
    return Explanation(total, tuple(term for term in found if term is not None))


def _terms(query: Query) -> Iterator[tuple[str, str]]:
    """The terms written in the query, each once, in their order."""
    return iter(dict.fromkeys(term for leaf in query.leaves() for term in leaf.terms(phrases=True)))


def _term(matching: Matching, field: str, text: str, docs: Docs) -> TermScore | None:
    postings = matching.postings(field, text)
    if postings is None or not matching.leaf.sets.within(docs, postings.documents)[0]:
        return None
    places = postings.documents.searchsorted(docs)
    return _scored(postings, text, places, int(docs[0]))


def _scored(postings: Postings, text: str, places: Places, doc: int) -> TermScore:
    field = postings.field
    place = int(places[0])
    return TermScore(
        field=field.name,
        term=text if isinstance(text, str) else field.terms.term(postings.ordinal).decode("utf-8", "replace"),
        occurrences=int(field.occurrences(postings.ordinal)[place]),
        weight=float(field.weights(postings.ordinal)[place]),
        idf=0.0 if postings.factor is None else postings.factor / (K1 + 1),
        length=int(field.lengths[doc]) if postings.factor is not None else 0,
        score=float(postings.scores(places)[0]),
    )
