"""A query for several terms that are scored as one word."""

from __future__ import annotations

from collections.abc import Sequence

from whoosh.query import Or, Term


class Synonyms(Or):  # type: ignore[misc]  # Whoosh's classes are untyped to mypy
    """Documents with any of the terms that stand for one word: its inflections, or its spellings.

    They score as in whoosh.query.Or; the engine caches the postings of all of them as those of one term.
    """

    def __init__(self, subqueries: Sequence[Term], boost: float = 1.0) -> None:
        super().__init__(subqueries, boost=boost)
        self._hash: int | None = None

    def __eq__(self, other: object) -> bool:
        return self is other or super().__eq__(other)

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(tuple(self.subqueries))
        return self._hash
