"""Why an article is a result, in words."""

from __future__ import annotations

import pytest

from searchapp.engine.similarity import LEAD_TERMS
from searchapp.errors import NotFoundError
from searchapp.model.article import Article
from searchapp.model.explanation import Explanation, FormCount, MatchedForm, ScorePart, TermScore
from searchapp.model.request import SearchRequest
from searchapp.search import SearchService
from searchapp.search.one_article.explaining import explained, matched_forms, score_parts


def test_the_parts_add_up_to_the_score_of_the_result(harbour: SearchService) -> None:
    request = SearchRequest("lighthouse listed ligh*", page=7)
    answer = explained(harbour.backend, request, "n2")
    assert sum(part.score for part in answer.parts) == pytest.approx(answer.score, abs=0.01)
    assert {part.name for part in answer.parts} >= {"lighthouse", "listed", "patterns"}
    assert [form.form for form in answer.forms] == ["lighthouse", "listed"]
    assert (answer.id, answer.order) == ("n2", "the best match first")


def test_what_a_search_does_not_find_has_neither_parts_nor_matches(harbour: SearchService) -> None:
    answer = explained(harbour.backend, SearchRequest("lighthouse AND unicorn"), "n2")
    assert (answer.score, answer.parts, answer.forms) == (0, (), ())
    with pytest.raises(NotFoundError):
        explained(harbour.backend, SearchRequest("lighthouse"), "n99")


def test_each_part_tells_what_makes_it_and_the_weightiest_is_first() -> None:
    forms = (FormCount("tea", 2, 2.0, 1.0), FormCount("teas", 1, 1.0, 0.6))
    terms = (
        TermScore("organization", "opec", 1, 1.0, 0.0, 0, 1.0, 0.5),
        TermScore("text", "tea", 3, 2.6, 1.25, 40, 1.0, 2.0, forms, 0.5),
        TermScore("id", "a", 1, 1.0, 0.0, 0, 1.0, 1.0),
    )
    assert list(score_parts(Explanation(3.75, terms))) == [
        ScorePart("tea", 2.0, ("2× tea, 1× teas", "rarity 1.25", "× 0.50 for the share of the query that it has")),
        ScorePart("letter for letter", 1.0),
        ScorePart("opec", 0.5, ("organizations, named by the query",)),
        ScorePart("patterns", 0.25),
    ]


def test_forms_are_counted_where_they_stand() -> None:
    lead = " ".join(["Tea", *["leaf"] * (LEAD_TERMS - 2), "teas"])
    article = Article("a", f"{lead} tea, tea.", "Tea!")
    body = len("Tea!\n")
    after = body + len(lead)
    spans = [(0, 3), (body, body + 3), (after - 4, after), (after + 1, after + 4), (after + 6, after + 9)]
    assert list(matched_forms(article, spans)) == [MatchedForm("tea", 1, 1, 2), MatchedForm("teas", 0, 1, 0)]
    assert list(matched_forms(Article("b", "", "Tea"), [(0, 3)])) == [MatchedForm("tea", 1, 0, 0)]
