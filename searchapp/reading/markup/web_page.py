"""A web page as its readers need it: its tree, what its head says, its JSON-LD, each read once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lxml import etree
from msgspec import Struct

from searchapp.reading.markup.json_ld import JsonLd, json_ld_of
from searchapp.text.addresses import archive_of

META_NAMES = Path(__file__).parent / "data" / "meta_names.tsv"  # by what they tell
TITLE_PART = re.compile(r"\s[|–—·-]\s|\s»\s")  # between the headline and the name of the site
_FIRST_PAGE = re.compile(r"https?://[^/]+/?")  # of a site, which some give as the address of all their pages


class WebPage(Struct, frozen=True, eq=False):  # compared by identity, so that what follows from a page can be kept
    """The root of a page's tree, the contents of its `meta` elements by their names, and its JSON-LD."""

    root: etree._Element
    metas: Mapping[str, Sequence[str]]
    json_ld: JsonLd

    def meta(self, *names: str) -> str:
        """The content of the first of some `meta` elements that is not empty; empty where there is none."""
        return next(self.meta_values(*names), "")

    def meta_values(self, *names: str) -> Iterator[str]:
        """The contents of all `meta` elements of some names that are not empty, in the order of the names."""
        for name in names:
            yield from self.metas.get(name, ())

    @property
    def head_title(self) -> str:
        """The text of the `title` element; empty where it has none."""
        title = self.root.find(".//title")
        return "".join(title.itertext()) if title is not None else ""

    @property
    def title(self) -> str:
        """The title for sharing, or else the title of the page; empty where it has none."""
        return self.meta("og:title", "twitter:title") or self.head_title

    @property
    def description(self) -> str:
        """What the page says it is about; empty where it says nothing."""
        return self.meta("og:description", "description", "twitter:description")

    @property
    def language(self) -> str:
        """The language that the page declares, as `pt-BR`; empty where it declares none."""
        declared = self.meta("og:locale") or self.root.get("lang")
        return (declared or self.root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").replace("_", "-")

    @property
    def base(self) -> str:
        """The address that links of the page are told from; empty where it names none."""
        base = self.root.find(".//base")
        return (base.get("href") or "") if base is not None else ""

    @property
    def address(self) -> str:
        """The address that the page gives itself; empty where it gives none."""
        links = (
            link.get("href") or "" for link in self.root.iter("link") if (link.get("rel") or "").lower() == "canonical"
        )
        canonical = next(filter(None, links), "")
        shared = self.meta("og:url")
        is_of_site = shared.startswith(canonical.rstrip("/") + "/") and bool(_FIRST_PAGE.fullmatch(canonical))
        return shared if is_of_site or not canonical else canonical

    @property
    def archive(self) -> tuple[str, str]:
        """The host of the web archive whose address the page gives itself, and when it was kept; else empty ones."""
        return archive_of(self.address)


def web_page(root: etree._Element) -> WebPage:
    """The page of a tree."""
    metas: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").strip().lower()
        if name and meta.get("content"):
            metas.setdefault(name, []).append(meta.get("content") or "")
    return WebPage(root, metas, json_ld_of(root))
