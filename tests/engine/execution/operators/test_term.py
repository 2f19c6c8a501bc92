"""A term: its postings, its doc values, its positions."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from whoosh.query import Term

from searchapp.engine.execution.positions import POSITION, PositionRange
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.similarity import idf
from searchapp.engine.tuning import MEASURED
from tests.engine.execution.operators.building import built, found, of
from tests.engine.harbour import text
from tests.engine.worlds import BODY, Story, schema, write


def test_documents_with_a_term_are_found_and_one_that_nobody_has_finds_none(searcher: Searcher) -> None:
    assert found(searcher, text("harbour")) == [0, 3]
    assert found(searcher, text("zeppelin")) == found(searcher, Term("smell", "tea")) == []
    assert found(searcher, Term("place", "NO")) == [0, 1]


def test_a_boost_is_a_factor_of_the_score(searcher: Searcher) -> None:
    plain, boosted = (built(searcher, text("harbour", boost)).scores(of(0, 3)) for boost in (1.0, 2.5))
    assert boosted == pytest.approx(plain * 2.5)


def test_a_term_is_as_rare_as_its_documents_are_few(searcher: Searcher) -> None:
    assert built(searcher, text("harbour")).rarity == pytest.approx(idf(4, 2))
    assert built(searcher, text("old")).rarity < built(searcher, text("harbour")).rarity
    assert built(searcher, text("zeppelin")).rarity == pytest.approx(idf(4, 0))


@pytest.mark.parametrize("pairs", [MEASURED.value_set_pairs, 0], ids=["by sets of values", "by doc values"])
def test_documents_are_tested_by_their_values_in_each_way(tmp_path: Path, pairs: int) -> None:
    places = [tuple(f"p{bit}" for bit in range(12) if number >> bit & 1) for number in range(200)]
    write(tmp_path, [[Story(f"s{number}", "tea", places=each) for number, each in enumerate(places)]])
    searcher = Searcher.open(tmp_path, schema(), replace(MEASURED, value_set_pairs=pairs))
    for doc_ids in (of(3, 8), np.arange(200)):
        expected = ["p3" in places[doc_id] for doc_id in doc_ids.tolist()]
        assert built(searcher, Term("place", "p3")).matches(doc_ids).tolist() == expected
    assert not built(searcher, Term("place", "none")).matches(of(3)).any()


def test_documents_are_tested_for_a_word_by_its_postings(searcher: Searcher) -> None:
    assert built(searcher, text("harbour")).matches(of(0, 1, 3)).tolist() == [True, False, True]


def test_it_occurs_in_the_range_that_is_asked_for(searcher: Searcher) -> None:
    operator = built(searcher, text("gale"))
    assert operator.has_positions
    assert (operator.occurrences(None) & POSITION).tolist() == [1, BODY]
    assert (operator.occurrences(PositionRange(0, BODY)) & POSITION).tolist() == [1]
    assert not built(searcher, Term("place", "NO")).has_positions
    assert len(built(searcher, text("zeppelin")).occurrences(None)) == 0
