"""What a page calls itself: its title and its description, as its head gives them."""

from __future__ import annotations

from lxml import etree


def page_title(root: etree._Element) -> str:
    """The title for sharing, or else the title of the page; empty where it has none."""
    title = root.find(".//title")
    return _meta(root, ("og:title", "twitter:title")) or "".join(title.itertext() if title is not None else ())


def page_description(root: etree._Element) -> str:
    """What the page says it is about; empty where it says nothing."""
    return _meta(root, ("og:description", "description", "twitter:description"))


def _meta(root: etree._Element, names: tuple[str, ...]) -> str:
    """The content of the first of some `meta` elements that is not empty."""
    contents: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        if name in names and meta.get("content"):
            contents.setdefault(name, meta.get("content") or "")
    return next((contents[name] for name in names if name in contents), "")
