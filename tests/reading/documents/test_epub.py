"""The pages of a book in the order in which they are read."""

from __future__ import annotations

import io
import zipfile

import pytest

from searchapp.errors import ArticleError, LeftOut
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.documents.epub import is_epub
from tests.reading.archives.samples import story
from tests.reading.documents.samples import odt, zipped

CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
LONG = "<p>Nobody on the quay of Larnvik could say who had brought it, and nobody asked a second time.</p>" * 20


def page(name: str) -> str:
    """A page of a book that is longer than a title page."""
    return story(name).decode().replace("</article>", f"{LONG}</article>")


def book(files: dict[str, str], order: tuple[str, ...], container: str = CONTAINER) -> bytes:
    """A book with these pages, and the order in which their names stand in its spine."""
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in order)
    spine = "".join(f'<itemref idref="{name}"/>' for name in order)
    about = "<metadata><title>Larnvik  Yearbook</title><date>2015-12-01</date></metadata>"
    package = f"<package>{about}<manifest>{items}</manifest><spine>{spine}</spine></package>"
    kept = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/book.opf": package}
    return zipped(kept | {f"OEBPS/{name}": text for name, text in files.items()})


def unzipped(content: bytes) -> dict[str, str]:
    """The files of a book."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def read(content: bytes) -> list[Article | ArticleError]:
    return list(read_articles(SourceFile("book.epub", content=content)))


def test_pages_come_in_the_order_of_the_spine_with_the_book_as_their_source() -> None:
    content = book({"harp.xhtml": page("harp"), "kite.xhtml": page("kite")}, ("kite.xhtml", "harp.xhtml", "kite.xhtml"))
    articles = [result for result in read(content) if isinstance(result, Article)]
    assert [(article.title, article.source) for article in articles] == [
        ("The kite of Larnvik", "Larnvik Yearbook"),
        ("The harp of Larnvik", "Larnvik Yearbook"),
    ]
    assert articles[0].published is not None
    assert articles[0].published.value == "2015-12-01"


def test_a_title_page_is_left_out_and_a_page_that_is_missing_is_told() -> None:
    left_out, missing = read(book({"cover.xhtml": "<h1>Yearbook</h1>"}, ("cover.xhtml", "harp.xhtml")))
    assert isinstance(left_out, LeftOut)
    assert left_out.reason == "short page of a book"
    assert str(missing) == "book.epub/OEBPS/harp.xhtml: is named by the book and not in it"


def test_a_brief_of_a_newspaper_is_an_article_and_its_table_of_contents_is_none() -> None:
    brief = f"<html><body><h1>Quay shut</h1>{LONG[: len(LONG) // 5]}</body></html>"
    content = book({"brief.xhtml": brief, "nav.xhtml": page("nav")}, ("nav.xhtml", "brief.xhtml"))
    files = {name: text for name, text in unzipped(content).items() if name != "OEBPS/book.opf"}
    package = unzipped(content)["OEBPS/book.opf"].replace('href="nav.xhtml"', 'href="nav.xhtml" properties="nav"')
    [article] = read(zipped({**files, "OEBPS/book.opf": package}))
    assert isinstance(article, Article)
    assert article.title == "Quay shut"


@pytest.mark.parametrize(
    ("container", "message"), [("<container/>", "names no contents"), ("<container>", "cannot be read as EPUB")]
)
def test_a_book_without_contents_is_one_error(container: str, message: str) -> None:
    [error] = read(book({}, (), container))
    assert message in str(error)


def test_a_book_is_told_from_other_documents_in_a_zip_file() -> None:
    for content, expected in ((book({}, ()), True), (odt(), False)):
        assert is_epub(content[:512], SourceFile("a", content=content)) is expected


@pytest.mark.parametrize("name", ["one two.xhtml", "one%20two.xhtml"])
def test_a_page_whose_name_is_coded_as_in_an_address_is_found(name: str) -> None:
    [article] = read(book({name: page("ferry")}, ("one%20two.xhtml",)))
    assert isinstance(article, Article)
