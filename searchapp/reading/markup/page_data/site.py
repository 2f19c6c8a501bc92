"""The site that a page is on: the page's own address, and what the site calls itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from lxml import etree

from searchapp.reading.markup.json_ld import one_line, texts_of, types_of
from searchapp.reading.markup.page_data.own_entries import own_articles
from searchapp.reading.markup.web_page import META_NAMES, WebPage
from searchapp.text.addresses import archived_original
from searchapp.text.analyzer import fold
from searchapp.text.tab_separated import word_lists

_OWN_HOSTS = frozenset(("www", "m", "amp", "com", "co", "org", "net", "news", "edition", "blog"))
_PERMALINKS = etree.XPath(
    "//a[contains(concat(' ', @class, ' '), ' p-canonical ') or contains(concat(' ', @class, ' '), ' u-url ')]"
    "[not(ancestor-or-self::*[contains(@class, 'h-card') or contains(@class, 'h-cite')])]"  # of a person, of a reply
)
_BETWEEN_PARTS = re.compile(r"\s+[-–—•·»]\s+|\s*\|\s*")  # a name and what the site says of itself
_AROUND_NAME = re.compile(r"^@|\s*[©®™]|,\s*(?:LLC|Inc|Ltd|GmbH|Limited)\.?$")
_LEADING_THE = re.compile(r"^the\b\W*")
_LEAST_LABEL = 3  # letters of a host that a name may have within it


@lru_cache(maxsize=1)  # asked for again with each name of the site
def page_url(page: WebPage) -> str:
    """The whole web address that the page gives itself; empty where it gives none."""
    url = page.address.strip() or _permalink(page)
    if not url.startswith(("http://", "https://")):
        try:
            url = urljoin(page.meta("og:url") or page.base, url)
        except ValueError:
            return ""
    return archived_original(url) if url.startswith(("http://", "https://")) else ""


def _permalink(page: WebPage) -> str:
    """The address that a page in microformats links to as its own; empty where it has none, or several."""
    addresses = {link.get("href") or "" for link in _PERMALINKS(page.root)}
    return addresses.pop() if len(addresses) == 1 else ""


def site_name(page: WebPage) -> str:
    """What the site calls itself, without its motto, or else its host; empty where the page does not say.

    An address or another firm's name yields to a name that the host is made of: `thehill.com` to `The Hill`.
    """
    host = _host(page)
    labels = _labels(host)
    names = [_without_motto(name, labels) for name in _names(page) if name and "//" not in name]
    if not names:
        return host
    first = names[0]
    if _is_address(first) or (fold(first).isascii() and not _agrees(first, labels)):
        return next((name for name in names if _agrees(name, labels) and not _is_address(name)), first)
    return first


def site_names(page: WebPage) -> list[str]:
    """All names that the site may go by in a title, its host's among them."""
    host = _host(page)
    return [*_names(page), host, *_labels(host)]


def _host(page: WebPage) -> str:
    """The host of the page's address, without its `www.`."""
    try:
        return (urlsplit(page_url(page)).hostname or "").strip(".").removeprefix("www.")
    except ValueError:  # brackets that hold no address of the sixth version
        return ""


def _labels(host: str) -> list[str]:
    return [label for label in host.split(".")[:-1] if label not in _OWN_HOSTS]


@lru_cache(maxsize=1)
def _names(page: WebPage) -> tuple[str, ...]:
    """What the page calls its site, the surest first; none is that of the web archive which kept it."""
    archive, _ = page.archive
    return tuple([name for name in map(one_line, _declared_names(page)) if not archive or name.lower() != archive])


def _declared_names(page: WebPage) -> Iterator[str]:
    yield page.meta(word_lists(META_NAMES)["site"][0])
    for entry in own_articles(page):
        headlines = {*texts_of(entry.get("headline"))}  # which some templates write in place of the publisher's name
        publishers = texts_of(page.json_ld.resolved(entry.get("publisher")))
        yield from (publisher for publisher in publishers if publisher not in headlines)
    yield from page.meta_values(*word_lists(META_NAMES)["site"][1:])
    for entry in page.json_ld.top_entries():
        if {"WebSite", "Organization", "NewsMediaOrganization"} & {*types_of(entry)}:
            yield from texts_of(entry.get("name"))


def _without_motto(name: str, labels: Sequence[str]) -> str:
    """Of several parts the one that the host is made of, or the first."""
    parts = [part for part in (_AROUND_NAME.sub("", each).strip() for each in _BETWEEN_PARTS.split(name)) if part]
    if not parts or not fold(parts[0]).isascii():
        return parts[0] if parts else name
    return next((part for part in parts if _agrees(part, labels) and not _is_address(part)), parts[0])


def _is_address(name: str) -> bool:
    """Whether a name is written as an address or a user's: `thehill.com`, `detroitnews`."""
    return " " not in name and ("." in name or (name.isascii() and name.islower()))


def _agrees(name: str, labels: Sequence[str]) -> bool:
    """Whether the host is made of the name, a part of it or its initials."""
    words = _LEADING_THE.sub("", fold(name)).split()
    letters, initials = _letters("".join(words)), "".join(word[0] for word in words)
    hosts = [_letters(label).removeprefix("the") for label in labels]
    return any(
        label == initials or (min(len(label), len(letters)) >= _LEAST_LABEL and (label in letters or letters in label))
        for label in hosts
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
