"""One article by its id: whole, where it has the words of a search, and why it scores as it does."""

from __future__ import annotations

from dataclasses import dataclass, replace

from searchapp import query
from searchapp.backends.base import Backend
from searchapp.backends.stored_article import article_of
from searchapp.errors import NotFoundError
from searchapp.model.article import Article
from searchapp.model.explanation import Explanation
from searchapp.model.facts import Facts
from searchapp.model.request import SearchRequest
from searchapp.search.evaluation import answer_to
from searchapp.search.facet_counting import FacetPlans
from searchapp.search.highlight.targets import Place, matches_in, sought_in


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as the index holds it, with what was found in it."""

    article: Article
    facts: Facts


def article(backend: Backend, article_id: str) -> StoredArticle:
    """The article with this id. Raises NotFoundError."""
    stored = backend.stored([article_id], "article")
    if article_id not in stored:
        raise NotFoundError(f"There is no article “{article_id[:200]}” in the index.")
    return StoredArticle(*article_of(stored[article_id]))


def matches(backend: Backend, request: SearchRequest, article: Article) -> list[Place]:
    """Where `Article.text` has what the request looks for: first character and the one after the last, in order."""
    sought = sought_in(query.resolve(request, backend).tree)
    body_start = len(article.title) + 1
    in_title = matches_in(article.title, [one for one in sought if one.in_title])
    in_body = matches_in(article.body, [one for one in sought if one.in_body])
    return in_title + [(start + body_start, end + body_start) for start, end in in_body]


def explain(backend: Backend, request: SearchRequest, article_id: str) -> Explanation:
    """How the article comes to its score for the request. Raises NotFoundError, QueryError and ParameterError."""
    answer = answer_to(backend, replace(request, page_size=0), FacetPlans({}))
    return backend.explain(answer.resolved.tree, article_id)
