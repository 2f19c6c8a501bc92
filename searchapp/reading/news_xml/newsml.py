"""Articles in NewsML 1 and in NewsML-G2, whose content is NITF, XHTML or text."""

from __future__ import annotations

import re

from lxml import etree

from searchapp.geo.countries import all_countries
from searchapp.model.article import Article
from searchapp.reading.news_xml.element_text import (
    attribute_at,
    block_text,
    captions,
    every,
    first,
    first_date,
    line_at,
    line_of,
    with_leads,
    without_headline,
)
from searchapp.reading.news_xml.nitf import nitf_article, nitf_body
from searchapp.reading.records.markup import field_text

_ISO_COUNTRY = re.compile(r"(?:iso3166-1a2|country|cc|iso-cc):([A-Z]{2})\Z", re.I)
_G2_WITHDRAWN = re.compile(r"stat:(?:canceled|withheld)\Z", re.I)


def newsml_article(item: etree._Element, article_id: str, path: str) -> Article:
    """The article of a <NewsItem> of NewsML 1: the longest of the contents that it holds."""
    contents = [*every(item, "DataContent"), *every(item, "inlineXML")]
    content = max(contents, key=lambda element: len("".join(element.itertext())), default=None)
    inner = _inner_article(content, article_id, path)
    title = line_at(item, "NewsLines/HeadLine", "HeadLine") or inner.title
    return Article(
        id=article_id,
        title=title,
        body=with_leads(without_headline(inner.body, title), _lines(item, "SubHeadLine")),
        path=path,
        section=attribute_at(item, "SubjectMatter", "FormalName") or inner.section,
        byline=_name(line_at(item, "NewsLines/ByLine", "ByLine")) or inner.byline,
        source=attribute_at(item, "Source/Party", "FormalName")
        or attribute_at(item, "Provider/Party", "FormalName")
        or line_at(item, "CreditLine", "NewsIdentifier/ProviderId")
        or inner.source,
        published=first_date(
            line_at(item, "NewsManagement/FirstCreated", "FirstCreated"),
            line_at(item, "NewsIdentifier/DateId", "DateId"),
            line_at(item, "ThisRevisionCreated"),
            line_at(item, "DateLine"),
        )
        or inner.published,
        countries=_newsml_countries(item) or inner.countries,
        removed=(*_lines(item, "SlugLine", "KeywordLine", "CopyrightLine"), *inner.removed),
    )


def g2_article(item: etree._Element, article_id: str, path: str) -> Article:
    """The article of a <newsItem> of NewsML-G2."""
    content = first(item, "inlineXML", "inlineData")
    inner = _inner_article(content, article_id, path)
    names = {name: attribute_at(item, name, "literal", "uri") for name in ("provider", "infoSource", "creator")}
    source = line_at(item, "infoSource/name", "provider/name") or names["infoSource"] or names["provider"]
    title = line_at(item, "contentMeta/headline", "headline", "itemMeta/title") or inner.title
    return Article(
        id=article_id,
        title=title,
        body=without_headline(inner.body, title),
        path=path,
        section=line_at(item, "subject/name") or inner.section,
        byline=_name(line_at(item, "contentMeta/by", "by")) or line_at(item, "creator/name") or inner.byline,
        source=source
        or _qcode_name(attribute_at(item, "provider", "qcode"))
        or line_at(item, "creditline")
        or inner.source,
        published=first_date(
            line_at(item, "contentMeta/contentCreated", "itemMeta/firstCreated", "firstCreated"),
            line_at(item, "contentModified", "versionCreated"),
        )
        or inner.published,
        countries=_g2_countries(item) or inner.countries,
        removed=(*_lines(item, "slugline", "edNote", "creditline"), *inner.removed),
    )


def is_picture(item: etree._Element) -> bool:
    """Whether an item of NewsML-G2 says that it is none of text."""
    return attribute_at(item, "itemClass", "qcode").rpartition(":")[2] in ("picture", "graphic", "video", "audio")


def is_withdrawn(item: etree._Element) -> bool:
    """Whether the agency has taken an item of NewsML-G2 back."""
    return bool(_G2_WITHDRAWN.match(attribute_at(item, "pubStatus", "qcode")))


def _inner_article(content: etree._Element | None, article_id: str, path: str) -> Article:
    """The article within a content: an <nitf>, a page, or text."""
    if content is None:
        return Article(id=article_id, body="")
    nitf = first(content, "nitf")
    if nitf is not None:
        return nitf_article(nitf, article_id, path)
    page = first(content, "html", "body")
    if page is not None or len(content):
        root = page if page is not None else content
        body = nitf_body(root) if first(root, "body.content") is not None else block_text(root)
        title = line_at(root, "head/title", "hl1", "h1")
        return Article(id=article_id, title=title, body=body, removed=tuple(captions(root)))
    return Article(id=article_id, body=field_text(block_text(content)))


def _lines(item: etree._Element, *names: str) -> list[str]:
    """The texts of the elements of these names."""
    return list(dict.fromkeys(text for name in names for element in every(item, name) if (text := line_of(element))))


def _name(byline: str) -> str:
    """The name in a byline."""
    return re.sub(r"^(?:by|von|par|por|di|av)\s+", "", byline, flags=re.I)


def _qcode_name(qcode: str) -> str:
    """What stands behind the scheme of a code: `ap` for `nprov:ap`."""
    return qcode.rpartition(":")[2]


def _newsml_countries(item: etree._Element) -> tuple[str, ...] | None:
    """The countries of the locations; None where there are none."""
    values = [
        element.get("Value", "").upper()
        for element in every(item, "Location/Property")
        if element.get("FormalName") == "Country"
    ]
    return tuple(dict.fromkeys(code for code in values if code in all_countries())) or None


def _g2_countries(item: etree._Element) -> tuple[str, ...] | None:
    """The countries that the subjects have codes of; None where there are none."""
    codes = [
        match[1].upper()
        for element in (
            *every(item, "subject"),
            *every(item, "located"),
            *every(item, "broader"),
            *every(item, "sameAs"),
        )
        if (match := _ISO_COUNTRY.match(element.get("qcode", "")))
    ]
    return tuple(dict.fromkeys(code for code in codes if code in all_countries())) or None
