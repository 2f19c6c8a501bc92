"""One writer at a time, in a real cluster."""

from __future__ import annotations

import os
import socket

import pytest

from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch.connection import Connection
from searchapp.backends.opensearch.lease import Lease, is_gone
from searchapp.errors import BackendError, IndexLockedError


def test_a_second_writer_is_refused_until_the_first_is_done(location: ClusterLocation) -> None:
    connection = Connection(location)
    first = Lease(connection)
    with pytest.raises(IndexLockedError, match=socket.gethostname()):
        Lease(connection)
    first.release()
    first.release()
    Lease(connection).release()


def test_an_old_lease_counts_for_nothing(location: ClusterLocation) -> None:
    connection = Connection(location)
    first = Lease(connection, seconds=-1.0)
    second = Lease(connection, seconds=-1.0)
    first.renew()
    with pytest.raises(BackendError, match="another writer is at work"):
        first.require()
    second.require()
    second.release()


def test_a_writer_of_this_machine_that_is_no_more_is_not_waited_for() -> None:
    assert not is_gone(f"{socket.gethostname()}:{os.getpid()}:0")
    assert is_gone(f"{socket.gethostname()}:{2**22 + 1}:0")
    assert not is_gone(f"elsewhere.example:{2**22 + 1}:0")
