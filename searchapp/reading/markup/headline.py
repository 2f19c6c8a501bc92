"""The headline of a web page: what its head, its JSON-LD and its headings agree upon, without the site's name."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from lxml import etree
from msgspec import Struct

from searchapp.reading.cleaning.headlines.title_ends import is_of_page
from searchapp.reading.cleaning.line_kinds import word_count
from searchapp.reading.encodings.repairs import without_entities
from searchapp.reading.html_blocks.class_words import class_kinds
from searchapp.reading.markup.json_ld import is_article
from searchapp.reading.markup.page_data.own_entries import own_entries
from searchapp.reading.markup.web_page import WebPage

# How much each source counts: what readers see most, what is made for search machines least.
_WEIGHTS = {"share": 1.2, "data": 1.1, "heading": 1.5, "head": 0.6, "twitter": 0.5}
_LONE_HEADING = 0.9  # one that shares no words with what the page is called elsewhere
_OTHER_HEADING = 0.4  # one of several that does not
_ALIKE = 0.5  # of a heading's words, to be another wording of the title
_MAX_CHARS = 400
_SEPARATOR = re.compile(r"\s+[|–—·•»«›:/-]+\s+|\s*[|｜ㅣ│»]\s*|：|\s?--\s?|(?<=[\u3040-\u9fff])_+(?=[\u3040-\u9fff])")
_ANY_SEPARATOR = re.compile(r"\s*[|｜ㅣ│»«–—·•/：:-]+\s*")  # where a known headline ends before it
_LEAST_WORDS = 3  # in a part of a heading that may be the headline; a topic has fewer
_LEAST_WORDS_SHARED = 5  # in a title for sharing that a heading begins or ends with
_MAX_PIECES = 20  # of a heading between its elements; letters in elements of their own are no parts
_SIDES = 3  # segments that a site may put before or behind a headline
_DATE = re.compile(r"[\d\s./-]{6,}")
_ANCHOR = re.compile(r"\s*[¶🔗]+$")  # of a link to the heading itself
_WORD = re.compile(r"\w+")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_UNSEEN_CLASS = re.compile(r"\b(?:sr-only|visually-?hidden|screen-?reader(?:-text)?)\b", re.I)
_LEAST_SITE = 3  # letters of a site's name that tell it within other words
_HOME = re.compile(r"(?:https?:)?//[^/]+/?|/|\./|(?:\.\./)+|/?index\.html?")  # the address of a site's first page
_BREAKING = frozenset(("br", "p", "div", "small"))
_MENUS = ("nav", "header")
_PLAIN_QUOTES = str.maketrans("‘’‚ʼ“”„", "''''\"\"\"")
_PRINTED = re.compile(
    r"\b(?:print(?:er)?[- ](?:version|view|friendly|page)|druck(?:version|ansicht)|version imprimable)\b", re.I
)


class _Candidate(Struct, frozen=True):
    source: str
    text: str
    key: str


def headline(page: WebPage, sites: Iterable[str]) -> str:
    """The headline of a page of a site that goes by the given names; empty where the page has none."""
    sites = tuple(sites)
    linked = frozenset(map(_key, _site_links(page)))
    sections = frozenset(map(_key, _menu_entries(page)))
    names = frozenset(filter(None, map(_key, (*sites, *_site_headings(page))))) | linked
    shown = [_candidate("heading", text) for text in _headings(page.root)]
    shown = [heading for heading in shown if heading.key not in names]
    parts = _parts(page.root)
    data = [
        _candidate("data", _without_site(_line(html.unescape(text)), set(), names)) for text in _data_headlines(page)
    ]
    known = {candidate.key for candidate in (*shown, *data)} | ({*_lesser_headings(page)} if not shown else set())
    declared = [
        _candidate(source, _without_sections(_without_site(_line(text), known, names), known, sections))
        for source, text in (
            ("share", page.meta("og:title")),
            ("head", page.head_title),
            ("twitter", page.meta("twitter:title")),
        )
    ]
    titles = {candidate.key for candidate in (*declared, *data)}
    shared = declared[0].text
    shown = [_candidate("heading", _titled(each, parts.get(each.text, ()), titles, shared)) for each in shown]
    candidates = [each for each in (declared[0], *data, *shown, *declared[1:]) if each.key]
    own_names = set(map(_key, sites))
    candidates = [each for each in candidates if each.key not in own_names] or candidates
    is_named_by_site = all(each.key in linked or _PRINTED.search(each.text) for each in candidates)
    if candidates and is_named_by_site:
        candidates = [_candidate("heading", text) for text in _first_subheading(page.root)] or candidates
    votes = Counter[str]()
    for candidate in dict.fromkeys((each.source, each.key) for each in candidates):
        votes[candidate[1]] += _weight(*candidate, candidates)  # type: ignore[assignment]  # parts of a vote
    text = _as_shown(max(candidates, key=lambda each: votes[each.key]), candidates) if candidates else ""
    return without_entities(text)


def _titled(heading: _Candidate, parts: Sequence[str], titles: Container[str], shared: str) -> str:
    """A heading, or the part of it that the page has for a title or shares, without what runs on before or behind."""
    if _is_end(shared, heading.text):
        return shared
    known = (part for part in (heading.text, *parts) if _key(part) in titles)
    return next(known, heading.text)


def _is_end(title: str, heading: str) -> bool:
    """Whether a heading begins or ends with a title of some words."""
    if len(title) >= len(heading) or word_count(title) < _LEAST_WORDS_SHARED:
        return False
    begins = heading.startswith(title) and not heading[len(title)].isalnum()
    return begins or (heading.endswith(title) and not heading[-len(title) - 1].isalnum())


def _as_shown(best: _Candidate, candidates: Sequence[_Candidate]) -> str:
    """The headline with the quotation marks that readers see; a page's head often has typewriters' ones."""
    plain = best.text.translate(_PLAIN_QUOTES)
    headings = (each.text for each in candidates if each.source == "heading")
    return next((text for text in headings if text.translate(_PLAIN_QUOTES) == plain), best.text)


def _weight(source: str, key: str, candidates: Sequence[_Candidate]) -> float:
    """What a source's headline counts."""
    if source != "heading":
        return _WEIGHTS[source]
    text = next(each.text for each in candidates if each.key == key)
    others = [each for each in candidates if each.source != "heading"]
    if not others or any(_is_alike(text, each.text) for each in others):
        return _WEIGHTS["heading"]
    headings = {each.key for each in candidates if each.source == "heading"}
    return _LONE_HEADING if len(headings) == 1 else _OTHER_HEADING


