"""Why an article is a result, in words: the parts of its score, and where its text has what was asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from searchapp.backends.base import Backend
from searchapp.engine.similarity import LEAD_TERMS
from searchapp.model.article import Article
from searchapp.model.explanation import ExplainedArticle, Explanation, MatchedForm, ScorePart, TermScore
from searchapp.model.facets import FACETS
from searchapp.model.request import SearchRequest
from searchapp.model.sorts import SORTS
from searchapp.search.lookup import article, explain, matches
from searchapp.text.analyzer import tokens

_LEAST_SHOWN = 0.005  # of a score in two places
_LEAD_CHARS = 40 * LEAD_TERMS  # that surely hold the words of the lead


def explained(backend: Backend, request: SearchRequest, article_id: str) -> ExplainedArticle:
    """Why the article is a result of the request; score 0 where it is none.

    Raises NotFoundError, QueryError and ParameterError.
    """
    first_page = replace(request, page=1, cursor=None)
    explanation = explain(backend, first_page, article_id)
    stored = article(backend, article_id).article
    spans = matches(backend, first_page, stored) if explanation.score else ()
    return ExplainedArticle(
        id=article_id,
        title=stored.called,
        score=explanation.score,
        parts=tuple(score_parts(explanation)),
        forms=tuple(matched_forms(stored, spans)),
        order=SORTS[request.sort].description,
    )


def score_parts(explanation: Explanation) -> Iterator[ScorePart]:
    """What adds up to a score: the terms that the article has of the query, the weightiest first, then patterns."""
    for term in sorted(explanation.terms, key=lambda term: -term.score):
        if term.field == "id":  # an article that has a text letter for letter is found by its id
            yield ScorePart("letter for letter", term.score)
        else:
            yield ScorePart(term.term, term.score, tuple(_reasons(term)))
    rest = explanation.score - sum(term.score for term in explanation.terms)
    if rest >= _LEAST_SHOWN:
        yield ScorePart("patterns", rest)


def _reasons(term: TermScore) -> Iterator[str]:
    """What makes the score of a term."""
    if term.field in FACETS:
        yield f"{FACETS[term.field].title.lower()}, named by the query"
    else:
        yield ", ".join(f"{form.occurrences}× {form.term}" for form in term.forms) or f"{term.occurrences}×"
        yield f"rarity {term.idf:.2f}"
    if term.coverage < 1:
        yield f"× {term.coverage:.2f} for the share of the query that it has"


def matched_forms(stored: Article, spans: Iterable[tuple[int, int]]) -> Iterator[MatchedForm]:
    """The spellings at these offsets of `Article.text`, each with how often it stands where; the commonest first."""
    body_start = len(stored.title) + 1
    lead = tokens(stored.body[:_LEAD_CHARS])[:LEAD_TERMS]
    lead_end = body_start + (lead[-1][2] if lead else 0)
    counts: dict[str, Counter[str]] = {}
    for start, end in spans:
        part = "title" if start < body_start else "lead" if start < lead_end else "text"
        counts.setdefault(stored.text[start:end].casefold(), Counter())[part] += 1
    for form, parts in sorted(counts.items(), key=lambda entry: (-entry[1].total(), entry[0])):
        yield MatchedForm(form, parts["title"], parts["lead"], parts["text"])
