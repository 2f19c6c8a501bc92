"""Paths in, files out: what is to be read, each file once and in a stable order."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from searchapp.errors import UserError
from searchapp.reading.readers import READERS
from searchapp.reading.source_file import MAX_WHOLE_BYTES, STANDARD_INPUT, SourceFile, format_suffix


def find_files(paths: Iterable[str | Path]) -> Iterator[SourceFile]:
    """Every file to be read under `paths`, each once, folders in sorted order; `-` is standard input.

    Raises UserError at once for a path that is not there.
    """
    names = [os.fspath(path) for path in paths]
    for path in names:
        if path != STANDARD_INPUT and not os.path.exists(path):
            raise UserError(f"there is no file or folder “{path}”")
    return _unique_files(names)


def _unique_files(paths: Iterable[str]) -> Iterator[SourceFile]:
    """The files under the paths, each once, though a folder may be named in several ways or through a link."""
    seen: set[str] = set()
    real_folder = cache(os.path.realpath)
    for path in paths:
        for file in _files_under(path):
            real_path = os.path.join(real_folder(os.path.dirname(file.path)), os.path.basename(file.path))
            if real_path not in seen:
                seen.add(real_path)
                yield file


def _files_under(path: str) -> Iterator[SourceFile]:
    """The files of one path that the user gave."""
    if path == STANDARD_INPUT:
        yield SourceFile(path, named=True, content=sys.stdin.buffer.read(MAX_WHOLE_BYTES + 1))
        return
    posix_path = Path(os.path.normpath(path)).as_posix()
    if os.path.isdir(path):
        yield from (SourceFile(inner) for inner in _paths_in_folder(posix_path))
    elif os.path.isfile(path):
        yield SourceFile(posix_path, named=True)
    else:  # a pipe that the shell opened
        yield SourceFile(posix_path, named=True, content=Path(path).read_bytes())


def _paths_in_folder(folder: str) -> Iterator[str]:
    """The files of a folder that may hold articles, sorted; hidden ones are left out and no folder is entered twice.

    Folders that cannot be listed come last: reading them tells why.
    """
    entered: set[str] = set()
    refused: list[str] = []
    for current, folders, names in os.walk(
        folder, onerror=lambda error: refused.append(error.filename), followlinks=True
    ):
        real = os.path.realpath(current)
        if real in entered:
            folders.clear()
            continue
        entered.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(current, name)
            if not name.startswith(".") and _may_hold_articles(name) and _may_be_file(path):
                yield Path(path).as_posix()
    yield from refused


def _may_be_file(path: str) -> bool:
    """Whether it is a file, or nobody lets us know."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError as error:
        return isinstance(error, PermissionError)


def _may_hold_articles(name: str) -> bool:
    """Whether there is a reader for a file's name; one without a suffix is looked into."""
    return format_suffix(name) in READERS or "." not in name
