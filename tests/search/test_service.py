"""Pages of an answer: what is found, in which order, and how one gets from page to page."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from searchapp.errors import ParameterError, QueryError
from searchapp.model.request import SearchRequest
from searchapp.model.result import OtherSpelling, ResultPage
from searchapp.search import SearchService
from tests.search.harbour import indexed, news


def ids(page: ResultPage) -> list[str]:
    return [hit.id for hit in page.hits]


def found(service: SearchService, text: str = "", **asked: object) -> list[str]:
    return ids(service.search(SearchRequest(text, **asked)))


def test_a_word_in_the_title_comes_before_one_in_the_body(harbour: SearchService) -> None:
    assert found(harbour, "ferry")[0] == "n1"
    assert set(found(harbour, "ferry")) == {"n1", "n3", "n5"}  # n5 has it as ferries only, but in its title


def test_a_hit_shows_what_the_article_brought(harbour: SearchService) -> None:
    hit = harbour.search(SearchRequest("glove")).hits[0]
    assert (hit.title, hit.url, hit.source, hit.published) == (
        "Lost and found",
        "https://post.example/6",
        "Ribe Post",
        None,
    )
    assert [(run.text, run.match) for run in hit.snippet] == [
        ("A ", False),
        ("glove", True),
        (" was found on the quay.", False),
    ]


def test_no_snippets_are_made_where_none_are_asked_for(harbour: SearchService) -> None:
    assert harbour.search(SearchRequest("glove", snippets=False)).hits[0].snippet == ()
    assert harbour.search(SearchRequest("glove", fields=("id", "title"))).hits[0].snippet == ()


def test_newest_and_oldest_put_the_undated_last(harbour: SearchService) -> None:
    assert found(harbour, sort="newest") == ["n7", "n3", "n4", "n2", "n1", "n5", "n6"]
    assert found(harbour, sort="oldest") == ["n5", "n1", "n2", "n4", "n3", "n7", "n6"]


def test_dates_narrow_to_articles_that_lie_within_wholly(harbour: SearchService) -> None:
    assert sorted(found(harbour, since="2014-05", until="2014-05")) == ["n3", "n4", "n7"]
    assert sorted(found(harbour, since="2014-05-02", until="2014-12")) == ["n3", "n7"]
    assert sorted(found(harbour, since="2013", until="2013", date="mentioned")) == ["n3", "n4", "n6"]


@pytest.mark.parametrize("sort", ["relevance", "recent"])
def test_a_date_in_the_query_ranks_nothing(harbour: SearchService, sort: str) -> None:
    plain = harbour.search(SearchRequest("ferry", since="2014", until="2014", sort=sort)).hits
    for text in ("ferry published:2014", "published:[2014 TO 2014] ferry"):
        hits = harbour.search(SearchRequest(text, sort=sort)).hits
        assert [(hit.id, pytest.approx(hit.score, abs=1e-4)) for hit in hits] == [(hit.id, hit.score) for hit in plain]


def test_a_misspelled_query_that_finds_nothing_gets_a_suggestion(harbour: SearchService) -> None:
    page = harbour.search(SearchRequest("lighthuose"))
    total = harbour.search(SearchRequest("lighthouse")).total
    assert (page.total, page.suggestion) == (0, OtherSpelling("lighthouse", total))
    assert harbour.search(SearchRequest("lighthouse")).suggestion is None


def test_a_misspelled_word_beside_others_that_are_found_gets_a_suggestion(harbour: SearchService) -> None:
    page = harbour.search(SearchRequest("lighthuose ferry"))
    assert page.total
    with_all = harbour.search(SearchRequest("lighthouse ferry", match="all")).total
    assert page.suggestion == OtherSpelling("lighthouse ferry", with_all)


def test_no_suggestion_finds_nothing(harbour: SearchService) -> None:
    assert harbour.search(SearchRequest("lighthuose", sources=("nobody",))).suggestion is None
    assert harbour.search(SearchRequest("lighthuose -lighthouse")).suggestion is None


def test_wrong_requests_are_the_users_fault(harbour: SearchService) -> None:
    with pytest.raises(QueryError, match="quotation mark has no partner"):
        harbour.search(SearchRequest('"ferry'))
    for wrong in (
        {"page": 0},
        {"page_size": -1},
        {"since": "soon"},
        {"facets": ("colour",)},
        {"cursor": "é"},
        {"sort": "best"},
        {"copies": "none"},
        {"fields": ("body",)},
        {"facet_size": {"org": 3}},
        {"countries": ("Atlantis",)},
        {"since": 2015},
    ):
        with pytest.raises(ParameterError):
            harbour.search(SearchRequest("ferry", **wrong))


# ---- paging --------------------------------------------------------------------------------------


def test_a_page_past_the_end_is_empty_and_still_tells_the_total(harbour: SearchService) -> None:
    page = harbour.search(SearchRequest("ferry", page=9))
    assert (page.total, page.hits) == (3, ())
    assert page.next_cursor is None


def test_a_cursor_goes_on_after_the_index_has_changed_and_says_so(tmp_path: Path) -> None:
    old = indexed(tmp_path)
    request = SearchRequest("", sort="newest", page_size=3)
    cursor = old.search(request).next_cursor
    new = indexed(tmp_path, [news(8, "Storm", "A storm passed.", "2014-06-01")])
    page = new.search(replace(request, cursor=cursor))
    assert ids(page) == ["n2", "n1", "n5"]
    assert len(page.query.warnings) == 1


words = st.sampled_from(["ferry", "seal", "ice", "quay", "storm"])
dates = st.sampled_from(["", "2014", "2014-03", "2014-03-03", "2014-03-04", "2015-01-01"])
corpora = st.lists(st.tuples(st.lists(words, max_size=4), dates), min_size=1, max_size=25)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(corpora, st.sampled_from(["", "ferry", "ferry OR seal", "storm -ice"]), st.integers(1, 7), st.booleans())
def test_pages_partition_the_hits(
    tmp_path_factory: pytest.TempPathFactory,
    corpus: list[tuple[list[str], str]],
    text: str,
    page_size: int,
    is_split: bool,
) -> None:
    articles = [news(number, "News", " ".join(body), date) for number, (body, date) in enumerate(corpus)]
    folder = tmp_path_factory.mktemp("corpus")
    half = len(articles) // 2 if is_split else 0
    indexed(folder, articles[:half])
    service = indexed(folder, articles[half:])
    for sort in ("relevance", "newest", "oldest"):
        request = SearchRequest(text, sort=sort, page_size=page_size, facets=(), snippets=False)
        whole = service.search(replace(request, page_size=100))
        assert len(whole.hits) == whole.total
        assert _by_number(service, request, whole.total) == ids(whole)
        assert _by_cursor(service, request) == ids(whole)


def _by_number(service: SearchService, request: SearchRequest, total: int) -> list[str]:
    numbers = range(1, -(-total // request.page_size) + 2)
    return [hit for number in numbers for hit in ids(service.search(replace(request, page=number)))]


def _by_cursor(service: SearchService, request: SearchRequest) -> list[str]:
    page = service.search(request)
    hits = ids(page)
    while page.next_cursor:
        page = service.search(replace(request, cursor=page.next_cursor))
        assert page.hits
        hits += ids(page)
    return hits


# ---- as JSON -------------------------------------------------------------------------------------


def test_only_the_members_asked_for_are_in_the_json(harbour: SearchService) -> None:
    (result,) = harbour.search(SearchRequest("glove", fields=("title",))).as_json()["results"]
    assert result == {"id": "n6", "title": "Lost and found"}


def test_one_id_in_place_of_several_is_told(harbour: SearchService) -> None:
    with pytest.raises(ParameterError, match=r'give a tuple of ids, as in \("DK",\)'):
        harbour.search(SearchRequest(countries="DK"))  # type: ignore[arg-type]


@pytest.mark.parametrize("field", ["organizations", "exclude_countries", "cited_sources"])
def test_half_a_character_is_no_id(harbour: SearchService, field: str) -> None:
    with pytest.raises(ParameterError, match=f"(?i){field}: it holds a part of a character"):
        found(harbour, **{field: ("NO", "\ud800")})


def test_the_json_has_the_agreed_shape(harbour: SearchService) -> None:
    answer = orjson.loads(orjson.dumps(harbour.search(SearchRequest("ferry night", match="all")).as_json()))
    assert answer["query"].items() >= {"q": "ferry night", "dropped": [], "warnings": []}.items()
    assert (answer["total"], answer["page"], answer["page_size"]) == (1, 1, 10)
    assert answer["took_ms"] > 0
    assert set(answer["index"]) == {"generation", "documents", "updated"}
    (result,) = answer["results"]
    assert result["id"] == "n1"
    assert result["published"] == {"value": "2014-03-03", "grain": "day", "basis": "metadata", "reliable": True}
    assert result["organizations"] == [{"id": "harbour-board", "label": "Harbour Board of Ribe"}]
    assert result["countries"] == [{"id": "DK", "label": "Denmark"}]
    assert {"text": "night", "match": True} in result["snippet"]
    assert result["score"] > 0
    assert set(answer["facets"]) == {"organization", "country", "date"}
    assert answer["facets"]["country"]["values"] == [{"id": "DK", "label": "Denmark", "count": 1, "selected": False}]
    assert answer["facets"]["date"]["buckets"] == [
        {"id": "2014-03-03", "from": "2014-03-03", "to": "2014-03-03", "count": 1}
    ]
