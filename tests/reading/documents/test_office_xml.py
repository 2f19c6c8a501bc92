"""The paragraphs of Word's and OpenDocument's XML as they are shown, and what the document says of itself."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from searchapp.errors import ArticleError
from searchapp.model.article import Published
from searchapp.reading import SourceFile
from searchapp.reading.archives.zip_kinds import ZipKind, zip_kind
from searchapp.reading.documents.office_xml import odt_text, read_docx, read_odt
from tests.reading.archives.samples import encrypted
from tests.reading.documents.samples import docx, odt, zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def word(body: str) -> tuple[str, ...]:
    """The paragraphs of a Word document with this body."""
    xml = f'<w:document xmlns:w="{W}" xmlns:mc="{MARKUP}"><w:body>{body}</w:body></w:document>'
    return read_docx(SourceFile("a.docx", content=zipped({"word/document.xml": xml}))).paragraphs


def test_tabs_breaks_and_hyphens_of_word_are_signs() -> None:
    runs = "<w:t>The</w:t><w:tab/><w:t>x</w:t><w:noBreakHyphen/><w:t>ray</w:t><w:br/><w:t>harp</w:t>"
    assert word(f"<w:p><w:r>{runs}</w:r></w:p>") == ("The\tx-ray\nharp",)


def test_deleted_text_and_the_copy_for_old_programs_are_not_shown() -> None:
    deleted = "<w:p><w:del><w:r><w:delText>It sank.</w:delText></w:r></w:del><w:r><w:t>It sailed.</w:t></w:r></w:p>"
    copy = "<mc:Fallback><w:p><w:r><w:t>It sailed.</w:t></w:r></w:p></mc:Fallback>"
    assert word(deleted + copy) == ("It sailed.",)


def test_text_that_was_moved_stands_where_it_was_moved_to() -> None:
    run = "<w:r><w:t>It sailed.</w:t></w:r>"
    assert word(f"<w:p><w:moveFrom>{run}</w:moveFrom></w:p><w:p><w:moveTo>{run}</w:moveTo></w:p>") == ("", "It sailed.")


def test_the_notes_of_word_and_opendocument_stand_behind_the_text() -> None:
    parts = {
        f"word/{name}.xml": f'<w:x xmlns:w="{W}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:x>'
        for name, text in (("document", "It sailed."), ("footnotes", "At noon."), ("endnotes", "From Harp."))
    }
    assert read_docx(SourceFile("a.docx", content=zipped(parts))).paragraphs == ("It sailed.", "At noon.", "From Harp.")
    note = "<text:note-citation>1</text:note-citation><text:note-body><text:p>At noon.</text:p></text:note-body>"
    body = f"<text:p>It sailed<text:note>{note}</text:note> away.</text:p><text:p>So they say.</text:p>"
    xml = f'<office:body xmlns:office="{OFFICE}" xmlns:text="{TEXT}">{body}</office:body>'
    paragraphs = read_odt(SourceFile("a.odt", content=zipped({"content.xml": xml}))).paragraphs
    assert paragraphs == ("It sailed away.", "So they say.", "At noon.")


def test_a_document_to_the_letter_of_the_standard_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    run = "<w:r><w:t>It</w:t><w:tab/><w:t>sailed.</w:t></w:r>"
    xml = f'<w:document xmlns:w="{strict}"><w:body><w:p>{run}</w:p></w:body></w:document>'
    assert read_docx(SourceFile("a.docx", content=zipped({"word/document.xml": xml}))).paragraphs == ("It\tsailed.",)


def test_a_text_box_comes_before_the_paragraph_that_it_stands_in() -> None:
    box = "<w:txbx><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbx>"
    assert word(f"<w:p><w:r>{box}</w:r><w:r><w:t>Around it</w:t></w:r></w:p>") == ("In the box", "Around it")


@pytest.mark.parametrize(("count", "spaces"), [("3", 3), ("many", 1), ("99999999", 1)])
def test_spaces_of_opendocument_are_counted_as_far_as_a_text_has_them(count: str, spaces: int) -> None:
    paragraph = f'<text:p xmlns:text="{TEXT}">a<text:s text:c="{count}"/>b<text:line-break/>c</text:p>'
    assert odt_text(etree.fromstring(paragraph)) == f"a{' ' * spaces}b\nc"


def test_remarks_and_tracked_changes_of_opendocument_are_not_shown() -> None:
    body = (
        "<text:tracked-changes><text:p>It sank.</text:p></text:tracked-changes><text:h>Harp</text:h>"
        "<office:annotation><text:p>Check!</text:p></office:annotation>"
        "<text:p>It was <text:span>shown</text:span>.</text:p>"
    )
    xml = f'<office:body xmlns:office="{OFFICE}" xmlns:text="{TEXT}">{body}</office:body>'
    assert read_odt(SourceFile("a.odt", content=zipped({"content.xml": xml}))).paragraphs == ("Harp", "It was shown.")


def test_title_author_and_day_of_a_word_document() -> None:
    about = read_docx(SourceFile("a.docx", content=docx(title="Lighthouse"))).about
    assert (about.title, about.byline) == ("Lighthouse", "Mara Quill")
    assert about.published == Published("2016-03-14", "day", "file", reliable=False)


def test_an_encrypted_document_is_told_with_the_remedy() -> None:
    with pytest.raises(ArticleError, match="is encrypted; save it without a password"):
        read_odt(SourceFile("a.odt", content=encrypted(odt())))


def test_the_text_may_lie_in_a_part_with_a_number() -> None:
    parts = unpacked(docx())
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    file = SourceFile("a.docx", content=zipped(parts))
    assert zip_kind(file.head(100), file) is ZipKind.DOCX
    assert read_docx(file).paragraphs == read_docx(SourceFile("a.docx", content=docx())).paragraphs


def unpacked(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}
