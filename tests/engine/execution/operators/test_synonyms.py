"""Several terms that are scored as one word."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh.query import And

from searchapp.engine.execution.operators.synonyms import Synonyms
from searchapp.engine.execution.operators.zone import Zone
from searchapp.engine.execution.plan import Plan
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.similarity import idf
from searchapp.engine.tuning import MEASURED, Tuning
from tests.engine.harbour import text
from tests.engine.worlds import BODY, Story, schema, write


@pytest.mark.parametrize("cache_bytes", [MEASURED.cache_bytes, 0], ids=["cached", "too long to be cached"])
def test_forms_of_a_word_score_as_one_word_each_time_they_are_asked_for(tmp_path: Path, cache_bytes: int) -> None:
    """Two forms of a word count as the word twice, as far as their boosts allow, and not as two words."""
    write(tmp_path, [[Story("one", "ferry ferries"), Story("two", "ferries rope"), Story("three", "ferry ferry")]])
    searcher = Searcher.open(tmp_path, schema(), Tuning(cache_bytes=cache_bytes))
    alike, less = (Synonyms([text("ferry"), text("ferries", boost)]) for boost in (1.0, 0.5))
    for _ in range(2):
        word = searcher.run(Plan(alike))
        assert word.global_ids.tolist() == [0, 2, 1]
        assert word.scores[0] == word.scores[1]
        assert searcher.run(Plan(less)).global_ids.tolist() == [2, 0, 1]
    zoned = searcher.run(Plan(Zone(alike, BODY, 1 << 30)))  # which is first asked for while documents are being scored
    assert zoned.scores.tolist() == word.scores.tolist()
    assert searcher.run(Plan(And([alike, text("rope")]))).global_ids.tolist() == [1]
    assert searcher.run(Plan(Synonyms([text("ferry"), text("galley")]))).total == 2
    assert searcher.run(Plan(Synonyms([text("galley"), text("galleys")]))).total == 0


def test_a_word_is_as_rare_as_all_of_its_forms_in_all_segments(tmp_path: Path) -> None:
    """What is common in one form is common in the others, wherever they lie."""
    write(tmp_path, [[Story("one", "ferry")], [Story("two", "ferries"), Story("three", "rope")]])
    searcher = Searcher.open(tmp_path, schema())
    rarities = [
        searcher.explain(Synonyms([text(word), text(other, 0.5)]), global_id).terms[0].idf
        for word, other, global_id in (("ferry", "ferries", 0), ("ferries", "ferry", 0), ("ferries", "ferry", 1))
    ]
    assert rarities == pytest.approx([idf(3, 2)] * 3)
