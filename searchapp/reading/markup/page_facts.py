"""What a page says of its article beside headline, body, date and site: section and writers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any

from lxml import etree

from searchapp.geo.countries import country_code
from searchapp.reading.agency_lines.agencies import agency_of_sign
from searchapp.reading.bylines import clean_names, given_names_first, names_in
from searchapp.reading.cleaning.head_labels import byline_in, head_labels
from searchapp.reading.cleaning.line_patterns import BUTTON, OUTLET, SECTION
from searchapp.reading.html_blocks.class_words import class_kinds
from searchapp.reading.markup.json_ld import one_line, texts_of
from searchapp.reading.markup.page_data.own_entries import own_articles
from searchapp.reading.markup.page_data.site import site_names
from searchapp.reading.markup.page_lines import page_lines
from searchapp.reading.markup.web_page import META_NAMES, WebPage
from searchapp.text.calendar.date_lines import MAX_LINE_CHARS, date_of_line
from searchapp.text.tab_separated import word_lists

_MAX_SECTION_CHARS = 60
_MAX_BYLINE_CHARS = 160
_BYLINES = etree.XPath(
    "//*[@rel or @itemprop or @class]"  # few elements of a long text have any, and what follows takes long
    "[@rel='author' or contains(concat(' ', @itemprop, ' '), ' author ')"
    " or contains(@class, 'byline') or contains(@class, 'Byline')"
    " or contains(@class, 'author') or contains(@class, 'Author')]"
    "[not(ancestor-or-self::form or ancestor::figure or contains(@class, 'photo')"
    " or contains(@class, 'comment') or contains(@class, 'bio')"
    " or contains(@class, 'image'))]"
)
_MARGINS = frozenset(("nav", "footer"))
_BYLINE_REACH = 4  # lines below the headline
_LEAST_HEADLINE = 8  # characters
_PERSON = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){0,2} [^\W\d_a-z][\w.'’-]*|[\u3400-\u9fff\uac00-\ud7af·]{2,6}"  # 林明
)
_PARTS = re.compile(r"\s*[|•·]\s*|\s[–—-]\s")
_DAY_AND_NAME = 2  # parts of a line
_NO_NAME = re.compile(  # what somebody does, and letters in place of a picture
    r"(?<![a-z])(?:role|job[-_]?title|job|position|occupation|avatar|initials)(?![a-z])", re.I
)
_TAG = re.compile(r"<[^<>]*>")
_NAME_SIGNS = re.compile(r"\s*[;,]\s*")
_OTHER_KINDS = frozenset(("related", "comment"))
_MANY_BYLINES = 12  # elements so named; those further down are of other stories


def section(page: WebPage) -> str:
    """The section that the page says its article stands in; empty where it does not say."""
    of_data = (text for entry in own_articles(page) for text in texts_of(entry.get("articleSection")))
    candidates = map(one_line, (*page.meta_values(*word_lists(META_NAMES)["section"]), *of_data))
    names = (text for text in candidates if text != "tags" and "/" not in text[:1] and "://" not in text)
    return next((text for text in names if 0 < len(text) <= _MAX_SECTION_CHARS), "")


def byline(page: WebPage) -> str:
    """The names of the article's writers, one after the other; those of the site only where there are no others."""
    sites = {name.casefold() for name in site_names(page)}
    site_itself = ""
    for authors in (_data_authors, _other_authors, _meta_authors, _shown_authors, _written_by):
        cleaned = clean_names(authors(page))
        people = [_without_site(name, sites) for name in cleaned if name.casefold() not in sites]
        if people:
            return ", ".join(people)
        site_itself = site_itself or ", ".join(cleaned)
    return site_itself


def labelled_source(page: WebPage) -> str:
    """Where the article is from, as a label below its headline says; empty where none does."""
    return next(filter(None, (head_labels(line).source for line in _lines_below_headline(page))), "")


def _without_site(name: str, sites: Iterable[str]) -> str:
    """A name without the site's behind it, as in `Ada Lunt Oxmere Echo`."""
    for site in sorted(filter(None, sites), key=len, reverse=True):  # Oxmere Echo before its host's Echo
        words = name.split()[: -len(site.split())]
        if len(words) > 1 and name.casefold().endswith(f" {site}"):
            return " ".join(words)
    return name


def _data_authors(page: WebPage) -> list[str]:
    """The writers whom the first of the page's articles in JSON-LD names."""
    for entry in own_articles(page):
        texts = map(_TAG.sub, repeat(" "), texts_of(_persons(_resolved(page, entry.get("author")))))
        names = [name for text in texts for name in names_in(text)]
        if names:
            return names
    return []


def _persons(authors: list[object]) -> list[object]:
    """The authors without the organizations among persons, but for agencies."""
    kinds = [author.get("@type") if isinstance(author, dict) else "" for author in authors]
    if "Person" not in kinds:
        return authors
    return [
        author
        for author, kind in zip(authors, kinds, strict=True)
        if not (isinstance(author, dict) and kind == "Organization") or agency_of_sign(str(author.get("name")))
    ]


def _other_authors(page: WebPage) -> list[str]:
    """The persons whom a page shows as its writers, where its head names others: the publisher, or a user."""
    declared = set(_words(_meta_authors(page)))
    shown = clean_names(_shown_authors(page)) if declared else []
    return shown if all(map(_PERSON.fullmatch, shown)) and declared.isdisjoint(_words(shown)) else []


