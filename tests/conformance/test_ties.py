"""Among articles of one score the newer comes first, of one date that of the lesser id, page by page, however the index
has grown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.backends.locations import Location
from searchapp.ingest import update_index
from tests.conformance.corpus import news, write_lines
from tests.conformance.test_paging import all_by_cursor, all_by_number

DATES = {"a": "2020-05-01", "b": "2021-05-01", "c": "", "d": "2019-05-01", "e": "2022-05-01", "f": "2021-05-01"}
NEWEST_FIRST = ["e", "b", "f", "a", "d", "c"]  # those of one day by their ids, the undated last


@pytest.fixture
def alike(location: Location, tmp_path: Path) -> Iterator[ArticleIndex]:
    """Six articles of one text, in three commits."""
    for number, ids in enumerate(("abc", "de", "f")):
        articles = tuple(news(each, "A late ferry", "The ferry was late.", DATES[each]) for each in ids)
        update_index(location, [str(write_lines(tmp_path / str(number) / "news.jsonl", articles))])
    with ArticleIndex.open(location) as index:
        yield index


def test_the_newer_comes_first(alike: ArticleIndex) -> None:
    for text in ("ferry", "ferry late", '"late ferry"', "ferr*", "title:ferry", "source:harbour OR ferry"):
        hits = alike.search(SearchRequest(text, sort="relevance")).hits
        assert [hit.id for hit in hits] == NEWEST_FIRST, text


def test_pages_and_cursors_go_on_among_equals(alike: ArticleIndex) -> None:
    for size in (1, 2, 4):
        assert all_by_number(alike, {"text": "ferry"}, size) == NEWEST_FIRST
        assert all_by_cursor(alike, {"text": "ferry"}, size) == NEWEST_FIRST


SAME_DAY = ["b", "c", "d", "f", "g", "á", "a"]  # the last one undated; ids go by their bytes


@pytest.fixture
def same_day(location: Location, tmp_path: Path) -> Iterator[ArticleIndex]:
    """Articles of one text and one day, added in an order that is not that of their ids; one is gone again."""
    for number, ids in enumerate(("gdxa", "fácb")):
        articles = tuple(
            news(each, "A late ferry", "The ferry was late.", "2020" if each != "a" else "") for each in ids
        )
        update_index(location, [str(write_lines(tmp_path / "news" / f"{number}.jsonl", articles))])
    articles = tuple(news(each, "A late ferry", "The ferry was late.", "2020" if each != "a" else "") for each in "gda")
    update_index(location, [str(write_lines(tmp_path / "news" / "0.jsonl", articles).parent)])
    with ArticleIndex.open(location) as index:
        yield index


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest", "recent"])
def test_of_one_date_the_ids_decide(same_day: ArticleIndex, sort: str) -> None:
    for text in ("ferry", "ferr*", '"late ferry"'):
        fields = {"text": text, "sort": sort}
        assert [hit.id for hit in same_day.search(SearchRequest(**fields)).hits] == SAME_DAY, text
        for size in (1, 2, 3):
            assert all_by_number(same_day, fields, size) == SAME_DAY
            assert all_by_cursor(same_day, fields, size) == SAME_DAY
