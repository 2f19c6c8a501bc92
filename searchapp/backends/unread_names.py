"""Which articles of an index have no names, for want of a model of their language."""

from __future__ import annotations

from searchapp.backends.base import READ_BY, Backend


def articles_without_model(backend: Backend) -> dict[str, int]:
    """How many articles of the index are in languages whose names no model has read, by language, most first."""
    counts = {value: count for value, count in backend.values(READ_BY) if value == language_of(value)}
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def language_of(read_by: str) -> str:
    """The language of articles whose names were read as this text tells: `ru natasha 1.6`, or `ru` for by no model."""
    return read_by.partition(" ")[0]
