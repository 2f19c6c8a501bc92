"""Queries that stand for several terms of a field."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh.query import Prefix, Query, TermRange, Wildcard

from searchapp.engine.execution.operators.patterns import PatternOperator
from searchapp.engine.execution.positions import PositionRange, doc_ids_of
from searchapp.engine.execution.searcher import Searcher
from tests.engine.execution.operators.building import built, found, of
from tests.engine.harbour import text
from tests.engine.worlds import BODY, Story, index

FORMS = ("ferries", "ferry")


def terms(searcher: Searcher, query: Query) -> list[str]:
    """The terms that a pattern stands for."""
    operator = built(searcher, query)
    assert isinstance(operator, PatternOperator)
    field = searcher.snapshot.segments[0].field("text")
    return [] if field is None else [field.terms.term(ordinal).decode() for ordinal in operator.ordinals]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Prefix("text", "fe"), ["ferries", "ferry"]),
        (Prefix("text", "ferry"), ["ferry"]),
        (Prefix("text", "zz"), []),
        (Wildcard("text", "f*y"), ["ferry", "forty"]),
        (Wildcard("text", "?n"), ["on"]),
        (Wildcard("text", "s[ei]*"), ["seal", "sinks"]),
        (Wildcard("text", "*zz"), []),
        (TermRange("text", "ferry", "gale"), ["ferry", "forty", "gale"]),
        (TermRange("text", "ferry", "gale", True, True), ["forty"]),
        (TermRange("text", None, "at"), ["a", "at"]),
        (TermRange("text", "two", None), ["two", "work"]),
        (TermRange("text", "g", "f"), []),
        (Prefix("smell", "a"), []),
    ],
)
def test_a_pattern_stands_for_the_terms_that_fit(searcher: Searcher, query: Query, expected: list[str]) -> None:
    assert terms(searcher, query) == expected


def test_the_documents_of_all_terms_are_found_each_once(searcher: Searcher) -> None:
    assert found(searcher, Prefix("text", "")) == [0, 1, 2, 3]
    assert found(searcher, Wildcard("text", "[fh]*")) == [0, 1, 3]
    assert found(searcher, Prefix("text", "zz")) == found(searcher, Prefix("smell", "a")) == []


@pytest.mark.parametrize(("boost", "score"), [(1.0, 1.0), (3.0, 3.0), (0.0, 1.0)])
def test_they_score_the_same(searcher: Searcher, boost: float, score: float) -> None:
    assert built(searcher, Prefix("text", "harb", boost=boost)).scores(of(0, 3)).tolist() == [score, score]


def test_or_by_their_terms(searcher: Searcher) -> None:
    by_terms = built(searcher, Prefix("text", "ferr", boost=2.0, constantscore=False))
    ferries, ferry = (built(searcher, text(word, 2.0)).scores(of(number))[0] for number, word in enumerate(FORMS))
    assert by_terms.scores(of(0, 1)) == pytest.approx([ferries, ferry])


def test_patterns_occur_where_their_terms_do(searcher: Searcher) -> None:
    operator = built(searcher, Prefix("text", "harb"))
    assert operator.has_positions
    assert doc_ids_of(operator.occurrences(PositionRange(0, BODY))).tolist() == [0]
    assert len(built(searcher, Prefix("smell", "a")).occurrences(None)) == 0


def test_signs_of_other_scripts_are_single_letters(tmp_path: Path) -> None:
    searcher = index(tmp_path, Story("a", "渡船 渡り 渡し船"))
    assert terms(searcher, Wildcard("text", "渡?")) == ["渡り", "渡船"]
    assert terms(searcher, Prefix("text", "渡")) == ["渡し船", "渡り", "渡船"]
