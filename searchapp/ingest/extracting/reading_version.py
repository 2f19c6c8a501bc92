"""Which code and data read the articles: what another version has read is not gone on from."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

DIGEST_BYTES = 16
_PACKAGE = Path(__file__).parents[2]
_DECIDING = ("extraction", "geo", "ingest", "model", "reading", "text")  # what is read does not depend on the others


def reading_version() -> bytes:
    """A digest of the version of Python and of searchapp, with its models and lists, and of the packages beside it."""
    packages = os.stat(sysconfig.get_path("purelib")).st_mtime_ns  # a package that reads a format may have been added
    parts = (sys.version, packages, *_file_states())
    return blake2b(repr(parts).encode(), digest_size=DIGEST_BYTES).digest()


def _file_states() -> Iterator[tuple[str, int, int]]:
    """Path, size and time of each file that decides what is read: their bytes would take longer than a small run."""
    for folder in _DECIDING:
        for current, folders, names in os.walk(_PACKAGE / folder):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(names):
                status = os.stat(os.path.join(current, name))
                yield os.path.join(current, name), status.st_size, status.st_mtime_ns
