"""Headlines that go on as a text that is being typed: their phrases and the words that follow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from searchapp.backends.locations import parse_location
from searchapp.backends.registry import open_backend
from searchapp.ingest import update_index
from searchapp.search.suggesting.corpus import Corpus
from searchapp.search.suggesting.headlines import following_words, of_headlines, read_titles, titles_before
from searchapp.search.suggesting.typed_text import typed_text
from tests.town import write_news

TITLES = ["Night ferry returns", "Night ferry stays", "Night of ferns", "Fog by night", "Ferry fares at night"]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    folder = tmp_path_factory.mktemp("night")
    notes = [{"id": f"n{number}", "title": title, "body": "Fennel."} for number, title in enumerate(TITLES)]
    update_index(folder / "index", [str(write_news(folder / "news", notes))])
    backend = open_backend(parse_location(folder / "index"))
    yield Corpus(backend, {})
    backend.close()


@pytest.mark.parametrize(
    ("text", "words"), [("night f", ["ferry"]), ("night ferry ret", ["returns"]), ("fog n", []), ("ferry at n", [])]
)
def test_words_that_follow_on_what_was_typed_are_those_of_headlines(
    corpus: Corpus, text: str, words: list[str]
) -> None:
    typed = typed_text(text)
    assert typed
    assert following_words(titles_before(corpus, typed), typed, 3) == words


def test_phrases_are_counted_and_headlines_told(corpus: Corpus) -> None:
    typed = typed_text("nigh")
    assert typed
    offered = list(of_headlines(corpus, typed, read_titles(corpus, typed, ["night"])))
    phrases = [(each.text, each.count) for each in offered if each.kind == "phrase"]
    assert phrases == [("night ferry", 2)]
    assert {each.text for each in offered if each.kind == "headline"} <= set(TITLES)
    assert len(offered) == 4
