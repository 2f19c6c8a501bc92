"""Lucene's explanation of a score becomes searchapp's."""

from __future__ import annotations

from typing import Any

import pytest

from searchapp.backends.opensearch.explanations import explanation_of
from searchapp.backends.opensearch.mapping import BODY_WEIGHT, LENGTH_WEIGHT
from searchapp.engine.similarity import PADDING
from searchapp.model.explanation import FormCount


def node(value: float, description: str, *details: Any) -> dict[str, Any]:
    return {"value": value, "description": description, "details": list(details)}


def weight(term: str, value: float, frequency: float = 1.0, field: str = "stems", boost: float | None = 4.4) -> Any:
    """A scored term as Lucene explains it."""
    tf = node(
        0.5,
        "tf, computed as freq / (freq + k1) from:",
        node(frequency * BODY_WEIGHT, "freq, occurrences of term within document"),
        node((30.0 + PADDING) * LENGTH_WEIGHT, "dl, length of field"),
    )
    boosts = [node(boost, "boost")] if boost else []
    computed = node(value, "score(freq=1), computed as boost * idf * tf from:", *boosts, node(1.5, "idf, computed"), tf)
    return node(value, f"weight({field}:{term} in 17) [PerFieldSimilarity], result of:", computed)


def test_the_terms_of_a_sum_are_told_each_with_what_the_formula_knows() -> None:
    explanation = explanation_of(
        3.5, node(3.5, "sum of:", weight("otter", 2.0, 2.0), weight("mill", 1.0, boost=None)), {}
    )
    assert explanation.score == 3.5
    otter, mill = explanation.terms
    assert (otter.field, otter.term, otter.occurrences, otter.weight) == ("stems", "otter", 2, 2.0)
    assert (otter.idf, otter.length, otter.score, otter.coverage) == (1.5, 30, 2.0, 1.0)
    assert (otter.boost, mill.boost) == (pytest.approx(2.0), pytest.approx(1 / 2.2))
    assert mill.score == 1.0


def test_a_word_is_told_by_the_forms_that_the_article_has() -> None:
    otters, mills = [FormCount("otters", 3, 2.0, 1.0), FormCount("otter", 1, 1.0, 1.0)], [FormCount("mills", 1, 1, 1)]
    forms = {"stems": {"otter": otters, "mill": mills}}
    tree = node(3.0, "max of:", weight("otter", 2.0), weight("mill", 1.0), weight("otter", 1.0, field="words"))
    otter, mill, plain = explanation_of(3.0, tree, forms).terms
    assert (otter.term, otter.occurrences, [form.term for form in otter.forms]) == ("otters", 4, ["otters", "otter"])
    assert (mill.term, mill.forms) == ("mills", ())
    assert (plain.field, plain.term, plain.forms) == ("words", "otter", ())


def test_a_root_is_told_by_all_words_of_it() -> None:
    forms = {"roots": {"measur": [FormCount("measurement", 2, 2.0, 1.0), FormCount("measures", 1, 1.0, 1.0)]}}
    (root,) = explanation_of(1.0, weight("measur", 1.0, field="roots"), forms).terms
    assert (root.term, root.occurrences, len(root.forms)) == ("measurement", 3, 2)


@pytest.mark.parametrize(("query_score", "coverage"), [(2.0, 0.5), (0.0, 1.0)])
def test_the_share_of_the_query_that_an_article_has_is_a_factor_of_each_term(
    query_score: float, coverage: float
) -> None:
    tree = node(
        1.0, "function score, product of:", node(query_score, "sum of:", weight("otter", 2.0)), node(0.5, "min of:")
    )
    (otter,) = explanation_of(1.0, tree, {}).terms
    assert (otter.coverage, otter.score) == (coverage, 2.0 * coverage)


def test_an_article_without_terms_scores_by_patterns() -> None:
    assert explanation_of(1.0, node(1.0, "ConstantScore(words:ott*)"), {}).terms == ()


@pytest.mark.parametrize(
    ("described", "terms"),
    [("country:(NO)", ["NO"]), ("country:(FI NO SE)", ["NO"]), ("country:(FI SE)", []), ("words:ott*", [])],
)
def test_a_value_that_the_query_names_is_a_term(described: str, terms: list[str]) -> None:
    forms = {"country": {"NO": [FormCount("NO", 1, 1.0, 1.0)], "EN": [FormCount("EN", 1, 1.0, 1.0)]}}
    assert [term.term for term in explanation_of(1.0, node(1.0, f"ConstantScore({described})"), forms).terms] == terms
    assert explanation_of(0.0, node(0.0, f"ConstantScore({described})"), forms).terms == ()
