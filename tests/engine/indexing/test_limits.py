"""The sizes that bound a writer's work change nothing of what is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import fields

from searchapp.engine.indexing.limits import DEFAULT_LIMITS, IndexingLimits
from searchapp.engine.indexing.writer import Writer
from tests.engine.documents import documents_of
from tests.engine.stories import SCHEMA, story
from tests.engine.whole_index import everything

WORDS = [f"word{number % 53}" for number in range(400)]
SMALL = {
    "buffer_tokens": 700,
    "buffer_stored_bytes": 900,
    "pending_text_bytes": 1,
    "tokenizer_bytes": 1,
    "known_terms": 1,
    "known_chunks": 1,
    "sort_key_bits": 20,
    "flush_occurrences": 1,
    "merge_occurrences": 1,
    "merge_terms": 1,
    "merge_documents": 1,
}


def index(folder: Path, limits: IndexingLimits) -> list[object]:
    with Writer(folder, SCHEMA, limits=limits) as writer:
        for number in range(60):
            writer.add_all(
                documents_of(
                    story(f"{number}", " ".join(WORDS[number : number + 20]), f"c{number % 3}", published=number)
                )
            )
        writer.commit(optimize=True)
    return everything(folder)


def test_every_limit_is_tried() -> None:
    assert SMALL.keys() == {field.name for field in fields(IndexingLimits)}


@pytest.mark.parametrize("name", SMALL)
def test_a_small_limit_makes_the_same_index(tmp_path: Path, name: str) -> None:
    small = IndexingLimits(**{name: SMALL[name]})
    assert index(tmp_path / "small", small) == index(tmp_path / "usual", DEFAULT_LIMITS)
