"""The table of formats that articles are read from: a new one is a module that reads it and a row of `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading.archives.tar_files import is_tar, read_tar, tar_texts
from searchapp.reading.archives.zip_files import is_zip, read_zip, zip_texts
from searchapp.reading.cleaning.repeated_lines import (
    PLAIN_TEXT_SUFFIXES,
    RepeatedLines,
)
from searchapp.reading.documents.epub import is_epub, read_epub
from searchapp.reading.documents.paragraphs import is_document, read_document
from searchapp.reading.documents.scanned_pages import is_scanned_page, read_scanned_pages
from searchapp.reading.json_files.json_records import LINES_SUFFIXES, MARKDOWN_SUFFIXES, is_json, json_records
from searchapp.reading.mail.mailboxes import MAILBOX_SUFFIXES, is_mailbox, read_mailbox
from searchapp.reading.mail.messages import is_mail, read_mail
from searchapp.reading.mail.saved_pages import MHTML_SUFFIXES
from searchapp.reading.markdown import is_markdown, read_markdown
from searchapp.reading.news_xml.xml_files import XML_SUFFIXES, is_news_xml, read_news_xml, xml_records
from searchapp.reading.plain_text import read_plain_text
from searchapp.reading.press.europresse import is_europresse, read_europresse
from searchapp.reading.press.factiva import is_factiva, read_factiva
from searchapp.reading.press.labelled_exports import is_labelled_export, read_labelled_export
from searchapp.reading.press.nexis import is_nexis, read_nexis
from searchapp.reading.press.nexis_uni import is_nexis_uni, read_nexis_uni
from searchapp.reading.record_files.bibtex_records import BIBTEX_SUFFIXES, bibtex_records, is_bibtex
from searchapp.reading.record_files.movable_type import is_movable_type, movable_type_records
from searchapp.reading.record_files.reading import RecordReader, reader_of_records
from searchapp.reading.record_files.ris_records import RIS_SUFFIXES, is_ris, ris_records
from searchapp.reading.source_file import SourceFile
from searchapp.reading.subtitles import SUBTITLE_SUFFIXES, is_subtitles, read_subtitles
from searchapp.reading.tables.delimited import TABLE_SUFFIXES, is_table, table_records
from searchapp.reading.tables.marked_up import is_marked_up_table
from searchapp.reading.tables.parquet import is_parquet, parquet_records
from searchapp.reading.tables.workbooks import is_workbook, workbook_records
from searchapp.reading.web_archives.safari import is_webarchive, read_webarchive
from searchapp.reading.web_archives.wacz import is_wacz, read_wacz
from searchapp.reading.web_archives.warc import is_warc, read_warc
from searchapp.reading.web_pages import is_web_page, read_web_page
from searchapp.reading.wire_copy.agency_copy import is_agency_copy, read_agency_copy
from searchapp.reading.wire_copy.anpa import is_anpa, read_anpa
from searchapp.reading.wire_copy.wire_sgml import WIRE_SUFFIXES, is_wire, read_wire


class Reader(Struct, frozen=True):
    """A format and the function that reads it.

    `read(file, repeated_lines)` yields each Article of the file in order, and an ArticleError in place of one that
    cannot be read; it raises ArticleError where the whole file cannot. A file within the file is yielded as a
    SourceFile, which is there to be read until the next is asked for. It opens the file by itself, as a stream with
    `file.open()` where the format allows, so that a large file takes no more memory than a small one, or else with
    `read_text(file)`. Lines that many files of the corpus share are of use only to readers of pasted text.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[SourceFile, RepeatedLines], Iterator[Article | ArticleError | SourceFile]]
    gives: str  # what the help and the README say of it
    # Whether the first characters of a file, or all of it, show that it has this format whatever its suffix.
    recognizes: Callable[[str, SourceFile], bool] | None = None
    # The content is not looked at before it is read: for binary formats, and for streams of any length.
    suffix_decides: bool = False
    # The same by the first bytes of a binary format.
    recognizes_bytes: Callable[[bytes, SourceFile], bool] | None = None
    holds_files: bool = False  # it holds other files and nothing else, as an archive does
    texts: Callable[[SourceFile], Iterator[bytes]] | None = None  # pages in it that may share lines, as in a folder
    records: RecordReader | None = None  # reads what articles are made of, in formats that name the parts of it


