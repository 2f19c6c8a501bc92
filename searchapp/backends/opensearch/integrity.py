"""Whether every shard of an index is there and answers."""

from __future__ import annotations

from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch.connection import Connection
from searchapp.backends.opensearch.snapshot import read_meta
from searchapp.errors import BackendError


def check_shards(location: ClusterLocation) -> int:
    """How many shards the index has, all of them at work. Raises BackendError where one is not."""
    connection = Connection(location)
    try:
        meta = read_meta(connection)
        health = connection.asked("GET", f"/_cluster/health/{meta.name}")
        if health["status"] == "red":
            missing = health["unassigned_shards"]
            raise BackendError(f"the index {location} has {missing} shards that are on no node; are all nodes up?")
        connection.asked("POST", f"/{meta.name}/_search", {"size": 0}, {"allow_partial_search_results": "false"})
        return int(health["active_primary_shards"])
    finally:
        connection.close()
