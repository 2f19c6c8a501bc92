"""When the articles of an index were added to it."""

from __future__ import annotations

from collections.abc import Sequence

from searchapp.backends.base import Backend, Plan
from searchapp.backends.stored_article import added_of, summary_rows
from searchapp.model.query_tree import Every
from searchapp.model.sorts import LATEST_ADDED

_LATEST = Plan(Every(), sort=LATEST_ADDED, limit=1, stored=("summary",))


def latest_addition(backend: Backend) -> str:
    """When an article was last added to the index (ISO 8601, UTC); empty where it has none."""
    (outcome,) = backend.run([_LATEST])
    return next(map(added_of, summary_rows(outcome.stored["summary"])), "")


def additions_of(backend: Backend, ids: Sequence[str]) -> dict[str, str]:
    """When each of these articles was added to the index, by id, without those that it has not."""
    summaries = backend.stored(ids, "summary")
    return dict(zip(summaries, map(added_of, summary_rows([*summaries.values()])), strict=True))
