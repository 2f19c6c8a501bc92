"""Articles in feeds: RSS 0.9 to 2.0, RDF and Atom, and the archives that WordPress and Blogger export in these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

from lxml import etree
from msgspec import structs

from searchapp.model.article import Article, Published
from searchapp.reading.cleaning.line_kinds import is_weak_button
from searchapp.reading.cleaning.line_patterns import BUTTON
from searchapp.reading.cleaning.page_notices import is_page_notice
from searchapp.reading.news_xml.element_text import first_date, line_of
from searchapp.reading.news_xml.stream import LOGIN, local_name, namespace
from searchapp.reading.records.markup import field_text
from searchapp.reading.records.usual_names import UNPUBLISHED
from searchapp.text.calendar.path_dates import date_in_address

_CONTENT = "purl.org/rss/1.0/modules/content"
_NO_POSTS = frozenset(("attachment", "nav_menu_item", "revision", "custom_css", "wp_global_styles", "wp_navigation"))
_THROWN_AWAY = frozenset(("trash", "auto-draft"))
_KIND = "schemas.google.com/g/2005#kind"
_BLOGGER = "schemas.google.com/blogger/"
_DATES = ("pubDate", "published", "issued", "date", "created", "post_date_gmt", "post_date", "pubdate")
_CHANGES = ("modified", "updated")
# What WordPress puts in place of itself, but for the text within; the blank lines of a post part its paragraphs.
_SHORTCODE = re.compile(
    r"\[/?(?:caption|gallery|embed|audio|video|playlist|more|su_\w+|vc_\w+|et_pb_\w+)\b[^\[\]<>]*\]"
)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_FOREIGN = re.compile(r"search\.yahoo\.com/mrss|itunes\.com|georss|slash/|wfw\.|purl\.org/syndication|podcast", re.I)
_TIMES_LONGER = 4
_PATH = re.compile(r"(?!//)[\w/.?~%-][^\s:<>\"]*", re.A)  # of a site, from its root or beside the feed's own page
_MAIL_AND_NAME = re.compile(r"^\S+@\S+\s+\((.+)\)$")
_TEASER_END = re.compile(r"\s*(?:<[^<>]*>\s*)*(?:\[…\]|\[\.\.\.\]|\[&#8230;\])\s*(?:<[^<>]*>\s*)*$")


def feed_article(entry: etree._Element, about: Mapping[str, str], article_id: str, path: str) -> Article | None:
    """The article of an <item> or <entry>; None for what is none, as the pictures of a blog's archive."""
    texts = {name: _texts(entry, name) for name in {local_name(child) for child in entry}}
    if not is_post(entry) or _first(texts, "post_type") in _NO_POSTS or _first(texts, "status") in _THROWN_AWAY:
        return None
    body = _body(entry, is_blog="post_type" in texts)
    title = " ".join(field_text(_first(texts, "title")).split())
    if not body and not title:
        return None
    url = _link(entry, about)
    source = " ".join(field_text(_source(entry, about)).split())
    published, is_unpublished = _published(texts, url), _first(texts, "status") in UNPUBLISHED
    return Article(
        id=article_id,
        title=title.removesuffix(f" - {source}") if source else title,
        body=body,
        path=path,
        section=" ".join(field_text(_category(entry)).split()),
        byline=_byline(entry, texts, about),
        source=source,
        url=url,
        published=structs.replace(published, reliable=False) if published and is_unpublished else published,
    )


def is_post(entry: etree._Element) -> bool:
    """Whether an entry is no comment, setting or template, of which Blogger's archives have more than posts."""
    kinds = [child.get("term", "") for child in entry if child.get("scheme", "").endswith(_KIND)]
    kinds += [
        f"#{line_of(child).lower()}" for child in entry if _BLOGGER in namespace(child) and local_name(child) == "type"
    ]
    return not kinds or any(kind.endswith(("#post", "#page")) for kind in kinds)


def _published(texts: Mapping[str, list[str]], url: str) -> Published | None:
    """The day of an entry's publication, or in its address; that of its last change is not reliable."""
    if published := first_date(*(_first(texts, name) for name in _DATES)):
        return published
    in_address = date_in_address(url)
    if in_address and in_address.grain == "day":
        return in_address
    changed = first_date(*(_first(texts, name) for name in _CHANGES))
    return structs.replace(changed, reliable=False) if changed else None


