"""Pages as trees, for the tests of markup."""

from __future__ import annotations

import json

from lxml import etree

from searchapp.reading.html_blocks.blocks import page_root
from searchapp.reading.markup.web_page import WebPage, web_page


def root_of(markup: str) -> etree._Element:
    """The root of a page's tree."""
    root = page_root(markup)
    assert root is not None
    return root


def page_of(head: str = "", body: str = "", language: str = "") -> WebPage:
    """A page with something in its head and its body."""
    lang = f" lang='{language}'" if language else ""
    return web_page(root_of(f"<html{lang}><head>{head}</head><body>{body}</body></html>"))


def json_ld(value: object) -> str:
    """A script of JSON-LD."""
    return f"<script type='application/ld+json'>{json.dumps(value)}</script>"


def page_with(head: str = "", body: str = "", data: object = None) -> WebPage:
    """A page of one paragraph with JSON-LD in its head."""
    return page_of(head + (json_ld(data) if data else ""), f"{body}<p>The ferry sailed.</p>")


def article(**fields: object) -> dict[str, object]:
    """The page's article in JSON-LD."""
    return {"@type": "NewsArticle", **fields}
