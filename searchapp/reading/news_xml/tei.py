"""Articles in TEI, the format of editions and of what GROBID makes of PDFs."""

from __future__ import annotations

from lxml import etree

from searchapp.model.article import Article, Published
from searchapp.reading.news_xml.element_text import (
    block_text,
    every,
    first,
    first_date,
    line_at,
    line_of,
    without_headline,
)
from searchapp.reading.news_xml.stream import local_name

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PAGE_MARKS = frozenset(("fw", "pb", "cb"))  # running heads, and where pages and columns begin
_LINE_MARK = "lb"


def tei_article(tei: etree._Element, article_id: str, path: str) -> Article:
    """The article of a <TEI> element."""
    header = first(tei, "teiHeader", "teiheader")
    known = tei if header is None else header
    text = first(tei, "text")
    body = first(tei if text is None else text, "body") if text is not None else None
    title = line_at(known, "titleStmt/title")
    return Article(
        id=article_id,
        title=title,
        body="" if body is None else without_headline(block_text(with_headings(body)), title),
        path=path,
        byline=", ".join(_authors(known)),
        url=_address(known),
        source=line_at(known, "sourceDesc/bibl/publisher", "monogr/title", "publicationStmt/publisher"),
        language="" if text is None else text.get(_XML_LANG, "").partition("-")[0],
        published=_published(known),
    )


def _published(header: etree._Element) -> Published | None:
    """The day of what was edited, or else that of the edition."""
    sources = (date for source in every(header, "sourceDesc") for date in every(source, "date"))
    dates = [*sources, *every(header, "publicationStmt/date")]
    return first_date(*(text for date in dates for text in (date.get("when", ""), line_of(date))))


def _address(header: etree._Element) -> str:
    """The address of the page that was edited; empty where none is told."""
    targets = (pointer.get("target", "") for pointer in every(header, "ptr"))
    named = (line_of(identifier) for identifier in every(header, "idno"))
    return next((text for text in (*targets, *named) if text.startswith(("http://", "https://"))), "")


def _authors(header: etree._Element) -> dict[str, None]:
    """The names of those who wrote it, each once."""
    authors = [*every(header, "titleStmt/author")] or [*every(header, "analytic/author")]
    names = (
        " ".join(filter(None, map(line_of, next(every(author, "persName"), ())))) or line_of(author)
        for author in authors
    )
    return dict.fromkeys(filter(None, names))


def with_headings(body: etree._Element) -> etree._Element:
    """The body with its headings as paragraphs and without what belongs to the printed page."""
    for element in list(body.iter(etree.Element)):
        name = local_name(element)
        if name == "head":
            element.tag = "p"
        elif name == _LINE_MARK:
            element.tail = f" {element.tail or ''}"
        elif name in _PAGE_MARKS:
            element.clear(keep_tail=True)
    return body
