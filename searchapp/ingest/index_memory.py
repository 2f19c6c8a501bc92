"""What a run has to know of the index as it is, kept from run to run by a process that makes many."""

from __future__ import annotations

from functools import cached_property

from searchapp.backends.base import Backend
from searchapp.errors import IndexMissingError
from searchapp.extraction.organizations.authority import Authority
from searchapp.ingest.changed_files import PARTLY, FileState, indexed_files
from searchapp.ingest.renewal import evidence_counts
from searchapp.ingest.update import IndexUpdate


class IndexMemory:
    """The files of one state of the index, and the authority over its names; both are asked for when first needed."""

    def __init__(self, backend: Backend | None) -> None:
        self.backend = backend

    @cached_property
    def files(self) -> dict[str, FileState]:
        """The files that the index holds, by location."""
        return indexed_files(self.backend)

    @cached_property
    def authority(self) -> Authority:
        """The authority over the names of all articles of the index."""
        return Authority.from_counts(evidence_counts(self.backend) if self.backend else {})

    def is_current(self) -> bool:
        """Whether nobody has changed the index since."""
        try:
            return self.backend is not None and self.backend.refreshed() is self.backend
        except IndexMissingError:
            return False

    def newest(self) -> IndexMemory:
        """What is to be known of the index as it is now, if somebody has changed it since."""
        newest = self.backend.refreshed() if self.backend else None
        return self if newest is self.backend else IndexMemory(newest)

    def partly_read(self) -> list[str]:
        """The locations of the files of which articles were refused for their ids."""
        return [location for location, state in self.files.items() if state.digest.endswith(PARTLY)]

    def after(self, update: IndexUpdate, backend: Backend) -> IndexMemory:
        """What is to be known of the state that an update made."""
        if backend is not self.backend:
            self.close()
        if not (self.backend and update.is_accounted_for):
            return IndexMemory(backend)
        self.backend = backend
        for state in update.gone:
            self.files.pop(state.location, None)
        for state in update.new_states():
            self.files[state.location] = state
        return self

    def close(self) -> None:
        """Let go of the index's files."""
        if self.backend:
            self.backend.close()
