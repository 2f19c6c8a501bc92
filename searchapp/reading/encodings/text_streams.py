"""Files as streams of text or of UTF-8, so that one of any length takes no more memory than its longest line."""

from __future__ import annotations

import codecs
import io
from typing import BinaryIO, TextIO

from searchapp.reading.encodings.decoding import is_wide, sample_encoding
from searchapp.reading.source_file import SourceFile

SAMPLE_BYTES = 1 << 20  # what the encoding of a file is told by
_BLOCK_BYTES = 1 << 16
_STRAY_BYTES = "searchapp-stray-bytes"


def text_stream(file: SourceFile) -> TextIO:
    """The file's text with its line ends as they are; a byte that is none in its encoding is read as Windows-1252."""
    encoding = sample_encoding(file.head(SAMPLE_BYTES))
    return io.TextIOWrapper(file.open(), encoding, errors=_STRAY_BYTES, newline="")


def utf8_stream(file: SourceFile) -> BinaryIO:
    """The file's bytes, UTF-16 and UTF-32 made UTF-8; other encodings have ASCII's signs where UTF-8 has them."""
    head = file.head(_BLOCK_BYTES)
    if not is_wide(head):
        return file.open()
    return io.BufferedReader(_Recoded(file.open(), sample_encoding(head)))


class _Recoded(io.RawIOBase):
    """A stream in UTF-16 or UTF-32 as UTF-8."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ready = b""

    def readable(self) -> bool:
        """Always: the stream is there to be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer and say with how many bytes."""
        while not self._ready:
            block = self._stream.read(_BLOCK_BYTES)
            self._ready = self._decoder.decode(block, not block).encode("utf-8", "replace")
            if not block:
                break
        size = min(len(buffer), len(self._ready))
        buffer[:size], self._ready = self._ready[:size], self._ready[size:]
        return size

    def close(self) -> None:
        """Close the file beneath too."""
        self._stream.close()
        super().close()


def _read_stray_bytes(error: UnicodeError) -> tuple[str, int]:
    """What stands for bytes that a decoder refuses."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_STRAY_BYTES, _read_stray_bytes)
