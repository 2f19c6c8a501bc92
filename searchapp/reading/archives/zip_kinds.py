"""What a zip file is: an archive of files, or a document that some program keeps in one."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable
from enum import Enum, auto

from searchapp.errors import ArticleError
from searchapp.reading.source_file import SourceFile

_LOCAL_HEADER = b"PK\x03\x04"
_EMPTY_ARCHIVE = b"PK\x05\x06"
_NAME_START = 30  # of the local file header, APPNOTE.TXT 4.3.7; the length of the name stands at 26
TYPE_NAME = "mimetype"
_PACKAGE_PARTS = frozenset(("META-INF/container.xml", "META-INF/manifest.xml"))  # of EPUB and of OpenDocument
_FAULTS = (ArticleError, zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError)
_DOCUMENT_PART = re.compile(r"word/document\d*\.xml")
DOCUMENT_PARTS = ("[Content_Types].xml", "_rels/", "docProps/", "word/", "xl/", "ppt/", "customXml/", "META-INF/")


class ZipKind(Enum):
    """The kinds of zip files that are told apart."""

    ARCHIVE = auto()
    DOCX = auto()
    ODT = auto()
    ODS = auto()
    EPUB = auto()
    WEB_ARCHIVE = auto()  # WACZ
    OTHER = auto()  # an Excel workbook, slides, a program


def zip_kind(head: bytes, file: SourceFile) -> ZipKind | None:
    """The kind of a zip file by its first bytes and its table of contents; None for other files."""
    if not head.startswith((_LOCAL_HEADER, _EMPTY_ARCHIVE)):
        return None
    name_end = _NAME_START + int.from_bytes(head[26:28], "little")
    first_name = head[_NAME_START:name_end].decode("utf-8", "replace")
    if first_name == TYPE_NAME and _is_stored(head):
        return _kind_of_type(head[name_end : name_end + 200])
    if (names := _names(file)) & _PACKAGE_PARTS:  # which somebody packed anew
        return _kind_of_type(_type_of(file)) if TYPE_NAME in names else ZipKind.EPUB
    if first_name.startswith(DOCUMENT_PARTS):
        if document_part(names):
            return ZipKind.DOCX
        return ZipKind.OTHER if names & {"[Content_Types].xml", "META-INF/MANIFEST.MF"} else ZipKind.ARCHIVE
    if first_name.startswith(("archive/", "datapackage", "indexes/", "pages/")):
        return ZipKind.WEB_ARCHIVE if "datapackage.json" in names else ZipKind.ARCHIVE
    return ZipKind.ARCHIVE


def document_part(names: Iterable[str]) -> str:
    """The name of the part of a Word document that holds its text, as programs call it; empty where there is none."""
    return min(filter(_DOCUMENT_PART.fullmatch, names), default="")


def _kind_of_type(start: bytes) -> ZipKind:
    """The kind that the type of an OpenDocument or EPUB file tells, which stands uncompressed behind its name."""
    if b"application/epub+zip" in start:
        return ZipKind.EPUB
    if b"opendocument.spreadsheet" in start:
        return ZipKind.ODS
    return ZipKind.ODT if b"opendocument.text" in start else ZipKind.OTHER


def _is_stored(head: bytes) -> bool:
    """Whether the first file in a zip file is not compressed, as the type of a document has to be."""
    return head[8:10] == b"\0\0"


def _type_of(file: SourceFile) -> bytes:
    """The type that a document of OpenDocument or EPUB tells of itself; empty where it cannot be read."""
    try:
        with file.open_seekable() as stream, zipfile.ZipFile(stream) as archive, archive.open(TYPE_NAME) as part:
            return part.read(200)
    except (*_FAULTS, KeyError, RuntimeError):
        return b""


def _names(file: SourceFile) -> frozenset[str]:
    """The names of the files in a zip file; empty where its table of contents is damaged."""
    try:
        with file.open_seekable() as stream, zipfile.ZipFile(stream) as archive:
            return frozenset(archive.namelist())
    except _FAULTS:
        return frozenset()
