"""The text of an article in parts: in blocks, as the Guardian keeps it, or in sections with a heading each.

{"blocks": {"body": [{"bodyHtml": …}]}}    {"title": …, "sections": [{"heading": …, "text": …}]}
{"body": {"summary": […], "sections": [{"headline": […], "paragraphs": […]}]}}, as Fundus keeps it
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from searchapp.reading.records.usual_names import names_of, plain_name, ranks

_PART = ("heading", "text")
_HEADS = ("title", "published", "byline", "url")  # what tells an article from a part of one, besides an id
_TEXTS = ("bodyHtml", "bodyTextSummary")


def with_blocks_joined(value: dict[str, Any]) -> dict[str, Any]:
    """An article with its blocks or the sections of its body as its body; any other object as it is."""
    if isinstance(body := value.get("body"), dict) and (texts := list(_section_texts(body))):
        return {**value, "body": texts}
    blocks = value.get("blocks")
    parts = blocks.get("body") if isinstance(blocks, dict) else None
    if not isinstance(parts, list):
        return value
    texts = [text for part in parts if isinstance(part, dict) and (text := _text(part))]
    return {**value, "blocks": None, "body": texts} if texts else value


def _text(block: dict[str, Any]) -> str:
    return next((text for name in _TEXTS if isinstance(text := block.get(name), str) and text), "")


def _section_texts(body: Mapping[str, Any]) -> Iterator[str]:
    """The texts of a body that has sections, in their order; none of another."""
    sections = body.get("sections")
    if not isinstance(sections, list) or not all(isinstance(section, dict) for section in sections):
        return
    parts = (texts for section in sections for texts in headed_texts([section]))
    for texts in (body.get("summary"), *parts):
        yield from (text for text in (texts if isinstance(texts, list) else [texts]) if isinstance(text, str) and text)


def have_heads(list_name: str, parts: Sequence[Any]) -> bool:
    """Whether the parts in a list of this name have what tells articles, as a headline, a day or ids of their own."""
    members = [(plain_name(name), inner) for part in parts if isinstance(part, dict) for name, inner in part.items()]
    if any(name in ranks()[target] for name, _ in members for target in _HEADS):
        return True
    ids = [inner for name, inner in members if name in ranks()["id"] and plain_name(list_name) not in names_of("lines")]
    return bool(ids) and not (plain_name(list_name) in names_of("numbered") and all(map(_is_number, ids)))


def _is_number(value: Any) -> bool:
    return isinstance(value, int) or (isinstance(value, str) and value.isdecimal())


def name_of_headed_parts(value: Mapping[str, Any]) -> str:
    """The name of the list with the parts of a titled article, each a heading and a text; empty where it has none."""
    if not any(plain_name(name) in ranks()["title"] and isinstance(inner, str) for name, inner in value.items()):
        return ""
    lists = (name for name, inner in value.items() if plain_name(name) in names_of("parts") and _are_parts(inner))
    return next(lists, "")


def _are_parts(value: Any) -> bool:
    """Whether a value is a list of objects that have a heading, a text and nothing else."""
    known = (*ranks()["title"], *ranks()["body"])
    return isinstance(value, list) and all(
        isinstance(part, dict) and 0 < len(part) <= len(_PART) and all(plain_name(name) in known for name in part)
        for part in value
    )


def headed_texts(parts: Sequence[Mapping[str, Any]]) -> list[Any]:
    """The headings and texts of such parts, in their order."""
    return [text for part in parts for text in _heading_first(part) if text]


def _heading_first(part: Mapping[str, Any]) -> Iterator[Any]:
    yield from (text for name, text in part.items() if plain_name(name) in ranks()["title"])
    yield from (text for name, text in part.items() if plain_name(name) not in ranks()["title"])
