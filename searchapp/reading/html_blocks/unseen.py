"""Which elements of a page its readers do not see, by their attributes, style or class."""

from __future__ import annotations

import re

from lxml import etree

from searchapp.reading.html_blocks.class_words import class_kinds

_WHOLE_PAGE = frozenset(("html", "body"))  # which pages hide until their scripts run
_UNSEEN_STYLE = re.compile(r"(?<![\w-])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.I)
UNSEEN = "unseen"  # the kind of elements whose class says that they are for screen readers
_MOST_PHRASE_CHARS = 80
MOST_UNSEEN_CHARS = 200  # a longer text is a part of the story, which scripts show or a wall hides


def is_hidden(node: etree._Element) -> bool:
    """Whether an element says by itself, and not by its class, that it is not shown.

    What is hidden from screen readers alone (`aria-hidden`) is seen, as a large first letter is.
    """
    return node.tag not in _WHOLE_PAGE and _is_unshown(node)


def is_unseen_phrase(node: etree._Element, begins_block: bool) -> bool:
    """Whether an element within a line is short and not seen, as “(opens in a new window)” for screen readers.

    What begins a block for screen readers may tell what it is: “By” the writer, “Image caption”.
    """
    names = node.get("class")
    if not (_is_unshown(node) or (names and not begins_block and UNSEEN in class_kinds(names))):
        return False
    return sum(map(len, node.itertext())) <= _MOST_PHRASE_CHARS


def _is_unshown(node: etree._Element) -> bool:
    if node.get("hidden") is not None:
        return True
    style = node.get("style")
    return bool(style) and _UNSEEN_STYLE.search(style) is not None
