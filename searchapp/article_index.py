"""`ArticleIndex`: the one object that a program needs to search an index and read from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import TracebackType

from msgspec.structs import replace

from searchapp import search
from searchapp.backends.applied_corrections import applied_in
from searchapp.backends.locations import Location, folder_of, parse_location
from searchapp.backends.registry import open_backend
from searchapp.errors import ValueUnknownError
from searchapp.model.article import UNTITLED, Article
from searchapp.model.explanation import ExplainedArticle, Explanation
from searchapp.model.facets import FACETS
from searchapp.model.request import SearchRequest
from searchapp.model.result import FacetValue, Hit, IndexState, ResultPage, SimilarAnswer
from searchapp.model.suggestion import Suggestion
from searchapp.model.value_profile import ValueProfile
from searchapp.search import FoundArticles, IndexStats, SearchService, StoredArticle


class ArticleIndex:
    """An index in a folder or a cluster, as it was when it was opened or last refreshed; threads may share it.

    index = ArticleIndex.open("index")
    page = index.search(SearchRequest(text="tram strike", countries=("PT",)))
    print(page.total, [hit.title for hit in page.hits])
    """

    def __init__(self, location: Location, service: SearchService) -> None:
        self.location = location
        self._service = service

    @classmethod
    def open(cls, location: str | Location = "index") -> ArticleIndex:
        """The index in this folder, or in a cluster: `opensearch://[user:password@]host[:port]/name`.

        Raises IndexMissingError, IndexFormatError or IndexDamagedError; any BackendError where a cluster is asked.
        """
        parsed = parse_location(location)
        return cls(parsed, SearchService(open_backend(parsed)))

    def search(self, request: SearchRequest) -> ResultPage:
        """The page of the answer that the request asks for. Raises QueryError and ParameterError."""
        return self._service.search(request)

    def facet_values(
        self, request: SearchRequest, facet: str, prefix: str = "", size: int = 10
    ) -> tuple[FacetValue, ...]:
        """The commonest values of a facet that begin with `prefix`, counted over what the request finds."""
        return self._service.other.facet_values(request, facet, prefix, size)

    def value_profile(self, facet: str, value: str) -> ValueProfile:
        """What the index knows of a value of a facet, given by its id or a name: names, dates, what occurs with it.

        Raises ValueUnknownError, which tells values that may be meant.
        """
        profile = self._service.other.profile(facet, value)
        if profile is None:
            near = [(each.id, each.label) for each in self._service.other.near_values(facet, value)]
            raise ValueUnknownError(FACETS[facet].noun, value, near)
        return replace(profile, corrections=self._corrections(profile))

    def _corrections(self, profile: ValueProfile) -> tuple[str, ...]:
        """The lines of the corrections in force that name a value."""
        # Not at the top: they bring the rules of corrections with them, 15 ms, and searches do without.
        from searchapp.extraction.corrections.about import lines_about
        from searchapp.ingest.corrections.kept_corrections import kept_corrections

        kept = kept_corrections(folder_of(self.location), self.applied_corrections())
        return lines_about(kept.lines, FACETS[profile.facet].value_type, profile.id) if kept else ()

    def with_ids(self, request: SearchRequest) -> SearchRequest:
        """The request with the ids of organizations that it names instead (“OPEC”), where the index has them."""
        return self._service.named.resolved(request).request

    def suggestions(self, typed: SearchRequest) -> tuple[Suggestion, ...]:
        """What may be meant by the text of a request that is being typed, among the articles that its filters leave:
        values of facets, words, phrases and headlines. Raises ParameterError.
        """
        return self._service.other.suggestions(typed)

    def article(self, article_id: str) -> StoredArticle:
        """One article with its facts. Raises NotFoundError."""
        return search.article(self._service.backend, article_id)

    def article_at(self, address: str) -> str:
        """The id of the one article with an address of the web; empty for none, several or a site."""
        return search.article_at(self._service.backend, address)

    def called(self, hit: Hit) -> str:
        """What to call a result: its title or, without one, the first words of its text, read where it shows none."""
        if hit.title or hit.snippet:
            return hit.called
        return next((stored.article.called for stored in self.articles_with([hit.id])), UNTITLED)

    def articles_with(self, ids: Sequence[str]) -> Iterator[StoredArticle]:
        """The articles with these ids, in their order, without those that the index has not."""
        return search.articles_with(self._service.backend, ids)

    def articles(self, request: SearchRequest) -> FoundArticles:
        """All that the request finds, whatever its page, read as it is taken. Raises QueryError and ParameterError."""
        return search.articles(self._service.backend, self.with_ids(request))

    def additions(self, request: SearchRequest) -> Iterator[Hit]:
        """All that has all words of the request, the latest added first. Raises QueryError and ParameterError."""
        return search.additions(self._service.backend, self.with_ids(request))

    def warnings(self, request: SearchRequest) -> tuple[str, ...]:
        """What to know of how a request for all of its words is understood. Raises QueryError and ParameterError."""
        return search.warnings_of(self._service.backend, request)

    def similar(self, article_id: str, size: int = 10) -> SimilarAnswer:
        """The near copies of an article, and `size` others like it. Raises NotFoundError."""
        return self._service.other.similar(article_id, size)

    def matches(self, request: SearchRequest, article: Article) -> list[tuple[int, int]]:
        """Where `Article.text` has what the request looks for: first character and the one after the last."""
        return search.matches(self._service.backend, request, article)

    def explain(self, request: SearchRequest, article_id: str) -> Explanation:
        """How an article comes to its score for the request, term by term; 0 and no terms where it is not found.

        Raises NotFoundError, QueryError and ParameterError.
        """
        return search.explain(self._service.backend, self.with_ids(request), article_id)

    def explained(self, request: SearchRequest, article_id: str) -> ExplainedArticle:
        """Why an article is a result of the request, in words: what adds up to its score, and what stands where.

        Raises NotFoundError, QueryError and ParameterError.
        """
        return self._service.other.explained(request, article_id)

    def newest_date(self) -> str:
        """The date of publication of the newest article; empty where none has one."""
        return self._service.newest_date

    def latest_addition(self) -> str:
        """When an article was last added to the index (ISO 8601, UTC); empty where it has none."""
        return self._service.latest_addition

    def state(self) -> IndexState:
        """The state of the index that answers now."""
        return self._service.backend.state()

    def stats(self) -> IndexStats:
        """What the index holds, in numbers."""
        return search.stats(self._service.backend)

    def applied_corrections(self) -> tuple[str, ...]:
        """The digests of the files of corrections that the articles' facts go by, commonest first."""
        return applied_in(self._service.backend).digests

    def refresh(self) -> bool:
        """Move to what has been committed since, if anything; searches under way end on what they began with.

        Raises IndexMissingError where the folder is gone, and what `open` raises.
        """
        newest = self._service.backend.refreshed()
        if newest is self._service.backend:
            return False
        self._service = SearchService(newest)
        return True

    def close(self) -> None:
        """Let go of the index's files."""
        self._service.backend.close()

    def __enter__(self) -> ArticleIndex:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
