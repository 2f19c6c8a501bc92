"""Leaving out what cannot be among the best changes no page."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh.query import Or, Query

from searchapp.engine.execution.plan import Plan
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.queries.synonyms import Synonyms
from searchapp.engine.tuning import Tuning
from tests.engine.harbour import text
from tests.engine.worlds import Story, index, schema


@pytest.mark.parametrize(
    "query",
    [
        text("wave"),
        Or([text("wave"), text("gull", 0.5)]),
        Or([text("wave"), text("gull"), text("rope")], boost=2.0),
        Or([Synonyms([text("wave"), text("gull", 0.5)]), Synonyms([text("gull"), text("rope", 3.0)], 2.0)]),
    ],
    ids=["one word", "two words", "three words", "two words with synonyms"],
)
def test_bounds_on_blocks_change_no_page(tmp_path: Path, query: Query) -> None:
    sea = [
        f"{'wave ' * (number % 7)}{'gull ' * (number % 5 == 0)}{'rope' * (number % 91 == 0)}" for number in range(4000)
    ]
    calm = [f"{story} {'calm ' * (number % 13)}" for number, story in enumerate(sea)]
    searcher = index(tmp_path, *(Story(f"sea {number}", story) for number, story in enumerate(calm)))
    whole = searcher.run(Plan(query, limit=20))
    pruned = Searcher.open(tmp_path, schema(), Tuning(prune_from=100)).run(Plan(query, limit=20))
    assert pruned.global_ids.tolist() == whole.global_ids.tolist()
    assert pruned.scores.tolist() == whole.scores.tolist()
    assert pruned.total == whole.total
