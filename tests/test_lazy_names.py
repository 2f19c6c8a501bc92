"""Names that packages offer without importing their modules."""

from __future__ import annotations

import sys

import pytest

import searchapp.ingest
import searchapp.reading
from searchapp.lazy_names import lazy_names


def test_a_name_is_imported_when_it_is_asked_for() -> None:
    sys.modules.pop("json.tool", None)
    offered = lazy_names("json", {"tool": ["main"]})
    assert "json.tool" not in sys.modules
    assert offered("main") is sys.modules["json.tool"].main


def test_a_name_that_is_not_offered_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="module 'json' has no attribute 'tool'"):
        lazy_names("json", {"decoder": ["JSONDecoder"]})("tool")


@pytest.mark.parametrize("package", [searchapp, searchapp.ingest, searchapp.reading])
def test_every_name_that_a_package_lists_is_there(package: object) -> None:
    assert [name for name in vars(package)["__all__"] if not hasattr(package, name)] == []
