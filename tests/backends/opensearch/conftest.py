"""An index of a few articles in a real cluster."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from searchapp.backends.locations import ClusterLocation
from tests.cluster.urls import cluster_urls


@pytest.fixture
def location(tmp_path: Path) -> ClusterLocation:
    """Where there is no index yet."""
    return ClusterLocation(cluster_urls(), f"tests-{uuid4().hex[:12]}", replicas=0, folder=tmp_path)
