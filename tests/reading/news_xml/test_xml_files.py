"""Which XML is read, which is refused, and that a large file takes no more memory than a small one."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from searchapp.errors import ArticleError, LeftOut
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles


def read(content: str, named: bool = True) -> list[Article | ArticleError]:
    return list(read_articles(SourceFile("a.xml", content=content.encode(), named=named)))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "<urlset><url><loc>http://l.example</loc></url></urlset>",
            "is a sitemap, a list of addresses without articles",
        ),
        ("<sitemapindex/>", "is a list of sitemaps without articles"),
        ("<opml><body/></opml>", "is a list of feeds (OPML) without articles"),
        ("<rss><channel/></rss>", "is XML without articles"),
        ("<nitf></nitf>", "record 1 (<nitf>) has neither headline nor text"),
        (
            '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><nitf/>',
            "declares the entity “b”, which grows when read",
        ),
        (
            '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf/>',
            "declares the external entity “x”",
        ),
        (f"<nitf>{'<a>' * 1_000}", "has elements nested more than 200 deep"),
    ],
)
def test_what_is_refused_is_named(content: str, message: str) -> None:
    *_, error = read(content)
    assert isinstance(error, ArticleError)
    assert message in str(error)


def test_xml_of_something_else_is_left_out_of_a_folder() -> None:
    [error] = read("<?xml version='1.0'?><ledger><row/></ledger>", named=False)
    assert isinstance(error, LeftOut)


def test_entities_of_html_and_short_ones_of_the_file_are_signs() -> None:
    prolog = '<!DOCTYPE r [<!ENTITY co "AT&#38;T">]>'
    [article] = read(prolog + "<nitf><body.content><p>&co; &eacute; &none; & b</p></body.content></nitf>")
    assert isinstance(article, Article)
    assert article.body == "AT&T é &none; & b"


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        path = tmp_path / f"{count}.xml"
        item = f"<item><title>Cod</title><description>{'Cod rose in the north. ' * 200}</description></item>"
        path.write_text(f"<rss><channel>{item * count}</channel></rss>")
        tracemalloc.start()
        assert sum(1 for _ in read_articles(SourceFile(str(path)))) == count
        peak_bytes = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak_bytes

    peak(10)
    assert peak(900) < peak(300) + 200_000
