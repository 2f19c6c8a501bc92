"""What a zip file is, told by its first bytes and its table of contents."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from searchapp.reading import SourceFile
from searchapp.reading.archives.zip_kinds import ZipKind, zip_kind
from tests.reading.documents.samples import docx, odt, zipped

_TYPE = "application/vnd.oasis.opendocument."


def kind(content: bytes) -> ZipKind | None:
    """The kind of a file with this content."""
    return zip_kind(content[:1024], SourceFile("a", content=content))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"harp.txt": "x"}, ZipKind.ARCHIVE),
        ({"mimetype": "application/epub+zip"}, ZipKind.EPUB),
        ({"mimetype": f"{_TYPE}spreadsheet"}, ZipKind.ODS),
        ({"mimetype": f"{_TYPE}presentation"}, ZipKind.OTHER),
        ({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}, ZipKind.OTHER),
        ({"META-INF/MANIFEST.MF": "x", "Main.class": "x"}, ZipKind.OTHER),
        ({"word/harp.txt": "x"}, ZipKind.ARCHIVE),
        ({"archive/data.warc": "x", "datapackage.json": "{}"}, ZipKind.WEB_ARCHIVE),
        ({"archive/harp.txt": "x"}, ZipKind.ARCHIVE),
        ({}, ZipKind.ARCHIVE),
    ],
)
def test_the_kind_of_a_zip_file(files: dict[str, str], expected: ZipKind) -> None:
    assert kind(zipped(files)) is expected


def test_documents_and_what_is_no_zip_file() -> None:
    assert (kind(docx()), kind(odt()), kind(b"PK, said the goalkeeper.")) == (ZipKind.DOCX, ZipKind.ODT, None)


def test_a_document_without_its_table_of_contents_is_an_archive_that_is_damaged() -> None:
    assert kind(docx()[:-60]) is ZipKind.ARCHIVE


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"book/a.xhtml": "x", "META-INF/container.xml": "x", "mimetype": "application/epub+zip"}, ZipKind.EPUB),
        ({"META-INF/container.xml": "x", "book/a.xhtml": "x"}, ZipKind.EPUB),
        ({"content.xml": "x", "META-INF/manifest.xml": "x", "mimetype": f"{_TYPE}text"}, ZipKind.ODT),
    ],
)
def test_a_document_that_was_packed_anew_is_one_too(files: dict[str, str], expected: ZipKind) -> None:
    assert kind(zipped(files)) is expected


def test_the_type_of_a_document_may_be_compressed() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", f"{_TYPE}text" * 2)
        archive.writestr("META-INF/manifest.xml", "x")
    assert kind(stream.getvalue()) is ZipKind.ODT
