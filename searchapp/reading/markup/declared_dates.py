"""The dates that a page's markup declares: JSON-LD, `meta` elements, microdata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from searchapp.model.article import Published
from searchapp.reading.markup.page_data.json_ld import is_article_type
from searchapp.reading.markup.page_data.own_entries import is_page_type, own_entries
from searchapp.reading.markup.web_page import WebPage
from searchapp.text.calendar.date_cues import Cue
from searchapp.text.calendar.dates import read_date

_DATE_KEYS: Sequence[tuple[str, Cue, float]] = (
    ("datePublished", "published", 0),
    ("dateCreated", "published", 2.4),
    ("uploadDate", "published", 2.6),
    ("dateModified", "updated", 7),
)
_JSON_DATE = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{4,60})\"")
# `meta` names, without case, in the order of trust.
_META_PUBLISHED = """
    article:published_time article:published og:article:published_time og:published_time article:publicationdate
    parsely-pub-date sailthru.date bt:pubdate cxenseparse:recs:publishtime cxenseparse:publishtime datepublished
    date_published publishdate publish_date publish-date published_date published-date published_time publishedat
    published_at pubdate pub_date pubdate_iso publication_date publicationdate publication-date published
    originalpublicationdate original-publish-date article_date_original shareaholic:article_published_time
    iso-8601-publish-date rnews:datepublished displaydate dc.date.issued dcterms.issued dc.date.published
    dcterms.date.issued dcterms.available citation_publication_date citation_online_date
    prism.publicationdate eprints.date article:post_date og:pubdate vr:published_time ptime
    article.published article.created article:published_at firstpublishdate first_published dc.issued article:pubdate
    mediator_published_time article:publish_time live:published date-published datetime_published
    mrf:published_time article:date_published article_publish_date release_date releasedate temp:publishdate
    ntv:publish_date vf:publication_date vf:published contentdate og:regdate
"""
_META_GENERAL = """
    date dc.date dcterms.date article:date dc.date.created dcterms.created created article:created_time og:created_time
    date_created datecreated creation_date dc.created article:create_time og:date citation_date article_date
    article-date newsdate news_date timestamp posted last-published pagedate doc_date document-date regdate story_date
"""
_META_UPDATED = """
    article:modified_time article:modified og:updated_time og:modified_time article:updated_time lastmod last-modified
    last_modified datemodified date_modified dc.date.modified dcterms.modified dc.modified modified updated
    updated_time date_updated last_updated_date lastmodifieddate revised article.updated moddate
"""
_META_ROLES = (
    {name: ("published", 2, order) for order, name in enumerate(_META_PUBLISHED.split())}
    | {name: ("published", 3, order) for order, name in enumerate(_META_GENERAL.split())}
    | {name: ("updated", 8, order) for order, name in enumerate(_META_UPDATED.split())}
)


@dataclass(frozen=True, slots=True)
class DatedBy:
    """A date of a page, what it is a date of, and its rank: 1 is trusted first."""

    published: Published
    role: Cue
    rank: float


def declared_dates(page: WebPage, day_first: bool | None) -> list[DatedBy]:
    """The dates that a page's head and scripts declare for its article, the most trusted first."""
    dates = [*_json_ld_dates(page, day_first), *_meta_dates(page.root, day_first)]
    return sorted(dates, key=lambda dated: dated.rank)


def _meta_dates(root: etree._Element, day_first: bool | None) -> Iterator[DatedBy]:
    for meta in root.iter("meta"):
        content = meta.get("content") or meta.get("value") or ""
        if not any(char.isdecimal() for char in content[:60]):
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            role = _META_ROLES.get(
                (meta.get(attribute) or "").strip().lower().replace("dc:", "dc.").replace("dcterms:", "dcterms.")
            )
            if (
                not role
                or (attribute == "itemprop" and _in_other(meta))
                or (attribute == "http-equiv" and role[0] == "published" and role[1] == 3)
            ):
                continue
            published = read_date(content.strip(), day_first=day_first)
            if published:
                yield DatedBy(published, role[0], role[1] + role[2] / 1000)  # type: ignore[arg-type]
            break


def _in_other(element: etree._Element) -> bool:
    """Whether microdata belong to a thing of another kind than an article, as a comment, an event or a video."""
    for ancestor in element.iterancestors():
        if ancestor.get("itemscope") is not None:
            if (ancestor.get("itemprop") or "mainEntity") not in ("mainEntity", "mainEntityOfPage"):
                return True  # a citation, a review, a comment of the article's
            kind = (ancestor.get("itemtype") or "").rstrip("/").rpartition("/")[2]
            return bool(kind) and not (is_article_type(kind) or is_page_type(kind))
    return False


def _json_ld_dates(page: WebPage, day_first: bool | None) -> Iterator[DatedBy]:
    for text in page.json_ld.broken:
        dates = _JSON_DATE.findall(text)
        if len(set(dates)) == 1 and (day := read_date(dates[0], day_first=day_first)):
            yield DatedBy(day, "published", 2.5)
    for rank, entry in own_entries(page):
        for key, role, extra in _DATE_KEYS:
            value = entry.get(key)
            value = value[0] if isinstance(value, list) and value else value
            if published := read_date(value.get("@value") if isinstance(value, dict) else value, day_first=day_first):
                yield DatedBy(published, role, rank + extra)
