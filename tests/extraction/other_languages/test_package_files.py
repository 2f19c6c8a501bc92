"""The folders of packages."""

from __future__ import annotations

import sys

import pytest

from searchapp.extraction.other_languages.package_files import folder_of_package


def test_a_package_is_not_imported_for_its_files() -> None:
    sys.modules.pop("wsgiref", None)
    assert (folder_of_package("wsgiref") / "handlers.py").exists()
    assert "wsgiref" not in sys.modules


def test_a_package_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ModuleNotFoundError, match="no_such_package"):
        folder_of_package("no_such_package")
