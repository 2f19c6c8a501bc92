"""What a page shows beside its own story: those below it, what readers say of it, and the head of an archive."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set

from lxml import etree

from searchapp.reading.cleaning.line_kinds import is_prose
from searchapp.reading.cleaning.line_patterns import COMMENT_BUTTON
from searchapp.reading.html_blocks.blocks import HEADINGS, Block, Element
from searchapp.reading.markup.container import NEGATIVE_KINDS
from searchapp.reading.markup.web_page import WebPage

# What archive.today, Google's cache and the Wayback Machine put above a page that they kept.
_ARCHIVE_HEADS = etree.XPath(
    "(//*[@id='HEADER'])[1][contains(., 'All snapshots')][parent::*//*[@id='CONTENT']]"
    " | //*[contains(@id, 'google-cache-hdr')] | //*[@id='wm-ipp-base' or @id='wm-ipp' or @id='wm-ipp-print']"
    " | //*[@class='mw-editsection']"  # the links to edit a section, in wikis
)
_PAGE_LINK = re.compile(r"https?:|/|[\w.-]+\.html?")
_ARCHIVE_SIGNS = ("All snapshots", "google-cache-hdr", "wm-ipp", "mw-editsection")

_SUBHEADINGS = HEADINGS - {"h1"}
_COMMENTS = 2  # alike; a single one may be the opinion that the page is about
_OWN_KINDS = frozenset(("content", "article", "title", "summary"))  # of the story itself, whatever else it is called


def may_have_archive_head(text: str) -> bool:
    """Whether the source of a page has words of an archive: looking through its tree takes 3 ms, and few have any."""
    return any(sign in text for sign in _ARCHIVE_SIGNS)


def drop_archive_heads(root: etree._Element) -> None:
    """Take what archives of the web put above a page out of its tree."""
    for head in _ARCHIVE_HEADS(root):
        parent, before = head.getparent(), head.getprevious()
        if parent is not None:
            if before is not None:
                before.tail = f"{before.tail or ''}{head.tail or ''}"
            else:
                parent.text = f"{parent.text or ''}{head.tail or ''}"
            parent.remove(head)


def drop_other_stories(page: WebPage, title: str) -> None:
    """Take the articles with other headlines out of a page's tree, where one has the page's headline."""
    stories = {article: _headline(article) for article in page.root.iter("article")}
    headed = {article: headline for article, headline in stories.items() if headline}
    own = [article for article, headline in headed.items() if headline == _key(title)]
    if len(own) != 1 or page.json_ld.is_live_blog():
        return
    around = {own[0], *own[0].iterancestors(), *own[0].iter("article")}
    for article in headed:
        parent = article.getparent()
        if article not in around and parent is not None:
            parent.remove(article)


def without_comments(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks of a page without its readers' comments and their heading, where it has two of them and other text.

    However long, they are no article: beside a short one they would be most of the page.
    """
    around_blocks = {element for block in blocks for element in block.element.path}
    named = {element for element in around_blocks if _is_comment(element)} | _with_buttons(blocks)
    if not named:
        return blocks
    named -= {element for block in blocks if block.element.tag == "h1" for element in block.element.path}
    is_comment = [any(element in named for element in block.element.path) for block in blocks]
    pairs = list(zip(blocks, is_comment, strict=True))
    prose = [block for block, among in pairs if among and is_prose(block.look)]
    around = {element for block in prose for element in _comments_around(block, named)}
    alike = Counter((element.tag, element.class_name) for element in around)
    if max(alike.values(), default=0) < _COMMENTS or not any(_is_story(block) for block, among in pairs if not among):
        return blocks
    next_ones = [*is_comment[1:], False]
    return [
        block
        for (block, among), heads_comments in zip(pairs, next_ones, strict=True)
        if not among and not (heads_comments and block.element.tag in _SUBHEADINGS)
    ]


def _with_buttons(blocks: Sequence[Block]) -> Set[Element]:
    """The elements of comments that no name tells: several alike below the headline, each with prose and “Reply”."""
    signs = [block for block in blocks if COMMENT_BUTTON.match(block.look)]
    if len(signs) < _COMMENTS:
        return frozenset()
    headed = {element for block in blocks if block.element.tag == "h1" for element in block.element.path}
    telling = {element for block in blocks if is_prose(block.look) for element in block.element.path} - headed
    rows: dict[tuple[Element | None, str, str], set[Element]] = {}
    for element in {element for block in signs for element in block.element.path if element in telling}:
        rows.setdefault((element.parent, element.tag, element.class_name), set()).add(element)
    return {element for row in rows.values() if len(row) >= _COMMENTS for element in row}


def _comments_around(block: Block, named: Set[Element]) -> Sequence[Element]:
    """The elements of the comment that a block is in: one named so, or those within a list of comments."""
    path = block.element.path
    depth = next(depth for depth, element in enumerate(path) if element in named)
    first = 0 if path[0].tag == "li" else 1
    return path[first:depth] if first < depth and "comments" in path[depth].kinds else path[depth : depth + 1]


def _is_story(block: Block) -> bool:
    """Whether a block is prose, and in no element of another kind of text."""
    return is_prose(block.look) and not any(element.kinds & NEGATIVE_KINDS for element in block.element.path)


def _is_comment(element: Element) -> bool:
    """Whether an element's names say that it holds comments, or is one; `comment-body` is no body of the page's."""
    return "comment part" in element.kinds or ("comment" in element.kinds and not element.kinds & _OWN_KINDS)


def _headline(article: etree._Element) -> str:
    """What the headline of an article is compared by: its first-level heading, or one that leads to its own page."""
    heading = next(article.iter("h1"), None)
    if heading is None:
        first = next(article.iter("h2", "h3"), None)
        heading = first if first is not None and _leads_away(first) else None
    return "" if heading is None else _key("".join(heading.itertext()))


def _leads_away(heading: etree._Element) -> bool:
    links = (heading.getparent(), *heading.iter("a"))
    return any(link is not None and link.tag == "a" and _PAGE_LINK.match(link.get("href") or "") for link in links)


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
