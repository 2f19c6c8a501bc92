"""What is asked of an index beside a search: completions, values of facets, why little is found, one article."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from searchapp.backends.base import Backend
from searchapp.model.explanation import ExplainedArticle
from searchapp.model.request import SearchRequest
from searchapp.model.result import FacetValue, FewHits, Named, SimilarAnswer
from searchapp.model.suggestion import Suggestion
from searchapp.model.value_profile import ValueProfile
from searchapp.search.few_hits.few_hits import few_hits
from searchapp.search.labels import Labels
from searchapp.search.named_values import NamedValues
from searchapp.search.one_article.explaining import explained
from searchapp.search.one_article.similar import similar
from searchapp.search.parameters.query_strings import to_pairs
from searchapp.search.profiles import near_values, profile_of, value_meant
from searchapp.search.suggesting.completion import suggestions
from searchapp.search.suggesting.facet_search import facet_values

_FEW_HITS_MEMO = 1 << 10  # requests that find little, at some 2 KB each


class OtherQuestions:
    """Answers from one backend; threads may share it. Its modules are for it alone: a search does without them."""

    def __init__(self, backend: Backend, labels: Labels, named: NamedValues) -> None:
        self._backend = backend
        self._labels = labels
        self._named = named
        self._few_hits_memo: dict[tuple[Any, ...], FewHits] = {}

    def facet_values(
        self, request: SearchRequest, facet: str, prefix: str = "", size: int = 10
    ) -> tuple[FacetValue, ...]:
        """The commonest values of a facet that begin with `prefix`, counted over what the request finds."""
        return facet_values(self._backend, self._labels, self._named.resolved(request).request, facet, prefix, size)

    def profile(self, facet: str, text: str) -> ValueProfile | None:
        """What the index knows of the value of a facet that the text is or names; None where no article has it."""
        return profile_of(self._backend, self._labels, facet, value_meant(self._named, facet, text))

    def near_values(self, facet: str, text: str) -> tuple[Named, ...]:
        """Values of a facet that may be meant by a text which is none of them."""
        return near_values(self._backend, self._labels, facet, text)

    def suggestions(self, typed: SearchRequest) -> tuple[Suggestion, ...]:
        """What may be meant by the text of a request that is being typed, among the articles that its filters leave."""
        return suggestions(self._backend, self._labels, self._named.resolved(typed).request)

    def few_hits(self, request: SearchRequest) -> FewHits:
        """Why a request finds little, told once for each: who types a question asks it again with Enter."""
        key = (date.today(), *to_pairs(replace(request, page=1, cursor=None)))
        answer = self._few_hits_memo.get(key)
        if answer is None:
            answer = few_hits(self._backend, self._labels, request)
            if len(self._few_hits_memo) >= _FEW_HITS_MEMO:
                self._few_hits_memo.clear()
            self._few_hits_memo[key] = answer
        return answer

    def similar(self, article_id: str, size: int) -> SimilarAnswer:
        """The near copies of an article, and others like it. Raises NotFoundError."""
        return similar(self._backend, article_id, size)

    def explained(self, request: SearchRequest, article_id: str) -> ExplainedArticle:
        """Why an article is a result of the request, in words. Raises NotFoundError, QueryError and ParameterError."""
        return explained(self._backend, self._named.resolved(request).request, article_id)
