"""What an index in a cluster tells of itself, and a view of it that no commit changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch.connection import Connection
from searchapp.backends.opensearch.mapping import FINGERPRINT
from searchapp.errors import IndexFormatError, IndexMissingError

KEPT = "10m"  # a view that nobody has asked for this long is let go of


@dataclass(frozen=True, slots=True)
class IndexMeta:
    """What the mapping of an index of this version says: its name, its generation, and when that was committed."""

    name: str
    generation: int
    updated: str

    def as_meta(self) -> dict[str, Any]:
        """The `_meta` of the mapping."""
        return {
            "generation": self.generation,
            "updated": self.updated,
            "fingerprint": FINGERPRINT,
        }


def read_meta(connection: Connection) -> IndexMeta:
    """The index that is searched now. Raises IndexMissingError, and IndexFormatError if another version wrote it."""
    location = connection.location
    answer: Mapping[str, Any] = connection.asked("GET", f"/{location.prefix}/_mapping")
    if not answer:
        raise IndexMissingError(f"there is no index {location}")
    ((name, index),) = answer.items()
    meta = index["mappings"].get("_meta", {})
    if meta.get("fingerprint") != FINGERPRINT:
        raise IndexFormatError(_other_version(location))
    return IndexMeta(name, meta["generation"], meta["updated"])


def _other_version(location: ClusterLocation) -> str:
    remedy = "run `searchapp index --backend opensearch --rebuild` with the paths of your articles"
    return f"another version of searchapp wrote the index {location}: {remedy}"


class View:
    """A point in time of an index; searches in it see no later commit.

    It lies on certain nodes: when one of them goes, it has to be opened anew on the others.
    """

    def __init__(self, connection: Connection, index_name: str) -> None:
        self._connection = connection
        self._index_name = index_name
        self.id = self._opened()

    def renew(self) -> None:
        """Open it anew. Raises PartMissingError."""
        self.id = self._opened()

    def as_body(self) -> dict[str, Any]:
        """The part of a search's body that names it."""
        return {"pit": {"id": self.id, "keep_alive": KEPT}}

    def _opened(self) -> str:
        path = f"/{self._index_name}/_search/point_in_time"
        opened = self._connection.asked(
            "POST", path, params={"keep_alive": KEPT, "allow_partial_pit_creation": "false"}
        )
        view_id: str = opened["pit_id"]
        return view_id
