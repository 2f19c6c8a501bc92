"""How a document comes to its score."""

from __future__ import annotations

import numpy as np

from searchapp.engine.execution.operator import BoostedTerm, Operator
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.scored_postings import ScoredPostings, TermPostings
from searchapp.model.explanation import Explanation, FormCount, TermScore


def explain(operator: Operator, context: SegmentContext, doc_id: int) -> Explanation:
    """How a document of the segment comes to its score; 0 where it does not match."""
    doc_ids = np.array([doc_id], dtype=np.intp)
    if not operator.matches(doc_ids)[0]:
        return Explanation(0.0, ())
    boosts: dict[BoostedTerm, float] = {}
    for term in operator.scored_terms(doc_ids, 1.0):
        key = term._replace(boost=1.0)
        boosts[key] = boosts.get(key, 0.0) + term.boost
    scores = [_score(context, term._replace(boost=boost), doc_id) for term, boost in boosts.items()]
    return Explanation(float(operator.scores(doc_ids)[0]), tuple(score for score in scores if score is not None))


def _score(context: SegmentContext, term: BoostedTerm, doc_id: int) -> TermScore | None:
    """What the term gives the document, None if the document does not have it."""
    if not term.forms:
        return _term_score(context.postings(term.field, term.value), term, doc_id)
    texts, boosts = zip(*term.forms, strict=True)
    merged = context.segment.merged_postings(term.field, texts, boosts)
    index = _index_of(merged, doc_id)
    if merged is None or index is None:
        return None
    each = [_form(context.postings(term.field, text), text, boost, doc_id) for text, boost in term.forms]
    forms = tuple(form for form in each if form is not None)
    return TermScore(
        field=term.field,
        term=term.value,
        occurrences=sum(form.occurrences for form in forms),
        weight=sum(form.weight * form.boost for form in forms),
        idf=merged.idf,
        length=int(context.segment.arrays.field(term.field).lengths[doc_id]),
        boost=term.boost,
        score=float(merged.scores(np.array([index]))[0]) * term.boost * term.coverage,
        forms=forms,
        coverage=term.coverage,
    )


def _form(postings: TermPostings | None, text: str, boost: float, doc_id: int) -> FormCount | None:
    index = _index_of(postings, doc_id)
    if postings is None or index is None:
        return None
    field, ordinal = postings.field, postings.ordinal
    return FormCount(text, int(field.occurrences(ordinal)[index]), float(field.weights(ordinal)[index]), boost)


def _index_of(postings: ScoredPostings | None, doc_id: int) -> int | None:
    """The index of a document among those of postings, None if it is not there."""
    index = -1 if postings is None else int(postings.doc_ids.searchsorted(doc_id))
    return None if postings is None or index == len(postings) or postings.doc_ids[index] != doc_id else index


def _term_score(postings: TermPostings | None, term: BoostedTerm, doc_id: int) -> TermScore | None:
    """What the term gives the document, None if the document does not have it."""
    index = _index_of(postings, doc_id)
    if postings is None or index is None:
        return None
    field, is_scored = postings.field, postings.lengths is not None
    text = field.terms.term(postings.ordinal).decode("utf-8", "replace")
    return TermScore(
        field=field.name,
        term=term.value if isinstance(term.value, str) else text,
        occurrences=int(field.occurrences(postings.ordinal)[index]),
        weight=float(field.weights(postings.ordinal)[index]),
        idf=postings.idf if is_scored else 0.0,
        length=int(field.lengths[doc_id]) if is_scored else 0,
        boost=term.boost,
        score=float(postings.scores(np.array([index]))[0]) * term.boost * term.coverage,
        coverage=term.coverage,
    )
