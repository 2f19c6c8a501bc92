"""Tantivy in the comparison: its English stemmer, its aggregations over fast fields."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, ClassVar

import tantivy

from benchmarks.engines.engine import Answer, Ask
from benchmarks.news.questions import Question
from benchmarks.news.stories import Story
from searchapp.engine.similarity import TITLE_WEIGHT

HEAP_BYTES = 512 << 20
AGGREGATION: dict[str, Any] = {
    "organization": {"terms": {"field": "organization", "size": 10}},
    "country": {"terms": {"field": "country", "size": 10}},
    "date": {"histogram": {"field": "month", "interval": 1.0, "min_doc_count": 1}},
}


class Tantivy:
    """Tantivy doing what searchapp does: stems, titles that count more than bodies, an exact total."""

    name: ClassVar[str] = "Tantivy"

    def build(self, folder: Path, stories: Iterable[Story]) -> None:
        """Index the stories with one thread, merged into one segment."""
        folder.mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(_schema(), path=str(folder))
        writer = index.writer(heap_size=HEAP_BYTES, num_threads=1)
        for story in stories:
            writer.add_document(_document(story))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        """Open the index."""
        self._index = tantivy.Index(_schema(), path=str(folder))
        self._searcher = self._index.searcher()

    def answer(self, question: Question, ask: Ask) -> Answer:
        """Parse the question, search, read the titles."""
        query = self._query(question)
        searcher = self._searcher
        results: Any = searcher.search(query, 10, ask != "hits")  # its stubs lack `count`
        titles = tuple([searcher.doc(address)["title"][0] for _, address in results.hits])
        if ask != "facets":
            return Answer(titles, results.count)
        counted = searcher.aggregate(query, AGGREGATION)
        return Answer(titles, results.count, tuple(len(counted[name]["buckets"]) for name in AGGREGATION))

    def _query(self, question: Question) -> tantivy.Query:
        parts = [self._words(question)]
        if question.country:
            parts.append(f"+country:{question.country}")
        if question.since:
            parts.append(f"+day:[{_number(question.since)} TO {_number(question.until)}]")
        return self._index.parse_query(
            " ".join(parts),
            ["title", "body"],
            field_boosts={"title": TITLE_WEIGHT},
            conjunction_by_default=question.kind != "any",
            allow_regexes=True,
        )

    def _words(self, question: Question) -> str:
        text = " ".join(question.words)
        if question.kind == "phrase":
            return f'+"{text}"'
        if question.kind == "prefix":
            return f"+(title:/{text}.*/ OR body:/{text}.*/)"
        return f"+({text})"


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("title", "body"):
        builder.add_text_field(name, stored=True, tokenizer_name="en_stem", index_option="position")
    builder.add_text_field("organization", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("country", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("day", stored=True, indexed=True, fast=True)
    builder.add_integer_field("month", stored=False, indexed=False, fast=True)
    return builder.build()


def _document(story: Story) -> tantivy.Document:
    document = tantivy.Document(id=story.id, title=story.title, body=story.body)
    for name in story.organizations:
        document.add_text("organization", name)
    for code in story.countries:
        document.add_text("country", code)
    if story.day:
        document.add_integer("day", _number(story.day))
        document.add_integer("month", int(story.day[:4]) * 12 + int(story.day[5:7]))
    return document


def _number(day: str) -> int:
    """Days since 1970."""
    return int(datetime.fromisoformat(day).replace(tzinfo=timezone.utc).timestamp()) // 86_400
