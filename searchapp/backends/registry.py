"""The backend of a location: a folder is a Whoosh index on this machine, the rest is in a cluster of OpenSearch."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from threading import Lock
from typing import Final

from searchapp.backends.base import Backend, Writing
from searchapp.backends.local.backend import LocalBackend
from searchapp.backends.locations import ClusterLocation, Location
from searchapp.errors import BackendError

COLLECTED_AFTER: Final = 50_000  # new objects; by default looking for garbage takes a tenth of indexing


class _GarbageLookedForSeldom:
    """As long as any index is written or articles are read, by threads that overlap too, the collector waits longer."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._writings = 0
        self._usual: tuple[int, int, int] = gc.get_threshold()

    def __enter__(self) -> None:
        with self._lock:
            if not self._writings:
                self._usual = gc.get_threshold()
                gc.set_threshold(COLLECTED_AFTER, *self._usual[1:])
            self._writings += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._writings -= 1
            if not self._writings:
                gc.set_threshold(*self._usual)


garbage_looked_for_seldom = _GarbageLookedForSeldom()


def open_backend(location: Location) -> Backend:
    """The index at a location, as it is now.

    Raises IndexMissingError, IndexDamagedError, and IndexFormatError when another version of searchapp wrote it.
    """
    if isinstance(location, ClusterLocation):
        _require_client()
        from searchapp.backends.opensearch.backend import OpenSearchBackend  # an extra, and slow to import

        return OpenSearchBackend(location)
    return LocalBackend(location)


@contextmanager
def open_writing(location: Location, *, anew: bool = False) -> Iterator[Writing]:
    """Changes to the index at a location, which is made if there is none. Raises IndexLockedError.

    They are committed at the end unless they have been, or cancelled on an exception. With `anew` the present index is
    not read, as it may be damaged; the commit has to replace it. Garbage is looked for seldom meanwhile: what indexing
    makes hangs together in no circles, and is freed without.
    """
    with garbage_looked_for_seldom, _writing(location, anew) as writing:
        yield writing


def _writing(location: Location, anew: bool) -> Writing:
    if isinstance(location, ClusterLocation):
        _require_client()
        from searchapp.backends.opensearch.writing import OpenSearchWriting

        return OpenSearchWriting(location, anew=anew)
    from searchapp.backends.local.writing import LocalWriting  # not at the top: a search needs none of it, 25 ms

    return LocalWriting(location, anew=anew)


def check_index(location: Location) -> str:
    """What of an index was found whole, in words. Raises BackendError where anything is not."""
    if isinstance(location, ClusterLocation):
        _require_client()
        from searchapp.backends.opensearch.integrity import check_shards

        return f"{check_shards(location)} shards"
    from searchapp.backends.local.integrity import check_files

    return f"{check_files(location)} files"


def _require_client() -> None:
    if not find_spec("opensearchpy"):
        raise BackendError("OpenSearch needs its client: pip install 'searchapp[opensearch]'")
