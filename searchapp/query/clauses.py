"""Parts of a query side by side become one: its tree, and the text that says how it was understood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from searchapp.model.query_tree import And, Every, Maybe, Not, Or, QueryTree
from searchapp.model.request import Match


class Part(Struct, frozen=True, gc=False):
    """A part of a query; `joint` joins the parts of its text, and a filter must match whatever the request's `match`.

    A filter is a value or a range of dates: articles have it or not.
    """

    tree: QueryTree
    text: str
    joint: str = ""
    is_filter: bool = False

    def within(self, joint: str) -> str:
        """Its text as a part of a text that has other joints."""
        return f"({self.text})" if self.joint and self.joint != joint else self.text


class Clauses(NamedTuple):
    """Parts side by side, by what is asked of them."""

    words: Sequence[Part]
    required: Sequence[Part] = ()
    filters: Sequence[Part] = ()
    excluded: Sequence[Part] = ()


def joined(clauses: Clauses, match: Match) -> Part | None:
    """Parts side by side as one: all of the words or any, all that is required, nothing that is excluded."""
    positive = _positive(clauses, match)
    if not clauses.excluded:
        return positive
    tree = And((positive.tree if positive else Every(), Not(any_of(clauses.excluded))))
    texts = [f"NOT {part.within('NOT')}" for part in clauses.excluded]
    if positive:
        texts.insert(0, positive.within("AND"))
    return Part(tree, " AND ".join(texts), "AND" if len(texts) > 1 else "NOT")


def _positive(clauses: Clauses, match: Match) -> Part | None:
    words, needed = clauses.words, [*clauses.required, *clauses.filters]
    if match == "any" and len(words) > 1 and not clauses.required:
        words = [Part(any_of(words), " OR ".join(part.within("OR") for part in words), "OR")]
    if match == "any" and clauses.required and words:
        tree = Maybe(all_of(needed), any_of(words))
        texts = [*("+" + part.within("+") for part in needed), *(part.within("+") for part in words)]
        return Part(tree, " ".join(texts), "+")
    parts = [*words, *needed]
    if len(parts) < 2:
        return parts[0] if parts else None
    is_filter = all(part.is_filter for part in parts)
    return Part(all_of(parts), " AND ".join([part.within("AND") for part in parts]), "AND", is_filter)


def all_of(parts: Sequence[Part]) -> QueryTree:
    """What matches all of the parts."""
    return And(tuple([part.tree for part in parts])) if len(parts) > 1 else parts[0].tree


def any_of(parts: Sequence[Part]) -> QueryTree:
    """What matches any of the parts."""
    return Or(tuple([part.tree for part in parts])) if len(parts) > 1 else parts[0].tree
