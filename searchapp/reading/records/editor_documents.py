"""The text of documents as editors keep them: objects for blocks, and in them objects for words in bold or links.

{"type": "paragraph", "children": [{"text": "The ferry "}, {"text": "sank", "bold": true}]}    Slate, Portable Text
{"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "…"}]}]}    ProseMirror
{"blocks": [{"type": "paragraph", "data": {"text": "…"}}]}                                     Editor.js, Draft.js
["The ferry ", {"type": "bold", "text": "sank"}, " at noon."]                                  Telegram
[{"type": "text", "content": "…"}, {"type": "image", "url": "…"}, {"type": "list", "items": […]}]   Arc
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

_PART_KEYS = ("children", "content", "blocks", "paragraphs", "nodes", "document", "content_elements")
_LIST_KEY = "items"  # under which a list keeps its lines; elsewhere it is a name for articles
_LEAF_KEYS = ("text", "value", "content")
_KIND_KEYS = ("type", "_type", "nodeType", "object")
_LEAF_KINDS = frozenset(("", "text", "span", "leaf", "link", "hyperlink", "a", "strong", "em", "inline", "mark"))
_BLOCK_KIND = re.compile(r"paragraph|heading|header|block|quote|list-?_?item|^(?:p|h[1-6]|li|text)$", re.I)
_POST_KINDS = frozenset(  # of pieces in a post of Telegram, whose text is a list
    (
        "plain", "bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "link", "text_link",
        "mention", "mention_name", "hashtag", "cashtag", "bot_command", "email", "phone", "bank_card", "custom_emoji",
        "blockquote",
    )
)  # fmt: skip
_MAX_DEPTH = 12


def parts_of(value: dict[str, Any]) -> list[Any] | None:
    """The blocks of a document or the pieces of a block; None for an object that has none."""
    for key in _PART_KEYS:
        parts = value.get(key)
        if isinstance(parts, list) and parts and all(isinstance(part, (dict, str)) for part in parts):
            return parts
        if isinstance(parts, dict) and (inner := parts_of(parts)):
            return inner
    lines = value.get(_LIST_KEY) if "list" in _kind(value).casefold() else None
    return lines if isinstance(lines, list) and all(isinstance(line, (dict, str)) for line in lines) else None


def are_blocks(parts: list[Any]) -> bool:
    """Whether the objects of a list are the blocks of a text, each of which says of which kind it is."""
    return bool(parts) and all(isinstance(part, dict) and _kind(part) for part in parts)


def document_text(value: dict[str, Any], text_of: Callable[[Any], str], depth: int = _MAX_DEPTH) -> str:
    """The text of a document, a block a line; empty for an object that is none. `text_of` reads what has no parts."""
    parts = parts_of(value)
    if parts is None or not depth:
        data, kind = value.get("data"), _kind(value)
        if not (isinstance(data, dict) and kind and depth):
            return ""
        return document_text({"type": kind, **data}, text_of, depth - 1) or text_of(data)
    if _is_of_pieces(value, parts):
        return "".join(_piece(part, depth - 1) for part in parts).strip()
    lines = (_block(part, text_of, depth - 1) for part in parts)
    return "\n".join(filter(None, lines))


def pieces_text(parts: list[Any]) -> str | None:
    """The text that the pieces of a post make; None for a list of anything else, such as paragraphs."""
    pieces = [part for part in parts if isinstance(part, dict)]
    if not pieces or not all(isinstance(part, (dict, str)) for part in parts):
        return None
    if not all(_kind(piece) in _POST_KINDS and isinstance(piece.get("text"), str) for piece in pieces):
        return None
    return "".join(_piece(part, depth=0) for part in parts)


def _block(part: Any, text_of: Callable[[Any], str], depth: int) -> str:
    if not isinstance(part, dict):
        return text_of(part)
    lower = part.get(_LIST_KEY)
    if isinstance(lower, list) and depth and (own := text_of({key: part[key] for key in _LEAF_KEYS if key in part})):
        return "\n".join(filter(None, (own, *(_block(line, text_of, depth - 1) for line in lower))))
    return document_text(part, text_of, depth) or text_of(part)


def _is_of_pieces(value: dict[str, Any], parts: list[Any]) -> bool:
    """Whether the parts of an object stand on one line."""
    if not _BLOCK_KIND.search(_kind(value)):
        return False
    return all(isinstance(part, str) or _kind(part) in _LEAF_KINDS for part in parts)


def _kind(value: dict[str, Any]) -> str:
    return next((kind for key in _KIND_KEYS if isinstance(kind := value.get(key), str)), "")


def _piece(part: Any, depth: int) -> str:
    """A piece of a line, with the spaces around it."""
    if isinstance(part, str):
        return part
    text = next((part[key] for key in _LEAF_KEYS if isinstance(part.get(key), str)), None)
    if text is not None or not depth:
        return text or ""
    return "".join(_piece(inner, depth - 1) for inner in parts_of(part) or () if isinstance(inner, (str, dict)))
