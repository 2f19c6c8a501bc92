"""Texts in blocks of their own."""

from __future__ import annotations

import json

from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.json_files.text_blocks import headed_texts, name_of_headed_parts, with_blocks_joined


def test_the_blocks_of_a_body_are_its_paragraphs() -> None:
    blocks = [{"id": "1", "bodyHtml": "<p>One.</p>"}, {"bodyTextSummary": "Two."}, {"id": "3"}]
    article = with_blocks_joined({"webTitle": "Ferry", "blocks": {"main": {"id": "0"}, "body": blocks}})
    assert article["body"] == ["<p>One.</p>", "Two."]


def test_other_blocks_stay() -> None:
    for blocks in ([{"type": "paragraph"}], {"body": "text"}, {"body": [{"id": "1"}]}):
        assert with_blocks_joined({"blocks": blocks}) == {"blocks": blocks}


def test_sections_with_headings_are_the_text_of_one_article() -> None:
    parts = [{"heading": "Why", "text": "The old one sank."}, {"text": "It sails in May.", "heading": "When"}]
    article = {"title": "Ferry", "date": "2019-05-03", "sections": parts}
    assert name_of_headed_parts(article) == "sections"
    assert headed_texts(parts) == ["Why", "The old one sank.", "When", "It sails in May."]
    file = SourceFile("a.json", content=json.dumps(article).encode())
    [result] = read_articles(file)
    assert isinstance(result, Article)
    assert (result.title, result.body) == ("Ferry", "Why\nThe old one sank.\nWhen\nIt sails in May.")


def test_articles_in_sections_are_articles() -> None:
    for part in ({"title": "Ferry", "text": "It sank.", "date": "2019-05-03"}, {"title": "Ferry", "url": "/a"}):
        assert not name_of_headed_parts({"title": "News", "sections": [part, part]})
    assert not name_of_headed_parts({"sections": [{"title": "Ferry", "text": "It sank."}]})


def test_the_sections_of_a_body_are_its_text_as_fundus_writes_them() -> None:
    sections = [
        {"headline": [], "paragraphs": ["The weir is shut."]},
        {"headline": ["Why"], "paragraphs": ["It broke."]},
    ]
    article = {
        "title": "Weir",
        "publishing_date": "2019-05-04",
        "body": {"summary": ["No sluice."], "sections": sections},
    }
    [read] = read_articles(SourceFile("a.json", content=json.dumps([article]).encode()))
    assert isinstance(read, Article)
    assert (read.title, read.body.split("\n")) == ("Weir", ["No sluice.", "The weir is shut.", "Why", "It broke."])
    assert read.published
    assert read.published.value == "2019-05-04"
