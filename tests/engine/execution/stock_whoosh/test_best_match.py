"""Any of several words, best covered first, as stock Whoosh runs it."""

from __future__ import annotations

import pytest
from whoosh.query import Or, Phrase, Term

from searchapp.engine.execution.operators.best_match import BestMatch
from searchapp.engine.execution.operators.synonyms import Synonyms
from searchapp.engine.execution.plan import Plan
from searchapp.engine.execution.searcher import Searcher
from tests.engine.harbour import text
from tests.engine.stock import stock_matches, stock_of

WORDS = [text("harbour"), Synonyms([text("ferry"), text("ferries", 0.5)]), Phrase("text", ["old", "light"])]


@pytest.mark.parametrize(
    "query",
    [
        BestMatch(WORDS),
        BestMatch(WORDS, power=1.5),
        BestMatch(WORDS, [Term("place", "NO", 3.0)], power=1.0),
        BestMatch([text("old"), text("harbour")], common_from=1),
        BestMatch([Or([text("harbour"), text("light")]), text("zeppelin")], power=2.0),
        BestMatch([text("zeppelin")]),
        BestMatch(WORDS, scored=[Synonyms([text("harbour"), text("light", 0.3)]), *WORDS[1:]]),
    ],
    ids=range(7),
)
def test_stock_whoosh_finds_and_scores_as_the_engine_does(searcher: Searcher, query: BestMatch) -> None:
    stock = stock_matches(query, stock_of(searcher))
    outcome = searcher.run(Plan(query))
    scores = dict(zip(outcome.global_ids.tolist(), outcome.scores.tolist(), strict=True))
    assert dict(zip(stock.doc_ids.tolist(), stock.scores.tolist(), strict=True)) == pytest.approx(scores)


def test_in_an_index_that_is_large_enough_common_words_find_nothing_by_themselves(searcher: Searcher) -> None:
    stock = stock_of(searcher)
    words = [text("old"), text("harbour")]
    assert stock_matches(BestMatch(words, common_from=1), stock).doc_ids.tolist() == [0, 3]
    assert stock_matches(BestMatch(words, common_from=100), stock).doc_ids.tolist() == [0, 1, 2, 3]
    assert stock_matches(BestMatch([text("old")], common_from=1), stock).doc_ids.tolist() == [0, 1, 2, 3]


def test_two_that_ask_the_same_are_equal() -> None:
    query, same = BestMatch(WORDS, power=1.5), BestMatch(WORDS, power=1.5)
    assert query == same
    assert hash(query) == hash(same)
    others = [BestMatch(WORDS), BestMatch(WORDS, [text("tea")], 1.5), BestMatch(WORDS[:2], power=1.5), Or(WORDS)]
    for other in (*others, BestMatch(WORDS, power=1.5, scored=WORDS[::-1])):
        assert query != other