def _words(names: Iterable[str]) -> Iterator[str]:
    return (word for name in names for word in name.casefold().split())


def _meta_authors(page: WebPage) -> list[str]:
    for name in word_lists(META_NAMES)["author"]:
        texts = map(one_line, page.meta_values(name))
        names = [each for text in texts for each in names_in(_given_names_first(text))]
        if names:
            return names
    return []


def _given_names_first(names: str) -> str:
    """The names of a catalogue, `Holm, Ada; Reed, Jon`, with the given names first; agencies have none."""
    return names if any(map(agency_of_sign, _NAME_SIGNS.split(names))) else given_names_first(names)


def _shown_authors(page: WebPage) -> list[str]:
    """The names in the first element that is called a byline or an author's."""
    for element in _BYLINES(page.root)[:_MANY_BYLINES]:
        if _is_of_others(element):
            continue
        text = one_line(" ".join(_texts_by_line(element)))
        if 0 < len(text) <= _MAX_BYLINE_CHARS and (names := clean_names(names_in(text))):
            linked = [] if all(map(_PERSON.fullmatch, names)) else _linked_persons(element)
            return [*(linked or names), *_beside(element)]
    return []


def _linked_persons(element: etree._Element) -> list[str]:
    """The persons in the links of an element that says more of its writer than the name."""
    names = (one_line("".join(link.itertext())) for link in element.iter("a"))
    return [name for name in names if _PERSON.fullmatch(name) and not BUTTON.match(name)]


def _beside(element: etree._Element) -> Iterator[str]:
    """The names of further writers in the links beside one: “by <a rel=author>…</a> and <a rel=author>…</a>”."""
    for sibling in element.itersiblings() if element.get("rel") == "author" else ():
        if sibling.get("rel") == "author":
            yield one_line("".join(sibling.itertext()))


def _written_by(page: WebPage) -> list[str]:
    """The names in a line such as “By Mara Quill” right below the headline, of pages whose elements have no names."""
    for line in _lines_below_headline(page):
        names = clean_names(names_in(byline_in(line) or _beside_day(line)))
        if names and (head_labels(line).byline or _are_persons(names)):
            return names
    return []


def _are_persons(names: Sequence[str]) -> bool:
    """Whether some names are those of persons, with their agency or without."""
    persons = [name for name in names if _PERSON.fullmatch(name) and not agency_of_sign(name)]
    return bool(persons) and all(name in persons or agency_of_sign(name) for name in names)


def _beside_day(line: str) -> str:
    """The person beside the day that a line is otherwise, as in `11 March 2021 | Ada Holm`; empty where it has none."""
    parts = _PARTS.split(line)
    if len(parts) != _DAY_AND_NAME or len(line) > MAX_LINE_CHARS:
        return ""
    days = [date_of_line(part) is not None for part in parts]
    name = parts[days.index(False)] if any(days) and not all(days) else ""
    is_other = OUTLET.search(name) or country_code(name) or any(map(SECTION.match, name.split()))
    return name if _PERSON.fullmatch(name) and not is_other else ""


def _lines_below_headline(page: WebPage) -> list[str]:
    lines = page_lines(page.root)
    headings = (index for index, line in enumerate(lines) if line.element.tag == "h1" or line.text in page.head_title)
    below = next((index + 1 for index in headings if len(lines[index].text) > _LEAST_HEADLINE), len(lines))
    return [line.text for line in lines[below : below + _BYLINE_REACH]]


def _texts_by_line(element: etree._Element) -> Iterator[str]:
    """The texts of an element but for what somebody does, with a semicolon where a line breaks."""
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, node in walker:
        if event == "start" and node is not element and _is_no_name(node):
            walker.skip_subtree()
            yield from (node.get("content", "") if node.tag == "meta" else "", ";")
        elif event == "start" and isinstance(node.tag, str):
            yield from (";",) * (node.tag == "br")
            yield node.text or ""
        elif event == "end" and node is not element:
            yield node.tail or ""


def _is_no_name(node: etree._Element) -> bool:
    """Whether an element beside a name holds something else, or holds its text in an attribute."""
    if node.tag == "meta":
        return str(node.get("itemprop")) == "name"
    is_button = node.tag in ("a", "button") and BUTTON.match("".join(node.itertext()).strip()) is not None
    return is_button or _NO_NAME.search(node.get("class") or node.get("itemprop") or "") is not None


def _is_of_others(element: etree._Element) -> bool:
    """Whether an element stands in a margin or among other stories, which hold no headline of the page."""
    for ancestor in element.iterancestors():
        is_margin = ancestor.tag in _MARGINS or class_kinds(ancestor.get("class") or "") & _OTHER_KINDS
        if ancestor.tag == "footer" and any(
            next(each.iter("h1"), None) is not None for each in ancestor.iterancestors("article")
        ):
            continue  # of the article itself
        if is_margin and ancestor.tag != "body" and next(ancestor.iter("h1"), None) is None:
            return True
    return False


def _resolved(page: WebPage, value: Any) -> list[object]:
    """The values of a property, with what they refer to in their place."""
    return [page.json_ld.resolved(item) for item in (value if isinstance(value, list) else [value])]
