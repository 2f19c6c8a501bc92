"""What an index in a cluster tells of itself, and a view of it that no commit changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from weakref import finalize

from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch.connection import KEEP_ALIVE_MINUTES, SENDING_SECONDS, Connection
from searchapp.backends.opensearch.mapping import fingerprint
from searchapp.errors import BackendError, IndexFormatError, IndexMissingError

_KEEP_ALIVE = f"{KEEP_ALIVE_MINUTES}m"  # from when it was last asked


@dataclass(frozen=True, slots=True)
class IndexMeta:
    """What the mapping of an index of this version says: its name, its generation, and when that was committed.

    Pending is a generation all of which has been sent, and which shards are about to show.
    """

    name: str
    generation: int
    updated: str = field(compare=False)
    is_pending: bool = field(default=False, compare=False)

    def as_meta(self) -> dict[str, Any]:
        """The `_meta` of the mapping."""
        return {
            "generation": self.generation,
            "updated": self.updated,
            "pending": self.is_pending,
            "fingerprint": fingerprint(),
        }


def read_meta(connection: Connection) -> IndexMeta:
    """The index that is searched now. Raises IndexMissingError, and IndexFormatError if another version wrote it."""
    location = connection.location
    answer: Mapping[str, Any] = connection.asked("GET", f"/{location.prefix}/_mapping")
    if not answer:
        raise IndexMissingError(f"there is no index {location}")
    if location.prefix in answer:  # which is an alias where searchapp has made the index
        raise BackendError(f"the cluster has another index called {location.prefix}; choose another opensearch_prefix")
    if len(answer) > 1:
        remedy = "take the alias from all but the one to be searched"
        raise IndexFormatError(
            f"{location} is the name of {len(answer)} indexes, {', '.join(sorted(answer))}: {remedy}"
        )
    ((name, index),) = answer.items()
    meta = index["mappings"].get("_meta", {})
    if meta.get("fingerprint") != fingerprint():
        raise IndexFormatError(_other_version(location))
    return IndexMeta(name, meta["generation"], meta["updated"], meta.get("pending", False))


def refresh(connection: Connection, index_name: str) -> None:
    """Make all that was sent visible on every shard. Raises BackendError where one does not take it."""
    shards = connection.asked("POST", f"/{index_name}/_refresh", seconds=SENDING_SECONDS)["_shards"]
    if shards["failed"]:
        raise BackendError(f"{shards['failed']} shards of the index {index_name} did not take the changes; index again")


def _other_version(location: ClusterLocation) -> str:
    remedy = "run `searchapp index --backend opensearch --rebuild` with the paths of your articles"
    return f"another version of searchapp wrote the index {location}: {remedy}"


class View:
    """A point in time of an index; searches in it see no later commit.

    It lies on certain nodes: when one of them goes, it has to be opened anew on the others.
    """

    def __init__(self, connection: Connection, index_name: str) -> None:
        self._id = _opened(connection, index_name)
        # Not closed here: it is forgotten in any thread at any moment, and the cluster may take its time.
        self.forget = finalize(self, connection.forgotten_views.append, self._id)
        self.forget.atexit = False

    @classmethod
    def of_newest(cls, connection: Connection) -> tuple[IndexMeta, View]:
        """The newest generation and a view of the whole of it: shards that do not show it yet are made to.

        Raises what `read_meta` does, and PartMissingError.
        """
        meta = read_meta(connection)
        while True:
            if meta.is_pending:
                refresh(connection, meta.name)
            view = cls(connection, meta.name)
            after = read_meta(connection)
            if after == meta:
                return meta, view
            view.forget()  # shards may have begun to show the next generation
            connection.close_forgotten_views()
            meta = after

    def as_body(self) -> dict[str, Any]:
        """The part of a search's body that names it."""
        return {"pit": {"id": self._id, "keep_alive": _KEEP_ALIVE}}


def _opened(connection: Connection, index_name: str) -> str:
    path = f"/{index_name}/_search/point_in_time"
    params = {"keep_alive": _KEEP_ALIVE, "allow_partial_pit_creation": "false"}
    view_id: str = connection.asked("POST", path, params=params)["pit_id"]
    return view_id
