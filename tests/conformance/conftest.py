"""The backends under test: another one joins by a row in BACKENDS."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from uuid import uuid4

import pytest

from searchapp import ArticleIndex
from searchapp.backends.locations import ClusterLocation, Location
from searchapp.ingest import update_index
from tests.cluster.urls import cluster_urls
from tests.conformance.corpus import write_lines


def _in_cluster(folder: Path) -> Location:
    return ClusterLocation(
        cluster_urls(), f"conformance-{uuid4().hex[:12]}", shards=2, replicas=0, folder=folder / "run"
    )


BACKENDS: Mapping[str, Callable[[Path], Location]] = {  # name → where a new index of it is, given an empty folder
    "local": lambda folder: folder / "index",
    "opensearch": _in_cluster,
}


@pytest.fixture(scope="session", params=BACKENDS)
def backend_name(request: pytest.FixtureRequest) -> str:
    """The name of the backend under test."""
    name: str = request.param
    return name


@pytest.fixture
def location(backend_name: str, tmp_path: Path) -> Location:
    """Where there is no index yet."""
    return BACKENDS[backend_name](tmp_path)


@pytest.fixture(scope="session")
def valley(backend_name: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ArticleIndex]:
    """The news of the valley, indexed."""
    folder = tmp_path_factory.mktemp("valley")
    location = BACKENDS[backend_name](folder)
    report = update_index(location, [str(write_lines(folder / "news" / "valley.jsonl"))])
    assert (report.documents, report.failed) == (10, ())
    with ArticleIndex.open(location) as index:
        yield index
