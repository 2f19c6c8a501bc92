"""A page of an answer, and what of it is made only when it is asked for."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from searchapp.model.request import SearchRequest
from searchapp.model.result import FewHits, Hit, IndexState, Links, OtherSpelling, QueryEcho, ResultPage, Run

SNIPPET = (Run("The "), Run("ferry", match=True), Run(" sails."))
HIT = Hit("log", "Ferry log", "", "Gazette", "", "", "en", None, "2026-11-20T08:30:00Z", (), (), SNIPPET, 1.5)
PAGE = ResultPage(
    SearchRequest("ferry", page=2, page_size=1),
    QueryEcho("ferry", "ferry"),
    3,
    0.12345,
    IndexState(7, 9, ""),
    (HIT,),
    {},
)


def never() -> Any:
    raise AssertionError("nobody has asked for it")


def test_the_answer_tells_the_page_and_where_it_is() -> None:
    answer = PAGE.as_json()
    assert (answer["total"], answer["page"], answer["page_size"], answer["took_ms"]) == (3, 2, 1, 0.123)
    assert answer["index"] == {"generation": 7, "documents": 9, "updated": ""}
    assert answer["results"][0]["snippet"][1] == {"text": "ferry", "match": True}
    assert answer["next_cursor"] is None


@pytest.mark.parametrize(
    ("members", "result"),
    [
        (("title",), {"id": "log", "title": "Ferry log"}),
        (("id", "score"), {"id": "log", "score": 1.5}),
        (("snippet_text",), {"id": "log", "snippet_text": "The ferry sails."}),
    ],
)
def test_a_result_has_its_id_and_the_members_asked_for(members: tuple[str, ...], result: dict[str, Any]) -> None:
    page = replace(PAGE, request=SearchRequest("ferry", fields=members))
    assert page.as_json()["results"] == [result]


def test_with_near_copies_as_one_there_are_fewer_results_than_articles() -> None:
    assert PAGE.results == 3
    assert replace(PAGE, folded=2).results == 2


@pytest.mark.parametrize(("total_all_words", "has_some"), [(None, False), (3, False), (2, True), (0, True)])
def test_articles_with_some_of_the_words_stand_behind_those_with_all(
    total_all_words: int | None, has_some: bool
) -> None:
    assert replace(PAGE, total_all_words=total_all_words).has_some_words is has_some


def test_a_title_is_plain_where_nothing_marks_it() -> None:
    assert PAGE.title_runs(HIT) == (Run("Ferry log"),)
    assert replace(PAGE, title_runs_of=lambda hit: (Run(hit.title, match=True),)).title_runs(HIT)[0].match


def test_cursor_links_and_suggestion_are_made_for_the_answer_that_shows_them() -> None:
    page = replace(
        PAGE,
        cursor_of=lambda: "token",
        suggestion_of=lambda: OtherSpelling("ferries", 3),
        links_of=lambda page: Links(f"/{page.request.page}", next="/3"),
    )
    answer = page.as_json()
    assert answer["next_cursor"] == "token"
    assert (answer["query"]["suggestion"], answer["query"]["suggestion_total"]) == ("ferries", 3)
    assert answer["links"] == {"self": "/2", "next": "/3", "prev": None}
    assert replace(PAGE, cursor_of=lambda: "").next_cursor is None


def test_why_little_is_found_is_told_where_nothing_is() -> None:
    assert "few_hits" not in replace(PAGE, few_hits_of=never).as_json()["query"]
    nothing = replace(PAGE, total=0, few_hits_of=lambda: FewHits((), ()))
    assert nothing.as_json()["query"]["few_hits"] == {"clauses": [], "relaxations": []}
