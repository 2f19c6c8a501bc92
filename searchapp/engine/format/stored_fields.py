"""Stored values, each compressed on its own with a dictionary made from the first: one is read in two microseconds."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import zstandard

from searchapp.engine.format.segment_file import FileBuilder, SegmentFile

LEVEL: Final = 3  # on 17,000 articles with their facts: 6.21 MB in 0.085 s by 3, 6.17 in 0.092 by 4, 6.02 in 0.16 by 5
DICTIONARY_BYTES: Final = 110 << 10  # 15,000 news stories: 0.384 of their size, with 64 KB 0.393; zlib and 32 KB: 0.426
SAMPLE_BYTES: Final = 1 << 20  # what a dictionary is made from; 4 MB make it 0.6 % better
# A megabyte makes a dictionary in 8 ms, a table of 2^17 takes 7 and serves worse; zstd's own d=8, f=20, accel=1 take
# 23 and serve no better.
TRAINING: Final = {"k": 200, "d": 6, "f": 18, "accel": 4}
FRAME_BYTES: Final = 64  # more than zstd adds to what it cannot compress, below 16 KB; above, it is a part in 256
FRAME: Final = zstandard.FORMAT_ZSTD1_MAGICLESS  # spares four bytes a value

BYTES, _TEXT, _PICKLE = b"b", b"s", b"p"  # the last byte of a value tells its type


@dataclass(frozen=True, slots=True)
class Frames:
    """Compressed values: `blob` (uint8) one after another, `lengths` (int64) in bytes, 0 for a document without one."""

    blob: npt.NDArray[np.uint8]
    lengths: npt.NDArray[np.int64]


class StoredField:
    """The stored values of a field by document."""

    def __init__(self, file: SegmentFile, name: str) -> None:
        self._file = file
        self._base = file.offset(f"{name}.blob")
        self._blob = file.section(f"{name}.blob")
        self._ends = file.section(f"{name}.ends")
        self._dictionary = file.section(f"{name}.dictionary")
        self._local = threading.local()  # a decompressor serves one thread at a time

    def frame(self, document: int) -> bytes:
        """The compressed value; empty when the document has none."""
        ends = self._ends.memory()
        begin = ends[document - 1] if document else 0
        return self._file.text(self._base + begin, self._base + ends[document])

    def several(self, documents: Iterable[int]) -> list[bytes]:
        """The bytes stored with each of the documents; empty where there are none."""
        ends, base, text, decompress = self._ends.memory(), self._base, self._file.text, self._decompressor.decompress
        frames = [text(base + ends[at - 1] if at else base, base + ends[at]) for at in documents]
        contents = [decompress(frame) if frame else b"" for frame in frames]
        return [content[:-1] if content[-1:] == BYTES else b"" for content in contents]

    def get(self, document: int) -> bytes:
        """The bytes stored with a document; empty when there are none."""
        value = self.value(document)
        return value if isinstance(value, bytes) else b""

    def value(self, document: int) -> Any:
        """What was stored with a document, None when nothing was."""
        content = self.content(document)
        return decoded(content) if content else None

    def content(self, document: int) -> bytes:
        """What was stored as `encoded` made it; empty when nothing was."""
        frame = self.frame(document)
        return self._decompressor.decompress(frame) if frame else b""

    def frames(self, begin: int, end: int, live: npt.NDArray[np.bool_] | None) -> Frames:
        """The compressed values of the documents from `begin` to before `end`, or of the `live` ones among them."""
        ends = self._ends.part(begin, end).astype(np.int64)
        first = int(self._ends.part(begin - 1, begin)[0]) if begin else 0
        lengths = np.diff(ends, prepend=first)
        blob = self._blob.part(first, int(ends[-1]) if len(ends) else first)
        if live is None:
            return Frames(blob, lengths)
        return Frames(blob[np.repeat(live[begin:end], lengths)], lengths[live[begin:end]])

    @property
    def size(self) -> int:
        """The bytes of all compressed values."""
        return len(self._blob)

    def plain_size(self) -> int:
        """The bytes that all values take at most, compressed with whatever dictionary."""
        contents = map(self.content, range(len(self._ends)))
        return sum(len(content) + len(content) // 256 + FRAME_BYTES for content in contents)

    @property
    def dictionary(self) -> bytes:
        """What the values were compressed with."""
        return bytes(self._dictionary.whole())

    @property
    def _decompressor(self) -> zstandard.ZstdDecompressor:
        found = getattr(self._local, "decompressor", None)
        if found is None:
            found = self._local.decompressor = zstandard.ZstdDecompressor(dict_data=self._prepared, format=FRAME)
        return found

    @cached_property
    def _prepared(self) -> zstandard.ZstdCompressionDict | None:
        return _prepared(self.dictionary)


def encoded(value: Any) -> bytes:
    """A stored value as bytes."""
    if isinstance(value, bytes):
        return value + BYTES
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass") + _TEXT
    return pickle.dumps(value, 4) + _PICKLE  # only a stock Whoosh writer comes here


def decoded(content: bytes) -> Any:
    """The value that `encoded` made these bytes of."""
    kind = content[-1:]
    if kind == BYTES:
        return content[:-1]
    return content[:-1].decode("utf-8", "surrogatepass") if kind == _TEXT else pickle.loads(content[:-1])


class Compressor:
    """Compresses values with a dictionary, made from the first ones when none is given."""

    def __init__(self, dictionary: bytes | None = None) -> None:
        self._dictionary = dictionary
        self._made: zstandard.ZstdCompressor | None = None

    @property
    def dictionary(self) -> bytes:
        """What the values are compressed with."""
        return self._dictionary or b""

    def made(self, dictionary: bytes) -> bool:
        """Whether frames that were compressed with this dictionary are what this compressor would have made."""
        return self._dictionary is not None and self._dictionary == dictionary

    def frames(self, contents: Sequence[bytes]) -> Frames:
        """The compressed form of each of the contents; an empty one stays empty."""
        if self._made is None:
            self._made = self._prepare(contents)
        compress = self._made.compress
        frames = [compress(content) if content else b"" for content in contents]
        lengths = np.fromiter(map(len, frames), dtype=np.int64, count=len(frames))
        return Frames(np.frombuffer(b"".join(frames), dtype=np.uint8), lengths)

    def _prepare(self, contents: Sequence[bytes]) -> zstandard.ZstdCompressor:
        if self._dictionary is None:
            self._dictionary = _trained(contents)
        return zstandard.ZstdCompressor(
            dict_data=_prepared(self._dictionary),
            compression_params=zstandard.ZstdCompressionParameters.from_level(
                LEVEL, format=FRAME, write_content_size=True, write_checksum=False, write_dict_id=False
            ),
        )


def _prepared(dictionary: bytes) -> zstandard.ZstdCompressionDict | None:
    return zstandard.ZstdCompressionDict(dictionary) if dictionary else None


def _trained(contents: Sequence[bytes]) -> bytes:
    total = sum(map(len, contents))
    size = min(DICTIONARY_BYTES, total // 20)
    if size < 1024:
        return b""
    step = -(-total // SAMPLE_BYTES)
    samples: list[bytes | bytearray | memoryview] = [content for content in contents[::step] if content]
    try:
        return zstandard.train_dictionary(size, samples, **TRAINING).as_bytes()
    except zstandard.ZstdError:  # too few or too small to learn from
        return b""


class BlobWriter:
    """Writes a stored field piece by piece; `room` is how many bytes its frames can take at most."""

    def __init__(self, builder: FileBuilder, name: str, room: int) -> None:
        self._builder = builder
        self._name = name
        self._blob = builder.reserve(f"{name}.blob", np.uint8, room)
        self._lengths = [np.empty(0, dtype=np.int64)]

    def add(self, frames: Frames) -> None:
        """Write the frames of some more documents."""
        self._blob.append(frames.blob)
        self._lengths.append(frames.lengths)

    def finish(self, dictionary: bytes) -> None:
        """Write what is known only now."""
        ends = np.cumsum(np.concatenate(self._lengths))
        narrow = int(ends.max(initial=0)) < 1 << 32
        self._builder.add(f"{self._name}.ends", ends.astype(np.uint32 if narrow else np.uint64))
        self._builder.add(f"{self._name}.dictionary", np.frombuffer(dictionary, dtype=np.uint8))
        self._builder.facts["stored"].append(self._name)


def write_stored(builder: FileBuilder, name: str, contents: Sequence[bytes], compressor: Compressor) -> None:
    """Write a stored field: encoded values by document, empty for none."""
    if any(contents):
        frames = compressor.frames(contents)
        writer = BlobWriter(builder, name, len(frames.blob))
        writer.add(frames)
        writer.finish(compressor.dictionary)
