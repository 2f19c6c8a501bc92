"""The names that people read instead of ids, taken from the articles of the index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from searchapp.backends.base import Backend
from searchapp.backends.stored_article import summary_of


class Labels:
    """The labels of facets' values, each read from an article that has it when first asked for.

    They are remembered for one generation of the index. The label of a value that no article has is the value itself.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._generation = -1
        self._known: dict[str, dict[str, str]] = {}  # value → label, by field

    def of(self, field: str, values: Sequence[str], generation: int) -> Mapping[str, str]:
        """The labels of these values, and of others."""
        if generation != self._generation:
            self._generation, self._known = generation, {}
        labels = self._known.setdefault(field, {})
        unknown = [value for value in values if value not in labels]
        if not unknown:
            return labels
        summaries = self._backend.first(field, unknown)
        for summary in summaries.values():
            for named in summary_of(summary).facets[field]:
                labels.setdefault(named.id, named.label)
        for value in summaries:
            labels.setdefault(value, value)
        # not kept: anyone can ask for any number of ids that do not exist
        absent = {value: value for value in unknown if value not in labels}
        return {**labels, **absent} if absent else labels
