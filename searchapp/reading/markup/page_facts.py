"""What a page says of its article beside headline, body and date: site, section, writers, address."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from searchapp.reading.bylines import clean_names, names_in
from searchapp.reading.cleaning.line_kinds import is_prose
from searchapp.reading.cleaning.line_patterns import BYLINE
from searchapp.reading.markup.class_words import class_kinds
from searchapp.reading.markup.page_data.json_ld import is_article, types_of
from searchapp.reading.markup.page_data.own_entries import own_entries
from searchapp.reading.markup.page_lines import page_lines
from searchapp.reading.markup.web_page import WebPage
from searchapp.text.addresses import archived_original

_SITE_METAS = ("og:site_name", "application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher")
_SECTION_METAS = ("article:section", "parsely-section", "sailthru.section", "og:article:section", "section", "category")
_AUTHOR_METAS = (
    "author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
    "citation_author", "article:author",
)  # fmt: skip
_OWN_HOSTS = frozenset(("www", "m", "amp", "com", "co", "org", "net", "news", "edition", "blog"))
_MAX_SECTION_CHARS = 60
_MAX_BYLINE_CHARS = 160
_BYLINES = etree.XPath(
    "//*[@rel or @itemprop or @class]"  # few elements of a long text have any, and what follows takes long
    "[@rel='author' or contains(concat(' ', @itemprop, ' '), ' author ')"
    " or contains(@class, 'byline') or contains(@class, 'Byline')"
    " or contains(@class, 'author') or contains(@class, 'Author')]"
    "[not(ancestor-or-self::form or contains(@class, 'comment') or contains(@class, 'bio')"
    " or contains(@class, 'image'))]"
)
_PERMALINKS = etree.XPath(
    "//a[contains(concat(' ', @class, ' '), ' p-canonical ') or contains(concat(' ', @class, ' '), ' u-url ')]"
)
_MARGINS = frozenset(("nav", "footer"))
_BYLINE_REACH = 4  # lines below the headline
_LEAST_HEADLINE = 8  # characters
_PERSON = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){0,2} [^\W\d_a-z][\w.'’-]*")
_OTHER_KINDS = frozenset(("related", "comment"))
_MANY_BYLINES = 12  # elements so named; those further down are of other stories


def site_name(page: WebPage) -> str:
    """What the site calls itself, or else its host; empty where the page does not say."""
    named = (text.lstrip("@") for text in map(_line, _site_names(page)) if text and "//" not in text)
    return next(named, "") or _host(page)


def site_names(page: WebPage) -> list[str]:
    """All names that the site may go by in a title, its host's among them."""
    host = _host(page)
    labels = [label for label in host.split(".")[:-1] if label not in _OWN_HOSTS]
    return [*map(_line, _site_names(page)), host, *labels]


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


def section(page: WebPage) -> str:
    """The section that the page says its article stands in; empty where it does not say."""
    of_data = (text for entry in _articles(page) for text in _texts(entry.get("articleSection")))
    candidates = map(_line, (*page.meta_values(*_SECTION_METAS), *of_data))
    return next((text for text in candidates if 0 < len(text) <= _MAX_SECTION_CHARS and text != "tags"), "")


def byline(page: WebPage) -> str:
    """The names of the article's writers, one after the other; those of the site only where there are no others."""
    sites = {name.casefold() for name in site_names(page)}
    site_itself = ""
    for authors in (_data_authors, _meta_authors, _shown_authors, _written_by):
        cleaned = clean_names(authors(page))
        people = [name for name in cleaned if name.casefold() not in sites]
        if people:
            return ", ".join(people)
        site_itself = site_itself or ", ".join(cleaned)
    return site_itself


def _host(page: WebPage) -> str:
    """The host of the page's address, without its `www.`."""
    try:
        return (urlsplit(page_url(page)).hostname or "").removeprefix("www.")
    except ValueError:  # brackets that hold no address of the sixth version
        return ""


