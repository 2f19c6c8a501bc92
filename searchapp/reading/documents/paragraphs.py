"""The paragraphs of a DOCX, ODT, RTF or PDF document, told by its content."""

from __future__ import annotations

from collections.abc import Iterator

from searchapp.errors import ArticleError
from searchapp.reading.archives.zip_kinds import ZipKind, zip_kind
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.documents.office_xml import read_docx, read_odt
from searchapp.reading.documents.parsed_document import Document
from searchapp.reading.documents.pdf import read_pdf
from searchapp.reading.documents.rtf import read_rtf
from searchapp.reading.source_file import SourceFile

_HEAD_BYTES = 1 << 10


def read_document(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[SourceFile]:
    """The document as text with a paragraph a line, which is read in turn as the text that it is."""
    document = _document(file)
    text = "\n".join(document.paragraphs)
    if not text.strip():
        raise ArticleError(file.path, "has no text; if it holds pictures of pages, have their text recognized (OCR)")
    yield file.converted(".txt", text, document.about)


def is_document(head: bytes, file: SourceFile) -> bool:
    """Whether a file is a document that can be read here."""
    return head.startswith((b"%PDF-", b"{\\rtf")) or zip_kind(head, file) in (ZipKind.DOCX, ZipKind.ODT)


def _document(file: SourceFile) -> Document:
    head = file.head(_HEAD_BYTES)
    if head.startswith(b"{\\rtf"):
        return read_rtf(file)
    if head.startswith(b"%PDF-"):
        return read_pdf(file)
    kind = zip_kind(head, file)
    if kind is ZipKind.DOCX:
        return read_docx(file)
    if kind is ZipKind.ODT:
        return read_odt(file)
    raise ArticleError(file.path, "is no DOCX, ODT, RTF or PDF document, or is damaged")
