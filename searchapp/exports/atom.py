"""Results as an Atom feed (RFC 4287), the newest first unless another order is asked for.

In a feed sorted by when articles were added, that is when an entry was updated, so that readers see late ones as new.
So it is in all for an article without a date, which would be new with each state of the index.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote

from searchapp.exports.citations import authors, date_parts, one_line, published_of, web_address
from searchapp.exports.heading import Heading
from searchapp.search import StoredArticle

SUMMARY_CHARS = 400
_BEGINNING = "1970-01-01T00:00:00Z"  # when a feed was updated that nothing dates: RFC 4287 demands an instant
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def feed_elements(articles: Iterable[StoredArticle], heading: Heading) -> Iterator[str]:
    """The feed, an entry after the other."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield _element("title", heading.title)
    yield _element("id", f"{heading.site or 'tag:searchapp,2026:'}{heading.address}")
    yield _element("updated", heading.updated or _BEGINNING)
    yield _element("generator", "searchapp")
    if heading.site:
        yield _link("alternate", heading.site + heading.address, "text/html")
    if heading.site and heading.file:
        yield _link("self", heading.site + heading.file, "application/atom+xml")
    yield from ("".join(_entry(stored, heading)) for stored in articles)
    yield "</feed>\n"


def _entry(stored: StoredArticle, heading: Heading) -> Iterator[str]:
    article, instant = stored.article, _instant(stored)
    updated = stored.added if heading.by_addition or not instant else instant
    yield "<entry>\n"
    yield _element("title", one_line(article.called))
    yield _element("id", f"tag:searchapp,2026:articles/{quote(article.id, safe='')}")
    yield _element("updated", updated or instant or heading.updated or _BEGINNING)
    if instant:
        yield _element("published", instant)
    if address := heading.article_address(article.id) or web_address(article):
        yield _link("alternate", address, "text/html")
    else:  # RFC 4287 demands a link to the text, or the text
        yield _element("content", article.body)
    for name in authors(article.byline) or [article.source or "unknown"]:
        yield f"<author>{_element('name', name).strip()}</author>\n"
    for organization in stored.facts.organizations:
        yield f"<category term={_quoted(organization.id)} label={_quoted(organization.label)}/>\n"
    yield _element("summary", _shortened(article.body))
    yield "</entry>\n"


def _instant(stored: StoredArticle) -> str:
    """The instant of publication: the one told, or the beginning of its day, month or year."""
    published, parts = published_of(stored), date_parts(stored)
    if published is None or parts is None:
        return ""
    if published.instant:
        return published.instant.removesuffix("Z") + "Z"  # RFC 4287 demands a zone, if it is not known
    return f"{parts.year:04}-{parts.month or 1:02}-{parts.day or 1:02}T00:00:00Z"


def _shortened(body: str) -> str:
    text = one_line(body[: 2 * SUMMARY_CHARS])
    if len(text) > SUMMARY_CHARS:
        return f"{text[:SUMMARY_CHARS].rsplit(' ', 1)[0]} …"
    return text if len(body) <= 2 * SUMMARY_CHARS else f"{text} …"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(_NOT_XML.sub(' ', text), quote=False)}</{name}>\n"


def _link(relation: str, address: str, media_type: str) -> str:
    return f'<link rel="{relation}" type="{media_type}" href={_quoted(address)}/>\n'


def _quoted(text: str) -> str:
    return f'"{escape(_NOT_XML.sub(" ", text))}"'
