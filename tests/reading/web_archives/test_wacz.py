"""WARC files within a WACZ file."""

from __future__ import annotations

import gzip

import pytest

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.web_archives.wacz import is_wacz
from tests.reading.archives.samples import FILES, story, zip_of
from tests.reading.web_archives.samples import record, response

HARP = "http://larnvik.example/harp"
PACKAGE = {"pages/pages.jsonl": b'{"url": "x"}', "datapackage.json": b"{}"}


def read(files: dict[str, bytes]) -> list[Article | ArticleError]:
    return list(read_articles(SourceFile("site.wacz", content=zip_of(files))))


def test_the_pages_of_its_warc_files_are_articles() -> None:
    crawl = gzip.compress(record(HARP, response(story("harp"))))
    [article] = read({"archive/data.warc.gz": crawl, **PACKAGE})
    assert isinstance(article, Article)
    assert (article.title, article.url) == ("The harp of Larnvik", HARP)
    assert article.path.startswith("site.wacz/archive/data.warc.gz")


def test_a_file_without_a_crawl_is_told() -> None:
    [error] = read(PACKAGE)
    assert str(error) == "site.wacz: has no WARC file in its folder “archive”"


@pytest.mark.parametrize(("files", "expected"), [(PACKAGE, True), (FILES, False), ({"archive/harp.txt": b"x"}, False)])
def test_it_is_told_from_other_archives(files: dict[str, bytes], expected: bool) -> None:
    content = zip_of(files)
    assert is_wacz(content[:512], SourceFile("a", content=content)) is expected
