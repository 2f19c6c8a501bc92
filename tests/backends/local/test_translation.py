"""Query trees become Whoosh queries on the terms that the index has."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh.query import And, AndMaybe, AndNot, Every, Not, Or, Phrase, Prefix, Query, Term, TermRange, Wildcard

from searchapp.backends.local.schema import BODY_POSITION, PUBLISHED_DAYS, whoosh_schema
from searchapp.backends.local.translation import INFLECTION_WEIGHT, INFLECTIONS, Translator
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.queries.days_within import DaysWithin
from searchapp.engine.queries.nearby import Nearby
from searchapp.engine.queries.synonyms import Synonyms
from searchapp.engine.queries.zone import Zone
from searchapp.model import query_tree as tree
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.text.iso_dates import days_of
from tests.backends.local.written import written

TEXTS = ("the ferry", "the ferries of the ferryman", "the fery", "the marsh", "the marshes")


@pytest.fixture(scope="module")
def translator(tmp_path_factory: pytest.TempPathFactory) -> Translator:
    """A translator for an index of a few words."""
    folder: Path = tmp_path_factory.mktemp("ferries")
    written(folder, [(Article(str(number), text), Facts()) for number, text in enumerate(TEXTS)]).close()
    return Translator(Searcher.open(folder, whoosh_schema()))


def text(term: str) -> Query:
    return Term("text", term)


@pytest.mark.parametrize(
    ("node", "query"),
    [
        (tree.Every(), Every()),
        (tree.Phrase(("night", "ferry"), 2.0), Phrase("text", ["night", "ferry"], 1, 2.0)),
        (tree.Phrase(("ferry",)), text("ferry")),
        (tree.Near(("night", "ferry"), 5), Nearby("text", ("night", "ferry"), 5)),
        (tree.Near(("night", "ferry"), 5, is_ordered=True), Phrase("text", ["night", "ferry"], 5)),
        (tree.Prefix("fer"), Prefix("text", "fer")),
        (tree.Prefix("fer", field="source"), Prefix("source", "fer")),
        (tree.Pattern("f?r*y"), Wildcard("text", "f?r*y")),
        (tree.Value("country", ("NO",)), Term("country", "NO")),
        (tree.Value("country", ("NO", "SE")), Or([Term("country", "NO"), Term("country", "SE")])),
        (tree.Zone(tree.Prefix("fer"), "title"), Zone(Prefix("text", "fer"), 0, BODY_POSITION)),
        (tree.Not(tree.Prefix("fer")), Not(Prefix("text", "fer"))),
        (tree.And((tree.Every(), tree.Not(tree.Prefix("fer")))), AndNot(Every(), Prefix("text", "fer"))),
        (tree.And((tree.Not(tree.Prefix("fer")),)), AndNot(Every(), Prefix("text", "fer"))),
        (
            tree.And((tree.Prefix("a"), tree.Prefix("b"), tree.Not(tree.Prefix("c")))),
            AndNot(And([Prefix("text", "a"), Prefix("text", "b")]), Prefix("text", "c")),
        ),
        (tree.Or((tree.Prefix("a"), tree.Prefix("b"))), Or([Prefix("text", "a"), Prefix("text", "b")])),
        (tree.Maybe(tree.Prefix("a"), tree.Prefix("b")), AndMaybe(Prefix("text", "a"), Prefix("text", "b"))),
        (tree.DateRange("published", 16_000, None), DaysWithin(PUBLISHED_DAYS, 16_000, None)),
    ],
)
def test_each_node_has_its_query(translator: Translator, node: tree.QueryTree, query: Query) -> None:
    assert translator.query(node) == query


def test_a_word_stands_for_its_inflections_which_weigh_less(translator: Translator) -> None:
    query = translator.query(tree.Word("ferry"))
    assert isinstance(query, Synonyms)
    boosts = {term.text: term.boost for term in query.subqueries}
    assert boosts.keys() == {"ferry", "ferries"}
    assert boosts["ferries"] == pytest.approx(INFLECTION_WEIGHT * boosts["ferry"])
    assert len(query.subqueries) <= 1 + INFLECTIONS


def test_a_common_word_weighs_less_than_a_rare_one_and_as_its_boost_says(translator: Translator) -> None:
    the, ferryman, twice = (
        translator.query(node) for node in (tree.Word("the"), tree.Word("ferryman"), tree.Word("ferryman", 2.0))
    )
    assert the.boost < ferryman.boost
    assert twice.boost == pytest.approx(2 * ferryman.boost)


def test_a_word_is_translated_once_for_a_snapshot(translator: Translator) -> None:
    assert translator.query(tree.Word("marsh")) is translator.query(tree.Word("marsh"))


def test_a_spelled_word_stands_for_its_neighbours_which_weigh_less_with_each_letter(translator: Translator) -> None:
    query = translator.query(tree.Spelled("ferry", 1))
    assert {term.text: term.boost for term in query.subqueries} == {"ferry": 1.0, "fery": 0.5}
    assert translator.spellings("ferry", 1, 10) == ["fery"]
    assert translator.query(tree.Spelled("heron", 1)) == text("heron")


def test_a_range_of_mentioned_dates_leaves_out_what_goes_on_past_its_end(translator: Translator) -> None:
    first, last = days_of("2015-02-01"), days_of("2015-02-10")
    assert first
    assert last
    query = translator.query(tree.DateRange("mentioned", first[0], last[1]))
    assert query == TermRange("mentioned", "2015-02", "2015-02-10", True, False)
