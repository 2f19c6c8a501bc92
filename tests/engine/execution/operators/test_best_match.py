"""Any of several words, ranked by how much of the query a document has."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh.query import And, Phrase, Query, Term

from searchapp.engine.execution.operators.best_match import BestMatch
from searchapp.engine.execution.operators.synonyms import Synonyms
from searchapp.engine.execution.plan import Plan
from searchapp.engine.execution.searcher import Searcher
from tests.engine.harbour import text
from tests.engine.worlds import Story, index

ROPE = Story("rope", "rope rope rope rope")
BOTH = Story("both", "a long story of a gull that sat on a rope by the sea", places=("bay",))
GULL = Story("gull", "gull gull gull gull")
GULLS = [text("gull")]
OTHERS = [Story(f"other {number}", "the sea") for number in range(97)]


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    return index(tmp_path, ROPE, BOTH, GULL, *OTHERS)


def found(searcher: Searcher, query: Query) -> list[int]:
    """The documents, best first."""
    return searcher.run(Plan(query)).global_ids.tolist()


def test_who_has_all_of_the_query_comes_first_the_more_so_the_greater_the_power(searcher: Searcher) -> None:
    words = [text("rope"), text("gull")]
    assert found(searcher, BestMatch(words, power=1.5))[0] == 1
    assert found(searcher, BestMatch(words))[-1] == 1


def test_a_word_that_no_document_has_takes_the_same_share_from_all(searcher: Searcher) -> None:
    whole = searcher.run(Plan(BestMatch([text("rope")], power=1.0)))
    half = searcher.run(Plan(BestMatch([text("rope"), text("galley")], power=1.0)))
    assert half.global_ids.tolist() == whole.global_ids.tolist()
    shares = half.scores / whole.scores
    assert shares == pytest.approx([shares[0]] * len(shares))
    assert shares[0] < 0.5


def test_what_most_documents_have_finds_none_by_itself_but_scores(searcher: Searcher) -> None:
    """Half of a question's words are in every article."""
    plain, common = (searcher.run(Plan(BestMatch(words))) for words in ([text("gull")], [text("gull"), text("sea")]))
    assert sorted(common.global_ids.tolist()) == sorted(plain.global_ids.tolist()) == [1, 2]
    assert common.scores.sum() > plain.scores.sum()
    assert searcher.run(Plan(BestMatch([text("sea"), text("the")]))).total == 98


def test_extras_add_to_what_is_found_and_find_nothing(searcher: Searcher) -> None:
    plain = searcher.run(Plan(BestMatch([text("gull")])))
    favoured = searcher.run(Plan(BestMatch([text("gull")], [Term("place", "bay", 10.0)])))
    assert favoured.global_ids.tolist() == [1, 2]
    assert favoured.scores[0] == pytest.approx(plain.scores[1] + 10)
    assert favoured.scores[1] == plain.scores[0]


def test_parts_find_what_they_are_and_score_as_they_are_told_to(searcher: Searcher) -> None:
    scored = [Synonyms([text("gull"), text("rope", 0.3)])]
    plain, derived = (searcher.run(Plan(query)) for query in (BestMatch(GULLS), BestMatch(GULLS, scored=scored)))
    assert sorted(derived.global_ids.tolist()) == sorted(plain.global_ids.tolist()) == [1, 2]
    explanation = searcher.explain(BestMatch(GULLS, scored=scored), 1)
    assert [(form.term, form.boost) for form in explanation.terms[0].forms] == [("gull", 1.0), ("rope", 0.3)]
    assert explanation.score == pytest.approx(sum(term.score for term in explanation.terms))
    assert explanation.score == pytest.approx(derived.scores[derived.global_ids.tolist().index(1)])


def test_within_other_queries_it_scores_as_by_itself(searcher: Searcher) -> None:
    best = BestMatch([Phrase("text", ["a", "rope"]), Synonyms([text("gull")])], power=1.5)
    alone = searcher.run(Plan(best))
    together = searcher.run(Plan(And([best, text("rope")])))
    assert together.global_ids.tolist() == [1]
    rope = searcher.explain(text("rope"), 1).score
    assert together.scores[0] == pytest.approx(alone.scores[alone.global_ids.tolist().index(1)] + rope)
