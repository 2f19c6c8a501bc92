"""Which objects of a page's JSON-LD are about the page's own article."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Any

from searchapp.reading.markup.json_ld import is_article, types_of
from searchapp.reading.markup.web_page import TITLE_PART, WebPage

_OTHER_RANK = 10.0
_PAGE_TYPE = re.compile(r"Page$|WebSite$", re.I)


def own_entries(page: WebPage) -> list[tuple[float, dict[str, Any]]]:
    """The objects that may be the page's article, each with its rank: those of its address or headline first, at 1."""
    addresses, titles = _identity(page)
    ranked = [(_entry_rank(entry, addresses, titles), entry) for entry in page.json_ld.top_entries()]
    return sorted((pair for pair in ranked if pair[0] < _OTHER_RANK), key=lambda pair: pair[0])


def own_articles(page: WebPage) -> Iterator[dict[str, Any]]:
    """Those of them that are articles."""
    return (entry for _, entry in own_entries(page) if is_article(entry))


def headline_test(page: WebPage) -> Callable[[str], bool]:
    """Tells of a title whether it is the headline of the page's article."""
    own = {*_identity(page)[1], *map(_plain, (page.head_title, *TITLE_PART.split(page.head_title)))} - {""}
    return lambda title: _plain(title) in own


def is_page_type(kind: str) -> bool:
    """Whether a type of schema.org is that of a page or a site."""
    return bool(_PAGE_TYPE.search(kind))


def _entry_rank(entry: dict[str, Any], addresses: set[str], titles: set[str]) -> float:
    """How sure an object of JSON-LD is the page's article: 1 by its address or headline, 10 for another thing."""
    names = types_of(entry)
    if any(_PAGE_TYPE.search(name) for name in names):
        return 2.2
    if not is_article(entry):
        return _OTHER_RANK
    own = {_address(value) for key in ("url", "@id", "mainEntityOfPage") for value in _strings(entry.get(key))}
    headline = {_plain(value) for key in ("headline", "name") for value in _strings(entry.get(key))}
    if own & addresses or headline & titles:
        return 1
    return 1.5


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for key in ("@id", "url") if isinstance(text := value.get(key), str)]
    return [value] if isinstance(value, str) else []


def _identity(page: WebPage) -> tuple[set[str], set[str]]:
    """The addresses and the headlines of a page."""
    headings = ("".join(heading.itertext()) for heading in page.root.iter("h1"))
    titles = {_plain(title) for title in (*page.meta_values("og:title"), *headings)}
    return {_address(address) for address in (page.address, page.meta("og:url"))} - {""}, titles - {""}


def _address(url: str) -> str:
    return url.split("#")[0].split("?")[0].removeprefix("https:").removeprefix("http:").rstrip("/")


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", html.unescape(text)).strip().casefold()
