"""How well an index ranks, by judgments small enough to work out by hand."""

from __future__ import annotations

from math import log2
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.errors import UserError
from searchapp.search.relevance import (
    DEPTH,
    JudgedQuery,
    Quality,
    average_precision,
    mean_quality,
    moves,
    ndcg,
    qualities,
    read_queries,
)

TRAM = JudgedQuery("tram strike", frozenset({"a", "b"}))


def test_a_line_of_judgments_is_a_query_and_the_articles_that_answer_it(tmp_path: Path) -> None:
    judgments = tmp_path / "judgments.tsv"
    judgments.write_text("\ufeff# of trams\n\n tram strike \tb a\nfog\tc\n", encoding="utf-8")
    assert read_queries(judgments) == [TRAM, JudgedQuery("fog", frozenset("c"))]
    judgments.write_text("fog\tmy clip.txt\tb.txt\nice\ta b\t\n", encoding="utf-8")
    assert [query.relevant for query in read_queries(judgments)] == [{"my clip.txt", "b.txt"}, {"a", "b"}]


def test_a_line_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    judgments = tmp_path / "judgments.tsv"
    judgments.write_text("# of trams\ntram strike\ta.txt\ntram\n")
    with pytest.raises(UserError, match="line 3"):
        read_queries(judgments)
    judgments.write_text("# nothing\n")
    with pytest.raises(UserError, match="no queries"):
        read_queries(judgments)


def test_judgments_in_another_encoding_are_refused(tmp_path: Path) -> None:
    (tmp_path / "latin.tsv").write_bytes("fähre\ta".encode("latin-1"))
    with pytest.raises(UserError, match="no text in UTF-8"):
        read_queries(tmp_path / "latin.tsv")


def test_measures_are_those_of_the_books() -> None:
    assert average_precision(["a", "x", "b"], {"a", "b"}) == pytest.approx((1 + 2 / 3) / 2)
    assert ndcg(["x", "a"], {"a"}) == pytest.approx(0.6309, abs=1e-4)
    assert average_precision(["x"], {"a"}) == ndcg([], {"a"}) == 0


def test_each_query_and_their_means_are_measured() -> None:
    each = qualities([TRAM, JudgedQuery("fog", frozenset("c"))], {"tram strike": ["x", "a"], "fog": ["c"]}.__getitem__)
    assert [ranking.first for ranking in each] == [2, 1]
    gain = 1 / log2(3)
    assert mean_quality(each) == Quality(pytest.approx((1 / 4 + 1) / 2), pytest.approx((gain / (1 + gain) + 1) / 2))


def test_what_stands_further_down_than_anyone_looks_is_not_ranked() -> None:
    (quality,) = qualities([TRAM], lambda text: [*map(str, range(DEPTH)), "a"])
    assert (quality.average_precision, quality.ndcg, quality.first) == (0, 0, None)


def test_a_query_whose_first_right_article_moves_is_told() -> None:
    queries = [JudgedQuery("tram", frozenset("a")), JudgedQuery("fog", frozenset("b"))]
    before = qualities(queries, {"tram": ["x", "a"], "fog": ["b"]}.__getitem__)
    after = qualities(queries, {"tram": [], "fog": ["b"]}.__getitem__)
    assert list(moves(before, after)) == ["tram: the first right article stands at 2 → none"]


@given(st.permutations("abcdefgh"), st.sets(st.sampled_from("abcdefgh"), min_size=1))
def test_the_best_order_has_1_and_no_order_more(ids: list[str], relevant: set[str]) -> None:
    best = sorted(ids, key=lambda key: key not in relevant)
    for measure in (average_precision, ndcg):
        assert 0 < measure(ids, relevant) <= measure(best, relevant) == pytest.approx(1)
