"""searchapp in the comparison, through the calls that its users make."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from benchmarks.engines.engine import Answer, Ask
from benchmarks.news.questions import Question
from benchmarks.news.stories import Story
from searchapp import ArticleIndex
from searchapp.backends.base import IndexedArticle
from searchapp.backends.registry import open_writing
from searchapp.model.request import SearchRequest
from searchapp.model.result import Facet, Histogram

FACETS = ("organization", "country", "date")


class Searchapp:
    """searchapp: a word stands for its inflections too, and its title counts more than its body."""

    name: ClassVar[str] = "searchapp"

    def build(self, folder: Path, stories: Iterable[Story]) -> None:
        """Index the stories with the facets they bring."""
        with open_writing(folder) as writing:
            writing.add_all(IndexedArticle(story.article, story.facts, story.id) for story in stories)

    def open(self, folder: Path) -> None:
        """Open the index."""
        self._index = ArticleIndex.open(folder)

    def answer(self, question: Question, ask: Ask) -> Answer:
        """A request as a program makes it, understood, evaluated and read."""
        page = self._index.search(request_of(question, ask))
        titles = tuple([hit.title for hit in page.hits])
        if ask != "facets":
            return Answer(titles, page.total)  # which it always counts
        return Answer(titles, page.total, tuple([_size(facet) for facet in page.facets.values()]))


def request_of(question: Question, ask: Ask) -> SearchRequest:
    """The request for the ten best, with facets where they are asked for, without snippets."""
    return SearchRequest(
        text=written(question),
        match="any" if question.kind == "any" else "all",
        countries=(question.country,) if question.country else (),
        since=question.since or None,
        until=question.until or None,
        facets=FACETS if ask == "facets" else (),
        interval="month",
        snippets=False,
    )


def _size(facet: Facet | Histogram) -> int:
    return len(facet.buckets if isinstance(facet, Histogram) else facet.values)


def written(question: Question) -> str:
    """The question as one types it."""
    text = " ".join(question.words)
    return f'"{text}"' if question.kind == "phrase" else f"{text}*" if question.kind == "prefix" else text
