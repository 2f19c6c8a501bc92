"""The files in a zip archive."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, BinaryIO, cast

from searchapp.errors import ArticleError, LeftOut
from searchapp.reading.archives.cut_zip_files import MemberStream, cut_members
from searchapp.reading.archives.member_names import member_names
from searchapp.reading.archives.members import (
    OLDER_MEMBER,
    damaged,
    inner_files,
    is_pasted_member,
    reason_by_member_name,
    safe_name,
)
from searchapp.reading.archives.zip_kinds import DOCUMENT_PARTS, TYPE_NAME, ZipKind, zip_kind
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.compression import MAX_RATIO
from searchapp.reading.source_file import SourceFile

_MAX_MEMBER_BYTES = 1 << 26  # a member that says to be larger, and packs as no text does, is not unpacked
_MAX_MEMBERS = 200_000  # Python keeps some 600 bytes of each while an archive is open
_ENCRYPTED = 0x1  # general purpose bit flags, APPNOTE.TXT 4.4.4
NO_TABLE = "has no table of contents, as where it is cut off; what could be read of it was"
_READ_IF_CUT = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_FAULTS = (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error)


def is_zip(head: bytes, file: SourceFile) -> bool:
    """Whether a file is a zip archive, and not a document that is kept as one."""
    return zip_kind(head, file) is ZipKind.ARCHIVE


def read_zip(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[SourceFile | ArticleError]:
    """The files in a zip archive, and why others are left out. Raises ArticleError where it has no table of them."""
    with file.open_seekable() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except _FAULTS as error:
            stream.seek(0)
            yield from _cut(file, stream, damaged(file.path, error))
            return
        with archive:
            members = [member for member in archive.infolist() if not member.filename.endswith("/")]  # or has no name
            if len(members) > _MAX_MEMBERS:
                raise ArticleError(file.path, f"holds more than {_MAX_MEMBERS:,} files; unpack it and index the folder")
            if members and all(member.flag_bits & _ENCRYPTED for member in members):
                raise LeftOut(file.path, f"{file.suffix or 'archive'} (encrypted)")
            names = [safe_name(name) for name in member_names(members)]
            last = {name: number for number, name in enumerate(names)}
            for number, (member, name) in enumerate(zip(members, names, strict=True)):
                if last[name] == number:
                    yield from _member(file, archive, member, name)
                else:
                    yield LeftOut(f"{file.path}/{name}", OLDER_MEMBER)


def _cut(file: SourceFile, stream: BinaryIO, damage: ArticleError) -> Iterator[SourceFile | ArticleError]:
    """The files in an archive without a table of them, which is told. Raises the damage where it is a document."""
    count = 0
    with suppress(EOFError, zlib.error):
        for member, content in cut_members(stream):
            if not count and member.filename.startswith((TYPE_NAME, *DOCUMENT_PARTS)):
                raise damage
            name = safe_name(*member_names([member]))
            reason = reason_by_member_name(name) or ("encrypted file" if member.flag_bits & _ENCRYPTED else None)
            if reason:
                yield LeftOut(f"{file.path}/{name}", reason)
            elif member.compress_type in _READ_IF_CUT and not name.endswith("/"):
                yield from _cut_member(file, name, content)
            count += 1
    if not count:
        raise damage
    yield ArticleError(file.path, NO_TABLE)


def _cut_member(file: SourceFile, name: str, content: MemberStream) -> Iterator[SourceFile | ArticleError]:
    """One file of such an archive, or that it is cut off or damaged itself."""
    try:
        yield from inner_files(file, name, cast("IO[bytes]", content))
    except ArticleError as error:
        yield error


def zip_texts(file: SourceFile) -> Iterator[bytes]:
    """The pages in a zip archive that people may have pasted."""
    with file.open_seekable() as stream, zipfile.ZipFile(stream) as archive:
        members = archive.infolist()
        for member, name in zip(members, member_names(members), strict=True):
            if is_pasted_member(name, member.file_size) and not member.flag_bits & _ENCRYPTED:
                with suppress(*_FAULTS, lzma.LZMAError):
                    yield archive.read(member)


def _member(
    file: SourceFile, archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str
) -> Iterator[SourceFile | ArticleError]:
    """One file of the archive, or why it is left out."""
    path = f"{file.path}/{name}"
    reason = reason_by_member_name(name) or ("encrypted file" if member.flag_bits & _ENCRYPTED else None)
    if reason:
        yield LeftOut(path, reason)
        return
    if member.file_size > max(_MAX_MEMBER_BYTES, MAX_RATIO * member.compress_size):
        yield ArticleError(path, f"unpacks to {MAX_RATIO} times its size; unpack it yourself if you trust it")
        return
    try:
        with archive.open(member) as stream:
            yield from inner_files(file, name, stream)
    except ArticleError as error:
        yield error
    except NotImplementedError:  # Deflate64 of Windows' Explorer, and others that Python does not know
        yield ArticleError(path, "is packed by a method that cannot be read; unpack it yourself")
    except (*_FAULTS, lzma.LZMAError) as error:
        yield damaged(path, error)
