"""What a cluster answers, or an error that says what to do."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch.connection import BusyError, Connection, PartMissingError, ViewGoneError
from searchapp.errors import BackendError, IndexMissingError, SettingsError
from tests.backends.opensearch.answering import Asked, cluster, refusal


def asked_once(location: ClusterLocation) -> Connection:
    """What is refused is not asked for again, as it would be for seconds."""
    return Connection(location, retries=0)


def error_for(status: int, body: Any) -> BackendError:
    with cluster(lambda _: (status, body)) as location, pytest.raises(BackendError) as caught:
        asked_once(location).asked("GET", "/news")
    return caught.value


def test_a_request_goes_out_and_its_answer_comes_in_as_they_are() -> None:
    seen: list[Asked] = []

    def answer(asked: Asked) -> tuple[int, Any]:
        seen.append(asked)
        return 200, {"ō": [1, None]}

    with cluster(answer) as location:
        connection = Connection(location)
        assert connection.asked("POST", "/news/_search", {"q": "“ō”"}, {"size": 1}) == {"ō": [1, None]}
        connection.asked("POST", "/_bulk", b'{"a":1}\n')
        connection.close()
    assert seen == [Asked("POST", "/news/_search", '{"q":"“ō”"}'), Asked("POST", "/_bulk", '{"a":1}\n')]


@pytest.mark.parametrize(
    ("status", "body", "kind", "message"),
    [
        (401, {}, BackendError, "refuses user or password, which opensearch_user and opensearch_password name"),
        (403, refusal("security_exception", "no permissions"), BackendError, "not let the user do this: security_exc"),
        (403, refusal("cluster_block_exception", "read-only / allow delete"), BackendError, "news is read-only, as"),
        (
            403,
            refusal("cluster_block_exception", "blocked by: [index read (api)]"),
            BackendError,
            "(index.blocks) forbid",
        ),
        (400, refusal("index_closed_exception", "closed"), BackendError, "is closed; `POST news/_open` of the cluster"),
        (429, refusal("cluster_block_exception", "index read-only"), BackendError, "news is read-only, as it is when"),
        (429, refusal("rejected", "queue full"), BusyError, "has too much to do; try again later: rejected: queue"),
        (
            429,
            refusal("rejected", "Trying to create too many Point In Time contexts"),
            BackendError,
            "has as many readers as a node of the cluster has room for",
        ),
        (
            404,
            refusal("index_not_found_exception", "no such index"),
            IndexMissingError,
            "there is no index opensearch:",
        ),
        (404, refusal("search_context_missing_exception", "x"), ViewGoneError, "let go of what was searched; ask"),
        (503, refusal("search_phase_execution_exception", "all shards failed"), PartMissingError, "does not answer"),
        (503, refusal("no_shard_available_action_exception", "none"), PartMissingError, "which shards are missing"),
        (400, refusal("parsing_exception", "bad body"), BackendError, "answers 400: parsing_exception: bad body"),
        (500, {"error": "plain words"}, BackendError, "answers 500"),
        (200, b"<html>Welcome!</html>", BackendError, "this is no answer of OpenSearch"),
    ],
)
def test_each_refusal_says_what_can_be_done(status: int, body: Any, kind: type[BackendError], message: str) -> None:
    error = error_for(status, body)
    assert type(error) is kind
    assert message in str(error)


def test_no_node_is_told_with_its_address() -> None:
    with pytest.raises(BackendError, match=r"no node of http://127\.0\.0\.1:9 can be reached; is the cluster up"):
        Connection(ClusterLocation(("http://127.0.0.1:9",))).asked("GET", "/")


@pytest.mark.parametrize("_time", range(6))  # the nodes are asked in any order
def test_what_a_node_says_is_told_though_another_is_gone(_time: int) -> None:
    refused = refusal("search_phase_execution_exception", "all shards failed")
    with cluster(lambda _: (503, refused)) as location:
        nodes = ClusterLocation((*location.urls, "http://127.0.0.1:9"), "news")
        with pytest.raises(PartMissingError, match="which shards are missing"):
            Connection(nodes).asked("GET", "/news")


def test_what_a_cluster_refuses_slowly_is_not_asked_for_long() -> None:
    asked: list[float] = []

    def answer(_: Asked) -> tuple[int, Any]:
        asked.append(time.monotonic())
        time.sleep(0.4)
        return 503, refusal("cluster_manager_not_discovered_exception", "none")

    with cluster(answer) as location, pytest.raises(BackendError, match="cluster_manager_not_discovered"):
        Connection(location).asked("GET", "/news", seconds=0.5)
    assert 2 <= len(asked) <= 3


def test_a_part_of_several_answers_tells_its_own_error() -> None:
    connection = Connection(ClusterLocation(("http://127.0.0.1:9",), "news"))
    refused = {"status": 400, **refusal("parsing_exception", "bad body")}
    assert "parsing_exception" in str(connection.failure_of(refused))
    assert isinstance(connection.failure_of({"timed_out": True}), PartMissingError)
    assert "read-only, as it is when a disk of the cluster is full: no room" in str(connection.blocked("no room"))


def test_a_file_without_certificates_is_told_with_its_setting(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("no certificate")
    for name in ("gone.pem", "note.txt"):
        guarded = ClusterLocation(("https://127.0.0.1:9",), ca_file=tmp_path / name)
        with pytest.raises(SettingsError, match=f"opensearch_ca_file: no certificate can be read from .*{name}"):
            Connection(guarded)


def test_a_password_is_in_no_error() -> None:
    with cluster(lambda _: (401, {})) as location:
        guarded = ClusterLocation(location.urls, "news", "ann", "sesame")
        with pytest.raises(BackendError) as caught:
            Connection(guarded).asked("GET", "/")
    assert "sesame" not in str(caught.value)
