"""Which files have to be read: those given, held against those that the index already has."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from searchapp.errors import ArticleError
from searchapp.reading import SourceFile
from searchapp.reading.source_file import STANDARD_INPUT, printable_path

SEPARATOR = "\t"
PARTLY = "+"  # behind the digest of a file of which an article was refused for an id that another one had


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as the index knows it: where it lies, seen from the index, and the digest of its bytes."""

    place: str
    digest: str

    @property
    def term(self) -> str:
        """The value of the field `file`."""
        return f"{self.place}{SEPARATOR}{self.digest}"

    @property
    def partly(self) -> FileState:
        """The state of the same file where some of its articles were refused for their ids."""
        return FileState(self.place, self.digest + PARTLY)

    @property
    def shown(self) -> str:
        """The place in words for a person; no path from an index begins with a dash."""
        return "standard input" if self.is_piped else self.place

    @property
    def is_piped(self) -> bool:
        """Whether it came through standard input."""
        return self.place.startswith(STANDARD_INPUT)

    @classmethod
    def of_term(cls, term: str) -> FileState:
        """The state that a value of the field `file` tells."""
        place, _, digest = term.rpartition(SEPARATOR)
        return cls(place, digest)


@dataclass(frozen=True, slots=True)
class FileChanges:
    """What has to be done: files to read with their new states, and states whose articles are to go."""

    read: tuple[tuple[SourceFile, FileState], ...]
    replaced: frozenset[FileState]
    missing: frozenset[FileState]
    unchanged: int
    failed: tuple[ArticleError, ...]


def place_of(path: str, index: Path) -> str:
    """Where a file lies, seen from the index: the same from every working directory, and when both move together."""
    return printable_path(Path(os.path.relpath(path, index)).as_posix())


def state_of(file: SourceFile, index: Path) -> FileState:
    """The state of a file as it is now; each text from standard input is a place of its own. Raises ArticleError."""
    if file.path == STANDARD_INPUT:
        return FileState(f"{STANDARD_INPUT}{file.digest}", file.digest)
    return FileState(place_of(file.path, index), file.digest)


def compare(
    files: Iterable[SourceFile], paths: Iterable[str], known: Mapping[str, FileState], index: Path, *, anew: bool
) -> FileChanges:
    """How the files differ from the states in the index, by place; `anew` takes all of them as changed.

    A file of which articles were refused for their ids is read again when anything else has changed.
    """
    waiting: list[tuple[SourceFile, FileState]] = []
    read: list[tuple[SourceFile, FileState]] = []
    replaced: set[FileState] = set()
    failed: dict[str, ArticleError] = {}  # by place
    seen: set[str] = set()
    for file in files:
        try:
            state = state_of(file, index)
        except ArticleError as error:
            failed[place_of(file.path, index)] = error
            continue
        seen.add(state.place)
        before = known.get(state.place)
        if before == state.partly and not anew:
            waiting.append((file, state))
        elif anew or before != state:
            read.append((file, state))
            replaced |= {before} if before and before != state else set()
    scopes = [place_of(path, index) for path in paths if path != STANDARD_INPUT]
    missing = frozenset(_gone(known, scopes, seen, failed))
    if read or missing:
        read += waiting
        replaced |= {state.partly for _, state in waiting}
    unchanged = len((seen | failed.keys()) & known.keys()) - sum(state.place in known for _, state in read)
    return FileChanges(tuple(read), frozenset(replaced), missing, unchanged, tuple(failed.values()))


def _gone(
    known: Mapping[str, FileState], scopes: Collection[str], seen: Collection[str], failed: Collection[str]
) -> Iterator[FileState]:
    """The states of the files within the scopes that are not there any more; what nobody may list or read may be."""
    for place, state in known.items():
        if place not in seen and _lies_in(place, scopes) and not _lies_in(place, failed):
            yield state


def _lies_in(place: str, scopes: Iterable[str]) -> bool:
    """Whether a place is one of these, or lies below one."""
    return any(place == scope or place.startswith(scope + "/") for scope in scopes)
