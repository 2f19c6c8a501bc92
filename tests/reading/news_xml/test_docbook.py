"""Articles in DocBook."""

from __future__ import annotations

import pytest

from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles

SECTION = "<sect1><title>Costs</title><para>Crews left.</para></sect1>"
BODY = f"<para>The board voted <emphasis>again</emphasis>.</para>{SECTION}"
TITLE = "<title>Weir shut</title>"
AUTHOR = "<author><firstname>Eva</firstname><surname>Lund</surname></author>"
DOCTYPE = '<!DOCTYPE article PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "docbookx.dtd">'
NAMESPACE = 'xmlns="http://docbook.org/ns/docbook" version="5.0" xml:lang="en"'


def read(content: str) -> list[Article]:
    """The articles of a file of XML."""
    results = read_articles(SourceFile("a.xml", content=f"<?xml version='1.0'?>{content}".encode()))
    return [result for result in results if isinstance(result, Article)]


@pytest.mark.parametrize(
    "content",
    [
        f"{DOCTYPE}<article lang='en'><articleinfo>{TITLE}{AUTHOR}<date>3 May 2019</date></articleinfo>"
        f"{BODY}</article>",
        f"<article {NAMESPACE}><info>{TITLE}<author><personname>Eva Lund</personname></author>"
        f"<pubdate>2019-05-03</pubdate></info>{BODY}</article>",
        f"<article {NAMESPACE}>{TITLE}<info>{AUTHOR}<pubdate>2019-05-03</pubdate></info>{BODY}</article>",
    ],
)
def test_an_article_has_its_head_apart_from_its_text(content: str) -> None:
    [article] = read(content)
    assert (article.title, article.byline, article.language) == ("Weir shut", "Eva Lund", "en")
    assert article.published
    assert article.published.value == "2019-05-03"
    assert article.body == "The board voted again.\nCosts\nCrews left."


def test_each_article_of_a_book_is_one() -> None:
    articles = "".join(f"<article><info><title>{name}</title></info>{BODY}</article>" for name in ("Weir", "Ferry"))
    assert [article.title for article in read(f"<book {NAMESPACE}>{articles}</book>")] == ["Weir", "Ferry"]
