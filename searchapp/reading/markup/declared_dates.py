"""The dates that a page's markup declares: JSON-LD, `meta` elements, microdata."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson
from lxml import etree

from searchapp.model.article import Published
from searchapp.text.date_cues import Cue
from searchapp.text.dates import read_date

_MAX_SCRIPT_CHARS = 5_000_000
_CONTROL = re.compile("[\x00-\x1f]+")
_ARTICLE_TYPE = re.compile(
    r"Article|Posting|Report|Review|^Report|Newspaper|AskPublic|OpinionPiece|CreativeWork$|Blog$|Webpage", re.I
)
_PAGE_TYPE = re.compile(r"Page$|WebSite$", re.I)
_GRAPH_KEYS = ("@graph", "mainEntity", "mainEntityOfPage", "article", "about")
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


def declared_dates(root: etree._Element, day_first: bool | None) -> list[DatedBy]:
    """The dates that a page's head and scripts declare for its article, the most trusted first."""
    dates = [*_json_ld_dates(root, day_first), *_meta_dates(root, day_first)]
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
            return bool(kind) and not (_ARTICLE_TYPE.search(kind) or _PAGE_TYPE.search(kind))
    return False


def _json_ld_dates(root: etree._Element, day_first: bool | None) -> Iterator[DatedBy]:
    addresses, titles = _identity(root)
    entries: list[tuple[float, dict[str, Any]]] = []
    for script in root.iter("script"):
        if not (script.get("type") or "").strip().lower().startswith("application/ld+json"):
            continue
        text = (script.text or "")[:_MAX_SCRIPT_CHARS]
        value = _parsed(text)
        if value is None:
            if (
                (dates := _JSON_DATE.findall(text))
                and len(set(dates)) == 1
                and (day := read_date(dates[0], day_first=day_first))
            ):
                yield DatedBy(day, "published", 2.5)
            continue
        entries += [(_entry_rank(entry, addresses, titles), entry) for entry in _top_entries(value, 4)]
    for rank, entry in sorted(entries, key=lambda pair: pair[0]):
        if rank > 9:
            continue
        for key, role, extra in (
            ("datePublished", "published", 0),
            ("dateCreated", "published", 2.4),
            ("uploadDate", "published", 2.6),
            ("dateModified", "updated", 7),
        ):
            value = entry.get(key)
            value = value[0] if isinstance(value, list) and value else value
            if published := read_date(value.get("@value") if isinstance(value, dict) else value, day_first=day_first):
                yield DatedBy(published, role, rank + extra)  # type: ignore[arg-type]


def _parsed(text: str) -> Any:
    """The value of JSON, commented or broken by line feeds though it may be; None for what is none."""
    text = _CONTROL.sub(" ", text).strip()
    text = text.removeprefix("<!--").removesuffix("-->").strip().removeprefix("//<![CDATA[").removesuffix("//]]>")
    text = text.removeprefix("<![CDATA[").removesuffix("]]>").strip().removesuffix(";")
    for attempt in (text, re.sub(r",\s*([}\]])", r"\1", text), html.unescape(text)):
        try:
            return orjson.loads(attempt.encode("utf-8", "replace"))
        except orjson.JSONDecodeError:
            continue
    return None


def _top_entries(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The objects that stand for the page itself: no items of lists, comments or other stories within them."""
    if isinstance(value, list) and depth:
        for item in value:
            yield from _top_entries(item, depth - 1)
    elif isinstance(value, dict) and depth:
        yield value
        for key in _GRAPH_KEYS:
            if isinstance(value.get(key), dict | list):
                yield from _top_entries(value[key], depth - 1)


def _entry_rank(entry: dict[str, Any], addresses: set[str], titles: set[str]) -> float:
    """How sure an object of JSON-LD is the page's article: 1 by its address or headline, 10 for another thing."""
    kinds = entry.get("@type")
    names = [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]
    if any(_PAGE_TYPE.search(name) for name in names):
        return 2.2
    if not any(_ARTICLE_TYPE.search(name) for name in names):
        return 10
    own = {_address(value) for key in ("url", "@id", "mainEntityOfPage") for value in _strings(entry.get(key))}
    headline = {_plain(value) for key in ("headline", "name") for value in _strings(entry.get(key))}
    if own & addresses or headline & titles:
        return 1
    return 1.5


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for key in ("@id", "url") if isinstance(text := value.get(key), str)]
    return [value] if isinstance(value, str) else []


def _identity(root: etree._Element) -> tuple[set[str], set[str]]:
    """The addresses and the headlines of a page."""
    addresses = {
        _address(link.get("href") or "") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"
    }
    addresses |= {
        _address(meta.get("content") or "")
        for meta in root.iter("meta")
        if (meta.get("property") or "").lower() == "og:url"
    }
    titles = {_plain("".join(heading.itertext())) for heading in root.iter("h1")}
    titles |= {
        _plain(meta.get("content") or "")
        for meta in root.iter("meta")
        if (meta.get("property") or "").lower() == "og:title"
    }
    return addresses - {""}, titles - {""}


def _address(url: str) -> str:
    return url.split("#")[0].split("?")[0].removeprefix("https:").removeprefix("http:").rstrip("/")


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", html.unescape(text)).strip().casefold()
