"""The orders that results can be sorted in, in one table that every face reads."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

_PUBLISHED = "published"


class SortOrder(Struct, frozen=True):
    """One order: by a number field of the index or, without one, by score; articles without the number come last.

    A score may count for less the longer ago an article was published.
    """

    name: str  # in `sort=` and `--sort`
    label: str  # on the page
    description: str
    field: str = ""
    is_descending: bool = True
    fades: bool = False
    by_meaning: bool = False  # whether the best by score come in the order of what they mean

    @property
    def by_score(self) -> bool:
        """Whether it is the query's words that decide."""
        return not self.field

    @property
    def ties_by(self) -> str:
        """The number field whose greatest come first among equals, if it is not what they are equal in."""
        return "" if self.field == _PUBLISHED else _PUBLISHED


RELEVANCE = SortOrder("relevance", "Best match", "the best match first")
NEWEST = SortOrder("newest", "Newest", "the latest published first", _PUBLISHED)
OLDEST = SortOrder("oldest", "Oldest", "the earliest published first", _PUBLISHED, is_descending=False)
LATEST_ADDED = SortOrder("added", "Newly added", "the latest added to the index first", "added")

SORTS: Mapping[str, SortOrder] = {
    order.name: order
    for order in (
        RELEVANCE,
        SortOrder(
            "recent",
            "Recent",
            "the best match first, where an article of the newest day counts twice as much as an old one",
            fades=True,
        ),
        SortOrder(
            "meaning",
            "Meaning",
            "the best match first, and of the fifty best those nearest in meaning, where the index has vectors",
            by_meaning=True,
        ),
        NEWEST,
        OLDEST,
        LATEST_ADDED,
    )
}
