"""Which backend is meant by a location: the Whoosh index in a folder."""

from __future__ import annotations

from pathlib import Path

from searchapp.backends.base import Backend, Writing
from searchapp.backends.local.backend import LocalBackend
from searchapp.backends.local.writing import LocalWriting


def open_backend(location: Path) -> Backend:
    """The index at a location, as it is now.

    Raises IndexMissingError, IndexDamagedError, and IndexFormatError when another version of searchapp wrote it.
    """
    return LocalBackend(location)


def open_writing(location: Path, *, anew: bool = False) -> Writing:
    """Changes to the index at a location, which is made if there is none. Raises IndexLockedError.

    What begins `anew` does not look at what the index holds, which its commit has to replace.
    """
    return LocalWriting(location, anew=anew)
