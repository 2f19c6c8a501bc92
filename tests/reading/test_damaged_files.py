"""Whatever is broken in a file, reading it ends soon, raises nothing and is never silent."""

from __future__ import annotations

import os
import plistlib
import random
import time
from collections.abc import Callable

import pytest

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from tests.reading.archives.samples import PACKERS, story, tar_of, zip_of
from tests.reading.documents.samples import docx, odt, pdf, rtf, zipped
from tests.reading.mail.test_messages import mail, mailbox
from tests.reading.web_archives.samples import record, response

ROUNDS = max(6, int(os.environ.get("SEARCHAPP_TEST_MUTATIONS", "200")) // 20)  # of each sample
MAX_SECONDS = 10

FILES = {"a.html": story("harp"), "in.zip": zip_of({"b.html": story("kite")}), "c.txt": b"The tram was late.\n"}
CRAWL = [record(f"http://larnvik.example/{name}", response(story(name))) for name in ("harp", "kite", "tram")]
PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf"><metadata><title>Notes</title></metadata><manifest>'
    '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="a"/></spine></package>'
)
ROOT = '<container><rootfiles><rootfile full-path="x/p.opf"/></rootfiles></container>'
BINARY = plistlib.FMT_BINARY
LONG_STORY = (story("harp") * 8).decode()


def with_attachments() -> bytes:
    message = mail()
    message.add_alternative(story("kite").decode(), subtype="html")
    message.add_attachment(zip_of(FILES), maintype="application", subtype="zip", filename="a.zip")
    message.add_attachment(mail("The tram"))
    return bytes(message)


SAMPLES: dict[str, bytes] = {
    "a.zip": zip_of(FILES),
    "a.tar": tar_of(FILES),
    **{f"a.tar{suffix}": pack(tar_of(FILES)) for suffix, pack in PACKERS.items()},
    "a.warc": b"".join(CRAWL),
    "a.warc.gz": b"".join(map(PACKERS[".gz"], CRAWL)),
    "a.warc.zst": b"".join(map(PACKERS[".zst"], CRAWL)),
    "a.wacz": zip_of({"archive/a.warc.gz": PACKERS[".gz"](CRAWL[0]), "datapackage.json": b"{}"}),
    "a.eml": with_attachments(),
    "a.mbox": mailbox(mail(), mail("The kite", message_id="<kite@larnvik.example>")),
    "a.mhtml": b"Snapshot-Content-Location: http://x.example/\nContent-Type: text/html\n\n" + story("harp"),
    "a.webarchive": plistlib.dumps(
        {"WebMainResource": {"WebResourceData": story("harp"), "WebResourceURL": "http://x.example/"}}, fmt=BINARY
    ),
    "a.md": b"---\ntitle: A harp\ndate: 2015-03-04\n---\n# The harp\n\n- **b**\n\n| a | b |\n|---|---|\n| c | d |\n",
    "a.docx": docx(),
    "a.odt": odt(),
    "a.rtf": rtf(),
    "a.pdf": pdf(),
    "a.epub": zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": ROOT,
            "x/p.opf": PACKAGE,
            "x/a.xhtml": LONG_STORY,
        }
    ),
}


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(1, len(content))]


def with_flipped_bytes(content: bytes, chance: random.Random) -> bytes:
    flipped = bytearray(content)
    for _ in range(chance.choice((1, 3, 30))):
        flipped[chance.randrange(len(flipped))] = chance.randrange(256)
    return bytes(flipped)


def with_a_piece_twice(content: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[:end] + content[start:end] * chance.choice((1, 50)) + content[end:]


def without_a_piece(content: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[:start] + content[end:]


def with_nul_bytes(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + bytes(chance.choice((1, 100, 10_000))) + content[start:]


def in_an_archive(content: bytes, chance: random.Random) -> bytes:
    return zip_of({"inner.zip": zip_of({"a": with_flipped_bytes(content, chance)})})


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    cut,
    with_flipped_bytes,
    with_a_piece_twice,
    without_a_piece,
    with_nul_bytes,
    in_an_archive,
)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_sample_is_read(name: str) -> None:
    assert any(isinstance(result, Article) for result in read_articles(SourceFile(name, content=SAMPLES[name])))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_damaged_file_raises_nothing_and_is_not_silent(name: str) -> None:
    chance = random.Random(name)
    for round_number in range(ROUNDS):
        damaged = DAMAGES[round_number % len(DAMAGES)](SAMPLES[name], chance)
        started = time.monotonic()
        results = list(read_articles(SourceFile(name, content=damaged)))
        assert results, f"{name}, round {round_number}: nothing is told"
        assert all(isinstance(result, (Article, ArticleError)) for result in results)
        assert time.monotonic() - started < MAX_SECONDS, f"{name}, round {round_number}"
