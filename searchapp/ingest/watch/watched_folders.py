"""The paths that a process watches: what a changed path is called there, and what can be read of it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from searchapp.errors import LeftOut, PathGoneError
from searchapp.model.field_names import FieldMap
from searchapp.reading import SourceFile, survey_changed


class WatchedFolders:
    """The folders and single files that a user gave, by their absolute paths and as the user named them."""

    def __init__(self, paths: Sequence[str], index: Path, own_files: Iterable[Path]) -> None:
        names = {os.path.abspath(path): Path(os.path.normpath(path)).as_posix() for path in paths}
        self._folders = {path: name for path, name in names.items() if os.path.isdir(path)}
        self._identities = {path: _identity(path) for path in self._folders}
        self._files = {path: name for path, name in names.items() if path not in self._folders}
        self._index = os.path.abspath(index)
        self._own_files = frozenset(os.path.abspath(path) for path in own_files)

    def check(self) -> None:
        """Raise PathGoneError where a folder is gone: a disk may be away, and its articles are to stay.

        So it is where another one is in its place, as below a disk: the system tells only of the one that was there.
        """
        for path, name in self._folders.items():
            now = _identity(path)
            if now is None:
                raise PathGoneError(f"the folder “{name}” is gone; the index keeps its articles")
            if now != self._identities[path]:
                raise PathGoneError(f"another folder is where “{name}” was; the index keeps its articles")

    def named(self, path: str) -> str | None:
        """The path as the user's paths name it; None for what is never read."""
        is_own = path in self._own_files or path == self._index or path.startswith(f"{self._index}/")
        if is_own or path in self._folders:
            return None
        if path in self._files:
            return self._files[path]
        folder = self._folder_of(path)
        return folder and Path(os.path.join(self._folders[folder], os.path.relpath(path, folder))).as_posix()

    def named_location(self, location: str) -> str | None:
        """The path of a file that the index knows by its location."""
        return self.named(os.path.normpath(os.path.join(self._index, location)))

    def survey(self, path: str, fields: FieldMap) -> Iterator[SourceFile | LeftOut]:
        """What can be read of a changed path, by its name, and what is left out."""
        if path in self._files.values():
            yield from [SourceFile(path, named=True, fields=fields)] if os.path.isfile(path) else []
            return
        folder = self._folder_of(os.path.abspath(path))
        if folder is not None:
            yield from survey_changed(self._folders[folder], path, fields)

    def are_linked(self, survey: Iterable[SourceFile | LeftOut]) -> bool:
        """Whether any of the files may have another path too, by a link to it or to a folder above it."""
        paths = [file.path for file in survey if isinstance(file, SourceFile) and not file.is_piped]
        return any(map(_has_links, paths)) or any(map(self._is_behind_link, {os.path.dirname(path) for path in paths}))

    def _is_behind_link(self, folder: str) -> bool:
        absolute = os.path.abspath(folder)
        root = self._folder_of(absolute)
        if root is None:
            return False
        return os.path.realpath(absolute) != os.path.join(os.path.realpath(root), os.path.relpath(absolute, root))

    def _folder_of(self, path: str) -> str | None:
        """The first of the folders that an absolute path lies within."""
        return next((folder for folder in self._folders if path.startswith(folder.rstrip("/") + "/")), None)


def _identity(folder: str) -> tuple[int, int] | None:
    """What tells a folder from others; None where there is none."""
    try:
        status = os.stat(folder)
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISDIR(status.st_mode) else None


def _has_links(path: str) -> bool:
    """Whether a path is a link to a file, or the file has several names."""
    try:
        status = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISLNK(status.st_mode) or status.st_nlink > 1