def _is_alike(heading: str, title: str) -> bool:
    """Whether a heading is another wording of a title."""
    words, title_words = ({*_WORD.findall(text.casefold())} for text in (heading, title))
    return _key(heading) == _key(title) or len(words & title_words) >= _ALIKE * max(
        3, min(len(words), len(title_words))
    )


def _headings(root: etree._Element) -> Iterator[str]:
    """The texts of first-level headings."""
    for heading in root.iter("h1"):
        text = _ANCHOR.sub("", _line("".join(_pieces(heading))))
        if 0 < len(text) <= _MAX_CHARS and not _UNSEEN_CLASS.search(heading.get("class") or ""):
            yield text


def _pieces(heading: etree._Element) -> list[str]:
    """The text of a heading in pieces between its elements, with spaces where they part lines."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(heading, events=("start", "end")):
        break_space = " " * (element.tag in _BREAKING)
        is_seen = isinstance(element.tag, str) and element.tag not in ("script", "style", "svg")
        if event == "start" and is_seen and not _is_kicker(element, heading):
            pieces.append(break_space + (element.text or ""))
        elif event == "end" and element is not heading:
            pieces.append(break_space + (element.tail or ""))
    return pieces


def _parts(root: etree._Element) -> Mapping[str, Sequence[str]]:
    """What stands in first-level headings between the edges of their elements, by their whole texts.

    A headline may have its topic before it or a second line behind it there.
    """
    parts: dict[str, Sequence[str]] = {}
    for heading in root.iter("h1"):
        pieces = _pieces(heading)
        runs = combinations(range(len(pieces) + 1), 2) if len(pieces) < _MAX_PIECES else ()
        texts = (_line("".join(pieces[start:stop])) for start, stop in runs)
        parts[_line("".join(pieces))] = [text for text in texts if word_count(text) >= _LEAST_WORDS]
    return parts


def _is_kicker(element: etree._Element, heading: etree._Element) -> bool:
    """Whether a part of a heading names the topic above the headline, by its class."""
    if element is heading or len(element):
        return False
    names = element.get("class") or ""
    return "tag" in class_kinds(names) or ("topline" in names and element is heading[0])


def _site_headings(page: WebPage) -> Iterator[str]:
    """First-level headings that are the site's name: the page's title adds it to another heading."""
    parts = [part.strip() for part in _SEPARATOR.split(page.head_title) if part.strip()]
    others = {_key("".join(heading.itertext())) for heading in page.root.iter("h2")} if len(parts) > 1 else set()
    if others and _key(parts[0]) in others:
        yield parts[-1]
    elif others and _key(parts[-1]) in others and _key(parts[0]) in map(_key, _headings(page.root)):
        yield parts[0]


def _site_links(page: WebPage) -> Iterator[str]:
    """What links to the site's first page are called, where the page's title begins or ends with it."""
    headings = {*map(_key, _headings(page.root)), *map(_key, _data_headlines(page))}
    parts = [part for part in map(_key, _SEPARATOR.split(page.head_title)) if part and part not in headings]
    for link in page.root.iter("a") if parts else ():
        if _HOME.fullmatch(link.get("href") or ""):
            text = _line("".join(link.itertext())) or next((alt for alt in map(_alt, link.iter("img")) if alt), "")
            if _key(text) in (parts[0], parts[-1]):
                yield text


def _menu_entries(page: WebPage) -> Iterator[str]:
    """What the entries of the page's menus are called."""
    for menu in page.root.iter(*_MENUS):
        yield from (_line("".join(link.itertext())) for link in menu.iter("a"))


