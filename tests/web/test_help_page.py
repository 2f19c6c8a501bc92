"""The query language in examples that can be tried."""

from __future__ import annotations

import re
from pathlib import Path

from flask.testing import FlaskClient

from searchapp.article_index import ArticleIndex
from searchapp.config import Settings
from searchapp.ingest import update_index
from searchapp.model.facets import FACETS
from searchapp.web import create_app
from searchapp.web.help_page import DATE_EXAMPLES, USUAL, WORD_EXAMPLES, help_lines
from tests.town import write_news
from tests.web.pages import read, texts


def test_every_example_of_the_help_page_finds_something_in_this_index(client: FlaskClient) -> None:
    links = read(client, "/help").cssselect("table a")
    assert len(links) > 20
    titles = {link.text_content(): texts(read(client, link.get("href")), "h1")[0] for link in links}
    assert [text for text, heading in titles.items() if re.match("No |0 ", heading)] == []
    assert titles['source:"ferry gazette"'] == "24 articles"


def test_the_help_page_helps_without_an_index(tmp_path: Path) -> None:
    page = read(create_app(Settings(index=tmp_path / "none")).test_client(), "/help")
    assert "org:world-bank" in texts(page, "table code")


def test_every_facet_has_an_example_and_no_example_stands_twice() -> None:
    lines = help_lines(None)
    examples = [line.example for line in lines]
    assert len(set(examples)) == len(examples) == len(WORD_EXAMPLES) + len(FACETS) + len(DATE_EXAMPLES)
    for facet in FACETS.values():
        assert [line.meaning for line in lines if line.example == facet.query_example] == [f"that {facet.description}"]


def test_every_part_of_the_examples_is_known() -> None:
    texts = " ".join(part for example in (*WORD_EXAMPLES, *DATE_EXAMPLES) for part in example)
    assert set(re.findall(r"\{(\w+)\}", texts)) == USUAL.keys()


def test_examples_have_the_words_and_values_of_the_index(tmp_path: Path) -> None:
    article = {
        "title": "Ö: Nordic Walnuts fall",
        "body": "Walnuts.",
        "published": "2013-02",
        "url": "https://nuts.example/1",
        "section": 'Trees "and" nuts',
    }
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", [article]))])
    with ArticleIndex.open(tmp_path / "index") as index:
        lines = help_lines(index)
    examples = [line.example for line in lines]
    expected = {
        '"nordic walnuts"',
        '="Nordic"',
        "nord*",
        "nordi~",
        "published:2013-02",
        "published:>=2013",
        "site:nuts.example",
    }
    assert expected <= set(examples)
    hrefs = {line.example: line.href for line in lines}
    assert hrefs["country:NO"] == "", "the index has no country, so that the usual one stands there, and leads nowhere"
    assert hrefs["nord*"]


def test_an_empty_index_is_helped_as_none_is(tmp_path: Path) -> None:
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", []))])
    with ArticleIndex.open(tmp_path / "index") as index:
        lines = help_lines(index)
    assert [line.example for line in lines] == [line.example for line in help_lines(None)]
    assert not any(line.href for line in lines)
