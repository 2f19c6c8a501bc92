"""When each article of a run was added to the index first: those that it has keep their instant, new ones share one."""

from __future__ import annotations

import time
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from searchapp.backends.additions import additions_of, latest_addition
from searchapp.backends.base import Backend
from searchapp.errors import ArticleError, BackendError
from searchapp.ingest.extracting.extracted_articles import ExtractedArticle
from searchapp.text.calendar.iso_dates import instant_of

_LOOKED_UP_AT_ONCE = 50  # articles, which are in memory with their texts meanwhile

Clock = Callable[[], float]  # seconds since 1970


class FirstAdded:
    """The instants of the articles of one run.

    `before` is the index as it was, None where there is none, and `known` holds the ids of its articles; without, each
    article is looked up. Of an index that is damaged, and that a rebuild replaces, what cannot be read is new.
    """

    def __init__(self, before: Backend | None, clock: Clock = time.time, known: Container[str] | None = None) -> None:
        self._before = before
        self._clock = clock
        self._known = known

    @cached_property
    def now(self) -> str:
        """The instant of the new articles: never before that of an earlier run, whatever the clock says."""
        latest = self._latest()
        return max(instant_of(int(self._clock())), latest)

    def dated(self, extracted: Iterable[ExtractedArticle]) -> Iterator[tuple[ExtractedArticle, str]]:
        """Each article with the instant at which the index got it first."""
        articles = iter(extracted)
        while batch := list(islice(articles, _LOOKED_UP_AT_ONCE)):
            ids = [each.article.id for each in batch if not isinstance(each.article, ArticleError)]
            added = self._before_now(ids)
            for each in batch:
                yield each, "" if isinstance(each.article, ArticleError) else added.get(each.article.id) or self.now

    def _before_now(self, ids: Sequence[str]) -> dict[str, str]:
        """When the index got those of the articles that it has."""
        asked = ids if self._known is None else [article_id for article_id in ids if article_id in self._known]
        try:
            return additions_of(self._before, asked) if self._before and asked else {}
        except BackendError:
            return {}

    def _latest(self) -> str:
        try:
            return latest_addition(self._before) if self._before else ""
        except BackendError:
            return ""
