"""Words in spellings that differ in a sign or a space, and those that are written in one with others."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.ingest import update_index
from tests.town import write_news

STORIES = [
    {"id": "parted", "title": "X-ray of the Vue.js team", "body": "The MiG-29 and an anti-tank gun, by wi-fi."},
    {"id": "joined", "title": "Xray of the VueJS team", "body": "The MiG29 and an antitank gun, by wifi."},
    {"id": "spaced", "body": "A MiG 29 stood there."},
    {"id": "licence", "body": "Licence 44.181.220-7 by decree nº318."},
    {"id": "house", "body": "והבית נמכר. وصل إلى المدينة."},
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> ArticleIndex:
    folder: Path = tmp_path_factory.mktemp("spellings")
    update_index(folder / "index", [str(write_news(folder / "news", STORIES))])
    return ArticleIndex.open(folder / "index")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("mig29", "joined parted spaced"),
        ("MiG-29", "spaced parted joined"),
        ("vuejs", "joined parted"),
        ("Vue.js", "parted joined"),
        ("title:xray", "joined parted"),
        ("body:xray", ""),
        ("antitank", "joined parted"),
        ("anti-tank", "parted joined"),
        ("wifi", "joined parted"),
        ("441812207", "licence"),
        ("318", "licence"),
        ("בית", "house"),
        ("مدينة", "house"),
    ],
)
def test_spellings_find_each_other_and_the_one_that_was_typed_comes_first(
    index: ArticleIndex, typed: str, expected: str
) -> None:
    hits = [hit.id for hit in index.search(SearchRequest(typed)).hits]
    assert (hits[:1], sorted(hits)) == (expected.split()[:1], sorted(expected.split()))


def test_a_word_written_in_one_with_another_is_marked(index: ArticleIndex) -> None:
    (hit,) = index.search(SearchRequest("בית")).hits
    assert [run.text for run in hit.snippet if run.match] == ["והבית"]
