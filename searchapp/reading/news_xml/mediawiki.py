"""Articles in the XML that MediaWiki exports, as dumps of Wikinews."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from lxml import etree
from msgspec import structs

from searchapp.errors import LeftOut
from searchapp.model.article import Article, Published
from searchapp.reading.news_xml.element_text import first_date, line_at
from searchapp.reading.news_xml.stream import NAMESPACE, local_name
from searchapp.reading.news_xml.wikitext import plain_text, template_date

_UNSEEN = ("6", "14")  # the namespaces of pictures and categories, called otherwise in each language
_ARTICLES = ("", "0")  # the namespace of articles; others hold talk, users, templates, pictures
_MAX_TITLE_CHARS = 500


def wiki_article(page: etree._Element, about: Mapping[str, str], article_id: str, path: str) -> Article | LeftOut:
    """The article of a <page>, as its last revision has it, or why it is none."""
    children = {local_name(child): child for child in page}  # of several revisions the last
    title = line_at(page, "title")
    if line_at(page, "ns") not in _ARTICLES:
        return LeftOut(path, "page of a wiki that is no article")
    revision = children.get("revision")
    texts = [child.text or "" for child in revision if local_name(child) == "text"] if revision is not None else []
    if "redirect" in children or not "".join(texts).strip():
        return LeftOut(path, "redirection of a wiki")
    return Article(
        id=article_id,
        title=title[:_MAX_TITLE_CHARS],
        body=plain_text(texts[0], tuple(filter(None, (about.get(f"{NAMESPACE}/{number}") for number in _UNSEEN)))),
        path=path,
        source=about.get("siteinfo/sitename", ""),
        url=_address(about.get("siteinfo/base", ""), title),
        published=_published(texts[0], line_at(revision, "timestamp") if revision is not None else ""),
    )


def _published(text: str, changed: str) -> Published | None:
    """The day that a text gives itself, or else that of its last change, which is not reliable."""
    published = first_date(template_date(text)) or first_date(changed)
    return published if published is None or template_date(text) else structs.replace(published, reliable=False)


def _address(base: str, title: str) -> str:
    """The address of a page beside the wiki's main page."""
    folder, slash, _ = base.rpartition("/")
    return f"{folder}/{quote(title.replace(' ', '_'))}" if slash and "//" in folder else ""
