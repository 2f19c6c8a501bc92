"""Plain text from a piece of HTML, as feeds and JSON records hold articles."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from searchapp.reading.html_blocks.blocks import Block, page_blocks, page_root

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9:-]*(?:\s[^<>]*)?/?>|<!--")
_ESCAPED_TAG = re.compile(r"&(?:amp;)*lt;/?(?:p|div|br|li|h[1-6])\b", re.I)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


def html_to_text(fragment: str) -> str:
    """The text of a piece of HTML, a paragraph a line, without scripts and tags; plain text comes back as it is."""
    if not _TAG.search(fragment):
        text = html.unescape(fragment) if _ENTITY.search(fragment) else fragment
        is_escaped = text != fragment and (_TAG.search(text) or _ESCAPED_TAG.search(text))
        return html_to_text(text) if is_escaped else text
    root = page_root(f"<html><body>{fragment}</body></html>")
    if root is None:
        return ""
    blocks = _shown(page_blocks(root))
    return "\n".join(f"- {block.text}" if block.element.tag == "li" else block.text for block in blocks)


def _shown(blocks: Sequence[Block]) -> Iterable[Block]:
    """The blocks that readers see; those that are hidden too, as behind a wall, where they are the larger part."""
    shown = [block for block in blocks if block.element.unseen is None]
    chars = sum(len(block.text) for block in shown)
    return shown if 2 * chars >= sum(len(block.text) for block in blocks) else blocks
