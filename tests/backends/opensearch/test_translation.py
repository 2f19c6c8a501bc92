"""What a cluster is asked; that it finds the right articles is for the conformance suite."""

from __future__ import annotations

import pytest

from searchapp.backends.opensearch.mapping import SCALE
from searchapp.backends.opensearch.translation import ROOT_SHARE, Clause, IndexFacts, Translator
from searchapp.engine.similarity import repeated_weight
from searchapp.model import query_tree as tree

TRANSLATOR = Translator(IndexFacts(1_000, ["", "de"], lambda clauses: [10] * len(clauses)))


def clause(node: tree.QueryTree) -> Clause:
    """The clause of a query over English and German articles."""
    return TRANSLATOR.query(node)


def test_a_word_is_scored_by_its_stem_in_each_language() -> None:
    *stems, in_english = clause(tree.Word("houses", 2.0))["bool"]["should"]
    assert [list(stem["term"]["stems"].values()) for stem in stems] == [["hous", 2 * SCALE], ["de/hous", 2 * SCALE]]
    assert in_english == {"constant_score": {"filter": {"term": {"english_stems": "hous"}}, "boost": 0.0}}


def test_where_all_articles_are_in_english_a_word_is_its_stem() -> None:
    in_english = Translator(IndexFacts(9, [""], lambda clauses: [1] * len(clauses)))
    assert in_english.query(tree.Word("houses")) == {"term": {"stems": {"value": "hous", "boost": SCALE}}}


def test_what_filters_is_not_made_to_score() -> None:
    assert TRANSLATOR.filter(tree.Value("country", ("NO",))) == {"terms": {"country": ["NO"]}}
    assert TRANSLATOR.filter(tree.Every()) == clause(tree.Every())


def test_what_is_excluded_stands_beside_what_is_asked_for() -> None:
    query = clause(tree.And((tree.Every(), tree.Not(tree.Value("country", ("NO",))))))["bool"]
    assert (len(query["must"]), len(query["must_not"])) == (1, 1)


@pytest.mark.parametrize(("first", "last", "bounds"), [(0, None, 1), (None, 3, 1), (0, 3, 2), (None, None, 1)])
def test_a_range_of_days_holds_the_whole_date(first: int | None, last: int | None, bounds: int) -> None:
    filters = clause(tree.DateRange("published", first, last))["constant_score"]["filter"]["bool"]["filter"]
    assert len(filters) == bounds


@pytest.mark.parametrize(
    ("first", "last", "matching"),
    [
        (5, None, {"range": {"added": {"gte": 5}}}),
        (0, 9, {"range": {"added": {"gte": 0, "lte": 9}}}),
        (None, None, {"exists": {"field": "added"}}),
    ],
)
def test_what_was_added_is_a_range_of_seconds(first: int | None, last: int | None, matching: Clause) -> None:
    assert clause(tree.Added(first, last)) == {"constant_score": {"filter": matching, "boost": 0.0}}


def test_a_zone_scores_its_part_and_finds_it_there_alone() -> None:
    zone = clause(tree.Zone(tree.Phrase(("old", "mill")), "title"))["bool"]
    assert zone["filter"] == [{"match_phrase": {"title": {"query": "old mill"}}}]
    assert zone["must"] == [clause(tree.Phrase(("old", "mill")))]


def test_a_word_of_the_body_is_one_of_the_article_that_not_its_title_alone_has() -> None:
    (in_body,) = clause(tree.Zone(tree.Word("houses"), "body"))["bool"]["filter"]
    english, german = (each["bool"] for each in in_body["bool"]["should"])
    assert english["must_not"] == [{"term": {"title_only_stems": "hous"}}]
    assert german["must_not"] == [{"term": {"title_only_stems": "de/hous"}}]
    assert {"term": {"stems": "hous"}} in english["filter"][0]["bool"]["should"]


def test_words_of_most_articles_only_add_to_the_score_of_others() -> None:
    frequencies = {"the": 900, "otter": 10}
    facts = IndexFacts(
        1_000, [""], lambda clauses: [next(frequencies[w] for w in frequencies if w in str(c)) for c in clauses]
    )
    words = tuple(map(tree.Word, frequencies))
    scored = Translator(facts).query(tree.Best(words))["function_score"]
    assert scored["query"]["bool"] == {"must": [clause_of("otter", facts)], "should": [clause_of("the", facts)]}
    assert [len(function["filter"]["bool"]["must_not"]) for function in scored["functions"]] == [1, 1]
    only_the, only_otter = (function["weight"] for function in scored["functions"])
    assert 0 < only_the < only_otter < 1


def test_in_a_long_question_a_part_of_a_words_score_goes_by_its_root() -> None:
    words = tuple(map(tree.Word, ("measurement", "norway", "gull", "mill", "pond")))
    long, short = clause(tree.Best(words))["bool"], clause(tree.Best(words[:-1]))
    (by_root,) = long["should"]
    (found,) = long["must"]
    measurement, *others = found["bool"]["should"]
    by_stem, in_german, _ = measurement["bool"]["should"]
    assert by_root["term"]["roots"] == {"value": "measur", "boost": pytest.approx(SCALE * ROOT_SHARE)}
    assert by_stem["term"]["stems"] == {"value": "measurement", "boost": pytest.approx(SCALE * (1 - ROOT_SHARE))}
    assert in_german["term"]["stems"]["boost"] == pytest.approx(SCALE)
    assert others == [clause(word) for word in words[1:]]
    assert "roots" not in str(short)


def clause_of(word: str, facts: IndexFacts) -> Clause:
    return Translator(facts).query(tree.Word(word))


def test_a_word_that_is_repeated_has_the_weight_of_so_many() -> None:
    otter, heavier = tree.Word("otter"), tree.Word("otter", repeated_weight(2))
    assert clause(tree.Best((otter, otter))) == clause(tree.Best((heavier,)))
