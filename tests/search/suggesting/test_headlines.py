"""Headlines that go on as a text that is being typed: their phrases and the words that follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.article_index import ArticleIndex
from searchapp.ingest import update_index
from searchapp.search.suggesting.headlines import following_words, of_headlines, read_titles
from searchapp.search.suggesting.typed_text import typed_text
from tests.town import write_news

TITLES = ["Night ferry returns", "Night ferry stays", "Night of ferns", "Fog by night", "Ferry fares at night"]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> ArticleIndex:
    folder = tmp_path_factory.mktemp("night")
    notes = [{"id": f"n{number}", "title": title, "body": "Fennel."} for number, title in enumerate(TITLES)]
    update_index(folder / "index", [str(write_news(folder / "news", notes))])
    return ArticleIndex.open(folder / "index")


@pytest.mark.parametrize(
    ("text", "words"), [("night f", ["ferry"]), ("night ferry ret", ["returns"]), ("fog n", []), ("ferry at n", [])]
)
def test_words_that_follow_on_what_was_typed_are_those_of_headlines(
    index: ArticleIndex, text: str, words: list[str]
) -> None:
    typed = typed_text(text)
    assert typed
    assert following_words(index.backend, typed, 3) == words


def test_phrases_are_counted_and_headlines_told(index: ArticleIndex) -> None:
    typed = typed_text("night fe")
    assert typed
    offered = list(of_headlines(index.backend, typed, read_titles(index.backend, typed, ["ferry", "ferns"])))
    assert [(each.kind, each.text, each.count) for each in offered] == [
        ("phrase", "night ferry", 2),
        ("headline", "Night ferry returns", None),
        ("headline", "Night ferry stays", None),
    ]
