"""RTF: its text by striprtf."""

from __future__ import annotations

import re

from searchapp.reading.documents.parsed_document import Document, library_faults
from searchapp.reading.source_file import FileMetadata, SourceFile

_TITLE = re.compile(r"\{\\title ([^{}\\]{1,500})\}")
_AUTHOR = re.compile(r"\{\\author ([^{}\\]{1,200})\}")
_INFO_CHARS = 1 << 16  # in which the properties stand
_PICTURE = re.compile(r"(?:[0-9a-fA-F]{64,}\s*){8,}")  # pictures in hexadecimal digits, which striprtf goes through


def read_rtf(file: SourceFile) -> Document:
    """The paragraphs of an RTF document. Raises ArticleError."""
    with library_faults(file.path, "RTF"):
        from striprtf.striprtf import rtf_to_text  # of the extra `documents`

        source = _PICTURE.sub("", file.read().decode("cp1252", "replace"))
        text = rtf_to_text(source, errors="replace")
    title, author = (_property(pattern, source) for pattern in (_TITLE, _AUTHOR))
    return Document(tuple(text.split("\n")), FileMetadata(title=title, byline=author))


def _property(pattern: re.Pattern[str], source: str) -> str:
    match = pattern.search(source, 0, _INFO_CHARS)
    return " ".join(match.group(1).split()) if match else ""
