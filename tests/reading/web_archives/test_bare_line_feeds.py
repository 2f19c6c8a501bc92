"""WARC files that somebody has given the line ends of Unix."""

from __future__ import annotations

import gzip
import io

import pytest
from fastwarc.warc import WarcRecordType

from searchapp.errors import ArticleError, LeftOut
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.web_archives.bare_line_feeds import bare_records, has_bare_line_feeds
from tests.reading.archives.samples import story
from tests.reading.web_archives.samples import record, response

NAMES = ("harp", "kite", "tram")
TITLES = [f"The {name} of Larnvik" for name in NAMES]


def archive(*names: str) -> bytes:
    return b"".join(record(f"http://larnvik.example/{name}", response(story(name))) for name in names)


def read(content: bytes) -> tuple[list[str], list[ArticleError]]:
    results = list(read_articles(SourceFile("crawl.warc", content=content)))
    titles = [result.title for result in results if isinstance(result, Article)]
    return titles, [result for result in results if isinstance(result, ArticleError)]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_pages_are_read_whose_lengths_no_longer_hold(pack: type[bytes]) -> None:
    assert read(pack(archive(*NAMES).replace(b"\r\n", b"\n"))) == (TITLES, [])


def test_each_record_may_be_packed_by_itself() -> None:
    packed = b"".join(gzip.compress(archive(name).replace(b"\r\n", b"\n")) for name in NAMES)
    assert read(packed) == (TITLES, [])


def test_records_of_both_kinds_in_one_file_are_read() -> None:
    assert read(archive("harp").replace(b"\r\n", b"\n") + archive("kite", "tram")) == (TITLES, [])


def test_a_file_that_is_cut_tells_of_its_last_page() -> None:
    titles, [error] = read(archive(*NAMES).replace(b"\r\n", b"\n")[:-400])
    assert titles == TITLES[:2]
    assert not isinstance(error, LeftOut)
    assert "it is cut" in error.message


def test_of_a_block_no_more_than_asked_for_is_read() -> None:
    stream = io.BytesIO(archive(*NAMES).replace(b"\r\n", b"\n"))
    records = list(bare_records(stream, WarcRecordType.response, 8))
    assert [each.block for each in records] == [b"HTTP/1.1"] * 3
    assert list(bare_records(io.BytesIO(stream.getvalue()), WarcRecordType.request, 8)) == []


def test_files_are_told_by_their_first_line() -> None:
    assert has_bare_line_feeds(b"WARC/1.0\nWARC-Type: response\n")
    assert not has_bare_line_feeds(b"WARC/1.0\r\nWARC-Type: response\r\n")
