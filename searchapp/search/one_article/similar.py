"""What is like an article: its near copies, and others with its telling words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from searchapp.backends.base import COPIES, Backend, Plan
from searchapp.backends.stored_article import copies_of, hits_of, summary_rows
from searchapp.engine.similarity import telling_weight
from searchapp.model.article import Article
from searchapp.model.query_tree import Or, QueryTree, Value, Word
from searchapp.model.result import Hit, SimilarAnswer
from searchapp.model.sorts import OLDEST, RELEVANCE, SortOrder
from searchapp.query.totals import totals_of
from searchapp.search import lookup
from searchapp.text.analyzer import terms

_COPIES_SHOWN = 50
_TEXT_TERMS = 400  # of the body: news tells what it is about at its beginning
TITLE_WEIGHT = 3
CANDIDATES = 50  # terms that occur most often, whose rarity is asked for
_TELLING_TERMS = 12  # of them are searched for
LEAST_LETTERS = 3


def similar(backend: Backend, article_id: str, size: int) -> SimilarAnswer:
    """Near copies of an article, the first published first, and `size` others like it, the most alike first.

    Raises NotFoundError.
    """
    article = lookup.article(backend, article_id).article
    (row,) = summary_rows([*backend.stored([article_id], "summary").values()])
    group = copies_of(row)
    copies = _hits(backend, Value(COPIES, (group,)), _COPIES_SHOWN, OLDEST) if group else []
    known = {article_id, *(hit.id for hit in copies)}
    telling = _telling(backend, article, len(known)) if size else ()
    hits = _hits(backend, Or(telling), size + len(known), RELEVANCE) if telling else []
    others = [hit for hit in hits if hit.id not in known]
    return SimilarAnswer(article_id, tuple(hit for hit in copies if hit.id != article_id), tuple(others[:size]))


def _telling(backend: Backend, article: Article, versions: int) -> tuple[QueryTree, ...]:
    """The words that tell an article from others, each boosted by how much; not those of its own versions only."""
    counts = Counter(terms(article.body)[:_TEXT_TERMS])
    for term in terms(article.title):
        counts[term] += TITLE_WEIGHT
    common = [term for term, _ in counts.most_common() if len(term) >= LEAST_LETTERS][:CANDIDATES]
    totals = totals_of(backend, [Word(term) for term in common])
    documents = backend.state().documents
    weights = {
        term: telling_weight(counts[term], documents, total)
        for term, total in zip(common, totals, strict=True)
        if versions < total < documents
    }
    best = sorted(weights, key=lambda term: -weights[term])[:_TELLING_TERMS]
    return tuple(Word(term, weights[term]) for term in best)


def _hits(backend: Backend, query: QueryTree, limit: int, sort: SortOrder) -> Sequence[Hit]:
    (outcome,) = backend.run([Plan(query, sort=sort, limit=limit, stored=("summary",))])
    rows = summary_rows(outcome.stored["summary"])
    return hits_of(rows, outcome.scores, [()] * len(rows))
