"""A query for documents by their days."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from whoosh.query import And, NumericRange, Query

DAY_SECONDS: Final = 86_400


class DateFields(NamedTuple):
    """The number fields with the first and last second (UTC, since 1970) of a document's date."""

    first: str
    last: str


class DaysWithin(And):  # type: ignore[misc]  # Whoosh's classes are untyped to mypy
    """Documents whose date, from its first second to its last, lies wholly between two days (since 1970, inclusive).

    A day that is None leaves its side open. To stock Whoosh it is what it is made of, a range of each number field.
    """

    def __init__(self, fields: DateFields, first: int | None, last: int | None, score: float = 2.0) -> None:
        begin = None if first is None else first * DAY_SECONDS
        end = None if last is None else (last + 1) * DAY_SECONDS - 1
        half = score / 2  # of each range, which stock Whoosh adds up
        super().__init__(
            [NumericRange(fields.first, begin, None, boost=half), NumericRange(fields.last, None, end, boost=half)]
        )
        self.score = score
        self.fields = fields
        self.first = first
        self.last = last

    def apply(self, fn: Any) -> Query:
        """Both ranges with something done to each."""
        return And([fn(part) for part in self.subqueries])

    def normalize(self) -> Query:
        """The query in its simplest form."""
        return And(self.subqueries).normalize()
