"""Several terms that are scored as one word."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh.query import And, Or

from searchapp.engine.execution.plan import Plan
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.queries.synonyms import Synonyms
from searchapp.engine.queries.zone import Zone
from searchapp.engine.tuning import MEASURED, Tuning
from tests.engine.harbour import text
from tests.engine.worlds import BODY, Story, schema, write


@pytest.mark.parametrize("cache_bytes", [MEASURED.cache_bytes, 0], ids=["cached", "too long to be cached"])
def test_synonyms_score_as_the_sum_of_their_terms_each_time_they_are_asked_for(
    tmp_path: Path, cache_bytes: int
) -> None:
    write(tmp_path, [[Story("one", "ferry ferries"), Story("two", "ferries"), Story("three", "ferry rope")]])
    searcher = Searcher.open(tmp_path, schema(), Tuning(cache_bytes=cache_bytes))
    forms = [text("ferry", 2.0), text("ferries")]
    apart = searcher.run(Plan(Or(forms)))
    for _ in range(2):
        word = searcher.run(Plan(Synonyms(forms)))
        assert word.global_ids.tolist() == apart.global_ids.tolist()
        assert word.scores.tolist() == pytest.approx(apart.scores.tolist())
    zoned = [text("ferry", 3.0), text("ferries")]  # which is first asked for while documents are being scored
    apart, word = (searcher.run(Plan(Zone(kind(zoned), BODY, 1 << 30))) for kind in (Or, Synonyms))
    assert word.scores.tolist() == pytest.approx(apart.scores.tolist())
    both = searcher.run(Plan(And([Synonyms(forms), text("rope")])))
    assert both.global_ids.tolist() == [2]
    assert searcher.run(Plan(Synonyms([text("ferry"), text("galley")]))).total == 2
    assert searcher.run(Plan(Synonyms([text("galley"), text("galleys")]))).total == 0
