"""What OpenSearch takes itself for a search, without HTTP and JSON, as its slow log of search requests tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager

from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch.connection import Connection
from tests.cluster.nodes import Cluster

_SLOW_LOG = "cluster.search.request.slowlog"
_ON = {f"{_SLOW_LOG}.level": "TRACE", f"{_SLOW_LOG}.threshold.trace": "0ms"}
_OFF = dict.fromkeys(_ON)
_TOOK = re.compile(rb" took\[([0-9.]+)(micros|ms|s)\]")
_SECONDS = {b"micros": 1e-6, b"ms": 1e-3, b"s": 1.0}
_CUT_OFF = {b"micros": 0.05e-6, b"ms": 0.05e-3, b"s": 0.05}  # half of the last digit: the log leaves out what follows


class OwnTimes:
    """Reads the log of the first node of a cluster, which all searches are sent to."""

    def __init__(self, cluster: Cluster) -> None:
        self._location = ClusterLocation(cluster.urls[:1], "")
        self._log = cluster.nodes[0].log
        self._end = 0

    @contextmanager
    def logging_searches(self) -> Iterator[None]:
        """Have the log tell how long each search inside `with` takes.

        A line is written behind what it tells, before the answer goes out: its time is exact, but answers, and the
        `took` in them, come a tenth of a millisecond later, so that nothing else is to be timed meanwhile.
        """
        with closing(Connection(self._location)) as connection:
            connection.asked("PUT", "/_cluster/settings", {"transient": _ON})
            try:
                self._end = self._log.stat().st_size
                yield
            finally:
                connection.asked("PUT", "/_cluster/settings", {"transient": _OFF})

    def seconds(self) -> float:
        """How long the trip took that was answered last; of searches sent together, which run at once, the longest."""
        with self._log.open("rb") as log:
            log.seek(self._end)
            lines = log.read()
        self._end += len(lines)
        return max(float(number) * _SECONDS[unit] + _CUT_OFF[unit] for number, unit in _TOOK.findall(lines))
