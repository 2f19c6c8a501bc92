"""An index of a few articles in a real cluster."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4

import pytest

from searchapp.backends.locations import ClusterLocation


@pytest.fixture
def location(tmp_path: Path) -> ClusterLocation:
    """Where there is no index yet."""
    urls = tuple(os.environ.get("SEARCHAPP_OPENSEARCH_URLS", "").split())
    if not urls:
        pytest.skip("no cluster of OpenSearch: SEARCHAPP_OPENSEARCH_URLS names none, and `python -m tests` starts none")
    return ClusterLocation(urls, f"tests-{uuid4().hex[:12]}", replicas=0, folder=tmp_path)
