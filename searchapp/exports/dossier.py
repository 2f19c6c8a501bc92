"""A result as one page that needs no server: its articles with a search and facets of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import orjson

from searchapp.backends.facet_terms import NO_TERMS, facet_terms
from searchapp.exports.citations import date_parts, one_line
from searchapp.exports.heading import Heading
from searchapp.model.facets import FACETS
from searchapp.search import StoredArticle

SHOWN_FACETS = ("organization", "person", "country", "source")
_DATA = Path(__file__).parent / "data"
_ARTICLES = "<!--articles-->"  # where they stand in the page
_NO_TAGS = str.maketrans({"<": r"\u003c", ">": r"\u003e", "&": r"\u0026"})  # no text can end the element it is in


def dossier_parts(articles: Iterable[StoredArticle], heading: Heading) -> Iterator[str]:
    """The page, an article after the other."""
    head, tail = _page().split(_ARTICLES)
    about = {
        "title": heading.title,
        "address": heading.site + heading.address if heading.site else "",
        "updated": heading.updated,
        "facets": {name: FACETS[name].title for name in SHOWN_FACETS},
    }
    yield head.replace("{title}", escape(heading.title))
    yield f'{{"about":{_json(about)},"articles":['
    for number, stored in enumerate(articles):
        yield ("," if number else "") + _json(_members(stored))
    yield "]}" + tail


def _members(stored: StoredArticle) -> Mapping[str, Any]:
    article, parts = stored.article, date_parts(stored)
    terms = facet_terms(article, stored.facts)
    return {
        "id": article.id,
        "title": one_line(article.called),
        "date": parts.text if parts else "Undated",
        "year": str(parts.year) if parts else "",
        "detail": " · ".join(filter(None, (article.source, article.section, article.byline))),
        "url": article.url if article.url.startswith(("http://", "https://")) else "",
        "facets": {name: terms.get(name, NO_TERMS).labels for name in SHOWN_FACETS},
        "body": article.body,
    }


def _json(value: Any) -> str:
    return orjson.dumps(value).decode().translate(_NO_TAGS)


@cache
def _page() -> str:
    """The page with its style and its script in it."""
    page, style, script = (
        (_DATA / name).read_text(encoding="utf-8") for name in ("dossier.html", "dossier.css", "dossier.js")
    )
    return page.replace("/*style*/", style).replace("/*script*/", script)
