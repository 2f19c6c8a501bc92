"""Addresses: every state of the search is one, so a link is a request with something changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import quote, quote_plus, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from searchapp.model.request import UNDATED, SearchRequest
from searchapp.search.parameters.query_strings import to_pairs
from searchapp.search.parameters.table import BY_NAME, OF_PAGES

SEARCH_PATH = "/"
_OUTWARD_SCHEMES = frozenset({"http", "https"})  # anything else (javascript:, data:) could run in the reader's page
# The fields of a request that show a part of its result, as none is chosen.
_FEED_ENTRIES = 100  # a reader of feeds makes each an unread message
_WHOLE: Mapping[str, Any] = {BY_NAME[name].attribute: BY_NAME[name].default for name in OF_PAGES}


class Link(Struct, frozen=True):
    """Somewhere to go; `current` says that the page shows it already."""

    label: str
    href: str
    current: bool = False


def search_href(request: SearchRequest, **changes: Any) -> str:
    """The search page for `request` with `changes`; it opens at the first page unless they name one."""
    changed = replace(request, **{"page": 1, "cursor": None, **changes})
    return _href(SEARCH_PATH, to_pairs(changed))


def shown_as(request: SearchRequest, other: SearchRequest) -> str:
    """The search page for what another request finds, shown as `request` shows its own."""
    kept = {name: getattr(request, name) for name in (*_WHOLE, "sort", "lenient") if name not in ("page", "cursor")}
    return search_href(other, **kept)


def export_href(request: SearchRequest, suffix: str) -> str:
    """The file that holds all that `request` finds."""
    return _href(f"/api/search.{suffix}", to_pairs(replace(request, **_WHOLE)))


def feed_href(request: SearchRequest) -> str:
    """The feed of what `request` finds for those who subscribe to it: the newest articles."""
    return _href("/api/search.atom", [*to_pairs(replace(request, **_WHOLE)), ("page-size", str(_FEED_ENTRIES))])


def record_href(article_id: str) -> str:
    """The article as JSON."""
    return f"/api/articles/{quote(article_id, safe='')}"


def citation_href(article_id: str, suffix: str) -> str:
    """The citation of an article in a format."""
    return f"/api/articles/{quote(article_id, safe='')}/citation.{suffix}"


def copies_href(article_id: str) -> str:
    """The page that compares an article with its near copies."""
    return f"/articles/{quote(article_id, safe='')}/copies"


def article_href(article_id: str, request: SearchRequest | None = None) -> str:
    """An article's page, which leads back to `request` and marks its words."""
    pairs = to_pairs(request) if request else ()
    return _href(f"/articles/{quote(article_id, safe='')}", pairs)


def why_href(article_id: str, request: SearchRequest) -> str:
    """The page that tells why an article is a result of `request`."""
    return _href(f"/articles/{quote(article_id, safe='')}/why", to_pairs(request))


def corrections_href(article_id: str = "") -> str:
    """The page of all corrections, which leads back to an article."""
    return _href("/corrections", [("article", article_id)] if article_id else ())


def facet_href(facet: str, request: SearchRequest, prefix: str = "") -> str:
    """The page that lists the values of a facet for `request`: all of them, or those that begin with `prefix`."""
    pairs = to_pairs(replace(request, page=1, cursor=None))
    return _href(f"/facets/{facet}", [*pairs, ("prefix", prefix)] if prefix else pairs)


def value_href(facet: str, value: str) -> str:
    """The page that tells what the index knows of a value of a facet."""
    return f"/facets/{facet}/{quote(value, safe='')}"


def back_to(request: SearchRequest) -> Link:
    """The way back to the results that led here."""
    if request == SearchRequest():
        return Link("All articles", SEARCH_PATH)
    label = f"Results for “{request.text}”" if request.text else "Results"
    return Link(label, search_href(request, page=request.page, cursor=request.cursor))


def form_pairs(request: SearchRequest, *left_out: str) -> tuple[tuple[str, str], ...]:
    """The parameters that a form sends along unseen, so that what it changes is all that changes."""
    pairs = to_pairs(replace(request, page=1, cursor=None))
    return tuple((name, value) for name, value in pairs if name not in left_out)


def date_pairs(request: SearchRequest) -> tuple[tuple[str, str], ...]:
    """The parameters that the form for dates sends along unseen: who sets dates looks for dated articles."""
    dated = replace(request, date="published") if request.date == UNDATED else request
    return form_pairs(dated, "from", "to", "interval")


def outward_href(url: str) -> str:
    """An article's own address where a browser may safely follow it, else nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:  # such as an unclosed [ in the host
        return ""
    return url if parts.scheme.lower() in _OUTWARD_SCHEMES and parts.netloc else ""


def _href(path: str, pairs: Sequence[tuple[str, str]]) -> str:
    return f"{path}?{'&'.join(f'{name}={_quoted(value)}' for name, value in pairs)}" if pairs else path


@lru_cache(maxsize=4_096)  # a page has some hundred links that differ in one value
def _quoted(value: str) -> str:
    return quote_plus(value, safe=":")
