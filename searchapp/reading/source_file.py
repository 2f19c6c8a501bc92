"""A file that articles are read from, as a stream of bytes: on disk, in a pipe or in another file, packed or not."""

from __future__ import annotations

import io
import os
import tempfile
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import blake2b
from typing import BinaryIO

from msgspec import Struct

from searchapp.errors import ArticleError
from searchapp.model.article import Published
from searchapp.model.field_names import NO_FIELDS, FieldMap
from searchapp.reading.compression import (
    COMPRESSION_SUFFIXES,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    read_block,
    unpacked,
    unreadable,
)

STANDARD_INPUT = "-"
_MAX_WHOLE_BYTES = 1 << 28  # what a reader that needs the whole file may hold; Reuters-21578 in one file is 27 MB
DIGEST_BYTES = 16  # 128 bits: no two of 10^15 files meet
_BLOCK_BYTES = 1 << 20
_TAR_SUFFIXES = (".tgz", ".tbz", ".tbz2", ".txz", ".tzst")  # a tar archive and its compression in one


class FileMetadata(Struct, frozen=True):
    """What is known of the article of a file from around the file: the record or the document that it stood in."""

    id: str = ""
    title: str = ""
    byline: str = ""
    source: str = ""
    url: str = ""  # this goes before the address that a page gives of itself
    published: Published | None = None


NO_METADATA = FileMetadata()


class UnpackBudget(Struct):
    """How many bytes may be unpacked out of one file, all archives within it together."""

    packed_bytes: int = 0
    unpacked_bytes: int = 0

    def take(self, path: str, count: int) -> None:
        """Count bytes; raises ArticleError when they are more than news would unpack to."""
        self.unpacked_bytes += count
        if self.unpacked_bytes > max(MAX_UNPACKED_BYTES, MAX_RATIO * self.packed_bytes):
            size = self.unpacked_bytes >> 20
            raise ArticleError(path, f"unpacks to more than {size} MiB, out of {self.packed_bytes >> 10} KiB")


@dataclass(frozen=True)
class SourceFile:
    """A file to be read: `path` as the user gave it, `named` if the user named the file itself and not a folder.

    A file within another one has that one's path before its own.
    """

    path: str
    named: bool = False
    content: bytes | None = None  # what came through a pipe or out of an archive, instead of what lies on disk
    max_unpacked_bytes: int = MAX_UNPACKED_BYTES
    stored_path: str = ""  # where the bytes lie for now, when that is not at `path`
    read_as: str = ""  # a suffix that tells the format instead of that of the path
    about: FileMetadata = NO_METADATA
    depth: int = 0  # files around this one
    budget: UnpackBudget | None = field(default=None, compare=False)
    fields: FieldMap = NO_FIELDS  # what the user says of the fields of records
    any_columns: bool = False  # whether a table is read that has no column known to hold the text, to show what it has
    shared_lines: frozenset[str] = field(default=frozenset(), compare=False)  # keys of those that its archive repeats
    damages: list[ArticleError] = field(default_factory=list, compare=False)  # why it ended early, once it was read

    @cached_property
    def display_path(self) -> str:
        """The path as text that can be stored and printed."""
        return printable_path(self.path)

    @property
    def is_piped(self) -> bool:
        """Whether its bytes do not lie at its path."""
        return self.content is not None or bool(self.stored_path)

    @property
    def suffix(self) -> str:
        """The suffix that tells the format, in lower case: `.sgm` for `wire.sgm.gz`."""
        return self.read_as or format_suffix(self.path)

    @cached_property
    def digest(self) -> str:
        """A hexadecimal digest of the bytes as they lie on disk, and of how their fields are to be read.

        Raises ArticleError when they cannot be read.
        """
        state = blake2b(repr(self.fields.pairs).encode() if self.fields else b"", digest_size=DIGEST_BYTES)
        with self.open_packed() as stream:
            while block := read_block(self.path, stream, _BLOCK_BYTES):
                state.update(block)
        return state.hexdigest()

    @cached_property
    def packed_bytes(self) -> int:
        """The size of the file as it lies on disk; 0 when it is gone, which reading it will tell."""
        if self.content is not None:
            return len(self.content)
        try:
            return os.stat(self.stored_path or self.path).st_size
        except OSError:
            return 0

    @cached_property
    def unpack_budget(self) -> UnpackBudget:
        """How much may still be unpacked out of this file, or of the one around it."""
        return self.budget or UnpackBudget(self.packed_bytes)

    def open(self) -> BinaryIO:
        """The unpacked bytes as a stream that the caller closes; reading too many raises ArticleError.

        It ends where they are cut off or damaged, which `damages` tells then.
        """
        return unpacked(self.path, self.open_packed(), self.max_unpacked_bytes, damages=self.damages)

    def open_packed(self) -> BinaryIO:
        """The bytes as they lie on disk or came through the pipe."""
        if self.content is not None:
            return io.BytesIO(self.content)
        try:
            return open(self.stored_path or self.path, "rb")
        except (OSError, ValueError) as error:
            raise unreadable(self.path, error) from error

    def open_seekable(self) -> BinaryIO:
        """The unpacked bytes as a stream that can be read from anywhere; what is compressed goes to disk for that."""
        stream = self.open()
        if stream.seekable():
            return stream
        with stream:
            copy = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
            while block := read_block(self.path, stream, _BLOCK_BYTES):
                copy.write(block)
        copy.seek(0)
        return copy

    def head(self, size: int) -> bytes:
        """The first unpacked bytes, at most `size`; raises ArticleError when they cannot be read."""
        with self.open() as stream:
            return read_block(self.path, stream, size)

    def read(self) -> bytes:
        """All unpacked bytes; raises ArticleError when they cannot be read or are too many to be held."""
        content = self.head(_MAX_WHOLE_BYTES + 1)
        if len(content) > _MAX_WHOLE_BYTES:
            raise ArticleError(self.path, f"is larger than {_MAX_WHOLE_BYTES >> 20} MiB; split it")
        return content

    def within(
        self,
        name: str,
        content: bytes | None = None,
        *,
        stored_path: str = "",
        read_as: str = "",
        about: FileMetadata = NO_METADATA,
    ) -> SourceFile:
        """A file that stands in this one."""
        return replace(
            self,
            path=f"{self.path}/{name}",
            named=False,
            content=content,
            stored_path=stored_path,
            read_as=read_as,
            about=about,
            depth=self.depth + 1,
            budget=self.unpack_budget,
            damages=[],
        )

    def converted(self, suffix: str, text: str, about: FileMetadata = NO_METADATA) -> SourceFile:
        """This file with the text that was taken out of it instead of its bytes, to be read as a format."""
        content = text.encode("utf-8", "replace")
        return replace(self, content=content, stored_path="", read_as=suffix, about=about, depth=self.depth + 1)


def printable_path(path: str) -> str:
    """A path as text; bytes of a name that are not UTF-8 stand as `\\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def format_suffix(path: str) -> str:
    """The suffix that tells the format, in lower case, a last `.gz` or `.xz` left out."""
    stem, suffix = os.path.splitext(path.rstrip().lower())  # a name may end with spaces
    if suffix in _TAR_SUFFIXES:
        return ".tar"
    return os.path.splitext(stem)[1] if suffix in COMPRESSION_SUFFIXES else suffix
