"""An explanation tells all of a score."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.model.explanation import Explanation


@pytest.mark.parametrize("text", ["ferry goats", "country:NO ferry", '"calm crossing"', "ferry -zeppelin"])
def test_the_terms_of_an_explanation_add_up_to_the_score_of_the_result(town_index: Path, text: str) -> None:
    request = SearchRequest(text)
    with ArticleIndex.open(town_index) as index:
        (hit, *_) = index.search(request).hits
        explanation = index.explain(request, hit.id)
    assert explanation.score == pytest.approx(hit.score)
    assert sum(term.score for term in explanation.terms) == pytest.approx(hit.score)
    for term in explanation.terms:
        assert term.occurrences == sum(form.occurrences for form in term.forms) or not term.forms


def test_an_article_that_does_not_match_has_no_terms(town_index: Path) -> None:
    with ArticleIndex.open(town_index) as index:
        assert index.explain(SearchRequest("zeppelin"), "otters") == Explanation(0, ())
