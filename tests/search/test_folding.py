"""Near copies are found at indexing, through all runs, folded into one result, counted both ways and compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from msgspec.structs import replace

from searchapp.article_index import ArticleIndex
from searchapp.config import Settings
from searchapp.exports import EXPORT_FORMATS, exported
from searchapp.ingest import update_index
from searchapp.model.request import SearchRequest
from searchapp.web import create_app
from tests.cli.terminal import run

BODY = (
    "The harbour office of Otterburg said on Tuesday that the night ferry would sail again from the first of May, "
    "after two winters in which a broken crane had kept it at the quay. The crane has been mended by a firm from "
    "Bergen for less than half of what the council had put aside, and the rest will be spent on lamps along the pier."
)


def take(number: int, day: str, body: str, **members: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {"organizations": [], "countries": []}
    return {"id": f"take-{number}", "title": f"Ferry take {number}", "body": body, "published": day, **empty, **members}


TAKES = [
    take(1, "2015-03-15T04:55:00Z", BODY),
    take(2, "2015-03-15T05:20:00Z", BODY.replace("Tuesday", "Tuesday evening"), section="Late"),
    take(3, "2015-03-15T07:00:00Z", BODY + " No date was given for the lamps."),
]
OTHERS = [
    take(
        number,
        f"2015-04-{number:02}",
        f"A ferry note, the {number}th one.{' The council has a crane.' * (number < 16)}",
    )
    for number in range(10, 25)
]


def write(folder: Path, name: str, articles: list[dict[str, Any]]) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index whose takes came in three runs."""
    folder = tmp_path_factory.mktemp("takes")
    for number, articles in enumerate([TAKES[:1] + OTHERS, TAKES[1:2], TAKES[2:]]):
        write(folder / "news", f"run{number}.jsonl", articles)
        update_index(folder / "index", [str(folder / "news")])
    return folder


@pytest.fixture(scope="module")
def index(folder: Path) -> Iterator[ArticleIndex]:
    with ArticleIndex.open(folder / "index") as index:
        yield index


@pytest.fixture
def copies_client(folder: Path) -> FlaskClient:
    return create_app(Settings(index=folder / "index")).test_client()


def test_copies_are_one_result_with_their_number_and_the_first(index: ArticleIndex) -> None:
    page = index.search(SearchRequest(text="lamps pier", copies="fold"))
    assert (page.total, page.folded, len(page.hits)) == (3, 1, 1)
    group = page.hits[0].copies
    assert group is not None
    assert group.first is not None
    assert (group.count, group.first_id, group.first.instant) == (3, "take-1", "2015-03-15T04:55:00Z")
    assert page.hits[0].snippet


def test_each_copy_is_a_result_where_that_is_asked_for(index: ArticleIndex) -> None:
    page = index.search(SearchRequest(text="lamps pier"))
    assert (page.total, page.folded, len(page.hits)) == (3, None, 3)
    assert {hit.copies.count for hit in page.hits if hit.copies} == {3}


def test_copies_that_a_filter_leaves_out_are_not_counted_as_results(index: ArticleIndex) -> None:
    page = index.search(SearchRequest(text="lamps pier", sections=("late",), copies="fold"))
    assert (page.total, page.folded, page.hits[0].id) == (1, 1, "take-2")


def test_folded_pages_partition_the_results_and_lead_on(index: ArticleIndex) -> None:
    request = SearchRequest(text="ferry", copies="fold", sort="oldest", page_size=4)
    pages = [index.search(SearchRequest(**_members(request), page=number)) for number in range(1, 6)]
    ids = [hit.id for page in pages for hit in page.hits]
    assert ids == ["take-1", *(f"take-{number}" for number in range(10, 25))]
    assert [page.answer().links.next is None for page in pages] == [False, False, False, True, True]
    cursor = pages[0].next_cursor
    behind = index.search(SearchRequest(**_members(request), cursor=cursor))
    assert behind.hits[0].id == "take-13"


def _members(request: SearchRequest) -> dict[str, Any]:
    names = ("text", "copies", "sort", "page_size")
    return {name: getattr(request, name) for name in names}


