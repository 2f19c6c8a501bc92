"""DOCX and ODT: XML in a zip file, of which lxml, there for HTML anyway, yields the paragraphs as a stream."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import IO, TypeAlias

from lxml import etree

from searchapp.errors import ArticleError
from searchapp.reading.archives.zip_kinds import document_part
from searchapp.reading.documents.parsed_document import Document, library_faults, written_on
from searchapp.reading.source_file import NO_METADATA, FileMetadata, SourceFile

_MAX_PART_BYTES = 1 << 27  # the text of 50 novels
_WORD = (  # the namespaces of what programs write, and of the standard to the letter (“Strict Open XML”)
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"

# A text box a second time for old programs, remarks, and what was deleted under change tracking.
NOT_SHOWN = (f"{_MARKUP}Fallback", f"{OFFICE}annotation", f"{TEXT}tracked-changes")
_MOVED_AWAY = tuple(f"{word}moveFrom" for word in _WORD)  # it stands where it was moved to as well
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_NOTE, _NOTE_SIGN = f"{TEXT}note", f"{TEXT}note-citation"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DOCX_SIGNS = {f"{word}{name}": sign for word in _WORD for name, sign in _SIGNS.items()}
_DOCX_TEXTS = tuple(f"{word}t" for word in _WORD)
_DOCX_PARAGRAPHS = tuple(f"{word}p" for word in _WORD)
_ODT_SIGNS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_COUNT_DIGITS = 4  # of spaces that one element stands for
_Element: TypeAlias = "etree._Element"


def read_docx(file: SourceFile) -> Document:
    """The paragraphs of a Word document, those of its tables too, and behind them its notes. Raises ArticleError."""
    with library_faults(file.path, "DOCX"), opened(file) as archive:
        names = archive.namelist()
        parts = (document_part(names) or "word/document.xml", *(name for name in _NOTES if name in names))
        texts = (_paragraphs(file, archive, name, _DOCX_PARAGRAPHS, _docx_text) for name in parts)
        about = _about(file, archive, "docProps/core.xml", f"{_DC}creator", f"{_TERMS}created")
        return Document(tuple(chain.from_iterable(texts)), about)


def read_odt(file: SourceFile) -> Document:
    """The paragraphs of an OpenDocument text. Raises ArticleError."""
    with library_faults(file.path, "ODT"), opened(file) as archive:
        kinds = (f"{TEXT}p", f"{TEXT}h")
        paragraphs = tuple(_paragraphs(file, archive, "content.xml", kinds, odt_text))
        return Document(
            paragraphs, _about(file, archive, "meta.xml", f"{_META}initial-creator", f"{_META}creation-date")
        )


@contextmanager
def opened(file: SourceFile) -> Iterator[zipfile.ZipFile]:
    """The zip file that a document is."""
    with file.open_seekable() as stream, zipfile.ZipFile(stream) as archive:
        yield archive


def part(file: SourceFile, archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """A file of the document, opened. Raises ArticleError where it is larger than any text."""
    info = archive.getinfo(name)
    if info.flag_bits & 1:
        raise ArticleError(file.path, "is encrypted; save it without a password")
    if info.file_size > _MAX_PART_BYTES:
        raise ArticleError(file.path, f"has a text of more than {_MAX_PART_BYTES >> 20} MiB; split it")
    return archive.open(info)


def _paragraphs(
    file: SourceFile, archive: zipfile.ZipFile, name: str, tags: tuple[str, ...], text_of: Callable[[_Element], str]
) -> Iterator[str]:
    """The text of each paragraph of a part, notes last. One within another, as in a text box, comes before it."""
    notes: list[str] = []
    with part(file, archive, name) as stream:
        for _, element in etree.iterparse(stream, tag=tags, resolve_entities=False, no_network=True):
            if next(element.iterancestors(_NOTE), None) is not None:
                notes.append(text_of(element))
            elif next(element.iterancestors(*NOT_SHOWN), None) is None:
                yield text_of(element)
            element.clear(keep_tail=True)  # so that the paragraph around it has it no more
    yield from notes


def _docx_text(paragraph: _Element) -> str:
    """The text of a paragraph of WordprocessingML; what was deleted under change tracking stands in other elements."""
    parts = (
        _DOCX_SIGNS.get(node.tag) or node.text or ""
        for node in paragraph.iter(*_DOCX_TEXTS, *_DOCX_SIGNS)
        if next(node.iterancestors(*_MOVED_AWAY), None) is None
    )
    return "".join(parts)


def odt_text(element: _Element) -> str:
    """The text of a paragraph of OpenDocument, or of an element in it."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            parts.append(" " * (int(count) if count.isdecimal() and len(count) < _COUNT_DIGITS else 1))
        elif child.tag != _NOTE_SIGN:
            parts.append(_ODT_SIGNS.get(child.tag) or (odt_text(child) if isinstance(child.tag, str) else ""))
        parts.append(child.tail or "")
    return "".join(parts)


def _about(file: SourceFile, archive: zipfile.ZipFile, name: str, creator: str, created: str) -> FileMetadata:
    """The title, the author and the day of writing that a document's properties tell."""
    if name not in archive.namelist():
        return NO_METADATA
    values: dict[str, str] = {}
    with part(file, archive, name) as stream:
        for _, element in etree.iterparse(stream, tag=(f"{_DC}title", creator, created), resolve_entities=False):
            values[element.tag] = " ".join((element.text or "").split())
    return FileMetadata(
        title=values.get(f"{_DC}title", ""),
        byline=values.get(creator, ""),
        published=written_on(values.get(created, "")),
    )
