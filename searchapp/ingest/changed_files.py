"""Which files have to be read: those given, held against those that the index already has."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from searchapp.backends.base import Backend
from searchapp.errors import ArticleError, LeftOut, UserError
from searchapp.ingest.left_out import LeftOutCount
from searchapp.reading.own_files import OWN_FILE
from searchapp.reading.source_file import STANDARD_INPUT, SourceFile, printable_path

_SEPARATOR = "\t"
PARTLY = "+"  # behind the digest of a file of which an article was refused for an id that another one had


class FileState(Struct, frozen=True):
    """A file as the index knows it: where it lies, seen from the index, and the digest of its bytes."""

    location: str
    digest: str

    @property
    def term(self) -> str:
        """The value of the field `file`."""
        return f"{self.location}{_SEPARATOR}{self.digest}"

    @property
    def partly(self) -> FileState:
        """The state of the same file where some of its articles were refused for their ids."""
        return FileState(self.location, self.digest + PARTLY)

    @property
    def shown(self) -> str:
        """The location in words for a person; no path from an index begins with a dash."""
        return "standard input" if self.is_piped else self.location

    @property
    def is_piped(self) -> bool:
        """Whether it came through standard input."""
        return self.location.startswith(STANDARD_INPUT)

    @classmethod
    def of_term(cls, term: str) -> FileState:
        """The state that a value of the field `file` tells."""
        location, _, digest = term.rpartition(_SEPARATOR)
        return cls(location, digest)


class FileChanges(Struct, frozen=True):
    """What has to be done: files to read with their new states, and states whose articles are to go."""

    read: tuple[tuple[SourceFile, FileState], ...]
    replaced: frozenset[FileState]
    missing: frozenset[FileState]
    unchanged: int
    failed: tuple[ArticleError, ...]


def article_files(
    survey: Iterable[SourceFile | LeftOut], index: Path, own_files: Iterable[Path], left_out: LeftOutCount
) -> list[SourceFile]:
    """The files that may hold articles among those found; those that cannot are counted, and those of searchapp itself.

    Raises UserError where all lie in the index.
    """
    own_paths = {os.path.realpath(path) for path in own_files}
    own_names = {os.path.basename(path) for path in own_paths}
    files: list[SourceFile] = []
    inside = ""
    for file in survey:
        if isinstance(file, LeftOut):
            left_out.add(file)
        elif not file.is_piped and _is_inside(file, index):
            inside = file.path
        elif not file.is_piped and _is_own(file.path, own_paths, own_names):
            left_out.add(LeftOut(file.path, OWN_FILE))
        else:
            files.append(file)
    if inside and not files:
        raise UserError(f"all that is there, as {inside}, lies in the index {index}; give --index another folder")
    return files


def _is_own(path: str, own_paths: Collection[str], own_names: Collection[str]) -> bool:
    """Whether a path leads to a file of searchapp itself."""
    may_be = os.path.basename(path) in own_names or os.path.islink(path)  # to ask for each real path takes long
    return may_be and os.path.realpath(path) in own_paths


def _is_inside(file: SourceFile, index: Path) -> bool:
    """Whether a file belongs to the index itself, which may lie in a folder that is indexed."""
    return not location_of(file.path, index).startswith("../")


def indexed_files(backend: Backend | None) -> dict[str, FileState]:
    """The files that the index holds, by location."""
    states = [FileState.of_term(term) for term, _ in backend.values("file")] if backend else []
    return {state.location: state for state in states}


def location_of(path: str, index: Path) -> str:
    """Where a file lies, seen from the index: the same from every working directory, and when both move together."""
    folder, name = os.path.split(path)
    if not folder or name in ("", ".", ".."):
        return printable_path(os.path.relpath(path, index))
    relative = _relative_folder(folder, index, os.getcwd())
    if _is_around(relative):  # and so may be what lies in it
        return printable_path(os.path.relpath(path, index))
    return printable_path(os.path.normpath(os.path.join(relative, name)))


@lru_cache(maxsize=1 << 12)
def _relative_folder(folder: str, index: Path, working_folder: str) -> str:
    """The path from the index to a folder; many files lie in one."""
    return os.path.relpath(os.path.join(working_folder, folder), os.path.join(working_folder, index))


def state_of(file: SourceFile, index: Path) -> FileState:
    """The state of a file as it is now; each text from standard input is a location of its own. Raises ArticleError."""
    if file.path == STANDARD_INPUT:
        return FileState(f"{STANDARD_INPUT}{file.digest}", file.digest)
    return FileState(location_of(file.path, index), file.digest)


def compare(
    files: Iterable[SourceFile],
    paths: Iterable[str],
    known: Mapping[str, FileState],
    index: Path,
    anew: Callable[[SourceFile], bool],
) -> FileChanges:
    """How the files differ from the states in the index, by location; `anew` tells which are taken as changed.

    A file of which articles were refused for their ids is read again when anything else has changed.
    """
    waiting: list[tuple[SourceFile, FileState]] = []
    read: list[tuple[SourceFile, FileState]] = []
    replaced: set[FileState] = set()
    failed: dict[str, ArticleError] = {}  # by location
    seen: set[str] = set()
    for file in files:
        try:
            state = state_of(file, index)
        except ArticleError as error:
            failed[location_of(file.path, index)] = error
            continue
        seen.add(state.location)
        before = known.get(state.location)
        if before == state.partly and not anew(file):
            waiting.append((file, state))
        elif before != state or anew(file):
            read.append((file, state))
            replaced |= {before} if before else set()
    scopes = {location_of(path, index) for path in paths if path != STANDARD_INPUT}
    missing = frozenset(_gone(known, scopes, seen, failed))
    if read or missing:
        read += waiting
        replaced |= {state.partly for _, state in waiting}
    unchanged = len((seen | failed.keys()) & known.keys()) - sum(state.location in known for _, state in read)
    return FileChanges(tuple(read), frozenset(replaced), missing, unchanged, tuple(failed.values()))


def _gone(
    known: Mapping[str, FileState], scopes: Collection[str], seen: Collection[str], failed: Collection[str]
) -> Iterator[FileState]:
    """The states of the files within the scopes that are not there any more; what nobody may list or read may be."""
    folders = _Folders([scope for scope in scopes if scope not in known])
    unlisted = _Folders(failed)
    inside = [location for location in known if folders.hold(location)] if folders else []
    for location in (*inside, *(scope for scope in scopes if scope in known)):
        if not (location in seen or location in failed or unlisted.hold(location)):
            yield known[location]


class _Folders:
    """Folders by their locations; those around the index are its parent `..`, the parent of that, and so on."""

    def __init__(self, locations: Collection[str]) -> None:
        self._prefixes = tuple([f"{location}/" for location in locations if not _is_around(location)])
        self._levels = max([location.count("..") for location in locations if _is_around(location)], default=0)

    def __bool__(self) -> bool:
        return bool(self._prefixes or self._levels)

    def hold(self, location: str) -> bool:
        """Whether a file lies in one of them, at whatever depth."""
        is_near = location.startswith("../") and not location.startswith("../" * (self._levels + 1))
        return is_near or location.startswith(self._prefixes)


def _is_around(location: str) -> bool:
    """Whether a location is that of a folder that holds the index."""
    return all(part == ".." for part in location.split("/"))
