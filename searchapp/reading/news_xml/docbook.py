"""Articles in DocBook, the format of handbooks in which some keep articles, too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from searchapp.model.article import Article
from searchapp.reading.news_xml.element_text import block_text, every, first, first_date, line_at, line_of
from searchapp.reading.news_xml.stream import local_name

DOCBOOK_ARTICLES = frozenset(("article", "chapter"))
DOCBOOK_SIGN = re.compile(r"docbook\.org/ns/docbook|//OASIS//DTD DocBook|<articleinfo[\s>]")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_INFO = ("info", "articleinfo", "chapterinfo", "artheader")
_NOT_READ = frozenset((*_INFO, "indexterm", "footnote", "mediaobject", "bibliography", "titleabbrev"))


def docbook_article(element: etree._Element, article_id: str, path: str) -> Article:
    """The article of an <article> or a <chapter> element."""
    info = first(element, *_INFO)
    known = element if info is None else info
    title = line_at(known, "title") or line_at(element, "title")
    return Article(
        id=article_id,
        title=title,
        byline=", ".join(dict.fromkeys(_authors(known))),
        source=line_at(known, "publishername", "orgname"),
        language=(element.get(_XML_LANG) or element.get("lang") or "").partition("-")[0],
        published=first_date(line_at(known, "pubdate"), line_at(known, "date")),
        path=path,
        body=block_text(_readable(element)),  # which changes the element
    )


def _authors(info: etree._Element) -> Iterator[str]:
    for author in every(info, "author"):
        parts = (line_at(author, "firstname", "givenname"), line_at(author, "surname"))
        if name := " ".join(filter(None, parts)) or line_at(author, "personname") or line_of(author):
            yield name


def _readable(article: etree._Element) -> etree._Element:
    """The article with the headings of its sections as paragraphs, without its own title and what stands about it."""
    for element in list(article.iter(etree.Element)):
        name = local_name(element)
        if name in _NOT_READ or (name == "title" and element.getparent() is article):
            element.clear(keep_tail=True)
        elif name in ("title", "listitem"):
            element.tag = "p"
    return article
