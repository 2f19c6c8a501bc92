"""Files of every format, cut, altered, doubled, nested and put into others at random: whatever comes is read or named.

Nothing is raised, nothing hangs, and no file is passed over without a word. SEARCHAPP_FUZZ=1000 tries so many altered
files of each sample instead of the few of every run.
"""

from __future__ import annotations

import json
import os
import plistlib
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.file_formats import FORMATS
from searchapp.reading.readers import reader_of
from tests.hanging import no_hang
from tests.reading.archives.samples import PACKERS, story, tar_of, zip_of
from tests.reading.documents.samples import docx, odt, pdf, rtf, zipped
from tests.reading.mail.test_messages import mail, mailbox
from tests.reading.tables.test_binary_tables import ODS, parquet_bytes, workbook_bytes
from tests.reading.web_archives.samples import record, response

MAX_SECONDS = 10.0
TRIES = int(os.environ.get("SEARCHAPP_FUZZ", "6"))  # of each sample

RECORDS = [
    {"id": f"a{n}", "title": f"Weir {n}", "body": f"The <b>board</b> voted {n} & left.", "date": n} for n in range(6)
]
FILES = {"a.html": story("harp"), "in.zip": zip_of({"b.html": story("kite")}), "c.txt": b"The tram was late.\n"}
CRAWL = [record(f"http://larnvik.example/{name}", response(story(name))) for name in ("harp", "kite", "tram")]
PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf"><metadata><title>Notes</title></metadata><manifest>'
    '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="a"/></spine></package>'
)
ROOT = '<container><rootfiles><rootfile full-path="x/p.opf"/></rootfiles></container>'
SAVED_PAGE = {"WebMainResource": {"WebResourceData": story("harp"), "WebResourceURL": "http://x.example/"}}
WIRE = (
    b"<REUTERS NEWID='7'><DATE>26-FEB-1987 15:01:01</DATE><TEXT><TITLE>Weir shut</TITLE><BODY>It leaked.</BODY></TEXT>"
)


def _with_attachments() -> bytes:
    message = mail()
    message.add_alternative(story("kite").decode(), subtype="html")
    message.add_attachment(zip_of(FILES), maintype="application", subtype="zip", filename="a.zip")
    message.add_attachment(mail("The tram"))
    return bytes(message)


SAMPLES: dict[str, bytes] = {
    **{path.name: path.read_bytes() for path in sorted(Path(__file__).parent.glob("*/samples/*"))},
    "a.txt": b"The tram was late.\n\nBy Ann Lee\n\nIt snowed on 4 May 2015.\n",
    "a.alto": b"<alto><Page><TextBlock><TextLine><String CONTENT='Weir'/></TextLine></TextBlock></Page></alto>",
    "a.hocr": b"<html><body><div class='ocr_page'><span class='ocr_line'>Weir shut</span></div></body></html>",
    "a.srt": b"1\n00:00:04,210 --> 00:00:08,670\nWeir shut.\n\n2\n00:00:09,000 --> 00:00:12,940\nIt leaked.\n",
    "a.ris": b"TY  - NEWS\nTI  - Weir shut\nAU  - Lund, Eva\nDA  - 2021/03/02/\nN2  - It leaked.\nER  - \n",
    "a.enw": b"%0 Newspaper Article\n%T Weir shut\n%A Lund, Eva\n%8 March 2, 2021\n%X It leaked.\n",
    "refworks.txt": b"RT Newspaper Article\nT1 Weir shut\nA1 Lund, Eva\nFD March 2\nYR 2021\nAB It leaked.\n",
    "a.bib": b"@article{weir,\n title = {Weir {shut}},\n author = {Lund, Eva},\n abstract = {It l{\\'e}aked.},\n}\n",
    "blog.txt": b"TITLE: Weir shut\nDATE: 03/02/2021 09:15:00 AM\n-----\nBODY:\nIt <b>leaked</b>.\n-----\n--------\n",
    "jats.xml": b"<article><front><article-meta/></front><body><sec><title>Weir</title><p>It leaked.</p></sec></body>"
    b"</article>",
    "unnamed.csv": b'7,"Weir shut again","The board of the valley said that the old weir would be shut again."\n' * 2,
    "tei.xml": b"<TEI><teiHeader><title>Weir</title></teiHeader><text><body><p>It leaked.</p></body></text></TEI>",
    "wiki.xml": b"<mediawiki><page><title>Weir</title><revision><text>'It'</text></revision></page></mediawiki>",
    "a.sgm": WIRE + b"</REUTERS>",
    "a.html": story("harp"),
    "a.md": b"---\ntitle: A harp\ndate: 2015-03-04\n---\n# The harp\n\n- **b**\n\n| a | b |\n|---|---|\n| c | d |\n",
    "a.jsonl": "\n".join(map(json.dumps, RECORDS)).encode(),
    "b.json": json.dumps({"response": {"docs": RECORDS}}, indent=1).encode(),
    "c.json": json.dumps(RECORDS).encode("utf-16"),
    "d.csv": b'id;title;date;text\n1;"Weir; one";2014-06-23;"The board\nvoted."\n2;Two;;"He said ""no""."\n' * 3,
    "e.tsv": "title\ttexte\nÉté\tLe quai.\n".encode("cp1252"),
    "f.parquet": parquet_bytes(),
    "g.xlsx": workbook_bytes(),
    "h.ods": ODS,
    "a.zip": zip_of(FILES),
    "a.tar": tar_of(FILES),
    **{f"a.tar{suffix}": pack(tar_of(FILES)) for suffix, pack in PACKERS.items()},
    "a.warc": b"".join(CRAWL),
    "a.warc.gz": b"".join(map(PACKERS[".gz"], CRAWL)),
    "a.warc.zst": b"".join(map(PACKERS[".zst"], CRAWL)),
    "a.wacz": zip_of({"archive/a.warc.gz": PACKERS[".gz"](CRAWL[0]), "datapackage.json": b"{}"}),
    "a.eml": _with_attachments(),
    "a.mbox": mailbox(mail(), mail("The kite", message_id="<kite@larnvik.example>")),
    "a.mhtml": b"Snapshot-Content-Location: http://x.example/\nContent-Type: text/html\n\n" + story("harp"),
    "a.webarchive": plistlib.dumps(SAVED_PAGE, fmt=plistlib.FMT_BINARY),
    "a.docx": docx(),
    "a.odt": odt(),
    "a.rtf": rtf(),
    "a.pdf": pdf(),
    "a.epub": zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": ROOT,
            "x/p.opf": PACKAGE,
            "x/a.xhtml": (story("harp") * 8).decode(),
        }
    ),
}
PIECES = (
    *(sign * 50 for sign in (b"\0", b"\r", b"<", b"]]>", b"\xff\xfe", b"\n\n", b"&x;", b"<p>", b'"')),
    *(deep * 3_000 for deep in (b"[", b'{"a":', b"<div>", b"<b a='", b"(", b"{\\rtf")),
    b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>',
    bytes(10_000),
    b"x" * 300_000,
    b"\xef\xbb\xbf",
    b"NaN",
)
Damage = Callable[[bytes, random.Random], bytes]


