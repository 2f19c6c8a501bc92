"""The seam: what it names is in every backend."""

from __future__ import annotations

import pytest

from searchapp.backends import base
from searchapp.backends.base import Backend, Writing
from searchapp.backends.local.backend import LocalBackend
from searchapp.backends.local.schema import FIELDS
from searchapp.backends.local.writing import LocalWriting
from searchapp.backends.opensearch.mapping import PROPERTIES


@pytest.mark.parametrize("name", ["ADDED", "NAMES", "COPIES", "BANDS"])
def test_the_fields_that_the_seam_names_are_in_every_backend(name: str) -> None:
    field = getattr(base, name)
    assert field in {each.name for each in FIELDS}
    assert field in PROPERTIES


def test_the_index_in_a_folder_keeps_to_both_protocols() -> None:
    backend: type[Backend] = LocalBackend
    writing: type[Writing] = LocalWriting
    for kind, protocol in ((backend, Backend), (writing, Writing)):
        assert {name for name in vars(protocol) if not name.startswith("_")} <= set(dir(kind))
