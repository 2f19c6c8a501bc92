"""A query with parts that is never taken apart."""

from __future__ import annotations

from typing import Any

from whoosh.query import Or, Query


class Undivided(Or):  # type: ignore[misc]  # Whoosh's classes are untyped to mypy
    """Documents with any of the parts, which are not scored by themselves."""

    def is_leaf(self) -> bool:
        """Always."""
        return True

    def apply(self, fn: Any) -> Query:
        """The same query."""
        return self

    def normalize(self) -> Query:
        """The same query."""
        return self
