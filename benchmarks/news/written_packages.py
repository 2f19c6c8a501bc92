"""Invented articles in the archives, documents and workbooks that `benchmarks.formats` measures."""

from __future__ import annotations

import io
import plistlib
import tarfile
from collections.abc import Iterable, Mapping
from html import escape
from textwrap import wrap
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import openpyxl
import pyarrow as pa
from pyarrow import parquet

from benchmarks.memory import web_archive_record
from benchmarks.news.endless_news import InventedArticle
from benchmarks.news.written_formats import Articles, Writer, apart, paragraphs, record, together, web_page

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
_EPUB = "application/epub+zip"


def _zipped(members: Mapping[str, str | bytes], kind: str = "") -> bytes:
    """A zip file, whose first member may tell its kind."""
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        if kind:
            archive.writestr("mimetype", kind, ZIP_STORED)
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _zip(articles: Articles) -> bytes:
    return _zipped({f"{article.id}.html": web_page(article) for article in articles})


def _tar(articles: Articles) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for article in articles:
            content = web_page(article).encode()
            member = tarfile.TarInfo(f"{article.id}.html")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return stream.getvalue()


def _web_archive(articles: Articles) -> bytes:
    return b"".join(
        web_archive_record(f"{article.id}.html", article.day, "text/html; charset=utf-8", web_page(article).encode())
        for article in articles
    )


def _wacz(articles: Articles) -> bytes:
    return _zipped({"datapackage.json": "{}", "archive/data.warc": _web_archive(articles)})


def _safari(article: InventedArticle) -> bytes:
    resource = {
        "WebResourceData": web_page(article).encode(),
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": f"https://harbour.example/{article.id}.html",
    }
    return plistlib.dumps({"WebMainResource": resource}, fmt=plistlib.FMT_BINARY)


def _epub(articles: Articles) -> bytes:
    items = "".join(
        f'<item id="{each.id}" href="{each.id}.xhtml" media-type="application/xhtml+xml"/>' for each in articles
    )
    spine = "".join(f'<itemref idref="{each.id}"/>' for each in articles)
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{spine}</spine></package>'
    )
    container = "<container><rootfiles><rootfile full-path='book.opf'/></rootfiles></container>"
    pages = {f"{each.id}.xhtml": _plain_page(each) for each in articles}
    return _zipped({"META-INF/container.xml": container, "book.opf": package, **pages}, _EPUB)


def _plain_page(article: InventedArticle) -> str:
    title = escape(article.title)
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{paragraphs(article)}</body></html>"


def _lines(article: InventedArticle) -> Iterable[str]:
    return (article.title, article.day, *article.body.split("\n"))


def _docx(article: InventedArticle) -> bytes:
    text = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in _lines(article))
    document = f'<w:document xmlns:w="{_W}"><w:body>{text}</w:body></w:document>'
    return _zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def _odt(article: InventedArticle) -> bytes:
    text = "".join(f"<t:p>{escape(line)}</t:p>" for line in _lines(article))
    names = f'xmlns:o="{_OFFICE}office:1.0" xmlns:t="{_OFFICE}text:1.0"'
    content = f"<o:document-content {names}><o:body><o:text>{text}</o:text></o:body></o:document-content>"
    return _zipped({"content.xml": content}, "application/vnd.oasis.opendocument.text")


def _rtf(article: InventedArticle) -> str:
    return "{\\rtf1\\ansi " + "\\par\n".join(_lines(article)) + "}"


def _pdf(article: InventedArticle) -> bytes:
    """A page of text, whose lines a viewer shows as they stand here."""
    shown = " ".join(f"({line}) '" for paragraph in _lines(article) for line in wrap(paragraph, 60))
    content = f"BT /F1 9 Tf 12 TL 40 820 Td {shown} ET".encode("latin-1", "replace")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    file, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(file))
        file += b"%d 0 obj%s endobj\n" % (number, each)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return file + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(file)


def _workbook(articles: Articles) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("News")
    sheet.append(list(record(articles[0])))
    for article in articles:
        sheet.append(list(record(article).values()))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _parquet(articles: Articles) -> bytes:
    stream = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(list(map(record, articles))), stream)
    return stream.getvalue()


WRITERS_OF_PACKAGES: dict[str, Writer] = {
    "Word": apart(".docx", _docx),
    "OpenDocument": apart(".odt", _odt),
    "RTF": apart(".rtf", _rtf),
    "PDF": apart(".pdf", _pdf),
    "EPUB": together("a.epub", _epub),
    "Excel": together("a.xlsx", _workbook),
    "Parquet": together("a.parquet", _parquet),
    "zip archive of such pages": together("a.zip", _zip),
    "tar archive of such pages": together("a.tar", _tar),
    "WARC of such pages": together("a.warc", _web_archive),
    "WACZ of such pages": together("a.wacz", _wacz),
    "Safari's web archive": apart(".webarchive", _safari),
}