def _alt(image: etree._Element) -> str:
    return image.get("alt") or ""


def _first_subheading(root: etree._Element) -> Iterator[str]:
    """The first second-level heading in the article, of pages whose title is but the site's name."""
    within = {*root.iter("article", "main")} or {*root.iter("body")}
    for heading in root.iter("h2"):
        if not within.isdisjoint(heading.iterancestors()):
            text = _line("".join(heading.itertext()))
            if 0 < len(text) <= _MAX_CHARS:
                yield text
                return


def _lesser_headings(page: WebPage) -> Iterator[str]:
    """What second-level headings that are most of the page's title are compared by: pages to print have no first."""
    title = _key(page.head_title)
    for heading in page.root.iter("h2"):
        key = _key("".join(heading.itertext()))
        if key in title and len(key) * 2 >= len(title):
            yield key


def _data_headlines(page: WebPage) -> Iterator[str]:
    """The headlines that the page's JSON-LD gives of its article."""
    for _, entry in own_entries(page):
        text = entry.get("headline")
        if isinstance(text, str) and is_article(entry):
            yield text
            return


def _without_site(text: str, known: set[str], sites: frozenset[str]) -> str:
    """A title without the names of the site and its section before and behind it.

    What is left is one of the known headlines, where the title holds one.
    """
    starts, stops = _edges(_ANY_SEPARATOR, text)
    for start in starts[: _SIDES + 1]:
        for stop in stops[: -_SIDES - 2 : -1]:
            if start < stop and _key(text[start:stop]) in known:
                return text[start:stop].strip()
    starts, stops = _edges(_SEPARATOR, text)
    while len(starts) > 1 and (_names_site(last := text[starts[-1] : stops[-1]], sites) or is_of_page(last)):
        starts.pop()
        stops.pop()
    if len(starts) > 1 and _key(text[starts[0] : stops[0]]) in sites:
        del starts[0]
    return text[starts[0] : stops[-1]].strip()


def _without_sections(text: str, known: set[str], sections: frozenset[str]) -> str:
    """A title without the sections of the site behind it, as its menus call them."""
    starts, stops = _edges(_SEPARATOR, text)
    for start, stop in list(zip(starts, stops, strict=True))[: -_SIDES - 1 : -1]:
        if not start or _key(text[:stop]) in known or _key(text[start:stop]) not in sections:
            return text[:stop]
        stops.pop()
    return text[: stops[-1]]


def _edges(separator: re.Pattern[str], text: str) -> tuple[list[int], list[int]]:
    """Where the parts of a text between separators start and stop."""
    cuts = [(match.start(), match.end()) for match in separator.finditer(text)]
    return [0, *(stop for _, stop in cuts)], [*(start for start, _ in cuts), len(text)]


def _names_site(text: str, sites: frozenset[str]) -> bool:
    """Whether a part of a title is the site's name, or a date."""
    key = _key(text)
    if not key or key in sites or _DATE.fullmatch(text.strip()):
        return True
    return any(
        (len(site) >= _LEAST_SITE and site in key and len(site) * 3 >= len(key))
        or (len(key) >= _LEAST_SITE and key in site)
        for site in sites
    )


def _candidate(source: str, text: str) -> _Candidate:
    line = _line(text)
    return _Candidate(source, line, _key(line))


def _line(text: str) -> str:
    return " ".join(_UNSEEN.sub("", text).split())


def _key(text: str) -> str:
    """What headlines are compared by: letters and digits, in small letters."""
    return "".join(_WORD.findall(_UNSEEN.sub("", text).casefold()))
