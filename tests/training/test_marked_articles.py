"""Articles with marked names, and the mistakes that their marks can have."""

from __future__ import annotations

import pytest

from searchapp.errors import ArticleError
from searchapp.extraction.annotated_texts import Span
from searchapp.training.marked_articles import ARTICLES, parse_marked_article, read_marked_articles


def test_marks_are_taken_out_and_become_spans() -> None:
    article = parse_marked_article("[o Elmore Bank] lends to [p Ana Holt]\nIn [l Norsund].")
    assert article.text == "Elmore Bank lends to Ana Holt\nIn Norsund."
    assert article.spans == (Span(0, 11, "ORG"), Span(21, 29, "PER"), Span(33, 40, "LOC"))


@pytest.mark.parametrize("wrong", ["[q Elmore] lends", "[o Elmore lends", "Elmore] lends", "[Elmore] lends"])
def test_a_bad_mark_is_told(wrong: str) -> None:
    with pytest.raises(ArticleError, match="name"):
        parse_marked_article(wrong, "africa.txt, article 3")


def test_the_articles_of_training_are_many_and_each_has_a_headline_and_names() -> None:
    articles = read_marked_articles(ARTICLES)
    assert len(articles) >= 150
    assert all("\n" in article.text and article.spans for article in articles)
    assert len({article.text.partition("\n")[0] for article in articles}) == len(articles)
