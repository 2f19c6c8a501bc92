"""What is asked beside a search."""

from __future__ import annotations

import pytest

from searchapp.errors import NotFoundError
from searchapp.model.request import SearchRequest
from searchapp.search import SearchService
from searchapp.search.other_questions import OtherQuestions


@pytest.fixture
def questions(harbour: SearchService) -> OtherQuestions:
    return OtherQuestions(harbour.backend, harbour.labels, harbour.named)


def test_what_was_told_of_a_request_is_told_again_without_asking(
    questions: OtherQuestions, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = questions.few_hits(SearchRequest("harbour walrus", match="all"))
    assert [clause.text for clause in told.clauses] == ["harbour", "walrus"]
    monkeypatch.setattr("searchapp.search.other_questions.few_hits", None)
    assert questions.few_hits(SearchRequest("harbour walrus", match="all", page=2)) == told
    with pytest.raises(TypeError):
        questions.few_hits(SearchRequest("mill walrus", match="all"))


def test_names_in_a_request_are_resolved_before_values_are_counted(questions: OtherQuestions) -> None:
    by_name = questions.facet_values(SearchRequest(countries=("Denmark",)), "organization")
    assert by_name == questions.facet_values(SearchRequest(countries=("DK",)), "organization")


def test_an_article_that_there_is_not_is_like_none(questions: OtherQuestions) -> None:
    with pytest.raises(NotFoundError):
        questions.similar("nothing", 3)
    with pytest.raises(NotFoundError):
        questions.explained(SearchRequest("harbour"), "nothing")
