"""Query trees become Whoosh queries on the terms that the index has."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh.query import (
    And,
    AndMaybe,
    AndNot,
    Every,
    Not,
    NumericRange,
    Or,
    Phrase,
    Prefix,
    Query,
    Term,
    TermRange,
    Wildcard,
)

from searchapp.backends.local.schema import BODY_POSITION, PUBLISHED_DAYS, whoosh_schema
from searchapp.backends.local.translation import FILTER_SCORE, INFLECTIONS, Translator
from searchapp.engine.execution.operators.days import DaysWithin
from searchapp.engine.execution.operators.near import Nearby
from searchapp.engine.execution.operators.synonyms import Synonyms
from searchapp.engine.execution.operators.zone import Zone
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.similarity import (
    DERIVATION_WEIGHT,
    DERIVED_FROM,
    INFLECTION_WEIGHT,
    coverage_power,
    repeated_weight,
)
from searchapp.model import query_tree as tree
from searchapp.model.article import Article
from searchapp.model.facts import Country, Facts
from searchapp.text.calendar.iso_dates import days_of
from tests.backends.local.written import written

TEXTS = (
    *("the ferry", "the ferries of the ferryman", "the fery", "the marsh", "the marshes", "denmark", "a danish isle"),
    *("a measured dose", "the measurement of doses"),
)


@pytest.fixture(scope="module")
def translator(tmp_path_factory: pytest.TempPathFactory) -> Translator:
    """A translator for an index of a few words."""
    folder: Path = tmp_path_factory.mktemp("ferries")
    facts = Facts(countries=(Country("DK", "Denmark", ("about",)),))
    written(folder, [(Article(str(number), text), facts) for number, text in enumerate(TEXTS)]).close()
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
        (tree.Added(1_795_163_400, None), NumericRange("added", 1_795_163_400, None, boost=FILTER_SCORE)),
        (tree.DateRange("published", 16_000, None), DaysWithin(PUBLISHED_DAYS, 16_000, None, FILTER_SCORE)),
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


def test_a_word_weighs_as_its_boost_says(translator: Translator) -> None:
    once, twice = (translator.query(node) for node in (tree.Word("ferryman"), tree.Word("ferryman", 2.0)))
    assert twice.boost == pytest.approx(2 * once.boost)


def test_a_word_that_names_a_country_stands_for_its_other_names(translator: Translator) -> None:
    """Those that the index has: Denmark, and Danish for less."""
    query = translator.query(tree.Word("denmark"))
    assert {term.text: term.boost for term in query.subqueries} == {"denmark": 1.0, "danish": INFLECTION_WEIGHT}


def test_the_best_match_counts_a_word_that_is_repeated_less_each_time(translator: Translator) -> None:
    query = translator.query(tree.Best((tree.Word("ferry"), tree.Word("marsh"), tree.Word("ferry"))))
    assert [part.boost for part in query.subqueries] == [repeated_weight(2), 1.0]
    assert query.power == coverage_power(2, 2)
    unseen = translator.query(tree.Best((tree.Word("ferry"), tree.Word("marsh"), tree.Word("zebra"))))
    assert unseen.power == query.power


def test_in_a_long_question_words_of_the_same_root_score_and_find_nothing(translator: Translator) -> None:
    words = tuple(map(tree.Word, ("measure", "the", "ferry", "marsh", "isle")))
    long, short = (translator.query(tree.Best(words[:count])) for count in (DERIVED_FROM, DERIVED_FROM - 1))
    measure = long.scored[0]
    assert {term.text: term.boost for term in measure.subqueries} == {
        "measure": 1.0,
        "measured": INFLECTION_WEIGHT,
        "measurement": DERIVATION_WEIGHT,
    }
    assert long.subqueries[0] is translator.query(words[0])
    assert long.scored[1:] == tuple(long.subqueries[1:])
    assert short.scored == tuple(short.subqueries)


def test_a_favoured_value_adds_a_share_of_its_rarity_if_an_article_has_it(translator: Translator) -> None:
    values = (tree.Value("country", ("DK", "ZZ")),)
    query = translator.query(tree.Favoured(tree.Word("ferry"), values))
    assert query == AndMaybe(translator.query(tree.Word("ferry")), Term("country", "DK", query.b.boost))
    assert query.b.boost > 0
    best = translator.query(tree.Favoured(tree.Best((tree.Word("ferry"), tree.Word("marsh"))), values))
    assert best.extras == (query.b,)


def test_a_word_is_translated_once_for_a_snapshot(translator: Translator) -> None:
    assert translator.query(tree.Word("marsh")) is translator.query(tree.Word("marsh"))


def test_a_spelled_word_stands_for_its_neighbours_which_weigh_less_with_each_letter(translator: Translator) -> None:
    query = translator.query(tree.Spelled("ferry", 1))
    assert {term.text: term.boost for term in query.subqueries} == {"ferry": 1.0, "fery": 0.5}
    assert translator.spellings("ferry", 1, 10) == ["fery"]
    assert translator.query(tree.Spelled("heron", 1)) == Synonyms([text("heron")])


def test_a_range_of_mentioned_dates_leaves_out_what_goes_on_past_its_end(translator: Translator) -> None:
    first, last = days_of("2015-02-01"), days_of("2015-02-10")
    assert first
    assert last
    query = translator.query(tree.DateRange("mentioned", first[0], last[1]))
    assert query == TermRange("mentioned", "2015-02", "2015-02-10", True, False)
