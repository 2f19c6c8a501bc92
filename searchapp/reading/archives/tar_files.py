"""The files in a tar archive, read as a stream."""

from __future__ import annotations

import tarfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from searchapp.errors import ArticleError, LeftOut
from searchapp.reading.archives.members import (
    OLDER_MEMBER,
    damaged,
    inner_files,
    is_pasted_member,
    reason_by_member_name,
    safe_name,
)
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.source_file import SourceFile

_MAGIC_START = 257  # POSIX.1-1988 ustar; older archives have only a checksum
_MAX_EXTENDED_BYTES = 1 << 20  # of a header that holds a long name, which Python reads at once
_EXTENDED_TYPES = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)


def is_tar(head: bytes, file: SourceFile) -> bool:
    """Whether a file is a tar archive."""
    if head[_MAGIC_START : _MAGIC_START + 5] != b"ustar" and file.suffix != ".tar":
        return False
    try:
        tarfile.TarInfo.frombuf(head[: tarfile.BLOCKSIZE], "utf-8", "surrogateescape")
    except (tarfile.TarError, ValueError):
        return False
    return True


def read_tar(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[SourceFile | ArticleError]:
    """The files in a tar archive, and why others are left out; damaged headers are skipped and told at the end."""
    headers, later = _headers(), _names_again(file)
    with file.open() as stream:
        try:
            with tarfile.open(fileobj=stream, mode="r|", tarinfo=headers, ignore_zeros=True) as archive:
                while (member := archive.next()) is not None:
                    file.unpack_budget.take(file.path, tarfile.BLOCKSIZE)
                    if member.isreg() and later[member.name]:
                        later[member.name] -= 1
                        yield LeftOut(f"{file.path}/{safe_name(member.name.removeprefix('./'))}", OLDER_MEMBER)
                    else:
                        yield from _member(file, archive, member)
                    archive.members.clear()  # type: ignore[attr-defined]  # it keeps every one, for a search by name
        except (tarfile.TarError, OSError, EOFError, ValueError) as error:
            raise damaged(file.path, error) from error
    if headers.damaged_blocks:
        reason = f"{headers.damaged_blocks:,} of its blocks cannot be read; files may be missing"
        yield ArticleError(file.path, f"is damaged: {reason}")


def tar_texts(file: SourceFile) -> Iterator[bytes]:
    """The pages in a tar archive that people may have pasted."""
    with (
        file.open() as stream,
        tarfile.open(fileobj=stream, mode="r|", tarinfo=_headers(), ignore_zeros=True) as archive,
    ):
        while (member := archive.next()) is not None:
            is_pasted = member.isreg() and is_pasted_member(member.name.removeprefix("./"), member.size)
            if is_pasted and (content := archive.extractfile(member)):
                yield content.read()
            archive.members.clear()  # type: ignore[attr-defined]  # as above


def _names_again(file: SourceFile) -> Counter[str]:
    """How often names of files in an archive come up again; up to where it cannot be read."""
    seen: set[int] = set()
    again: Counter[str] = Counter()
    with (
        suppress(tarfile.TarError, ArticleError, OSError, EOFError, ValueError),
        file.open() as stream,
        tarfile.open(fileobj=stream, mode="r|", tarinfo=_headers(), ignore_zeros=True) as archive,
    ):
        while (member := archive.next()) is not None:
            if member.isreg():
                if (key := hash(member.name)) in seen:
                    again[member.name] += 1
                seen.add(key)
            archive.members.clear()  # type: ignore[attr-defined]  # as above
    return again


class _Header(tarfile.TarInfo):
    """A header that is counted when it is damaged, which Python keeps to itself."""

    damaged_blocks = 0

    @classmethod
    def frombuf(cls, buf: Any, encoding: str, errors: str) -> Any:
        """The header in a block."""
        try:
            header = super().frombuf(buf, encoding, errors)
            if header.type in _EXTENDED_TYPES and header.size > _MAX_EXTENDED_BYTES:
                raise tarfile.InvalidHeaderError("too long a name")  # type: ignore[attr-defined]
        except (tarfile.EOFHeaderError, tarfile.EmptyHeaderError):  # type: ignore[attr-defined]
            raise
        except tarfile.HeaderError:
            cls.damaged_blocks += 1
            raise
        return header


def _headers() -> type[_Header]:
    """Headers that are counted for one archive."""
    return type("_HeaderOfOne", (_Header,), {})


def _member(file: SourceFile, archive: tarfile.TarFile, member: tarfile.TarInfo) -> Iterator[SourceFile | ArticleError]:
    """One file of the archive, or why it is left out."""
    name = safe_name(member.name.removeprefix("./"))
    path = f"{file.path}/{name}"
    if member.isdir():
        return
    if not member.isreg():
        yield LeftOut(path, "link or device in an archive")
    elif reason := reason_by_member_name(name):
        yield LeftOut(path, reason)
    elif stream := archive.extractfile(member):
        yield from inner_files(file, name, stream)
