"""An HTTP response as a web archive keeps it: its status, its type and the page, decoded."""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Mapping

import brotli
import zstandard
from msgspec import Struct

from searchapp.reading.encodings.decoding import decode, wider_encoding

MAX_PAGE_BYTES = 1 << 24  # 16 MiB; the longest pages have some 5
PAGE_TYPES = ("text/html", "application/xhtml+xml")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b")
_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.I)
_CHUNK_SIZE = re.compile(rb"\s*([0-9a-fA-F]{1,8})[^\n]{0,200}\n")
_DAMAGES = (OSError, EOFError, ValueError, zlib.error, brotli.error, zstandard.ZstdError)


class HttpMessage(Struct, frozen=True):
    """A response's status and headers, their names in lower case, and its body as it was sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def content_type(self) -> str:
        """The type without its parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The encoding that the headers tell; empty where they tell none."""
        match = _CHARSET.search(self.headers.get("content-type", ""))
        return match.group(1) if match else ""


def parse_message(block: bytes) -> HttpMessage | None:
    """The response in a block of bytes, which may be cut; None where it does not begin as one."""
    status = _STATUS.match(block)
    if not status:
        return None
    end = _HEADERS_END.search(block)
    lines = block[: end.start() if end else len(block)].decode("latin-1").splitlines()[1:]
    headers = (line.partition(":") for line in lines)
    named = {name.strip().lower(): value.strip() for name, _, value in headers}
    return HttpMessage(int(status.group(1)), named, block[end.end() :] if end else b"")


def page_bytes(message: HttpMessage) -> bytes:
    """The page, its transfer and content encodings taken off, in UTF-8 where the headers tell that it is not.

    Crawlers that took them off already often keep the headers that tell of them.
    """
    body = message.body
    if "chunked" in message.headers.get("transfer-encoding", "").lower():
        body = _without_chunks(body)
    for encoding in reversed(message.headers.get("content-encoding", "").lower().replace(" ", "").split(",")):
        body = _decoded(body, encoding)
    return with_charset(body, message.charset)


def with_charset(content: bytes, charset: str) -> bytes:
    """The text in UTF-8 with a byte order mark where an encoding is named that it can be read in.

    Latin-1 is what servers name that know nothing of their pages: the page's own declaration and bytes count more.
    """
    try:
        content.decode()
    except UnicodeDecodeError:
        pass
    else:
        return content
    try:
        encoding = wider_encoding(charset or "utf-8")
        text = decode(content, encoding) if encoding == "cp1252" else content.decode(encoding)
        return codecs.BOM_UTF8 + text.encode()
    except (LookupError, UnicodeError, ValueError):
        return content


def _without_chunks(body: bytes) -> bytes:
    """The body out of its chunks; as it is where it has none."""
    chunks: list[bytes] = []
    start = 0
    while size := _CHUNK_SIZE.match(body, start):
        length = int(size.group(1), 16)
        chunks.append(body[size.end() : size.end() + length])
        start = size.end() + length
        if not length:
            break
    return b"".join(chunks) if chunks and chunks[0] else body


def _decoded(body: bytes, encoding: str) -> bytes:
    """The body without one content encoding, up to the size of a page; as it is where it does not have it."""
    try:
        if encoding in ("gzip", "x-gzip") and body.startswith(b"\x1f\x8b"):
            return zlib.decompressobj(wbits=31).decompress(body, MAX_PAGE_BYTES)
        if encoding == "deflate":
            return _inflated(body)
        if encoding == "br":
            return brotli.Decompressor().process(body, output_buffer_limit=MAX_PAGE_BYTES) or body
        if encoding == "zstd":
            return zstandard.ZstdDecompressor().decompressobj().decompress(body)[:MAX_PAGE_BYTES]
    except _DAMAGES:
        pass
    return body


def _inflated(body: bytes) -> bytes:
    """The body without deflate, which some servers send with its header and some without."""
    try:
        return zlib.decompressobj().decompress(body, MAX_PAGE_BYTES)
    except zlib.error:
        return zlib.decompressobj(wbits=-15).decompress(body, MAX_PAGE_BYTES)
