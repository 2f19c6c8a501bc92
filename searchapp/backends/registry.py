"""The backend of a location: a folder is a Whoosh index on this machine."""

from __future__ import annotations

from pathlib import Path

from searchapp.backends.base import Backend, Writing
from searchapp.backends.local.backend import LocalBackend


def open_backend(location: Path) -> Backend:
    """The index at a location, as it is now.

    Raises IndexMissingError, IndexDamagedError, and IndexFormatError when another version of searchapp wrote it.
    """
    return LocalBackend(location)


def open_writing(location: Path, *, anew: bool = False) -> Writing:
    """Changes to the index at a location, which is made if there is none. Raises IndexLockedError.

    With `anew` the present index is not read, as it may be damaged; the commit has to replace it.
    """
    from searchapp.backends.local.writing import LocalWriting  # not at the top: a search needs none of it, 25 ms

    return LocalWriting(location, anew=anew)
