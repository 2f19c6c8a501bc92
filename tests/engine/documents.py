"""Documents one by one, as tests write them down; the writer takes columns of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from searchapp.engine.indexing.document import BulkAnalyzer, Documents, Layout, Passages


class Prose(NamedTuple):
    """A text (UTF-8) that the writer tokenizes."""

    text: bytes
    analyzer: BulkAnalyzer


class Passage(NamedTuple):
    """A part of a text field: its terms in order or its prose, and the rest of its `Layout`."""

    terms: Sequence[str] | Prose
    weight: float = 1.0
    position: int = 0
    lead_terms: int = 0
    lead_weight: float = 0.0


class Document(NamedTuple):
    """A document to be indexed; a field that it does not name has no value."""

    key: str
    text: Mapping[str, Sequence[Passage]]
    keywords: Mapping[str, Sequence[str]]
    numbers: Mapping[str, int]
    stored: Mapping[str, bytes]


def documents_of(document: Document) -> Documents:
    """The columns of the only document."""
    key, text, keywords, numbers, stored = document
    return Documents(
        (key,),
        {name: [_passages(*passage) for passage in passages] for name, passages in text.items()},
        {name: (values,) for name, values in keywords.items()},
        {name: (number,) for name, number in numbers.items()},
        {name: (content,) for name, content in stored.items()},
    )


def _passages(terms: Sequence[str] | Prose, *rest: Any) -> Passages:
    if isinstance(terms, Prose):
        return Passages((terms.text,), Layout(terms.analyzer, *rest))
    return Passages((terms,), Layout(None, *rest))
