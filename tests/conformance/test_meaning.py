"""The order by meaning, on every backend: the best by words, those nearest in meaning first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from searchapp import ArticleIndex, SearchRequest
from searchapp.backends.locations import Location
from searchapp.ingest import IngestOptions, update_index
from searchapp.ingest.passage_vectors import add_vectors
from searchapp.search.reranking import NO_VECTORS, SOME_VECTORS
from tests.conformance.corpus import news, write_lines
from tests.conformance.test_paging import all_by_number
from tests.semantic.thesaurus import use_thesaurus

HARBOUR = (
    news("council", "Harbour council meets", "The harbour council met about the budget of the harbour."),
    news("quay", "A harbour quay", "The harbour has a new quay of stone."),
    news("vessel", "A vessel in the harbour", "One vessel after another left, a long time after the storm had gone."),
    news("ice", "Ice", "A glacier far from any harbour lost ice in the long summer of that year."),
)
FIELDS = {"text": "harbour boat", "match": "any", "sort": "meaning"}
REQUEST = SearchRequest("harbour boat", match="any", sort="meaning")


@pytest.fixture
def bare(location: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Location:
    """An index without vectors, and a thesaurus for a model."""
    use_thesaurus(monkeypatch)
    update_index(location, [str(write_lines(tmp_path / "news" / "a.jsonl", HARBOUR))])
    return location


@pytest.fixture
def harbour(bare: Location) -> Iterator[ArticleIndex]:
    """The same with vectors."""
    assert add_vectors(bare) == (len(HARBOUR), 0)
    with ArticleIndex.open(bare) as index:
        yield index


def ids(index: ArticleIndex, request: SearchRequest) -> list[str]:
    return [hit.id for hit in index.search(request).hits]


def test_what_means_the_same_in_other_words_comes_first(harbour: ArticleIndex) -> None:
    assert ids(harbour, replace(REQUEST, sort="relevance"))[0] != "vessel"
    assert ids(harbour, REQUEST)[0] == "vessel"


def test_only_the_order_and_the_scores_are_others(harbour: ArticleIndex) -> None:
    by_words, by_meaning = harbour.search(replace(REQUEST, sort="relevance")), harbour.search(REQUEST)
    assert (by_meaning.total, by_meaning.facets) == (by_words.total, by_words.facets)
    assert {hit.id: hit.snippet for hit in by_meaning.hits} == {hit.id: hit.snippet for hit in by_words.hits}
    scores = [hit.score for hit in by_meaning.hits]
    assert scores == sorted(scores, reverse=True)
    assert by_meaning.query.warnings == ()


@pytest.mark.parametrize("size", [1, 2, 3])
def test_pages_have_every_article_once(harbour: ArticleIndex, size: int) -> None:
    whole = ids(harbour, REQUEST)
    assert all_by_number(harbour, FIELDS, size) == whole
    assert all_by_number(harbour, {**FIELDS, "copies": "fold"}, size) == whole
    assert harbour.search(replace(REQUEST, page_size=2)).next_cursor is None


def test_behind_the_fifty_that_are_compared_pages_and_a_cursor_lead_on(bare: Location, tmp_path: Path) -> None:
    others = [news(f"boat-{number}", f"Boat {number}", "A boat in the harbour.") for number in range(52)]
    update_index(bare, [str(write_lines(tmp_path / "news" / "b.jsonl", others))])
    add_vectors(bare)
    whole = sorted(article["id"] for article in (*HARBOUR, *others))
    with ArticleIndex.open(bare) as index:
        assert sorted(all_by_number(index, {**FIELDS, "copies": "all"}, 20)) == whole
        first = index.search(replace(REQUEST, page_size=50, copies="all"))
        rest = ids(index, replace(REQUEST, page_size=50, copies="all", cursor=first.next_cursor))
    assert sorted([hit.id for hit in first.hits] + rest) == whole


def test_without_vectors_the_order_is_that_of_the_words_and_that_is_told(bare: Location) -> None:
    with ArticleIndex.open(bare) as index:
        page = index.search(REQUEST)
        assert [hit.id for hit in page.hits] == ids(index, replace(REQUEST, sort="relevance"))
        assert page.query.warnings == (NO_VECTORS,)


def test_articles_that_are_added_later_stand_behind_and_get_their_vectors_next_time(
    bare: Location, tmp_path: Path
) -> None:
    add_vectors(bare)
    late = news("late", "Harbour ferry and boat", "A boat, a ferry, a vessel in the harbour: boats and ferries.")
    update_index(bare, [str(write_lines(tmp_path / "news" / "b.jsonl", (late,)))])
    with ArticleIndex.open(bare) as index:
        page = index.search(REQUEST)
        assert page.query.warnings == (SOME_VECTORS,)
    assert add_vectors(bare) == (1, len(HARBOUR))
    with ArticleIndex.open(bare) as index:
        assert index.search(REQUEST).query.warnings == ()
        assert ids(index, REQUEST)[0] == "late"


def test_renewed_articles_keep_their_vectors(bare: Location, tmp_path: Path) -> None:
    add_vectors(bare)
    corrections = tmp_path / "corrections.txt"
    corrections.write_text("always Harbour Council is organization\n")
    update_index(bare, [str(tmp_path / "news")], IngestOptions(corrections=corrections))
    with ArticleIndex.open(bare) as index:
        assert index.search(REQUEST).query.warnings == ()
    assert add_vectors(bare) == (0, len(HARBOUR))


def test_all_that_is_found_can_be_taken_along(harbour: ArticleIndex) -> None:
    taken = [stored.article.id for stored in harbour.articles(replace(REQUEST, page_size=2)).articles]
    assert taken == ids(harbour, REQUEST)
