"""The index of the invented town as a service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from searchapp.backends.locations import parse_location
from searchapp.backends.registry import open_backend
from searchapp.search import SearchService


@pytest.fixture
def town(town_index: Path) -> Iterator[SearchService]:
    service = SearchService(open_backend(parse_location(str(town_index))))
    yield service
    service.backend.close()
