"""The formula of ranking as stock Whoosh takes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.engine import similarity
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.whoosh_compat.weighting import WEIGHTING
from tests.engine.harbour import STORIES, text
from tests.engine.stock import stock_of
from tests.engine.worlds import Story, schema, write


def test_a_term_is_as_rare_as_in_the_whole_index_deleted_documents_included(tmp_path: Path) -> None:
    herons = [Story(f"heron {number}", "heron") for number in range(9)]
    write(tmp_path, [[*STORIES, *herons], [Story("new", "a harbour"), "gale"]])
    stock = stock_of(Searcher.open(tmp_path, schema()))
    for leaf, _ in stock.leaf_searchers():
        assert WEIGHTING.idf(leaf, "text", "harbour") == pytest.approx(similarity.idf(14, 3))
    assert WEIGHTING.idf(stock, "text", "zeppelin") == pytest.approx(similarity.idf(14, 0))


def test_stock_whoosh_scores_as_the_engine_does(searcher: Searcher) -> None:
    hits = {hit.docnum: hit.score for hit in stock_of(searcher).search(text("harbour"), limit=None)}
    assert hits == pytest.approx({doc_id: searcher.explain(text("harbour"), doc_id).score for doc_id in hits})
    assert len(hits) == 2
