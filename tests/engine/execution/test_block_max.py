"""Leaving out what cannot be among the best changes no page."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh.query import AndMaybe, Or, Phrase, Query, Term

from searchapp.engine.execution.operators.best_match import BestMatch
from searchapp.engine.execution.operators.synonyms import Synonyms
from searchapp.engine.execution.plan import Plan
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.tuning import Tuning
from tests.engine.harbour import text
from tests.engine.worlds import Story, index, schema


def _story(number: int) -> Story:
    """Waves, gulls, ropes and calm, each in a rhythm of its own."""
    waves, gulls = "wave " * (number % 7 * (number % 3 > 0)), "gull " * (number % 5 == 0)
    story = f"{waves}{gulls}{'rope ' * (number % 91 == 0)}{'calm ' * (number % 13)}the sea"
    return Story(f"sea {number}", story, places=("bay",) * (number % 10 == 0) + ("cape",) * (number % 4 == 0))


@pytest.mark.parametrize(
    "query",
    [
        text("wave"),
        Or([text("wave"), text("gull", 0.5)]),
        Or([text("wave"), text("gull"), text("rope")], boost=2.0),
        Or([Synonyms([text("wave"), text("gull", 0.5)]), Synonyms([text("gull"), text("rope", 3.0)], 2.0)]),
        BestMatch([text("wave"), text("gull"), text("rope"), text("calm")]),
        BestMatch([text("rope"), text("calm")], scored=[Synonyms([text("rope"), text("wave", 0.3)]), text("calm")]),
        BestMatch([text("wave"), text("rope")], power=1.5),
        BestMatch([text("gull"), Synonyms([text("rope"), text("wave", 0.6)])], [Term("place", "bay", 0.5)], 1.5),
        BestMatch([Phrase("text", ["gull", "rope"]), text("wave"), text("gull")], [Term("place", "bay", 2.0)], 0.7),
        AndMaybe(Or([text("wave"), text("gull")]), Or([Term("place", "bay", 3.0), Term("place", "cape", 1.0)])),
    ],
    ids=[
        "one word",
        "two words",
        "three words",
        "two words with synonyms",
        "a question",
        "a question with derived words",
        "a short query",
        "a short query with a place",
        "a short query with a phrase",
        "any words with places",
    ],
)
def test_bounds_on_blocks_change_no_page(tmp_path: Path, query: Query) -> None:
    searcher = index(tmp_path, *map(_story, range(4000)))
    whole = searcher.run(Plan(query, limit=20))
    pruned = Searcher.open(tmp_path, schema(), Tuning(prune_from=100)).run(Plan(query, limit=20))
    assert pruned.global_ids.tolist() == whole.global_ids.tolist()
    assert pruned.scores.tolist() == whole.scores.tolist()
    assert pruned.total == whole.total
