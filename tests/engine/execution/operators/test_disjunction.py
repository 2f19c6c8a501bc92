"""Any of several parts."""

from __future__ import annotations

import pytest
from whoosh.query import Or, Phrase

from searchapp.engine.execution.operator import UnsupportedQuery
from searchapp.engine.execution.positions import PositionRange, doc_ids_of
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.similarity import idf
from tests.engine.execution.operators.building import built, found, of
from tests.engine.harbour import text
from tests.engine.worlds import BODY

OLD_FERRY = Phrase("text", ["old", "ferry"])


@pytest.mark.parametrize(
    ("query", "doc_ids"),
    [
        (Or([text("ferry"), text("ferries")]), [0, 1]),
        (Or([text("light"), OLD_FERRY]), [1, 3]),
        (Or([text("zeppelin"), text("light")]), [3]),
        (Or([text("zeppelin")]), []),
        (Or([]), []),
    ],
)
def test_a_document_has_to_match_one_part(searcher: Searcher, query: Or, doc_ids: list[int]) -> None:
    assert found(searcher, query) == doc_ids


def test_a_score_is_the_sum_of_the_parts_that_match(searcher: Searcher) -> None:
    for parts in ([text("harbour"), text("light", 2.0)], [text("harbour"), Phrase("text", ["harbour", "light"])]):
        first, both = built(searcher, Or(parts, boost=3.0)).scores(of(0, 3)).tolist()
        assert first == pytest.approx(3 * built(searcher, parts[0]).scores(of(0))[0])
        assert both == pytest.approx(3 * sum(built(searcher, part).scores(of(3))[0] for part in parts))


def test_it_is_as_rare_as_its_rarest_part(searcher: Searcher) -> None:
    assert built(searcher, Or([text("old"), text("light")])).rarity == pytest.approx(idf(4, 1))


def test_only_parts_that_match_are_told_in_an_explanation(searcher: Searcher) -> None:
    operator = built(searcher, Or([text("harbour"), text("light", 2.0), OLD_FERRY], boost=3.0))
    assert [(term.value, term.boost) for term in operator.scored_terms(of(3), 1.0)] == [
        ("harbour", 3.0),
        ("light", 6.0),
    ]


def test_it_occurs_where_any_part_does(searcher: Searcher) -> None:
    operator = built(searcher, Or([text("harbour"), text("seal")]))
    assert operator.has_positions
    assert doc_ids_of(operator.occurrences(PositionRange(0, BODY))).tolist() == [0, 2]
    assert doc_ids_of(operator.occurrences(None)).tolist() == [0, 2, 3]


def test_a_bonus_for_the_number_of_parts_is_refused(searcher: Searcher) -> None:
    with pytest.raises(UnsupportedQuery, match="harbour"):
        built(searcher, Or([text("harbour"), text("light")], scale=0.9))
