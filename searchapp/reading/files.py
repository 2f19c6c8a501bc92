"""Paths in, files out: what is to be read, each file once and in a stable order, and what is left out."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath
from typing import BinaryIO

from searchapp.errors import ArticleError, LeftOut, UserError
from searchapp.model.field_names import NO_FIELDS, FieldMap
from searchapp.reading.file_formats import READERS
from searchapp.reading.foreign_files import reason_by_name
from searchapp.reading.readers import reader_of
from searchapp.reading.source_file import STANDARD_INPUT, SourceFile, format_suffix

MAX_PIPED_IN_MEMORY = 1 << 24  # 16 MiB: thousands of articles
_PAGE_PARTS = re.compile(
    r"(.+)(?:_files|\.files|[-_]Dateien|_fichiers|_archivos|_arquivos|_bestanden|_filer|_pliki|_tiedostot|_soubory|_file)"
)
_PAGE_HEAD_BYTES = 1 << 16
_SAME_FILE = "link to a file that is read"
_INDEX_FILE = re.compile(r"_MAIN_\d+\.toc")  # of a Whoosh index, as ours is


def find_files(paths: Iterable[str | Path], fields: FieldMap = NO_FIELDS) -> Iterator[SourceFile]:
    """Every file to be read under `paths`, each once, folders in sorted order; `-` is standard input.

    `fields` says which fields of records hold what.

    Raises UserError at once for a path that is not there.
    """
    return (file for file in survey_files(paths, fields) if isinstance(file, SourceFile))


def survey_files(paths: Iterable[str | Path], fields: FieldMap = NO_FIELDS) -> Iterator[SourceFile | LeftOut]:
    """Every file under `paths` that is to be read, and a LeftOut for each that is not.

    Raises UserError at once for a path that is not there.
    """
    names = [os.fspath(path) for path in paths]
    for path in names:
        if path != STANDARD_INPUT and not os.path.exists(path):
            raise UserError(f"there is no file or folder “{path}”")
    files = _unique_files(names)
    return (replace(file, fields=fields) if isinstance(file, SourceFile) else file for file in files)


def survey_changed(folder: str, path: str, fields: FieldMap = NO_FIELDS) -> Iterator[SourceFile | LeftOut]:
    """What `survey_files` of a folder would yield of one path in it, a file or a folder; nothing where there is none.

    It does not tell whether links lead to the same file.
    """
    inner = PurePath(path).relative_to(folder)
    above = [os.path.join(folder, parent) for parent in inner.parents]
    if any(part.startswith(".") for part in inner.parts) or any(map(_is_index, above)) or not os.path.lexists(path):
        return
    folders = (os.path.split(each) for each in (*above[:-1], path))
    if any(_reason_for_folder(parent, name, _names(parent)) for parent, name in folders):
        return
    entries = _entries(path) if os.path.isdir(path) else iter([path])
    for entry in entries:
        file = entry if isinstance(entry, LeftOut) else _looked_at(entry)
        yield replace(file, fields=fields) if isinstance(file, SourceFile) else file


def _names(folder: str) -> list[str]:
    """The names in a folder; none where it cannot be listed."""
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _is_index(folder: str) -> bool:
    """Whether a Whoosh index lies in a folder."""
    try:
        return any(map(_INDEX_FILE.fullmatch, os.listdir(folder)))
    except OSError:
        return False


def _unique_files(paths: Iterable[str]) -> Iterator[SourceFile | LeftOut]:
    """The files under the paths, each once, though links may lead to it and paths name it in several ways."""
    first_paths: dict[tuple[int, int], str] = {}  # by device and inode
    reported: set[tuple[str, str]] = set()  # what is left out, and why
    for path in paths:
        for file in _files_under(path):
            if isinstance(file, LeftOut):
                reason = (os.path.abspath(file.path), file.reason)
                if reason not in reported:
                    reported.add(reason)
                    yield file
                continue
            identity = _identity(file)
            if identity is None:
                yield file
                continue
            first_path = first_paths.setdefault(identity, file.path)
            if first_path is file.path:
                yield file
            elif os.path.realpath(first_path) != (own := os.path.abspath(file.path)) and _is_own_name(file.path):
                if (own, _SAME_FILE) in reported:
                    continue
                reported.add((own, _SAME_FILE))
                yield LeftOut(file.path, _SAME_FILE)


def _identity(file: SourceFile) -> tuple[int, int] | None:
    """What all names of a file on disk share; None for a pipe or a file that nobody lets us see."""
    if file.is_piped:
        return None
    try:
        status = os.stat(file.path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _is_own_name(path: str) -> bool:
    """Whether a path is a link by itself, not the same name seen through another folder."""
    return os.path.islink(path) or os.stat(path).st_nlink > 1


def _files_under(path: str) -> Iterator[SourceFile | LeftOut]:
    """The files of one path that the user gave; those that are links come last, for a file has its own name first."""
    if path == STANDARD_INPUT:
        if sys.stdin is None:  # as a shell closes it with `<&-`
            raise UserError("standard input is closed")
        yield _piped(path, sys.stdin.buffer)
        return
    posix_path = Path(os.path.normpath(path)).as_posix()
    if os.path.isdir(path):
        links: list[str] = []
        for entry in _entries(posix_path):
            if isinstance(entry, LeftOut):
                yield entry
            elif os.path.islink(entry):
                links.append(entry)
            else:
                yield _looked_at(entry)
        yield from map(_looked_at, links)
    elif os.path.isfile(path):
        yield SourceFile(posix_path, named=True)
    else:  # a pipe that the shell opened
        with open(path, "rb") as stream:
            yield _piped(posix_path, stream)


def _piped(path: str, stream: BinaryIO) -> SourceFile:
    """What comes through a pipe: in memory, or where it is large on disk until the program ends."""
    content = stream.read(MAX_PIPED_IN_MEMORY + 1)
    if len(content) <= MAX_PIPED_IN_MEMORY:
        return SourceFile(path, named=True, content=content)
    copy = tempfile.NamedTemporaryFile(prefix="searchapp-")  # noqa: SIM115 - it is read by path, by other processes too
    atexit.register(copy.close)
    copy.write(content)
    shutil.copyfileobj(stream, copy)
    copy.flush()
    return SourceFile(path, named=True, stored_path=copy.name)


def _entries(folder: str) -> Iterator[str | LeftOut]:
    """The paths of the files in a folder and those within, sorted; no folder is entered twice.

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
        if any(map(_INDEX_FILE.fullmatch, names)):
            folders.clear()
            yield LeftOut(current, "index of searchapp")
            continue
        reasons = {name: reason for name in sorted(folders) if (reason := _reason_for_folder(current, name, names))}
        yield from (LeftOut(_joined(current, name), reason) for name, reason in reasons.items())
        folders[:] = sorted(name for name in folders if name not in reasons)
        yield from (_joined(current, name) for name in sorted(names))
    yield from refused