def _site_names(page: WebPage) -> Iterator[str]:
    yield page.meta(_SITE_METAS[0])
    for entry in _articles(page):
        yield from _texts(page.json_ld.resolved(entry.get("publisher")))
    yield from page.meta_values(*_SITE_METAS[1:])
    for entry in page.json_ld.top_entries():
        if {"WebSite", "Organization", "NewsMediaOrganization"} & {*types_of(entry)}:
            yield from _texts(entry.get("name"))


def _articles(page: WebPage) -> Iterator[dict[str, Any]]:
    return (entry for _, entry in own_entries(page) if is_article(entry))


def _data_authors(page: WebPage) -> list[str]:
    """The writers whom the first of the page's articles in JSON-LD names."""
    for entry in _articles(page):
        names = [name for text in _texts(_resolved(page, entry.get("author"))) for name in names_in(text)]
        if names:
            return names
    return []


def _meta_authors(page: WebPage) -> list[str]:
    for name in _AUTHOR_METAS:
        names = [each for text in page.meta_values(name) for each in names_in(_line(text))]
        if names:
            return names
    return []


def _shown_authors(page: WebPage) -> list[str]:
    """The names in the first element that is called a byline or an author's."""
    for element in _BYLINES(page.root)[:_MANY_BYLINES]:
        if _is_of_others(element):
            continue
        text = _line(" ".join(_texts_by_line(element)))
        if 0 < len(text) <= _MAX_BYLINE_CHARS and (names := clean_names(names_in(text))):
            return [*names, *_beside(element)]
    return []


def _beside(element: etree._Element) -> Iterator[str]:
    """The names of further writers in the links beside one: “by <a rel=author>…</a> and <a rel=author>…</a>”."""
    for sibling in element.itersiblings() if element.get("rel") == "author" else ():
        if sibling.get("rel") == "author":
            yield _line("".join(sibling.itertext()))


def _written_by(page: WebPage) -> list[str]:
    """The names in a line such as “By Mara Quill” right below the headline, of pages whose elements have no names."""
    lines = page_lines(page.root)
    headings = (index for index, line in enumerate(lines) if line.element.tag == "h1" or line.text in page.head_title)
    below = next((index + 1 for index in headings if len(lines[index].text) > _LEAST_HEADLINE), len(lines))
    for line in lines[below : below + _BYLINE_REACH]:
        names = clean_names(names_in(line.text)) if BYLINE.match(line.text) and not is_prose(line.text) else []
        if names and all(map(_PERSON.fullmatch, names)):
            return names
    return []


def _texts_by_line(element: etree._Element) -> Iterator[str]:
    """The texts of an element, with a semicolon where a line breaks."""
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start" and isinstance(node.tag, str):
            yield from (";",) * (node.tag == "br")
            yield node.text or ""
        elif event == "end" and node is not element:
            yield node.tail or ""


def _is_of_others(element: etree._Element) -> bool:
    """Whether an element stands in a margin or among other stories, which hold no headline of the page."""
    for ancestor in element.iterancestors():
        is_margin = ancestor.tag in _MARGINS or class_kinds(ancestor.get("class") or "") & _OTHER_KINDS
        if ancestor.tag == "footer" and any(
            next(each.iter("h1"), None) is not None for each in ancestor.iterancestors("article")
        ):
            continue  # of the article itself
        if is_margin and ancestor.tag != "body" and next(ancestor.iter("h1"), None) is None:
            return True
    return False


def _resolved(page: WebPage, value: Any) -> list[object]:
    """The values of a property, with what they refer to in their place."""
    return [page.json_ld.resolved(item) for item in (value if isinstance(value, list) else [value])]


def _texts(value: Any) -> Iterator[str]:
    """The texts of a value of JSON-LD, or the names of the things that it holds."""
    if isinstance(value, str):
        yield _line(value)
    elif isinstance(value, dict):
        yield from _texts(value.get("name"))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def _line(text: str) -> str:
    return " ".join(html.unescape(text).split())