def _body(entry: etree._Element, is_blog: bool) -> str:
    """The text of an entry: the full content where there is one, or else the longest of the descriptions."""
    candidates = {"full": [""], "content": [""], "summary": [""], "of picture or sound": [""]}
    for child in (*entry, *(inner for group in entry if local_name(group) == "group" for inner in group)):
        name = local_name(child)
        if name == "content:encoded" or (name == "encoded" and _CONTENT in namespace(child)):
            candidates["full"].append(_markup(child))
        elif name in ("content", "body", "fulltext", "full-text", "xhtml") and not _FOREIGN.search(namespace(child)):
            candidates["content"].append(_markup(child))
        elif name in ("description", "summary", "abstract"):
            is_foreign = _FOREIGN.search(namespace(child))
            candidates["of picture or sound" if is_foreign else "summary"].append(_markup(child))
    longest = {name: max(texts, key=len) for name, texts in candidates.items()}
    if len(longest["of picture or sound"]) > _TIMES_LONGER * len(longest["summary"]):  # beside a line on a podcast
        del longest["summary"]
    markup = next(filter(str.strip, longest.values()), "")
    if is_blog:
        markup = _BLANK_LINE.sub("<br><br>", _SHORTCODE.sub("", markup))
    lines = [" ".join(line.split()) for line in field_text(_TEASER_END.sub("…", markup)).split("\n")]
    while len(lines) > 1 and (not lines[-1] or _is_link(lines[-1])):
        lines.pop()
    return "\n".join(line for line in lines if line)


def _is_link(line: str) -> bool:
    """Whether the last line of a text leads to the rest of it or asks its reader for something."""
    return bool(BUTTON.match(line) and not is_weak_button(line)) or is_page_notice(line)


def _markup(element: etree._Element) -> str:
    """The content of an element as HTML: escaped text, or elements as they are."""
    inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return f"{element.text or ''}{_without_prefixes(inner)}"


def _without_prefixes(markup: str) -> str:
    """Markup whose tags have no prefix, as HTML's own have none."""
    return re.sub(r"<(/?)[A-Za-z][\w.-]*:", r"<\1", markup)


def _texts(entry: etree._Element, name: str) -> list[str]:
    """The texts of the children of a name that belong to the entry and not to a picture or a podcast of it."""
    children = (child for child in entry if local_name(child) == name and not _FOREIGN.search(namespace(child)))
    return [text for child in children if (text := line_of(child))]


def _first(texts: Mapping[str, list[str]], name: str) -> str:
    return next(iter(texts.get(name, ())), "")


def _byline(entry: etree._Element, texts: Mapping[str, list[str]], about: Mapping[str, str]) -> str:
    """The names of who wrote an entry: `dc:creator`, its authors' names or mails, or the author of an Atom feed."""
    authors = [child for child in entry if local_name(child) == "author"]
    names = [line_of(name) for author in authors for name in author if local_name(name) == "name"]
    of_feed = [name] if (name := about.get("author/name")) and name != about.get("feed/title") else []
    named = texts.get("creator") or names or texts.get("author") or of_feed
    cleaned = (_MAIL_AND_NAME.sub(r"\1", " ".join(field_text(name).split())) for name in named)
    return ", ".join(dict.fromkeys(about.get(f"{LOGIN}/{name}", name) for name in cleaned))


def _category(entry: etree._Element) -> str:
    """The first category that is no tag."""
    for child in entry:
        is_category = local_name(child) in ("category", "subject", "section") and child.get("domain") != "post_tag"
        is_category = is_category and not child.get("scheme", "").endswith(_KIND)
        text = line_of(child) or child.get("label", "") or child.get("term", "") if is_category else ""
        if text:
            return str(text)
    return ""


def _source(entry: etree._Element, about: Mapping[str, str]) -> str:
    """Where an entry of a feed of many feeds comes from, or else the title of the feed."""
    for child in entry:
        if local_name(child) == "source" and not len(child):
            return line_of(child)
        if local_name(child) == "source":
            return next((line_of(title) for title in child if local_name(title) == "title"), "")
    return about.get("channel/title") or about.get("feed/title") or ""


def _link(entry: etree._Element, about: Mapping[str, str]) -> str:
    """The address of an entry's page; one that is told from the feed's site is made whole."""
    links = [
        child
        for child in entry
        if local_name(child) in ("link", "origLink", "guid") and child.get("isPermaLink") != "false"
    ]
    addresses = [*_pages(links), *(line_of(link) for link in links)]
    if whole := next(filter(_is_whole, addresses), ""):
        return whole
    base = next(filter(_is_whole, (entry.base or "", about.get("channel/link", ""))), "")
    paths = [address for link in links if local_name(link) == "link" for address in (*_pages([link]), line_of(link))]
    path = next(filter(_PATH.fullmatch, paths), "")
    try:
        return urljoin(base, path) if base and path else ""
    except ValueError:  # a base that is no address
        return ""


def _is_whole(address: str) -> bool:
    return address.startswith(("http://", "https://"))


def _pages(links: list[etree._Element]) -> Iterator[str]:
    """The addresses that Atom gives as attributes."""
    yield from (link.get("href", "") for link in links if link.get("rel", "alternate") == "alternate")
