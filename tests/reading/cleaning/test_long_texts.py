"""A text of any length takes no more than the longest book: what is beyond is cut, and told."""

from __future__ import annotations

import json

import pytest

from searchapp.errors import LeftOut
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.cleaning.long_texts import MAX_TEXT_CHARS, cut_to_length

STORY = "The harp of Larnvik was shown to the harvest board on Tuesday, and nobody had seen one before.\n"


@pytest.mark.parametrize(
    ("text", "cut"),
    [("one two", "one two"), ("one\ntwo three", "one"), ("one two three", "one two"), ("onetwothree", "onetwoth")],
)
def test_texts_are_cut_at_the_end_of_a_line_or_a_word(text: str, cut: str) -> None:
    assert cut_to_length(text, max_chars=8) == cut


@pytest.mark.parametrize("suffix", [".txt", ".md", ".jsonl"])
def test_the_end_of_an_endless_text_is_left_out_and_told(suffix: str) -> None:
    text = "The harp of Larnvik\n\n" + STORY * (MAX_TEXT_CHARS // len(STORY) * 3)
    content = json.dumps({"title": "Harp", "body": text}) if suffix == ".jsonl" else text
    told, article = read_articles(SourceFile(f"log{suffix}", content=content.encode()))
    assert isinstance(told, LeftOut)
    assert told.reason == "end of a text of more than 2,000,000 characters"
    assert isinstance(article, Article)
    assert MAX_TEXT_CHARS - 1_100 < len(article.body) <= MAX_TEXT_CHARS
    assert article.body.endswith("before.")
