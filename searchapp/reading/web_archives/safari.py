"""Pages that Safari saved (`.webarchive`): a property list with the page and its address."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator

from searchapp.errors import ArticleError
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.encodings.decoding import decode
from searchapp.reading.source_file import FileMetadata, SourceFile
from searchapp.reading.web_archives.http_messages import with_charset

_FAULTS = (ValueError, TypeError, KeyError, OverflowError, RecursionError, MemoryError, plistlib.InvalidFileException)


def is_webarchive(head: bytes, file: SourceFile) -> bool:
    """Whether a file is a property list that Safari saved a page in."""
    return head.startswith((b"bplist0", b"<?xml")) and b"WebMainResource" in head


def read_webarchive(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[SourceFile]:
    """The page, to be read as one."""
    try:
        resource = plistlib.loads(file.read())["WebMainResource"]
        content = resource["WebResourceData"]
        text = decode(with_charset(content, str(resource.get("WebResourceTextEncodingName") or "")))
        address = str(resource.get("WebResourceURL") or "")
    except _FAULTS as error:
        raise ArticleError(file.path, f"is damaged: {error or type(error).__name__}") from error
    yield file.converted(".html", text, FileMetadata(url=address if address.startswith("http") else ""))
