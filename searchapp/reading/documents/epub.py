"""EPUB: the pages of a book or a newspaper in their order, each to be read as a page."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from searchapp.errors import ArticleError, LeftOut
from searchapp.reading.archives.members import inner_files, safe_name
from searchapp.reading.archives.zip_kinds import ZipKind, zip_kind
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.documents.office_xml import opened, part
from searchapp.reading.documents.parsed_document import library_faults, written_on
from searchapp.reading.source_file import FileMetadata, SourceFile

_CONTAINER = "META-INF/container.xml"
_PAGE_TYPES = ("application/xhtml+xml", "text/html")
_SHORT_PAGE_BYTES, _SHORT_PAGE_WORDS = 1 << 11, 50  # a cover or a title page; a newspaper's brief has more words
_NO_TEXT = re.compile(rb"<head\b.*?</head>|<[^<>]*>", re.S | re.I)


def is_epub(head: bytes, file: SourceFile) -> bool:
    """Whether a file is an EPUB book."""
    return zip_kind(head, file) is ZipKind.EPUB


def read_epub(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[SourceFile | ArticleError]:
    """The pages of the book, each with the book's title as its source."""
    with library_faults(file.path, "EPUB"), opened(file) as archive:
        root = _xml(file, archive, _CONTAINER)
        package_path = next((node.get("full-path") for node in root.iter("{*}rootfile")), None)
        if not package_path:
            raise ArticleError(file.path, "names no contents")
        package = _xml(file, archive, package_path)
        about = _about(package)
        for path in _pages(package, posixpath.dirname(package_path)):
            name = path if path in archive.NameToInfo else unquote(path)
            info = archive.NameToInfo.get(name)
            if info is None:
                yield ArticleError(f"{file.path}/{safe_name(name)}", "is named by the book and not in it")
            elif _is_short(archive, info):
                yield LeftOut(f"{file.path}/{safe_name(name)}", "short page of a book")
            else:
                with archive.open(info) as stream:
                    yield from inner_files(file, safe_name(name), stream, about)


def _is_short(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    """Whether a page of the book has too few words to be an article."""
    if info.file_size >= _SHORT_PAGE_BYTES:
        return False
    return len(_NO_TEXT.sub(b" ", archive.read(info)).split()) < _SHORT_PAGE_WORDS


def _xml(file: SourceFile, archive: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with part(file, archive, name) as stream:
        return etree.parse(stream, parser).getroot()


def _about(package: etree._Element) -> FileMetadata:
    texts = {
        tag: " ".join((node.text or "").split()) for tag in ("title", "date") for node in package.iter(f"{{*}}{tag}")
    }
    return FileMetadata(source=texts.get("title", ""), published=written_on(texts.get("date", "")))


def _pages(package: etree._Element, folder: str) -> Iterator[str]:
    """The paths of the pages in the order in which they are read, each once and without the table of contents."""
    paths = {
        node.get("id"): posixpath.normpath(posixpath.join(folder, node.get("href", "")))
        for node in package.iter("{*}item")
        if node.get("media-type") in _PAGE_TYPES and "nav" not in node.get("properties", "").split()
    }
    order = (paths.get(node.get("idref")) for node in package.iter("{*}itemref"))
    return iter(dict.fromkeys(path for path in order if path))
