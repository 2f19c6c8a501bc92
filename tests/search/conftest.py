"""The index that most of these tests search."""

from __future__ import annotations

import pytest

from searchapp.search import SearchService
from tests.search.harbour import indexed


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> SearchService:
    """the seven articles of the harbour's news."""
    return indexed(tmp_path_factory.mktemp("harbour"))
