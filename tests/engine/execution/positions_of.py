"""Short stories of three words, and where these stand in them."""

from __future__ import annotations

from pathlib import Path

from searchapp.engine.execution.positions import POSITION, POSITION_BITS, Occurrences
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.tuning import MEASURED, Tuning
from tests.engine.worlds import BODY, Story, schema, write

BODIES = ["a b a b c", "b a", "a a a", "c b a b", "c"]


def searcher_of(folder: Path, tuning: Tuning = MEASURED) -> Searcher:
    """The searcher of an index of the stories."""
    write(folder, [[Story(f"s{number}", body) for number, body in enumerate(BODIES)]])
    return Searcher.open(folder, schema(), tuning)


def pairs(occurrences: Occurrences) -> list[tuple[int, int]]:
    """The story and the position in it of each occurrence."""
    return [(each >> POSITION_BITS, (each & POSITION) - BODY) for each in occurrences.tolist()]


def places(word: str) -> list[tuple[int, int]]:
    """The same of a word, read off the stories."""
    return [
        (number, position)
        for number, body in enumerate(BODIES)
        for position, each in enumerate(body.split())
        if each == word
    ]
