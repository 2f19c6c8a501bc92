"""Limits change how fast an answer is, never the answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import fields
from whoosh.query import And, Every, Not, Or, Phrase, Prefix, Query, Term

from searchapp.engine.execution.operators.synonyms import Synonyms
from searchapp.engine.execution.plan import FacetPlan, Outcome, Plan
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.tuning import MEASURED, Tuning
from tests.engine.harbour import text
from tests.engine.worlds import Story, schema, write

QUERIES: list[Query] = [
    text("w0"),
    And([text("w0"), text("w2")]),
    Or([text("w1"), text("w5"), Phrase("text", ["w3", "w4"])]),
    Not(text("w1")),
    Synonyms([text("w1"), text("w2", 0.5)]),
    Phrase("text", ["w1", "w2"], slop=3),
    Prefix("text", "w1"),
    Every(),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    stories = [
        Story(
            f"s{number}",
            " ".join(f"w{number * factor % 17}" for factor in range(1, 1 + number % 9)),
            places=tuple(f"p{bit}" for bit in range(5) if number >> bit & 1),
            days=(number, number) if number % 3 else None,
        )
        for number in range(300)
    ]
    write(folder, [stories, ["s7", "s9"]])
    return folder


def answers(folder: Path, tuning: Tuning) -> list[tuple[object, ...]]:
    searcher = Searcher.open(folder, schema(), tuning)
    facets = {"place": FacetPlan("place", 3, ("p4", "none"))}
    plans = [Plan(query, {"quay": Term("place", "p1")}, facets, limit=7) for query in QUERIES]
    return [_members(searcher.run(plan)) for plan in (*plans, *plans)]  # the second time from the cache


def _members(outcome: Outcome) -> tuple[object, ...]:
    return outcome.total, outcome.global_ids.tolist(), outcome.scores.tolist(), outcome.facets["place"]


@pytest.mark.parametrize("limit", [field.name for field in fields(Tuning)])
@pytest.mark.parametrize("value", [1, 1 << 30])
def test_an_answer_is_the_same_with_any_limit(folder: Path, limit: str, value: int) -> None:
    assert answers(folder, Tuning(**{limit: value})) == answers(folder, MEASURED)
