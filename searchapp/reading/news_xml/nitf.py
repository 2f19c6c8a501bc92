"""Articles in NITF, the News Industry Text Format, and in the XML of Reuters' corpus RCV1."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from searchapp.geo.countries import all_countries, region_country, standard_code
from searchapp.model.article import Article, Published
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
)
from searchapp.reading.news_xml.stream import local_name

_RCV1_SECTIONS = {"CCAT": "Corporate/Industrial", "ECAT": "Economics", "GCAT": "Government/Social", "MCAT": "Markets"}
_RCV1_DAY = re.compile(r"\s*\d{4}-\d\d-\d\d\s*$")
_COUNTRY_CODES = "bip:countries:1.0"
_TOPIC_CODES = "bip:topics:1.0"


def nitf_article(nitf: etree._Element, article_id: str, path: str) -> Article:
    """The article of an <nitf> element."""
    body = nitf_body(nitf)
    dateline = line_at(nitf, "body.head/dateline")
    title = line_at(nitf, "body.head/hedline/hl1", "hedline/hl1", "hedline", "head/title", "title")
    return Article(
        id=article_id,
        title=title,
        body=with_leads(_with_dateline(body, dateline), (lead for lead in _leads(nitf) if lead != title)),
        path=path,
        section=attribute_at(nitf, "pubdata", "position.section")
        or _meta(nitf, "section", "online_sections", "category"),
        byline=_byline(
            line_at(nitf, "body.head/byline/person", "body.head/byline/byttl", "body.head/byline", "byline")
        ),
        source=attribute_at(nitf, "pubdata", "name")
        or line_at(nitf, "body.head/distributor", "distributor")
        or attribute_at(nitf, "doc.copyright", "holder")
        or _meta(nitf, "source", "publisher"),
        url=_address(attribute_at(nitf, "pubdata", "ex-ref")),
        published=_published(nitf),
        countries=_countries(nitf),
        removed=(*captions(nitf), *_taglines(nitf)),
    )


def _leads(nitf: etree._Element) -> Iterator[str]:
    """What stands below the headline: decks, and what the paper tells in brief."""
    yield from (line_of(deck) for deck in every(nitf, "hedline/hl2"))
    yield from (block_text(abstract) for abstract in every(nitf, "body.head/abstract"))


def _published(nitf: etree._Element) -> Published | None:
    """The first of the days of the document's issue, of its release and of the paper, or else that of the story."""
    norms = (attribute_at(nitf, name, "norm") for name in ("date.issue", "date.release"))
    days = map(first_date, [*norms, attribute_at(nitf, "pubdata", "date.publication")])
    first_day = min(filter(None, days), key=lambda published: (published.grain != "day", published.value), default=None)
    return first_day or first_date(attribute_at(nitf, "story.date", "norm"), line_at(nitf, "story.date", "date.issue"))


def nitf_body(nitf: etree._Element) -> str:
    """The text of an <nitf> element: of blocks that repeat each other the full one."""
    content = first(nitf, "body.content", "body")
    if content is None:
        return ""
    full = [block for block in every(content, "block") if block.get("class") == "full_text"]
    return block_text(full[0] if full else content)


def rcv1_article(item: etree._Element, article_id: str, path: str) -> Article:
    """The article of a <newsitem> of RCV1."""
    text = first(item, "text")
    topics = _codes(item, _TOPIC_CODES)
    countries = tuple(country for code in _codes(item, _COUNTRY_CODES) if (country := region_country(code)))
    values = {element.get("element", ""): element.get("value", "") for element in every(item, "dc")}
    return Article(
        id=article_id,
        title=line_at(item, "headline", "title"),
        body=_with_dateline(block_text(text) if text is not None else "", _RCV1_DAY.sub("", line_at(item, "dateline"))),
        path=path,
        section=next((_RCV1_SECTIONS[code] for code in topics if code in _RCV1_SECTIONS), ""),
        byline=_byline(line_at(item, "byline")),
        source=values.get("dc.source") or values.get("dc.publisher") or "Reuters",
        published=first_date(item.get("date", ""), values.get("dc.date.published", "")),
        countries=tuple(dict.fromkeys(countries)) or None,
        removed=tuple(text for text in (line_at(item, "copyright"), " ".join(topics)) if text),
    )


def _codes(item: etree._Element, scheme: str) -> list[str]:
    """The codes of a scheme that the editors gave."""
    return [
        code.get("code", "")
        for codes in every(item, "codes")
        if codes.get("class") == scheme
        for code in every(codes, "code")
    ]


def _with_dateline(body: str, dateline: str) -> str:
    """The text behind its dateline, where it does not begin with it."""
    location = dateline.rstrip(" -–—.:_")
    return (
        f"{location} - {body}"
        if location and body and not body.casefold().startswith(location.casefold()[:12])
        else body
    )


def _byline(text: str) -> str:
    """The name in a byline."""
    return text[3:].strip() if text[:3].lower() == "by " else text


def _meta(nitf: etree._Element, *names: str) -> str:
    """The content of the first <meta> of these names."""
    values = {meta.get("name", ""): meta.get("content", "") for meta in every(nitf, "meta")}
    return next((value.split(";")[0].strip() for name in names if (value := values.get(name, ""))), "")


def _countries(nitf: etree._Element) -> tuple[str, ...] | None:
    """The countries that the editors gave; None where they gave none."""
    codes = [
        standard_code(element.get("iso-cc", ""))
        for element in nitf.iter()
        if local_name(element) in ("country", "evloc")
    ]
    return tuple(dict.fromkeys(code for code in codes if code in all_countries())) or None


def _address(text: str) -> str:
    return text if text.startswith("http") else ""


def _taglines(nitf: etree._Element) -> list[str]:
    """The texts below the article: who contributed, and the agency's notes."""
    return [text for element in every(nitf, "body.end") if (text := line_of(element))]
