"""Articles in JATS, the format in which journals keep theirs, news and comments among them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from searchapp.model.article import Article, Published
from searchapp.reading.news_xml.element_text import block_text, every, first, line_at, line_of
from searchapp.reading.news_xml.stream import local_name
from searchapp.reading.records.parted_dates import parted_date

META = "article-meta"  # the element that tells this format from others whose root is an <article>
META_TAG = re.compile(rf"<{META}[\s>]")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_READ = frozenset(("xref", "fig", "table-wrap", "disp-formula", "object-id", "label", "ref-list", "fn-group"))
_FIRST_DATES = ("epub", "pub", "ppub", "collection", "")  # what journals call the day of publication, the surest first


def jats_article(element: etree._Element, article_id: str, path: str) -> Article:
    """The article of an <article> element: its abstract and its text."""
    meta = first(element, META)
    known = element if meta is None else meta
    parts = [
        block_text(_readable(part)) for part in (first(known, "abstract"), first(element, "body")) if part is not None
    ]
    return Article(
        id=article_id,
        title=line_at(known, "title-group/article-title"),
        body="\n".join(dict.fromkeys(filter(None, parts))),
        path=path,
        section=line_at(known, "article-categories/subj-group/subject"),
        byline=", ".join(dict.fromkeys(_authors(known))),
        source=line_at(element, "journal-meta/journal-title-group/journal-title", "journal-meta/journal-title"),
        language=element.get(_XML_LANG, "").partition("-")[0],
        published=_published(known),
    )


def _authors(meta: etree._Element) -> Iterator[str]:
    for contributor in every(meta, "contrib"):
        if contributor.get("contrib-type", "author") == "author":
            name = " ".join(filter(None, (line_at(contributor, "given-names"), line_at(contributor, "surname"))))
            if name := name or line_at(contributor, "collab", "string-name"):
                yield name


def _published(meta: etree._Element) -> Published | None:
    """The first day of publication by the kinds of days that journals tell."""
    days = {date.get("pub-type") or date.get("date-type") or "": date for date in reversed([*every(meta, "pub-date")])}
    for kind in _FIRST_DATES:
        if kind in days:
            parts = {local_name(part): line_of(part) for part in days[kind] if isinstance(part.tag, str)}
            if date := parted_date(parts):
                return date[0]
    return None


def _readable(body: etree._Element) -> etree._Element:
    """The text with its headings as paragraphs, without numbers of references, figures and tables."""
    for element in list(body.iter(etree.Element)):
        name = local_name(element)
        if name in _NOT_READ:
            element.clear(keep_tail=True)
        elif name == "title":
            element.tag = "p"
    return body