def test_a_copy_that_goes_leaves_no_group_of_one(tmp_path: Path) -> None:
    write(tmp_path / "news", "a.jsonl", TAKES[:1])
    write(tmp_path / "news", "b.jsonl", TAKES[1:2])
    update_index(tmp_path / "index", [str(tmp_path / "news")])
    (tmp_path / "news" / "b.jsonl").unlink()
    update_index(tmp_path / "index", [str(tmp_path / "news")])
    with ArticleIndex.open(tmp_path / "index") as index:
        (hit,) = index.search(SearchRequest(text="ferry", copies="fold")).hits
    assert hit.copies is None


def test_an_article_that_changes_leaves_its_copies(tmp_path: Path) -> None:
    write(tmp_path / "news", "a.jsonl", TAKES[:1])
    write(tmp_path / "news", "b.jsonl", TAKES[1:2])
    update_index(tmp_path / "index", [str(tmp_path / "news")])
    write(
        tmp_path / "news", "b.jsonl", [take(2, "2015-03-16", "Another ferry, of which one has something else to say.")]
    )
    update_index(tmp_path / "index", [str(tmp_path / "news")])
    with ArticleIndex.open(tmp_path / "index") as index:
        assert index.search(SearchRequest(text="ferry", copies="fold")).folded == 2


def test_similar_articles_are_told_from_copies(index: ArticleIndex) -> None:
    similar = index.similar("take-2", 5)
    assert [hit.id for hit in similar.copies] == ["take-1", "take-3"]
    assert len(similar.similar) == 5
    assert not {"take-1", "take-2", "take-3"} & {hit.id for hit in similar.similar}


def test_the_endpoint_folds_counts_and_tells_what_is_similar(copies_client: FlaskClient) -> None:
    answer = copies_client.get("/api/search?q=lamps+pier&copies=fold").get_json()
    assert (answer["total"], answer["folded"]) == (3, 1)
    assert answer["results"][0]["copies"]["count"] == 3
    assert "folded" not in copies_client.get("/api/search?q=lamps+pier").get_json()
    similar = copies_client.get("/api/articles/take-1/similar?page-size=2").get_json()
    assert [len(similar["copies"]), len(similar["similar"])] == [2, 2]
    assert copies_client.get("/api/articles/nobody/similar").status_code == 404
    assert copies_client.get("/api/articles/take-1/similar?q=x").status_code == 400


def test_the_page_folds_and_leads_to_each_version_and_their_comparison(copies_client: FlaskClient) -> None:
    page = copies_client.get("/?q=lamps+pier").text
    assert "3 versions, first 15 Mar 2015, 04:55 UTC" in page
    assert "1 result: near copies are one. Show each" in page
    assert copies_client.get("/?q=lamps+pier&copies=all").text.count('<article class="hit">') == 3
    article = copies_client.get("/articles/take-2").text
    assert "3 versions of this story" in article
    assert "More like this" in article
    compared = copies_client.get("/articles/take-3/copies").text
    assert "3 versions of “Ferry take 1”" in compared
    assert ' <ins><span class="unseen">added: </span>evening</ins>' in compared
    assert "No date was given for the lamps.</ins>" in compared


def test_a_file_has_near_copies_once_where_that_is_asked_for(index: ArticleIndex, copies_client: FlaskClient) -> None:
    request = SearchRequest("ferry", sort="oldest", copies="fold")
    page = index.search(replace(request, page_size=100, snippets=False))
    found = index.articles(request)
    assert (found.total, page.folded) == (16, 16)
    assert [stored.article.id for stored in found.articles] == [hit.id for hit in page.hits]
    table = b"".join(exported(index, request, EXPORT_FORMATS["csv"]).chunks).decode()
    lines = copies_client.get("/api/search.csv?q=ferry&sort=oldest&copies=fold").text.splitlines()
    assert lines == table.splitlines()
    assert [line.partition(",")[0] for line in lines[:3]] == ["id", "take-1", "take-10"]
    assert len(copies_client.get("/api/search.csv?q=ferry").text.splitlines()) == 19


def test_the_terminal_tells_versions_and_counts_both_ways(folder: Path) -> None:
    shown = run("search", "--index", folder / "index", "--copies", "fold", "--sort", "oldest", "ferry").stdout
    assert "3 versions, first 2015-03-15 04:55 UTC" in shown
    assert "18 of 18 articles (16 with near copies as one), page 1 of 2" in shown.splitlines()[-1]
