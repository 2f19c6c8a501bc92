"""A few stories from a small harbour, and how to ask for them."""

from __future__ import annotations

from whoosh.query import Query, Term

from searchapp.engine.execution.plan import Plan
from searchapp.engine.execution.searcher import Searcher
from tests.engine.worlds import Story

STORIES = (
    Story("gale", "gale sinks two ferries off the old harbour", "harbour gale", ("NO", "DK"), (100, 100)),
    Story("crane", "a crane lifts the old ferry", "crane at work", ("NO",), (101, 101)),
    Story("seal", "the seal sleeps on the old pier", "seal", (), (90, 119)),
    Story("regatta", "forty boats race round the old harbour light", "regatta", ("DK",)),
)


def keys(searcher: Searcher, plan: Plan) -> list[str]:
    """The stories outcome, by their first word."""
    return [
        searcher.stored(global_id, "story").decode().split()[0] for global_id in searcher.run(plan).global_ids.tolist()
    ]


def text(term: str, boost: float = 1.0) -> Query:
    """A word in the text."""
    return Term("text", term, boost)
