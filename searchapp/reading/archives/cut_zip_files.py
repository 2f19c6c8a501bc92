"""The files in a zip archive whose table of contents, which stands at the end, was cut off: by the header of each."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

_HEADER = struct.Struct("<4s5H3L2H")  # APPNOTE.TXT 4.3.7
_SIGNATURE = b"PK\x03\x04"
_UTF8_NAME, _SIZES_BEHIND = 0x800, 0x8  # general purpose bit flags, APPNOTE.TXT 4.4.4
_BLOCK_BYTES = 1 << 16


class MemberStream:
    """The content of a file of the archive; EOFError where it is cut off."""

    def __init__(self, packed: BinaryIO, member: zipfile.ZipInfo) -> None:
        self._packed = packed
        self._is_stored = member.compress_type == zipfile.ZIP_STORED
        self._left = member.compress_size
        self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most `size`; empty at the end."""
        if self._is_stored:
            block = self._packed.read(min(size, self._left))
            self._left -= len(block)
            if len(block) < size and self._left:
                raise EOFError
            return block
        plain = b""
        while not plain and not self._inflater.eof:
            block = self._inflater.unconsumed_tail or self._packed.read(_BLOCK_BYTES)
            plain = self._inflater.decompress(block, size)
            if not block and not plain:
                raise EOFError
        return plain

    def skip(self) -> None:
        """Read to the end, and leave the archive's stream there. Raises EOFError and zlib.error."""
        while self.read(_BLOCK_BYTES):
            pass
        self._packed.seek(-len(self._inflater.unused_data), 1)


def cut_members(stream: BinaryIO) -> Iterator[tuple[zipfile.ZipInfo, MemberStream]]:
    """Each file of the archive from its beginning on, up to the first that cannot be passed over.

    The stream of one is of use until the next is asked for.
    """
    while (member := _next_member(stream)) is not None:
        is_inflated = member.compress_type == zipfile.ZIP_DEFLATED
        start = stream.tell()
        yield member, MemberStream(stream, member)
        stream.seek(start)
        if not member.flag_bits & _SIZES_BEHIND:
            stream.seek(member.compress_size, 1)
        elif is_inflated:
            MemberStream(stream, member).skip()
        else:
            return


def _next_member(stream: BinaryIO) -> zipfile.ZipInfo | None:
    """The file whose header stands here or behind what follows the one before; None where there is none."""
    behind = stream.read(24)  # at most, of sizes that follow a file
    start = behind.find(_SIGNATURE)
    if start < 0:
        return None
    stream.seek(start - len(behind), 1)
    header = stream.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return None
    _, _, flags, method, _, _, _, packed_bytes, unpacked_bytes, name_bytes, extra_bytes = _HEADER.unpack(header)
    if not name_bytes:
        return None
    name = stream.read(name_bytes)
    member = zipfile.ZipInfo(name.decode("utf-8" if flags & _UTF8_NAME else "cp437", "replace") or "?")
    member.extra = stream.read(extra_bytes)
    member.flag_bits, member.compress_type = flags, method
    member.compress_size, member.file_size = packed_bytes, unpacked_bytes
    return member
