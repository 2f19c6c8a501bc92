"""The text of an article in blocks, `{"blocks": {"body": [{"bodyHtml": …}]}}`, as the Guardian keeps it."""

from __future__ import annotations

from typing import Any

_TEXTS = ("bodyHtml", "bodyTextSummary")


def with_blocks_joined(value: dict[str, Any]) -> dict[str, Any]:
    """An article with its blocks as its body; any other object as it is."""
    blocks = value.get("blocks")
    parts = blocks.get("body") if isinstance(blocks, dict) else None
    if not isinstance(parts, list):
        return value
    texts = [text for part in parts if isinstance(part, dict) and (text := _text(part))]
    return {**value, "blocks": None, "body": texts} if texts else value


def _text(block: dict[str, Any]) -> str:
    return next((text for name in _TEXTS if isinstance(text := block.get(name), str) and text), "")
