"""What a searcher does, on a few stories from a small harbour."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from whoosh.query import And, AndMaybe, AndNot, Every, Or, Phrase, Prefix, Query, Term

from searchapp.engine.execution.plan import Cursor, FacetPlan, Plan
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.queries.days_within import DateFields
from searchapp.engine.queries.synonyms import Synonyms
from searchapp.engine.queries.zone import Zone
from searchapp.engine.reader.vocabulary import VocabularyTerm
from searchapp.engine.tuning import MEASURED, Tuning
from tests.engine.worlds import BODY, Story, index, schema, write

STORIES = (
    Story("gale", "gale sinks two ferries off the old harbour", "harbour gale", ("NO", "DK"), (100, 100)),
    Story("crane", "a crane lifts the old ferry", "crane at work", ("NO",), (101, 101)),
    Story("seal", "the seal sleeps on the old pier", "seal", (), (90, 119)),
    Story("regatta", "forty boats race round the old harbour light", "regatta", ("DK",)),
)


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    return index(tmp_path, *STORIES)


def keys(searcher: Searcher, plan: Plan) -> list[str]:
    """The stories found, by their first word."""
    return [
        searcher.stored(global_id, "story").decode().split()[0] for global_id in searcher.run(plan).global_ids.tolist()
    ]


def text(term: str, boost: float = 1.0) -> Query:
    """A word in the text."""
    return Term("text", term, boost)


# ---- matching and order --------------------------------------------------------------------------


def test_a_word_in_the_title_weighs_more_than_one_in_the_body(searcher: Searcher) -> None:
    assert keys(searcher, Plan(text("harbour"))) == ["gale", "forty"]


def test_words_side_by_side_and_words_near_each_other(searcher: Searcher) -> None:
    assert keys(searcher, Plan(Phrase("text", ["old", "harbour"]))) == ["gale", "forty"]
    assert keys(searcher, Plan(Phrase("text", ["crane", "old"]))) == []
    assert keys(searcher, Plan(Phrase("text", ["crane", "old"], slop=3))) == ["a"]


def test_a_zone_is_a_stretch_of_positions(searcher: Searcher) -> None:
    assert keys(searcher, Plan(Zone(text("harbour"), 0, BODY))) == ["gale"]
    assert keys(searcher, Plan(Zone(Prefix("text", "cr"), BODY, 10 * BODY))) == ["a"]
    assert keys(searcher, Plan(Zone(Phrase("text", ["old", "harbour"]), 0, BODY))) == []


def test_newest_first_puts_the_undated_last(searcher: Searcher) -> None:
    assert keys(searcher, Plan(text("old"), order="newest", order_field="first")) == ["a", "gale", "the", "forty"]
    assert keys(searcher, Plan(text("old"), order="oldest", order_field="first")) == ["the", "gale", "a", "forty"]


def test_a_cursor_goes_on_behind_the_last_hit(searcher: Searcher) -> None:
    first = searcher.run(Plan(text("old"), limit=3))
    after = Cursor(float(first.keys[-1]), int(first.global_ids[-1]))
    rest = searcher.run(Plan(text("old"), limit=3, after=after))
    assert rest.total == 4
    assert sorted([*first.global_ids.tolist(), *rest.global_ids.tolist()]) == [0, 1, 2, 3]


# ---- counting ------------------------------------------------------------------------------------


def test_a_facet_is_counted_without_its_own_filter(searcher: Searcher) -> None:
    plan = Plan(text("old"), {"place": Term("place", "DK")}, {"place": FacetPlan("place")})
    found = searcher.run(plan)
    assert found.total == 2
    assert found.facets["place"].values == (("DK", 2), ("NO", 2))
    assert found.facets["place"].missing == 1


def test_what_is_not_shown_is_counted_as_other(searcher: Searcher) -> None:
    found = searcher.run(Plan(Every(), facets={"place": FacetPlan("place", size=1, always=("SE",))})).facets["place"]
    assert found.values == (("DK", 2), ("SE", 0))
    assert (found.distinct, found.other) == (2, 2)


def test_dates_longer_than_a_day_are_counted_apart(searcher: Searcher) -> None:
    days = searcher.run(Plan(text("old"), days={"date": DateFields("first", "last")})).days["date"]
    assert (days.days.tolist(), days.counts.tolist()) == ([100, 101], [1, 1])
    assert days.coarse.tolist() == [[90, 119, 1]]
    assert days.missing == 1


@pytest.mark.parametrize("pairs", [0, MEASURED.value_set_pairs], ids=["by doc values", "by sets of values"])
@pytest.mark.parametrize("singly", [0, 64])
@pytest.mark.parametrize("at_once", [0, 4000])
def test_values_are_counted_alike_in_every_way(
    tmp_path: Path, searcher: Searcher, pairs: int, singly: int, at_once: int
) -> None:
    tuned = Searcher.open(tmp_path, schema(), Tuning(value_set_pairs=pairs, count_singly=singly, count_at_once=at_once))
    plan = Plan(text("old"), {"narrow": Term("place", "DK")}, {"place": FacetPlan("place")})
    assert tuned.run(plan).facets["place"].values == (("DK", 2), ("NO", 1))


# ---- leaving out what cannot be among the best ---------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        text("wave"),
        Or([text("wave"), text("gull", 0.5)]),
        Or([text("wave"), text("gull"), text("rope")], boost=2.0),
        Or([Synonyms([text("wave"), text("gull", 0.5)]), Synonyms([text("gull"), text("rope", 3.0)], 2.0)]),
    ],
    ids=["one word", "two words", "three words", "two words with synonyms"],
)
def test_bounds_on_blocks_change_no_page(tmp_path: Path, query: Query) -> None:
    sea = [
        f"{'wave ' * (number % 7)}{'gull ' * (number % 5 == 0)}{'rope' * (number % 91 == 0)}" for number in range(4000)
    ]
    calm = [f"{story} {'calm ' * (number % 13)}" for number, story in enumerate(sea)]
    searcher = index(tmp_path, *(Story(f"sea {number}", story) for number, story in enumerate(calm)))
    whole = searcher.run(Plan(query, limit=20))
    pruned = Searcher.open(tmp_path, schema(), Tuning(prune_from=100)).run(Plan(query, limit=20))
    assert pruned.global_ids.tolist() == whole.global_ids.tolist()
    assert pruned.scores.tolist() == whole.scores.tolist()
    assert pruned.total == whole.total


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


# ---- the vocabulary ------------------------------------------------------------------------------


def test_the_vocabulary_knows_inflections_prefixes_patterns_and_spellings(searcher: Searcher) -> None:
    words = searcher.vocabulary("text")
    assert words.document_frequency("harbour") == 2
    assert "galley" not in words
    assert words.inflections("ferrie") == [VocabularyTerm("ferries", 1)]
    assert words.with_prefix("ha", 5) == [VocabularyTerm("harbour", 2)]
    assert words.matching("f*y", 5) == [VocabularyTerm("ferry", 1), VocabularyTerm("forty", 1)]
    assert words.spellings("harbuor", 1, 5) == [VocabularyTerm("harbour", 2, 1)]
    assert words.spellings("xylophone", 2, 5) == []


def test_an_explanation_names_the_terms_and_adds_up(searcher: Searcher) -> None:
    query = And([text("old"), text("harbour")])
    found = searcher.run(Plan(query))
    explained = searcher.explain(query, int(found.global_ids[0]))
    assert [term.term for term in explained.terms] == ["old", "harbour"]
    assert [term.weight for term in explained.terms] == [1.0, 3.5]
    assert (
        sum(term.score for term in explained.terms) == pytest.approx(explained.score) == pytest.approx(found.scores[0])
    )
    assert searcher.explain(query, searcher.global_id("id", "seal") or 0).score == 0


@pytest.mark.parametrize(
    "query",
    [
        And([text("old", 0.5), text("harbour")]),
        Or([text("harbour"), text("harbour", 3.0)]),
        Zone(text("harbour", 2.0), 0, 1 << 32),
        AndNot(text("harbour"), text("seal")),
        Phrase("text", ["old", "harbour"], boost=2.0),
        Synonyms([text("harbour"), text("light", 0.3)], boost=3.0),
        Or([And([text("old"), text("crane")]), text("harbour")], boost=2.0),
        AndMaybe(text("old"), Phrase("text", ["old", "harbour"])),
        AndMaybe(text("harbour"), Or([text("gale"), And([text("light"), text("seal")])])),
    ],
)
def test_an_explanation_adds_up_whatever_the_boosts(searcher: Searcher, query: Query) -> None:
    found = searcher.run(Plan(query))
    assert found.total
    for global_id, score in zip(found.global_ids.tolist(), found.scores.tolist(), strict=True):
        assert sum(term.score for term in searcher.explain(query, global_id).terms) == pytest.approx(score)


# ---- its own state -------------------------------------------------------------------------------


def test_a_searcher_stays_with_what_it_was_opened_on(tmp_path: Path, searcher: Searcher) -> None:
    assert searcher.is_current()
    begun = os.stat(tmp_path).st_mtime_ns
    write(tmp_path, [["gale", Story("buoy", "a buoy drifts past the old light")]])
    assert not searcher.is_current()
    os.utime(tmp_path, ns=(begun, begun))  # the clock of some disks is coarse
    assert not searcher.is_current()
    assert searcher.global_id("id", "gale") == 0
    newer = Searcher.open(tmp_path, schema())
    assert newer.generation > searcher.generation
    assert newer.global_id("id", "gale") is None
    assert newer.document_count == searcher.document_count == 4
    assert keys(newer, Plan(text("light"))) == ["a", "forty"]
