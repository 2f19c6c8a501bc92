"""Articles of the historical newspapers that Gale recognized, each word an element; the issue tells paper and day."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from searchapp.model.article import Article
from searchapp.reading.bylines import byline_of, names_nobody
from searchapp.reading.news_xml.element_text import block_text, first_date, line_at, line_of
from searchapp.reading.news_xml.stream import local_name

GALE_ARTICLES = frozenset(("article", "Article", "artInfo"))
GALE_SIGN = re.compile(r"<(?:text\.cr|GALENP|Articleinfo)[\s>]|<wd\s+pos=")
_PAPER, _DAYS = "jn", ("pf", "da1", "da", "da2")  # names of elements of the issue
_TEXTS = ("text.cr", "ocrText", "Text", "text")


def gale_article(element: etree._Element, about: Mapping[str, str], article_id: str, path: str) -> Article:
    """The article of an <article> element, of the issue that the texts `about` it tell."""
    issue = {name.rpartition("/")[2]: text for name, text in reversed([*about.items()])}
    texts = {name: [child for child in element.iter() if local_name(child) == name] for name in _TEXTS}
    writer = line_at(element, "au_composed", "au", "Author")
    parts = next(filter(None, texts.values()), [])
    return Article(
        id=article_id,
        title=line_at(element, "ti", "Title", "text.title"),
        body="\n".join(filter(None, map(_paragraphs, parts))),
        path=path,
        section=line_at(element, "ct", "Category"),
        byline="" if names_nobody(writer) else byline_of(writer) or writer,
        source=issue.get(_PAPER, ""),
        published=first_date(*(issue.get(name, "") for name in _DAYS)),
    )


def _paragraphs(text: etree._Element) -> str:
    """The text of an element, its paragraphs each on a line: of recognized words one after the other."""
    paragraphs = [line_of(child) for child in text.iter() if local_name(child) == "p"]
    return "\n".join(filter(None, paragraphs)) or block_text(text)
