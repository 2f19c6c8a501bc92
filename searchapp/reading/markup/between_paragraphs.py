"""Blocks between an article's paragraphs that are none of them: requests, bylines, forms, boxes on writers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set

from searchapp.reading.cleaning.line_kinds import is_apart, is_prose, is_weak_button
from searchapp.reading.cleaning.line_patterns import BUTTON, END, PHOTO_CREDIT, RELATED, RELATED_LABEL
from searchapp.reading.cleaning.page_notices import is_page_notice
from searchapp.reading.html_blocks.blocks import Block, Element
from searchapp.reading.html_blocks.unseen import MOST_UNSEEN_CHARS
from searchapp.text.calendar.date_lines import date_of_line

_BUTTON_WORDS = 6
_MERE_LINKS = 0.95  # of a block's characters
_STAMP_SIGN = re.compile(r"\s*[|•·]\s*|\n")
_ASIDE_KINDS = frozenset(("author", "comment", "newsletter", "consent", "poll"))
_ASIDE_TAGS = frozenset(("form", "button"))
_OWN_KINDS = frozenset(("content", "article", "title", "summary"))  # of the article itself, whatever else it is called
_ENTRY_TAGS = frozenset(("li", "dd", "dt", "td", "th"))
_BOX_TAGS = frozenset(("div", "aside", "section", "figure"))
_OWNER = re.compile(r"\W*(?:©|\(c\)|copyright\b)", re.I)
_LABEL_WORDS = 8  # of a box around a notice; longer lines are text
_ASIDE_SHARE = 0.3  # of a body's characters; what holds more is the article


def without_asides(blocks: Sequence[Block], is_body: Sequence[bool], container: Element) -> list[bool]:
    """For each block whether it is body, those left out that stand in forms, comments, boxes on writers, side columns.

    Only elements within the container count, and cells beside it; none of them if they hold much of the body.
    """
    outer = frozenset(container.path)
    in_cell = container.tag == "td"
    asides = [body and _is_aside(block, outer, in_cell) for block, body in zip(blocks, is_body, strict=True)]
    chars = [len(block.text) if body else 0 for block, body in zip(blocks, is_body, strict=True)]
    aside_chars = sum(size for size, aside in zip(chars, asides, strict=True) if aside)
    if aside_chars > _ASIDE_SHARE * sum(chars):
        return list(is_body)
    return [body and not aside for body, aside in zip(is_body, asides, strict=True)]


def _is_aside(block: Block, outer: frozenset[Element], in_cell: bool) -> bool:
    for element in block.element.path:
        if element in outer:
            return False
        if in_cell and element.tag == "td" and element.parent in outer:
            return True
        if element.tag in _ASIDE_TAGS or (element.kinds & _ASIDE_KINDS and not element.kinds & _OWN_KINDS):
            return True
    return False


def without_notices(blocks: Sequence[Block], is_body: Sequence[bool]) -> list[bool]:
    """The same without what asks for consent to cookies, for money or for an address, unless that is all there is."""
    notices = [is_notice(block) or _is_between_prose(blocks, index) for index, block in enumerate(blocks)]
    boxes = _boxes_of_notices(blocks, notices)
    kept = [
        body and not notice and boxes.isdisjoint(block.element.path)
        for block, body, notice in zip(blocks, is_body, notices, strict=True)
    ]
    return kept if any(kept) else list(is_body)


def _is_between_prose(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is a word such as “Anzeige” alone between two paragraphs, and no line of verse or of a list."""
    around = (*blocks[max(0, index - 1) : index], *blocks[index + 1 : index + 2])
    is_alone = blocks[index].element.tag not in _ENTRY_TAGS and is_weak_button(blocks[index].look)
    return is_alone and len(around) == 2 and all(is_prose(block.look) for block in around)


