"""Searches of one state of an index in a cluster, which wait where a node has just gone."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlencode

import orjson

from searchapp.backends.opensearch.connection import Connection, PartMissingError, ViewGoneError
from searchapp.backends.opensearch.mapping import FILLING
from searchapp.backends.opensearch.snapshot import View
from searchapp.backends.opensearch.translation import Clause
from searchapp.errors import BackendError

MOST_WORDS = 300  # of a shard, that are counted to complete one, in 10 ms; the cluster lists 1,024 at most
PAUSES = (0.1, 0.4, 1.0, 2.0, 4.0)  # seconds, in which a cluster notices that a node is gone

Answered = TypeVar("Answered")

_PARAMS = {
    "search_type": "dfs_query_then_fetch",  # all shards score by the frequencies of all
    "allow_partial_search_results": "false",
}
_SEARCH = f"/_search?{urlencode(_PARAMS)}"


class ViewSearches:
    """Searches in one view of an index; it is forgotten with the last that knows them. Raises what `read_meta` does."""

    def __init__(self, connection: Connection, pauses: Sequence[float]) -> None:
        self.connection, self.pauses = connection, pauses
        self.meta, self._view = _patiently(pauses, lambda: View.of_newest(connection))

    def answer(self, body: Mapping[str, Any]) -> Any:
        """The answer to a search."""
        (answer,) = self.answers([body])
        return answer

    def answers(self, bodies: Sequence[Mapping[str, Any]]) -> list[Any]:
        """The answers to several searches; where a node has just gone they are asked again of those that are left."""
        return _patiently(self.pauses, lambda: self._whole(bodies), self._renew_view)

    def frequencies(self, clauses: Sequence[Clause]) -> list[int]:
        """How many articles each clause finds."""
        filters = {str(number): clause for number, clause in enumerate(clauses)}
        answer = self.answer({"size": 0, "aggs": {"clauses": {"filters": {"filters": filters}}}})
        buckets = answer["aggregations"]["clauses"]["buckets"]
        return [buckets[str(number)]["doc_count"] for number in range(len(clauses))]

    def words_begun(self, prefix: str) -> list[str] | None:
        """All words that begin so, and perhaps some that no article has any more; None where they are too many.

        What a cluster tells of how it understands a query is the only list of words that it gives without reading
        articles.
        """
        for shards in ("false", "true"):  # one, which mostly has enough of a short beginning, then all
            listed = _patiently(self.pauses, partial(self._listed, prefix, shards))
            if any(len(words) >= MOST_WORDS for words in listed):
                return None
        return sorted({word for words in listed for word in words if word.startswith(prefix)} - {FILLING})

    def _listed(self, prefix: str, all_shards: str) -> list[list[str]]:
        """The words of each shard that begin so, the first of the alphabet; one that is none where it has none."""
        clause = {"prefix": {"words": {"value": prefix, "rewrite": f"top_terms_{MOST_WORDS}"}}}
        params = {"rewrite": "true", "all_shards": all_shards}
        answer = self.connection.asked("POST", f"/{self.meta.name}/_validate/query", {"query": clause}, params)
        if answer["_shards"]["failed"]:
            raise self.connection.failure_of(answer)
        texts = [shard.get("explanation", "") for shard in answer["explanations"]]
        return [[word.removeprefix("words:") for word in text.split(" ")] for text in texts]

    def close(self) -> None:
        """Let the cluster let go of the view."""
        self._view.forget()
        self.connection.close_forgotten_views()

    def _renew_view(self) -> None:
        with suppress(PartMissingError):  # the next try tells
            meta, view = View.of_newest(self.connection)
            if meta != self.meta:
                raise BackendError("the index has been written meanwhile; ask again")
            self._view = view

    def _whole(self, bodies: Sequence[Mapping[str, Any]]) -> list[Any]:
        view = self._view
        return _whole_answers(self.connection, [{**body, **view.as_body()} for body in bodies])


def _whole_answers(connection: Connection, bodies: Sequence[Mapping[str, Any]]) -> list[Any]:
    """The answer to each search, in one trip; a failed shard is an error, never a smaller number."""
    if len(bodies) == 1:
        answers = [connection.asked("POST", _SEARCH, bodies[0])]
    else:
        header = orjson.dumps(_PARAMS)
        lines = b"".join(b"%b\n%b\n" % (header, orjson.dumps(body)) for body in bodies)
        answers = connection.asked("POST", "/_msearch", lines)["responses"]
    for answer in answers:
        if "error" in answer or answer["timed_out"] or answer["_shards"]["failed"]:
            raise connection.failure_of(answer)
    return answers


def _patiently(
    pauses: Sequence[float], ask: Callable[[], Answered], prepare: Callable[[], None] = lambda: None
) -> Answered:
    """What comes of asking, as soon as no part of the index is missing; before it is asked again there is a pause."""
    for pause in pauses:
        try:
            return ask()
        except PartMissingError as error:
            if not isinstance(error, ViewGoneError):  # nothing else is amiss
                time.sleep(pause)
            prepare()
    return ask()