def span(content: bytes, chance: random.Random) -> tuple[int, int]:
    start, end = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return start, end


def cut_off(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def cut_out(content: bytes, chance: random.Random) -> bytes:
    start, end = span(content, chance)
    return content[:start] + content[end:]


def flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 30)) if content else 0):
        changed[chance.randrange(len(changed))] = chance.choice((chance.randrange(256), *b'"{}[]\\,;\n\0\xff<'))
    return bytes(changed)


def doubled(content: bytes, chance: random.Random) -> bytes:
    start, end = span(content, chance)
    return content[:end] + content[start:end] * chance.choice((1, 5, 50)) + content[end:]


def within_itself(content: bytes, chance: random.Random) -> bytes:
    start, _ = span(content, chance)
    return content[:start] + content + content[start:]


def interrupted(content: bytes, chance: random.Random) -> bytes:
    start, _ = span(content, chance)
    return content[:start] + chance.choice(PIECES) + content[start:]


def recoded(content: bytes, chance: random.Random) -> bytes:
    return content.decode("latin-1").encode(chance.choice(("utf-8", "utf-16", "utf-16-be", "utf-32")))


def in_archives(content: bytes, chance: random.Random) -> bytes:
    return zip_of({"inner.zip": zip_of({"a": flipped(content, chance)})})


DAMAGES: tuple[Damage, ...] = (
    cut_off, cut_out, flipped, doubled, within_itself, interrupted, recoded, in_archives,
)  # fmt: skip


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content after one to four damages."""
    for _ in range(chance.randint(1, 4)):
        content = chance.choice(DAMAGES)(content, chance)[: 1 << 20]
    return content


def test_every_format_has_a_sample() -> None:
    read = {reader_of(SourceFile(name, content=content, named=True)).name for name, content in SAMPLES.items()}
    assert read == {reader.name for reader in FORMATS}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_read(name: str) -> None:
    assert any(isinstance(result, Article) for result in read_articles(SourceFile(name, content=SAMPLES[name])))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_damaged_file_raises_nothing_ends_soon_and_is_not_silent(name: str) -> None:
    chance = random.Random(name)
    for number in range(TRIES):
        content = damaged(SAMPLES[name], chance)
        with no_hang(MAX_SECONDS):
            results = list(read_articles(SourceFile(name, content=content, named=bool(number % 2))))
        assert results, f"{name}, try {number}: nothing is told"
        assert all(isinstance(result, (Article, ArticleError)) for result in results)
