"""Other words of the root of a word: in a long question they score, on every backend, and find nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.backends.locations import Location
from searchapp.ingest import update_index
from tests.conformance.corpus import news, write_lines

FERRIES = (
    news("aground", "Aground", "The ferry ran aground in the inlet."),
    news("depth", "Depth", "The ferry has instruments for the measurement of depth in the inlet."),
    news("rain", "Rain", "The measurement of rain began a hundred years ago on the hill."),
    *(news(name, name, f"The {name} stands in the town.") for name in ("mill", "church", "bank", "school")),
)
QUESTION = "measuring ferry tides near harbours"


@pytest.fixture
def ferries(location: Location, tmp_path: Path) -> Iterator[ArticleIndex]:
    update_index(location, [str(write_lines(tmp_path / "news" / "a.jsonl", FERRIES))])
    with ArticleIndex.open(location) as index:
        yield index


def ids(index: ArticleIndex, text: str) -> list[str]:
    return [hit.id for hit in index.search(SearchRequest(text)).hits]


def test_they_score_in_a_long_question_and_find_nothing(ferries: ArticleIndex) -> None:
    assert ids(ferries, QUESTION) == ["depth", "aground"]
    assert ids(ferries, QUESTION.replace("measuring ", "")) == ["aground", "depth"]


def test_the_parts_of_the_score_add_up_to_it(ferries: ArticleIndex) -> None:
    explained = ferries.explained(SearchRequest(QUESTION), "depth")
    assert sum(part.score for part in explained.parts) == pytest.approx(explained.score, rel=1e-3)
    assert any(
        "measurement" in reason or part.name == "measurement" for part in explained.parts for reason in part.reasons
    )
