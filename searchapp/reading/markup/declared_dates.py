"""The dates that a page's markup declares: JSON-LD, `meta` elements, microdata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from lxml import etree
from msgspec import Struct

from searchapp.model.article import Published
from searchapp.reading.markup.json_ld import is_article_type
from searchapp.reading.markup.page_data.own_entries import is_page_type, own_entries
from searchapp.reading.markup.web_page import META_NAMES, WebPage
from searchapp.text.calendar.date_cues import Cue
from searchapp.text.calendar.dates import read_date
from searchapp.text.tab_separated import word_lists

_DATE_KEYS: Sequence[tuple[str, Cue, float]] = (
    ("datePublished", "published", 0),
    ("dateCreated", "published", 2.4),
    ("uploadDate", "published", 2.6),
    ("dateModified", "updated", 7),
)
_JSON_DATE = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{4,60})\"")
# What the dates of `meta` elements are, and how far they are trusted, by the kind of their names.
_META_KINDS: Mapping[str, tuple[Cue, int]] = {
    "published": ("published", 2),
    "date": ("published", 3),
    "updated": ("updated", 8),
}


class DatedBy(Struct, frozen=True):
    """A date of a page, what it is a date of, and its rank: 1 is trusted first."""

    published: Published
    role: Cue
    rank: float


def declared_dates(page: WebPage, day_first: bool | None) -> list[DatedBy]:
    """The dates that a page's head and scripts declare for its article, the most trusted first.

    When an archive of the web kept the page is none of them.
    """
    _, captured = page.archive
    dates = [*_json_ld_dates(page, day_first), *_meta_dates(page.root, day_first)]
    own = (dated for dated in dates if not captured or _digits(dated.published) != captured)
    return sorted(own, key=lambda dated: dated.rank)


def _digits(published: Published) -> str:
    return "".join(filter(str.isdecimal, published.instant or ""))


@cache
def _meta_roles() -> Mapping[str, tuple[Cue, int, int]]:
    """What a date is by the name of its `meta` element, how far it is trusted, and its rank among the like."""
    return {
        name: (role, rank, order)
        for kind, (role, rank) in _META_KINDS.items()
        for order, name in enumerate(word_lists(META_NAMES)[kind])
    }


def _meta_dates(root: etree._Element, day_first: bool | None) -> Iterator[DatedBy]:
    for meta in root.iter("meta"):
        content = meta.get("content") or meta.get("value") or ""
        if not any(char.isdecimal() for char in content[:60]):
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            role = _meta_roles().get(
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
                yield DatedBy(published, role[0], role[1] + role[2] / 1000)
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
