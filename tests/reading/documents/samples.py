"""Small documents of every kind, as programs write them."""

from __future__ import annotations

import io
import zipfile

STORY = (
    "Lighthouse keeper retires after forty winters",
    "By Mara Quill",
    "12 March 2016",
    "The last keeper of the Skerry light handed over the keys on Saturday, and the harvest board thanked him.",
    "He had climbed the two hundred steps every evening since 1976, he told the crowd on the quay of Larnvik.",
)


def docx(paragraphs: tuple[str, ...] = STORY, title: str = "") -> bytes:
    """A Word document."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in paragraphs)
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dc:title>{title}</dc:title><dc:creator>Mara Quill</dc:creator>"
        "<dcterms:created>2016-03-14T10:00:00Z</dcterms:created></cp:coreProperties>"
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>',
            "docProps/core.xml": core,
        }
    )


def odt(paragraphs: tuple[str, ...] = STORY) -> bytes:
    """An OpenDocument text."""
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    body = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs)
    content = f'<office:document-content xmlns:office="{office}" xmlns:text="{text}">{body}</office:document-content>'
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def rtf(paragraphs: tuple[str, ...] = STORY) -> bytes:
    """An RTF document."""
    body = "\\par\n".join(paragraphs)
    return (r"{\rtf1\ansi\ansicpg1252{\info{\title Lighthouse}{\author Mara Quill}}\pard " + body + r"\par}").encode()


def pdf(lines: tuple[str, ...] = STORY) -> bytes:
    """A PDF with a text layer, of one page."""
    return pdf_pages(lines)


def pdf_pages(*pages: tuple[str, ...], info: str = "") -> bytes:
    """A PDF of pages with these lines, and what it tells of itself."""
    numbers = range(5, 5 + 2 * len(pages), 2)
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids.encode(), len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< %s >>" % info.encode(),
    ]
    for number, lines in zip(numbers, pages, strict=True):
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET".encode()
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 800] /Contents %d 0 R" % (number + 1)
        objects += [
            page + b" /Resources << /Font << /F1 3 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    content, offsets = b"%PDF-1.4\n", []
    for index, value in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (index, value)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size, start = len(objects) + 1, len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return content + b"trailer << /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, start)


def zipped(files: dict[str, str]) -> bytes:
    """A zip file of these files, the first one stored as it is."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for index, (name, text) in enumerate(files.items()):
            archive.writestr(name, text, zipfile.ZIP_STORED if index == 0 else None)
    return content.getvalue()
