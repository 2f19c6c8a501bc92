"""Stock Whoosh in the comparison: its own codec, its stemming analyzer, its parser, its facets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from whoosh import index
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import DATETIME, ID, KEYWORD, STORED, TEXT, Schema
from whoosh.qparser import AndGroup, OrGroup, QueryParser
from whoosh.query import And, DateRange, Query, Term
from whoosh.sorting import Facets, FieldFacet

from benchmarks.engines.engine import Answer, Ask
from benchmarks.engines.own import written
from benchmarks.news.questions import Question
from benchmarks.news.stories import Story

MEGABYTES = 512


class StockWhoosh:
    """Whoosh as its documentation shows it."""

    name: ClassVar[str] = "Whoosh"

    def build(self, folder: Path, stories: Iterable[Story]) -> None:
        """Index the stories into one segment."""
        folder.mkdir(parents=True, exist_ok=True)
        writer = index.create_in(folder, _schema()).writer(limitmb=MEGABYTES)
        for story in stories:
            writer.add_document(
                id=story.id,
                title=story.title,
                text=story.text,
                organization=",".join(story.organizations),
                country=",".join(story.countries),
                month=story.day[:7],
                day=datetime.fromisoformat(story.day) if story.day else None,
            )
        writer.commit(optimize=True)

    def open(self, folder: Path) -> None:
        """Open the index."""
        opened = index.open_dir(folder)
        self._searcher = opened.searcher()
        groups = {"any": OrGroup, "all": AndGroup}
        self._parsers = {name: QueryParser("text", opened.schema, group=group) for name, group in groups.items()}

    def answer(self, question: Question, ask: Ask) -> Answer:
        """Parse the question, search, read the titles."""
        query = self._parsers["any" if question.kind == "any" else "all"].parse(written(question))
        options: dict[str, Any] = {}
        if ask == "facets":
            facets = Facets()
            for name in ("organization", "country", "month"):
                facets.add_facet(name, FieldFacet(name, allow_overlap=True))
            options["groupedby"] = facets
        results = self._searcher.search(query, limit=10, filter=_filter(question), **options)
        titles = tuple([hit["title"] for hit in results])
        if ask != "facets":
            return Answer(titles, len(results) if ask == "total" else None)
        return Answer(
            titles, len(results), tuple(len(results.groups(name)) for name in ("organization", "country", "month"))
        )


def _schema() -> Schema:
    return Schema(
        id=ID(unique=True, stored=True),
        title=STORED,
        text=TEXT(analyzer=StemmingAnalyzer(), stored=True),
        organization=KEYWORD(commas=True, stored=True),
        country=KEYWORD(commas=True, stored=True),
        month=ID(stored=True),
        day=DATETIME(sortable=True),
    )


def _filter(question: Question) -> Query | None:
    parts: list[Query] = [Term("country", question.country)] if question.country else []
    if question.since:
        days = datetime.fromisoformat(question.since), datetime.fromisoformat(question.until)
        parts.append(DateRange("day", *days))
    return And(parts) if parts else None
