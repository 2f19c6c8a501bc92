"""A file out of an archive: in memory if it is small, or else on disk until the next one is asked for."""

from __future__ import annotations

import posixpath
import tempfile
from collections.abc import Iterator
from typing import IO

from searchapp.errors import ArticleError
from searchapp.reading.cleaning.repeated_lines import may_be_pasted
from searchapp.reading.compression import read_block, unreadable
from searchapp.reading.foreign_files import reason_by_name
from searchapp.reading.source_file import NO_METADATA, FileMetadata, SourceFile

OLDER_MEMBER = "older copy of a file in its archive"  # of several that have one name the last counts, as to tar
MAX_IN_MEMORY = 1 << 22  # 4 MiB: the longest pages; processes that read have a few dozen of them waiting
_BLOCK_BYTES = 1 << 20


def inner_files(
    archive: SourceFile, name: str, stream: IO[bytes], about: FileMetadata = NO_METADATA
) -> Iterator[SourceFile]:
    """The one file that a stream out of an archive yields. Raises ArticleError where it cannot be unpacked."""
    path = f"{archive.path}/{name}"
    content = _taken(archive, path, stream, MAX_IN_MEMORY + 1)
    if len(content) <= MAX_IN_MEMORY:
        yield archive.within(name, content, about=about)
        return
    with tempfile.NamedTemporaryFile(prefix="searchapp-") as copy:
        while content:
            try:
                copy.write(content)
            except OSError as error:  # the disk is full
                raise unreadable(path, error) from error
            content = _taken(archive, path, stream, _BLOCK_BYTES)
        copy.flush()
        yield archive.within(name, stored_path=copy.name, about=about)


def _taken(archive: SourceFile, path: str, stream: IO[bytes], size: int) -> bytes:
    content = read_block(path, stream, size)
    archive.unpack_budget.take(path, len(content))
    return content


def safe_name(name: str) -> str:
    """The name of a member as a path with slashes, of characters that can be stored and printed."""
    slashes = name.replace("\\", "/").encode("utf-8", "backslashreplace").decode()
    return "".join(char if char.isprintable() else "?" for char in slashes)


def reason_by_member_name(name: str) -> str | None:
    """Why a member is left out by its name: it would leave the archive's folder, is hidden or no article."""
    parts = posixpath.normpath(name).split("/")
    if name.startswith("/") or ".." in parts or name[1:2] == ":":
        return "path out of its archive"
    if any(part.startswith(".") and part != "." for part in parts) or parts[0] == "__MACOSX":
        return "hidden file"
    return reason_by_name(name)


def is_pasted_member(name: str, size: int) -> bool:
    """Whether a member may be a page that somebody pasted."""
    return may_be_pasted(name, size) and not reason_by_member_name(name)


def damaged(path: str, error: Exception) -> ArticleError:
    """The error for an archive, or a file in it, that is broken."""
    return ArticleError(path, f"is damaged: {' '.join(str(error).split())[:200] or type(error).__name__}")
