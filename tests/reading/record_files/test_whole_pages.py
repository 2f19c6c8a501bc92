"""Pages that stand whole in records."""

from __future__ import annotations

import json

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from tests.reading.archives.samples import story

ADDRESS = "http://larnvik.example/2019/05/04/harp"


def read(**record: object) -> Article | ArticleError:
    [article] = read_articles(SourceFile("crawl.jsonl", named=True, content=json.dumps(record).encode()))
    return article


def test_a_page_in_a_record_is_read_as_a_page() -> None:
    page = story("harp").decode()
    article = read(id="7", url=ADDRESS, raw_html=page)
    assert isinstance(article, Article)
    assert (article.id, article.title, article.url, article.line) == ("7", "The harp of Larnvik", ADDRESS, 1)
    assert "<" not in article.body
    assert article.published is not None
    assert article.published.value == "2019-05-04"


def test_what_the_record_tells_goes_first() -> None:
    article = read(title="Harps", published="2018-01-02", html=story("harp").decode())
    assert isinstance(article, Article)
    assert article.published is not None
    assert (article.title, article.published.value) == ("Harps", "2018-01-02")


def test_a_mail_in_a_record_is_read_as_a_mail() -> None:
    mail = (
        "Message-ID: <7@larnvik.example>\nDate: Mon, 14 May 2001 16:39:00 -0700\nFrom: Mara Quill <m@larnvik.example>\n"
    )
    article = read(file="quill-m/inbox/7.", message=f"{mail}Subject: Harps\n\nThe harp was found.\n")
    assert isinstance(article, Article)
    assert (article.title, article.byline, article.body) == ("Harps", "Mara Quill", "The harp was found.")
    assert article.published is not None
    assert article.published.value == "2001-05-14"


def test_a_mail_may_stand_deep_in_a_record() -> None:
    head = "From: Mara Quill <m@larnvik.example>\nDate: Mon, 14 May 2001 16:39:00 -0700\nSubject: Harps"
    article = read(title="The harp", content={"rendered": f"{head}\n\nThe harp was found."})
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("The harp", "The harp was found.")


def test_a_page_without_an_article_is_told_with_its_line() -> None:
    error = read(html="<!doctype html><html><body></body></html>")
    assert isinstance(error, ArticleError)
    assert error.line == 1


def test_a_piece_of_a_page_is_the_articles_text() -> None:
    article = read(content="<p>The harp.</p><p>The kite.</p>")
    assert isinstance(article, Article)
    assert article.body == "The harp.\nThe kite."
