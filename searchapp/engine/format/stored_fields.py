"""Stored fields: bytes by document, each value compressed on its own with a dictionary made from the first ones.

A value is read in two microseconds.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import zstandard
from msgspec import Struct

from searchapp.engine.format import layout
from searchapp.engine.format.kept_items import running_sums
from searchapp.engine.format.segment_file import SegmentFile, SegmentFileWriter

_LEVEL: Final = 3  # on 17,000 articles with their facts: 6.21 MB in 0.085 s by 3, 6.17 in 0.092 by 4, 6.02 in 0.16 by 5
# With it 15,000 news stories take 0.384 of their size, with 64 KB 0.393; by zlib with 32 KB 0.426.
_DICTIONARY_BYTES: Final = 110 << 10
SAMPLE_BYTES: Final = 1 << 20  # what a dictionary is made from; 4 MB make it 0.6 % better
# A megabyte makes a dictionary in 8 ms; f=17 takes 7 and compresses worse; zstd's own d=8, f=20, accel=1 take 23 and
# compress no better.
TRAINING: Final = {"k": 200, "d": 6, "f": 18, "accel": 4}
_FRAME_BYTES: Final = 64  # more than zstd adds to what it cannot compress, below 16 KB; above, it is a part in 256
_FRAME_FORMAT: Final = zstandard.FORMAT_ZSTD1_MAGICLESS  # spares four bytes a value


class CompressedValues(Struct, frozen=True):
    """Values of some documents: `content` (uint8) one after another, `lengths` (int64, bytes), 0 for no value."""

    content: npt.NDArray[np.uint8]
    lengths: npt.NDArray[np.int64]


class StoredField:
    """The stored values of a field by document."""

    def __init__(self, file: SegmentFile, field: str) -> None:
        self._file = file
        self._base = file.offset(layout.STORED_BYTES.of(field))
        self._content = file.section(layout.STORED_BYTES.of(field))
        self._ends = file.section(layout.STORED_ENDS.of(field))
        self._dictionary = file.section(layout.STORED_DICTIONARY.of(field))
        self._local = threading.local()  # a decompressor serves one thread at a time

    def several(self, doc_ids: Iterable[int]) -> list[bytes]:
        """The bytes stored with each of the documents; empty where there are none."""
        ends, base, decompress = self._ends.memory(), self._base, self._decompressor.decompress
        spans = [(base + ends[doc_id - 1] if doc_id else base, base + ends[doc_id]) for doc_id in doc_ids]
        return [decompress(frame) if frame else b"" for frame in self._file.read(spans)]

    def get(self, doc_id: int) -> bytes:
        """The bytes stored with a document; empty when there are none."""
        return self.several((doc_id,))[0]

    def compressed(self, begin: int, end: int, live: npt.NDArray[np.bool_] | None) -> CompressedValues:
        """The compressed values of the documents from `begin` to before `end`, or of the `live` ones among them."""
        ends = self._ends.part(begin, end).astype(np.int64)
        first = int(self._ends.part(begin - 1, begin)[0]) if begin else 0
        lengths = np.diff(ends, prepend=first)
        content = self._content.part(first, int(ends[-1]) if len(ends) else first)
        if live is None:
            return CompressedValues(content, lengths)
        return CompressedValues(content[np.repeat(live[begin:end], lengths)], lengths[live[begin:end]])

    @property
    def size(self) -> int:
        """The bytes of all compressed values."""
        return len(self._content)

    def greatest_size(self, doc_ids: Iterable[int]) -> int:
        """The bytes that the values of some documents take at most, compressed with whatever dictionary."""
        contents = map(self.get, doc_ids)
        return sum(len(content) + len(content) // 256 + _FRAME_BYTES for content in contents)

    @property
    def dictionary(self) -> bytes:
        """What the values were compressed with."""
        return bytes(self._dictionary.whole())

    @property
    def _decompressor(self) -> zstandard.ZstdDecompressor:
        decompressor = getattr(self._local, "decompressor", None)
        if decompressor is None:
            decompressor = zstandard.ZstdDecompressor(dict_data=self._zstd_dictionary, format=_FRAME_FORMAT)
            self._local.decompressor = decompressor
        return decompressor

    @cached_property
    def _zstd_dictionary(self) -> zstandard.ZstdCompressionDict | None:
        return _zstd_dictionary(self.dictionary)


class Compressor:
    """Compresses values with a dictionary, made from the first ones when none is given."""

    def __init__(self, dictionary: bytes | None = None) -> None:
        self._dictionary = dictionary
        self._zstd: zstandard.ZstdCompressor | None = None

    @property
    def dictionary(self) -> bytes:
        """What the values are compressed with."""
        return self._dictionary or b""

    def uses(self, dictionary: bytes) -> bool:
        """Whether values that were compressed with this dictionary are what this compressor would make of them."""
        return self._dictionary is not None and self._dictionary == dictionary

    def compress(self, contents: Sequence[bytes]) -> CompressedValues:
        """Each value compressed; an empty one stays empty."""
        if self._zstd is None:
            self._zstd = self._prepare(contents)
        lengths = np.zeros(len(contents), dtype=np.int64)
        present: list[Any] = [content for content in contents if content]
        if not present:
            return CompressedValues(np.empty(0, dtype=np.uint8), lengths)
        buffer = self._zstd.multi_compress_to_buffer(present)  # a tenth quicker than one by one
        frames: list[Any] = [buffer[number] for number in range(len(buffer))]
        lengths[np.fromiter(map(bool, contents), bool, len(contents))] = [len(frame) for frame in frames]
        return CompressedValues(np.frombuffer(b"".join(frames), dtype=np.uint8), lengths)

    def _prepare(self, contents: Sequence[bytes]) -> zstandard.ZstdCompressor:
        if self._dictionary is None:
            self._dictionary = _trained(contents)
        return zstandard.ZstdCompressor(
            dict_data=_zstd_dictionary(self._dictionary),
            compression_params=zstandard.ZstdCompressionParameters.from_level(
                _LEVEL, format=_FRAME_FORMAT, write_content_size=True, write_checksum=False, write_dict_id=False
            ),
        )


def _zstd_dictionary(dictionary: bytes) -> zstandard.ZstdCompressionDict | None:
    return zstandard.ZstdCompressionDict(dictionary) if dictionary else None


def _trained(contents: Sequence[bytes]) -> bytes:
    total = sum(map(len, contents))
    size = min(_DICTIONARY_BYTES, total // 20)
    if size < 1024:
        return b""
    step = -(-total // SAMPLE_BYTES)
    samples: list[bytes | bytearray | memoryview] = [content for content in contents[::step] if content]
    try:
        return zstandard.train_dictionary(size, samples, **TRAINING).as_bytes()
    except zstandard.ZstdError:  # too few or too small to learn from
        return b""


class StoredFieldWriter:
    """Writes a stored field piece by piece; `room` is how many bytes its compressed values can take at most."""

    def __init__(self, writer: SegmentFileWriter, field: str, room: int) -> None:
        self._writer = writer
        self._field = field
        self._content = writer.reserve(layout.STORED_BYTES.of(field), np.uint8, room)
        self._lengths = writer.kept(np.uint32)

    def add(self, values: CompressedValues) -> None:
        """Write the values of some more documents."""
        self._content.append(values.content)
        self._lengths.append(values.lengths)

    def finish(self, dictionary: bytes) -> None:
        """Write where each value ends, and the dictionary that they were compressed with."""
        dtype = np.uint32 if self._content.length < 1 << 32 else np.uint64
        ends = islice(running_sums(self._lengths, dtype), 1, None)  # the first only tells where the first value begins
        self._writer.add_pieces(layout.STORED_ENDS.of(self._field), ends, dtype, (len(self._lengths),))
        self._writer.add(layout.STORED_DICTIONARY.of(self._field), np.frombuffer(dictionary, dtype=np.uint8))
        self._writer.facts["stored"].append(self._field)


def write_stored(writer: SegmentFileWriter, field: str, contents: Sequence[bytes], compressor: Compressor) -> None:
    """Write a stored field: bytes by document, empty for none."""
    if any(contents):
        values = compressor.compress(contents)
        field_writer = StoredFieldWriter(writer, field, len(values.content))
        field_writer.add(values)
        field_writer.finish(compressor.dictionary)
