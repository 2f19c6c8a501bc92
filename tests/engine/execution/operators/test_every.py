"""Every document."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh.query import Every

from searchapp.engine.execution.operator import UnsupportedQuery
from searchapp.engine.execution.plan import Plan
from searchapp.engine.execution.searcher import Searcher
from tests.engine import worlds
from tests.engine.execution.operators.building import built, of
from tests.engine.harbour import STORIES


@pytest.mark.parametrize(("boost", "score"), [(1.0, 1.0), (2.5, 2.5), (0.0, 1.0)])
def test_all_documents_score_the_same(searcher: Searcher, boost: float, score: float) -> None:
    every = built(searcher, Every(boost=boost))
    assert every.doc_ids().tolist() == [0, 1, 2, 3]
    assert every.scores(of(1, 3)).tolist() == [score, score]


def test_documents_with_a_value_in_a_field_are_another_query(searcher: Searcher) -> None:
    with pytest.raises(UnsupportedQuery, match="place"):
        built(searcher, Every("place"))


def test_deleted_documents_are_no_answer(tmp_path: Path) -> None:
    worlds.write(tmp_path, [STORIES, ["gale"]])
    searcher = Searcher.open(tmp_path, worlds.schema())
    assert searcher.run(Plan(Every())).global_ids.tolist() == [1, 2, 3]
