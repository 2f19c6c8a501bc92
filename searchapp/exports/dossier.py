"""A result as one page that needs no server: its articles with a search and facets of their own, or, where no script
runs, as a list that opens. Each is in the page once; the script reads them from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import orjson

from searchapp.backends.facet_terms import facet_terms
from searchapp.exports.citations import date_parts, one_line, web_address
from searchapp.exports.heading import Heading
from searchapp.model.facets import FACETS
from searchapp.search import StoredArticle

_DATA = Path(__file__).parent / "data"
_ARTICLES = "<!--articles-->"  # where they stand in the page


def dossier_parts(articles: Iterable[StoredArticle], heading: Heading) -> Iterator[str]:
    """The page, an article after the other."""
    head, tail = _page().split(_ARTICLES)
    titles = {name: facet.title for name, facet in FACETS.items() if not facet.is_lesser}
    yield (
        head.replace("{facets}", _json(titles))
        .replace("{origin}", _origin(heading))
        .replace("{title}", escape(heading.title))
    )
    for number, stored in enumerate(articles):
        yield "".join(_article(number, stored))
    yield tail


def _origin(heading: Heading) -> str:
    """How many articles there are, how new the index was, and the way to the search."""
    counted = "1 article" if heading.total == 1 else f"{heading.total:,} articles"
    address = escape(heading.site + heading.address) if heading.site else ""
    link = f' · <a href="{address}">the search</a>' if address else ""
    return f'{counted}, index of <time datetime="{heading.updated}">{heading.updated[:10]}</time>{link}'


def _article(number: int, stored: StoredArticle) -> Iterator[str]:
    """An article under its number, with its headline, date and origin as what is seen of it until it is opened."""
    article, parts = stored.article, date_parts(stored)
    terms = facet_terms(article, stored.facts)
    facets = {name: each.labels for name, each in terms.items() if not FACETS[name].is_lesser}
    if parts:
        facets["year"] = (str(parts.year),)
    detail = " · ".join(filter(None, (article.source, article.section, article.byline)))
    yield f'<details id="{number}" data-id="{escape(article.id)}" data-facets=\'{_json(facets)}\' dir="auto"><summary>'
    yield f"<h2>{_text(one_line(article.called))}</h2><span>{parts.text if parts else 'Undated'}</span>"
    yield f"<span>{_text(detail)}</span></summary>\n"
    if address := escape(web_address(article)):
        yield f'<p class="address"><a href="{address}" rel="noreferrer">{address}</a></p>\n'
    yield from (f"<p>{_text(line)}</p>\n" for line in article.body.split("\n") if line.strip())
    yield "</details>\n"


def _text(text: str) -> str:
    return escape(text, quote=False)


def _json(value: Any) -> str:
    """A value for an attribute between apostrophes."""
    return _text(orjson.dumps(value).decode()).replace("'", "&#39;")


@cache
def _page() -> str:
    """The page with its style and its script in it."""
    page, style, script = (
        (_DATA / name).read_text(encoding="utf-8") for name in ("dossier.html", "dossier.css", "dossier.js")
    )
    return page.replace("/*style*/", style).replace("/*script*/", script)
