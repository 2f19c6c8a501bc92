"""The files of a package that is installed, which is not imported for them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def folder_of_package(name: str) -> Path:
    """The folder of a package's files. Raises ModuleNotFoundError where it is not installed."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name)
    return Path(spec.origin).parent
