"""Tiny indexes for the engine's tests: stories of a few words, with a place, a desk and a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from whoosh.analysis import IDAnalyzer, KeywordAnalyzer
from whoosh.fields import ID, KEYWORD, NUMERIC, STORED, FieldType, Schema
from whoosh.formats import PositionBoosts

from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.format.stems import Stemming
from searchapp.engine.indexing.writer import Writer
from tests.engine.documents import Document, Passage, documents_of

DAY = 86_400
TITLE_WEIGHT = 2.5
BODY = 100  # the position of a story's first word; titles stand before it


@dataclass(frozen=True)
class Story:
    """A story: its words, the places it is about, and the first and last day of its date (days since 1970)."""

    key: str
    body: str
    title: str = ""
    places: tuple[str, ...] = ()
    days: tuple[int, int] | None = None


def schema() -> Schema:
    """An id, a text with positions, a keyword and two numbers."""
    return Schema(
        id=ID(unique=True),
        text=FieldType(PositionBoosts(), IDAnalyzer(), scorable=True),
        place=KEYWORD(analyzer=KeywordAnalyzer()),
        first=NUMERIC(int, bits=64, sortable=True),
        last=NUMERIC(int, bits=64, sortable=True),
        story=STORED,
    )


def document(story: Story) -> Document:
    """The story as the writer takes it."""
    numbers = {"first": story.days[0] * DAY, "last": story.days[1] * DAY + DAY - 1} if story.days else {}
    passages = [Passage(story.title.split(), TITLE_WEIGHT), Passage(story.body.split(), 1.0, BODY)]
    return Document(story.key, {"text": passages}, {"place": story.places}, numbers, {"story": story.body.encode()})


def stem(term: str) -> str:
    """A word without its plural's s."""
    return term.removesuffix("s")


def write(folder: Path, commits: Iterable[Sequence[Story | str]]) -> None:
    """Commit batches of stories to add (or to put in the place of an older one) and of keys to delete."""
    for batch in commits:
        with Writer(folder, schema(), Stemming(stem)) as writer:
            for change in batch:
                if isinstance(change, Story):
                    writer.add_all(documents_of(document(change)))
                else:
                    writer.delete("id", change)


def index(folder: Path, *stories: Story) -> Searcher:
    """The searcher of an index of these stories."""
    write(folder, [stories])
    return Searcher.open(folder, schema())
