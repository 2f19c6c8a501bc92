"""In a question of many words those that only hold it together count less, on every backend."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.backends.locations import Location
from searchapp.ingest import update_index
from tests.conformance.corpus import news, write_lines

FERRIES = (
    news("fares", "Fares", "The ferry costs more from Monday, and monthly tickets will be sold on the pier."),
    news("pilots", "Pilots", "What they do, so they say, is what the others did on the ferry."),
    *(news(name, name, f"The {name} of the ferry stands in town.") for name in ("mill", "church", "bank", "school")),
)
QUESTION = "so they ask what monthly ferry tickets do cost"


@pytest.fixture
def ferries(location: Location, tmp_path: Path) -> Iterator[ArticleIndex]:
    update_index(location, [str(write_lines(tmp_path / "news" / "a.jsonl", FERRIES))])
    with ArticleIndex.open(location) as index:
        yield index


@pytest.mark.parametrize("text", [QUESTION, f'"{QUESTION}"'])
def test_what_a_question_is_about_comes_first(ferries: ArticleIndex, text: str) -> None:
    page = ferries.search(SearchRequest(text))
    assert [hit.id for hit in page.hits[:2]] == ["fares", "pilots"]


def test_the_parts_of_the_score_add_up_to_it(ferries: ArticleIndex) -> None:
    explained = ferries.explained(SearchRequest(QUESTION), "pilots")
    assert sum(part.score for part in explained.parts) == pytest.approx(explained.score, rel=1e-3)