def _reason_for_folder(parent: str, name: str, files: Iterable[str]) -> str:
    """Why a folder is left out with all that is in it; empty where it is read.

    Browsers put the frames and scripts of the page `oats.html` into `oats_files`, where no article stands but those of
    a frameset.
    """
    if name.startswith("."):
        return "hidden folder"
    match = _PAGE_PARTS.fullmatch(name)
    page = next((file for suffix in (".html", ".htm") if match and (file := f"{match[1]}{suffix}") in files), None)
    return "folder of a saved page" if page and not _has_frameset(os.path.join(parent, page)) else ""


def _has_frameset(page: str) -> bool:
    try:
        with open(page, "rb") as stream:
            return b"<frameset" in stream.read(_PAGE_HEAD_BYTES).lower()
    except OSError:
        return True


def _joined(folder: str, name: str) -> str:
    return name if folder == "." else f"{folder.rstrip('/')}/{name}"


def _looked_at(path: str) -> SourceFile | LeftOut:
    """A file that may hold articles, or why it is left out: by its name, or where that says nothing its content."""
    file = SourceFile(path)
    if reason := _no_file(path) or reason_by_name(path):
        return LeftOut(path, reason)
    if format_suffix(path) in READERS:
        return file
    try:
        reader_of(file)
    except LeftOut as left_out:
        return left_out
    except ArticleError:  # reading it tells why
        pass
    return file


def _no_file(path: str) -> str | None:
    """Why a path of a folder is no file, unless it is one or nobody lets us know."""
    try:
        mode = os.stat(path).st_mode
    except PermissionError:
        return None
    except OSError:
        return "broken link" if os.path.islink(path) else "file that went away"
    return None if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else "device or pipe"
