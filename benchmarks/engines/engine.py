"""What every engine of the comparison does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal, Protocol

from benchmarks.news.questions import Question
from benchmarks.news.stories import Story

Ask = Literal["hits", "total", "facets"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Titles of the ten best stories; if asked for also the total and, by facet, how many values were counted."""

    titles: tuple[str, ...]
    total: int | None = None
    facets: tuple[int, ...] = ()


class Engine(Protocol):
    """An engine, its index in a folder."""

    name: ClassVar[str]

    def build(self, folder: Path, stories: Iterable[Story]) -> None:
        """Index the stories with one thread, on disk at the end."""

    def open(self, folder: Path) -> None:
        """Open the index."""

    def answer(self, question: Question, ask: Ask) -> Answer:
        """The ten best; with the exact total; or with that and the counts by organization, country and month."""


def size_of(folder: Path) -> int:
    """The bytes of an index."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
