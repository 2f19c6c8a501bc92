"""One writer at a time, in a real cluster."""

from __future__ import annotations

import os
import socket

import pytest

from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch import lease
from searchapp.backends.opensearch.connection import Connection
from searchapp.backends.opensearch.lease import Lease
from searchapp.errors import BackendError, IndexLockedError


def test_a_second_writer_is_refused_until_the_first_is_done(location: ClusterLocation) -> None:
    connection = Connection(location)
    first = Lease(connection)
    with pytest.raises(IndexLockedError, match=socket.gethostname()):
        Lease(connection)
    first.release()
    first.release()
    Lease(connection).release()


def test_an_old_lease_counts_for_nothing(location: ClusterLocation, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = Connection(location)
    monkeypatch.setattr(lease, "SECONDS", -1.0)
    first = Lease(connection)
    second = Lease(connection)
    first._renew_once()
    with pytest.raises(BackendError):
        first.require()
    second.require()
    second.release()


def test_a_writer_of_this_machine_that_is_no_more_is_not_waited_for() -> None:
    assert not lease._is_gone(f"{socket.gethostname()}:{os.getpid()}:0")
    assert lease._is_gone(f"{socket.gethostname()}:{2**22 + 1}:0")
    assert not lease._is_gone(f"elsewhere.example:{2**22 + 1}:0")