PLAIN_TEXT = Reader(
    "plain text",
    PLAIN_TEXT_SUFFIXES,
    read_plain_text,
    "text as people paste it: menus, share lines, bylines, dates and photo credits are told from the article",
)
FORMATS: tuple[Reader, ...] = (
    PLAIN_TEXT,
    Reader(
        "RIS",
        RIS_SUFFIXES,
        reader_of_records(ris_records),
        "what managers of references and press databases export as RIS or with the tags of EndNote and RefWorks, the"
        " abstracts as texts",
        recognizes=is_ris,
        records=ris_records,
    ),
    Reader(
        "BibTeX",
        BIBTEX_SUFFIXES,
        reader_of_records(bibtex_records),
        "the same as BibTeX or BibLaTeX",
        recognizes=is_bibtex,
        records=bibtex_records,
    ),
    Reader(
        "Movable Type",
        (),
        reader_of_records(movable_type_records),
        "the archive of a blog as Movable Type, TypePad and Hatena export it",
        recognizes=is_movable_type,
        records=movable_type_records,
    ),
    Reader(
        "Nexis",
        (),
        read_nexis,
        "the export of Nexis (`1 of 500 DOCUMENTS`) as text or HTML, many articles a file",
        recognizes=is_nexis,
    ),
    Reader(
        "Nexis Uni",
        (),
        read_nexis_uni,
        "the export of Nexis Uni, Nexis Advance and Nexis+ (`Body`, `End of Document`) as text or HTML",
        recognizes=is_nexis_uni,
    ),
    Reader(
        "Factiva",
        (),
        read_factiva,
        "the export of Factiva as text or HTML, with its codes (HD, BY, WC, PD, …) or without",
        recognizes=is_factiva,
    ),
    Reader(
        "Europresse",
        (),
        read_europresse,
        "the export of Europresse and Eureka as HTML or text",
        recognizes=is_europresse,
    ),
    Reader(
        "labelled export",
        (),
        read_labelled_export,
        "the export of ProQuest, NewsBank, Gale, WISO and their like, with a label before each field",
        recognizes=is_labelled_export,
    ),
    Reader(
        "ANPA wire copy",
        (),
        read_anpa,
        "stories as American agencies send them, in the format of ANPA 1312 (`^…<`)",
        recognizes=is_anpa,
    ),
    Reader(
        "agency copy",
        (),
        read_agency_copy,
        "stories as dpa, AFP, Reuters, UPI and others send them, with lines of codes and slugs above",
        recognizes=is_agency_copy,
    ),
    Reader(
        "document",
        (".docx", ".odt", ".rtf", ".pdf"),
        read_document,
        "the text of a document of Word, OpenDocument or RTF, or a PDF that has text, read as if it was pasted",
        recognizes_bytes=is_document,
    ),
    Reader(
        "wire SGML",
        WIRE_SUFFIXES,
        read_wire,
        "wire stories, many a file, with the editors' dates, places and organizations",
        recognizes=is_wire,
    ),
    Reader(
        "scanned pages",
        (".alto", ".hocr"),
        read_scanned_pages,
        "the recognized text of a newspaper's pages: ALTO, PAGE XML, hOCR",
        recognizes=is_scanned_page,
    ),
    Reader(
        "subtitles",
        SUBTITLE_SUFFIXES,
        read_subtitles,
        "what is said in a broadcast, out of SubRip, WebVTT, TTML and the subtitles of YouTube",
        recognizes=is_subtitles,
    ),
    Reader(
        "workbook",
        (".xlsx", ".xlsm", ".ods"),
        reader_of_records(workbook_records),
        "a row an article, on each sheet; those of Excel need `pip install 'searchapp[tables]'`; tables of HTML or"
        " Excel's XML of 2003, which programs hand out as `.xls`",
        recognizes=is_marked_up_table,
        recognizes_bytes=is_workbook,
        records=workbook_records,
    ),
    Reader(
        "XML",
        XML_SUFFIXES,
        read_news_xml,
        "NITF, NewsML 1 and G2, RCV1, RSS, Atom, WordPress archives, TEI, JATS, dumps of MediaWiki, and the records of"
        " databases",
        recognizes=is_news_xml,
        records=xml_records,
    ),
    Reader(
        "HTML",
        (".html", ".htm", ".xhtml"),
        read_web_page,
        "the main text, title, date, byline and site of a page",
        recognizes=is_web_page,
    ),
    Reader(
        "JSON Lines",
        LINES_SUFFIXES,
        reader_of_records(json_records),
        "one article a line: `body`, and as you have them `id`, `title`, `url`, `source`, `section`, `byline`,"
        " `language`, `published`, `organizations`, `countries`, `people`, under these or other usual names",
        suffix_decides=True,
        records=json_records,
    ),
    Reader(
        "JSON",
        (".json",),
        reader_of_records(json_records),
        "one such article, a list of them, an interface's answer or a dump, of any length",
        recognizes=is_json,
        records=json_records,
    ),
    Reader(
        "table",
        TABLE_SUFFIXES,
        reader_of_records(table_records),
        "a row an article, by the names in its first row; whatever signs stand between and around the cells",
        recognizes=is_table,
        records=table_records,
    ),
    Reader(
        "Parquet",
        (".parquet", ".pq"),
        reader_of_records(parquet_records),
        "a row an article; needs `pip install 'searchapp[tables]'`",
        recognizes_bytes=is_parquet,
        records=parquet_records,
    ),
    Reader(
        "zip archive",
        (".zip",),
        read_zip,
        "the files in it, and in archives within it",
        recognizes_bytes=is_zip,
        holds_files=True,
        texts=zip_texts,
    ),
    Reader(
        "tar archive",
        (".tar",),
        read_tar,
        "the files in it, compressed or not (`.tgz`, `.tar.bz2`, `.tar.xz`, `.tar.zst`)",
        recognizes_bytes=is_tar,
        holds_files=True,
        texts=tar_texts,
    ),
    Reader(
        "web archive",
        (".warc",),
        read_warc,
        "the newest page of each address that a crawler kept (WARC)",
        suffix_decides=True,
        recognizes_bytes=is_warc,
        holds_files=True,
    ),
    Reader(
        "WACZ",
        (".wacz",),
        read_wacz,
        "the same of a browser's web archive",
        recognizes_bytes=is_wacz,
        holds_files=True,
    ),
    Reader(
        "mailbox",
        MAILBOX_SUFFIXES,
        read_mailbox,
        "the mails in it",
        recognizes=is_mailbox,
        holds_files=True,
    ),
    Reader(
        "mail",
        (".eml", ".emlx", *MHTML_SUFFIXES),
        read_mail,
        "the text of a mail or a newsletter, with its subject, sender and date, and the files attached to it; pages"
        " that browsers saved as MHTML",
        recognizes=is_mail,
    ),
    Reader(
        "Safari web archive",
        (".webarchive",),
        read_webarchive,
        "the page that Safari saved, with its address",
        recognizes_bytes=is_webarchive,
    ),
    Reader(
        "EPUB",
        (".epub",),
        read_epub,
        "each page of a book or a newspaper",
        recognizes_bytes=is_epub,
        holds_files=True,
    ),
    Reader(
        "Markdown",
        MARKDOWN_SUFFIXES,
        read_markdown,
        "the text without its markup; title, date, author and others as its front matter tells them",
        recognizes=is_markdown,
    ),
)
READERS: Mapping[str, Reader] = {suffix: reader for reader in FORMATS for suffix in reader.suffixes}
