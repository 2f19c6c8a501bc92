"""One article by its id: whole, where it has the words of a search, and why it scores as it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from searchapp import query
from searchapp.backends.base import Backend, Plan
from searchapp.backends.stored_article import StoredArticle, article_of, hits_of, language_of, summary_rows
from searchapp.errors import NotFoundError
from searchapp.model.article import Article
from searchapp.model.explanation import Explanation
from searchapp.model.query_tree import Value
from searchapp.model.request import SearchRequest
from searchapp.model.result import Hit
from searchapp.model.sorts import LATEST_ADDED
from searchapp.search.answer import Answer, answer_to, outcomes_of
from searchapp.search.facet_counting import FacetPlans
from searchapp.search.folding import folded_articles, results_of
from searchapp.search.highlight.chains import Span
from searchapp.search.highlight.matches import finder_for
from searchapp.search.highlight.targets import targets_in, targets_of
from searchapp.text.addresses import address_key

READ_AT_ONCE = 500  # articles of a whole result; some two megabytes


class FoundArticles(Struct, frozen=True):
    """A whole result: its articles are read as they are taken, all from one state of the index."""

    total: int
    updated: str  # when that state was written: ISO 8601, UTC
    articles: Iterator[StoredArticle]


def article(backend: Backend, article_id: str) -> StoredArticle:
    """The article with this id. Raises NotFoundError."""
    stored = backend.stored([article_id], "article")
    if article_id not in stored:
        raise NotFoundError(f"There is no article “{article_id[:200]}” in the index.")
    return article_of(stored[article_id])


def article_at(backend: Backend, address: str) -> str:
    """The id of the one article with an address, as pages of the web have them; empty for none, several or a site.

    Where none has it, it may be one that lacks the query behind it.
    """
    key = address_key(address)
    if not key.partition("/")[2] or any(map(str.isspace, address.strip())):
        return ""
    longer = [value for value, _ in backend.values("address", f"{key}?", 2)] if "?" not in key else []
    plans = [Plan(Value("address", (value,)), limit=2) for value in (key, *longer)]
    first, *others = backend.run(plans)
    outcome = others[0] if not first.total and len(others) == 1 else first
    return outcome.ids[0] if outcome.total == 1 else ""


def articles_with(backend: Backend, ids: Sequence[str]) -> Iterator[StoredArticle]:
    """The articles with these ids, in their order, without those that the index has not."""
    for start in range(0, len(ids), READ_AT_ONCE):
        batch = ids[start : start + READ_AT_ONCE]
        stored = backend.stored(batch, "article")
        yield from (article_of(stored[article_id]) for article_id in batch if article_id in stored)


def articles(backend: Backend, request: SearchRequest) -> FoundArticles:
    """All that a request finds, whatever its page, in its order, read as it is taken; near copies as one if it asks so.

    Raises QueryError, ParameterError and BackendError before the first article.
    """
    whole = replace(request, page=1, page_size=READ_AT_ONCE, cursor=None)
    if request.copies == "fold":
        outcome, unlike = folded_articles(backend, whole)
        return FoundArticles(results_of(outcome), outcome.state.updated, unlike)
    answer = answer_to(backend, whole, FacetPlans({}), stored=("article",))
    stored = (line for outcome in outcomes_of(backend, answer) for line in outcome.stored["article"])
    return FoundArticles(answer.outcome.total, answer.outcome.state.updated, map(article_of, stored))


def additions(backend: Backend, request: SearchRequest) -> Iterator[Hit]:
    """All that has all words of a request, without snippets, the latest added first, read as it is taken.

    Where no article has them all, that is nothing. Raises QueryError, ParameterError and BackendError.
    """
    resolved = query.resolve(replace(request, match="all"), backend)
    plan = Plan(resolved.tree, resolved.filters, sort=LATEST_ADDED, limit=READ_AT_ONCE, stored=("summary",))
    (outcome,) = backend.run([plan])
    for each in outcomes_of(backend, Answer(resolved, plan, outcome)):
        yield from hits_of(summary_rows(each.stored["summary"]), each.scores, [()] * len(each.ids))


def warnings_of(backend: Backend, request: SearchRequest) -> tuple[str, ...]:
    """What whoever asks for all words of a request should know of how it is understood.

    Raises QueryError, ParameterError and BackendError.
    """
    return query.resolve(replace(request, match="all"), backend).warnings


def matches(backend: Backend, request: SearchRequest, article: Article) -> list[Span]:
    """Where `Article.text` has what the request looks for: first character and the one after the last, in order."""
    targets = targets_of(query.resolve(request, backend).tree)
    language = _language(backend, article)
    body_start = len(article.title) + 1
    in_title = finder_for(targets_in("title", targets), language).find(article.title)
    in_body = finder_for(targets_in("body", targets), language).find(article.body)
    return in_title.marks + [(start + body_start, end + body_start) for start, end in in_body.marks]


def _language(backend: Backend, article: Article) -> str:
    """The language of an article as it was indexed; empty where that is not known."""
    summaries = backend.stored([article.id], "summary")
    return next(map(language_of, summary_rows(list(summaries.values()))), "")


def explain(backend: Backend, request: SearchRequest, article_id: str) -> Explanation:
    """How the article comes to its score for the request. Raises NotFoundError, QueryError and ParameterError."""
    answer = answer_to(backend, replace(request, page_size=0), FacetPlans({}))
    return backend.explain(answer.resolved.tree, article_id)
