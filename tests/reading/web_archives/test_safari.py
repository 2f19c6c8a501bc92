"""The page in a property list of Safari's, with its address."""

from __future__ import annotations

import plistlib

import pytest

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.cleaning.repeated_lines import NO_REPEATED_LINES
from searchapp.reading.web_archives.safari import is_webarchive, read_webarchive
from tests.reading.archives.samples import story

FORMATS = [plistlib.FMT_BINARY, plistlib.FMT_XML]


def archive(page: bytes, url: str = "http://larnvik.example/harp", encoding: str = "UTF-8") -> dict[str, object]:
    """The list that Safari saves of a page."""
    return {
        "WebMainResource": {"WebResourceData": page, "WebResourceURL": url, "WebResourceTextEncodingName": encoding}
    }


@pytest.mark.parametrize("form", FORMATS)
def test_a_saved_page_is_an_article_with_its_address(form: plistlib.PlistFormat) -> None:
    content = plistlib.dumps(archive(story("harp")), fmt=form)
    assert is_webarchive(content, SourceFile("a", content=content))
    [article] = read_articles(SourceFile("harp.webarchive", content=content))
    assert isinstance(article, Article)
    assert (article.title, article.url) == ("The harp of Larnvik", "http://larnvik.example/harp")


def test_the_encoding_that_safari_names_is_that_of_the_page() -> None:
    content = plistlib.dumps(archive("<p>Арфа".encode("cp1251"), "file:///harp.html", "windows-1251"))
    [page] = read_webarchive(SourceFile("a.webarchive", content=content), NO_REPEATED_LINES)
    assert (page.read().decode(), page.about.url) == ("<p>Арфа", "")


@pytest.mark.parametrize("content", [b"bplist00WebMainResource", plistlib.dumps({"WebMainResource": {}})])
def test_a_list_without_a_page_is_damaged(content: bytes) -> None:
    with pytest.raises(ArticleError, match="is damaged"):
        list(read_webarchive(SourceFile("a.webarchive", content=content), NO_REPEATED_LINES))


def test_another_property_list_is_no_page() -> None:
    content = plistlib.dumps({"WebHistory": []})
    assert not is_webarchive(content, SourceFile("a", content=content))