def _boxes_of_notices(blocks: Sequence[Block], notices: Sequence[bool]) -> Set[Element]:
    """The elements around notices that hold nothing else but their headings and labels."""
    boxes = {
        block.element.path[1] for block, notice in zip(blocks, notices, strict=True) if notice and _is_boxed(block)
    }
    for block, notice in zip(blocks, notices, strict=True) if boxes else ():
        if not notice and (block.is_row or block.text.count(" ") >= _LABEL_WORDS):
            boxes.difference_update(block.element.path)
    return boxes


def _is_boxed(block: Block) -> bool:
    return len(block.element.path) > 1 and block.element.path[1].tag in _BOX_TAGS


def without_link_lists(blocks: Sequence[Block], is_body: Sequence[bool]) -> list[bool]:
    """The same without lists of links below labels such as “More from the Echo”, and no labels or owners at the end."""
    kept = list(is_body)
    label: int | None = None
    for index, block in enumerate(blocks):
        if _is_label(block):
            label = index
        elif label is not None and block.link_share >= _MERE_LINKS:
            kept[label] = kept[index] = False
        else:
            label = None
    for index in range(len(blocks) - 1, -1, -1):
        if kept[index] and not (_is_label(blocks[index]) or _names_owner(blocks[index])):
            break
        kept[index] = False
    return kept if any(kept) else list(is_body)


def _is_label(block: Block) -> bool:
    """Whether a block is a line such as “Related articles” or “Tags: …”."""
    is_line = block.element.tag not in _ENTRY_TAGS and not block.is_row and not is_prose(block.look)
    return is_line and bool(END.match(block.look) or RELATED_LABEL.match(block.look))


def _names_owner(block: Block) -> bool:
    """Whether a block at the foot of a page says whose that is."""
    return bool(_OWNER.match(block.look)) and any(element.tag == "footer" for element in block.element.path)


def is_notice(block: Block) -> bool:
    """Whether a block asks its reader for something, or leads to another page."""
    text = block.look
    if block.is_row:
        return False
    if block.element.tag == "figcaption" and PHOTO_CREDIT.search(text):
        return True
    if text.count(" ") < _BUTTON_WORDS and BUTTON.match(text) and not is_weak_button(text):
        return True
    return is_page_notice(text) or bool(RELATED.match(text)) or _leads_on(block)


def _leads_on(block: Block) -> bool:
    """Whether a block is the links of a menu, as to the other pages of a long text."""
    around = block.element.path[:2]
    return block.link_share >= _MERE_LINKS and any(each.tag == "nav" or "nav" in each.kinds for each in around)


def without_hidden(blocks: Sequence[Block], is_body: Sequence[bool]) -> list[bool]:
    """The same without what a page hides, but for a text as long as a part of the story, which a wall hides."""
    chars: Counter[Element | None] = Counter()
    hidden_in = [unseen.parent if (unseen := block.element.unseen) else None for block in blocks]
    for block, body, parent in zip(blocks, is_body, hidden_in, strict=True):
        chars[parent] += len(block.text) * body
    most = min(MOST_UNSEEN_CHARS, chars.pop(None, 0))
    return [body and (parent is None or chars[parent] >= most) for body, parent in zip(is_body, hidden_in, strict=True)]


def without_stamps(blocks: Sequence[Block], is_body: Sequence[bool]) -> list[bool]:
    """The same without bylines and times, as “By Ada Holm | 3 hours ago”, above the first sentence."""
    first = next((index for index, block in enumerate(blocks) if is_body[index] and is_prose(block.look)), 0)
    return [body and not (index < first and _is_stamp(blocks[index].look)) for index, body in enumerate(is_body)]


def _is_stamp(text: str) -> bool:
    parts = [part for part in _STAMP_SIGN.split(text) if part]
    return bool(parts) and (all(map(_is_apart, parts)) or date_of_line(text) is not None)


def _is_apart(text: str) -> bool:
    return is_apart(text) or date_of_line(text) is not None
