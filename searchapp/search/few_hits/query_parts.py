"""The parts of a query that stand side by side, each to be counted by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from searchapp import query
from searchapp.backends.base import Backend, Outcome, Plan
from searchapp.errors import QueryError
from searchapp.model.request import SearchRequest
from searchapp.query.syntax.lexer import QUOTES
from searchapp.query.syntax.request_words import naming
from searchapp.query.syntax.top_level import TopLevelPart, top_level_parts

PARTS = 8  # of a query that are counted one by one
_PLAIN = re.compile(rf"[^\s({QUOTES}]\S*\Z")


def parts_of(request: SearchRequest) -> Sequence[TopLevelPart]:
    """The parts of a query of which an article has to have each; none of one that cannot be read."""
    try:
        parts = top_level_parts(request.text)
    except QueryError:
        return []
    return naming(parts, _plain_texts(parts), is_excluded)[0] if request.match == "best" else parts


def _plain_texts(parts: Sequence[TopLevelPart]) -> list[str]:
    """The words among the parts that may ask; an empty text for what has an operator or quotation marks."""
    joined_behind = [*(part.is_joined for part in parts[1:]), False]
    return [
        "" if part.is_joined or is_joined_behind or not _PLAIN.match(part.text) else part.text
        for part, is_joined_behind in zip(parts, joined_behind, strict=False)
    ]


def is_excluded(part: TopLevelPart) -> bool:
    """Whether articles are not to have a part."""
    return part.text[0] in "-!" or part.text.startswith("NOT ")


class PartCounts:
    """The parts of a query, to be counted one by one in the same trip as something else."""

    def __init__(self, backend: Backend, request: SearchRequest) -> None:
        parts = [part.text for part in parts_of(request)[:PARTS] if not is_excluded(part)]
        planned = [(part, total_plan(backend, alone(part))) for part in parts]
        self._counted = [part for part, plan in planned if plan]
        self.plans: Sequence[Plan] = [plan for _, plan in planned if plan]

    def unmatched(self, outcomes: Sequence[Outcome]) -> list[str]:
        """The parts that no article has, by what came of the plans; signs alone are not looked for."""
        return [part for part, outcome in zip(self._counted, outcomes, strict=True) if not outcome.total]


def alone(part: str) -> SearchRequest:
    """The request for one part by itself."""
    return SearchRequest(text=part, lenient=True)


def total_plan(backend: Backend, request: SearchRequest) -> Plan | None:
    """What counts the articles that a request finds; None where there is nothing to look for."""
    try:
        resolved = query.resolve(request, backend)
    except QueryError:  # a part without a word in it
        return None
    return Plan(resolved.tree, resolved.filters, limit=0)
