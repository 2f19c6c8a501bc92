"""Where the cluster for the tests is."""

from __future__ import annotations

import os

import pytest

from tests.cluster.nodes import CLUSTER_URLS


def cluster_urls() -> tuple[str, ...]:
    """The addresses of its nodes; the test is skipped where there is none."""
    urls = tuple(os.environ.get(CLUSTER_URLS, "").split())
    if not urls:
        pytest.skip(f"no cluster of OpenSearch: {CLUSTER_URLS} names none, and `python -m tests` starts none")
    return urls
