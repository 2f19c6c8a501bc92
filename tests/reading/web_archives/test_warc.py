"""WARC files: pages with their addresses, the newest of each; damaged records cost only themselves."""

from __future__ import annotations

import bz2
import gzip
import zlib

import brotli
import pytest
import zstandard

from searchapp.errors import ArticleError, LeftOut
from searchapp.model.article import Article, Published
from searchapp.reading import SourceFile, read_articles
from tests.reading.archives.samples import story
from tests.reading.web_archives.samples import record, response

HARP, KITE = "http://larnvik.example/harp", "http://larnvik.example/2015/03/04/kite"


def read(content: bytes, path: str = "crawl.warc") -> tuple[list[Article], list[ArticleError]]:
    results = list(read_articles(SourceFile(path, content=content)))
    articles = [result for result in results if isinstance(result, Article)]
    return articles, [result for result in results if isinstance(result, ArticleError)]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("path", ["crawl.warc.gz", "crawl"])
def test_pages_are_articles_with_their_addresses(pack: type[bytes], path: str) -> None:
    records = [
        record("http://larnvik.example/robots.txt", response(b"Disallow:", "text/plain")),
        record(HARP, b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(HARP, response(story("harp"))),
        record(KITE, response(story("kite"), "text/html; charset=utf-8")),
        record("http://larnvik.example/gone", response(b"<html>Gone.", status="404 Not Found")),
        record("http://larnvik.example/again", response(b""), kind="revisit"),
        record("http://larnvik.example/note.html", b"<p>A note.", kind="resource"),
        record("http://larnvik.example/harp.txt", b"The harp.", kind="conversion"),
    ]
    articles, errors = read(b"".join(map(pack, records)), path)
    assert [(article.title, article.url) for article in articles] == [
        ("The harp of Larnvik", HARP),
        ("The kite of Larnvik", KITE),
    ]
    assert articles[0].published == Published("2016-09-05", "day", "file", reliable=False)
    assert articles[1].published == Published("2015-03-04", "day", "url")
    assert {error.reason: error.count for error in errors if isinstance(error, LeftOut)} == {
        "picture, script or other part of a page": 1,
        "page with an error or a redirection": 1,
        "revisit record": 1,
        "resource record": 1,
        "conversion record": 1,
    }


def test_the_text_of_a_page_is_read_where_the_page_itself_is_not_there() -> None:
    lines = ("The tram of Larnvik", "", "The council shut the tram on Friday, for its rails had moved in the storm.")
    text = "\n".join(lines).encode()
    records = [
        record(HARP, text, kind="conversion", date="2017-01-01T00:00:00Z", content_type="text/plain"),
        record(HARP, response(story("harp"))),
        record(KITE, text, kind="conversion", content_type="text/plain"),
    ]
    articles, [left_out] = read(b"".join(records))
    assert [(article.title, article.url, article.source) for article in articles] == [
        ("The harp of Larnvik", HARP, ""),
        ("The tram of Larnvik", KITE, "larnvik.example"),
    ]
    assert isinstance(left_out, LeftOut)
    assert left_out.reason == "conversion record"


def test_of_an_address_the_newest_page_is_read() -> None:
    captures = [("kite", "2016-01-01"), ("harp", "2016-03-01"), ("tram", "2016-02-01")]
    records = [record(HARP, response(story(name)), date=f"{day}T00:00:00Z") for name, day in captures]
    articles, [left_out] = read(b"".join(records))
    assert [article.title for article in articles] == ["The harp of Larnvik"]
    assert isinstance(left_out, LeftOut)
    assert (left_out.reason, left_out.count) == ("older copy of a page", 2)


def chunked(body: bytes) -> bytes:
    parts = (body[start : start + 100] for start in range(0, len(body), 100))
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Transfer-Encoding: chunked\r\n", chunked(story("harp"))),
        ("Content-Encoding: gzip\r\n", gzip.compress(story("harp"), mtime=0)),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", chunked(gzip.compress(story("harp"), mtime=0))),
        ("Content-Encoding: br\r\n", brotli.compress(story("harp"))),
        ("Content-Encoding: deflate\r\n", zlib.compress(story("harp"))),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", story("harp")),
    ],
)
def test_encodings_of_transfer_and_content_are_taken_off(headers: str, body: bytes) -> None:
    [article], _ = read(record(HARP, response(body, headers=headers)))
    assert article.title == "The harp of Larnvik"


def test_the_charset_of_the_headers_holds_for_a_page_that_tells_none() -> None:
    page = story("harp").replace(b"harp", "арфа".encode("cp1251"))
    [article], _ = read(record(HARP, response(page, "text/html; charset=windows-1251")))
    assert article.title == "The арфа of Larnvik"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_behind_a_damaged_record_the_next_is_read(pack: type[bytes]) -> None:
    first, second, third = (pack(record(f"{HARP}-{name}", response(story(name)))) for name in ("harp", "kite", "tram"))
    damaged = second[:40] + b"\0\xff\0" * 9 + second[67:]
    articles, errors = read(first + b"JUNK\r\n" * 20 + damaged + third)
    assert [article.title for article in articles if "kite" not in article.title] == [
        "The harp of Larnvik",
        "The tram of Larnvik",
    ]
    assert "is damaged" in str(errors[0])


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_file_that_is_cut_tells_of_its_last_page(pack: type[bytes]) -> None:
    content = pack(record(HARP, response(story("harp")))) + pack(record(KITE, response(story("kite"))))
    articles, [error] = read(content[:-90])
    assert [article.title for article in articles] == ["The harp of Larnvik"]
    assert "is damaged" in error.message


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstandard.compress])
@pytest.mark.parametrize("kind", ["request", "response"])
def test_a_file_that_is_cut_within_a_record_that_is_no_page_tells_it(pack: type[bytes], kind: str) -> None:
    page = pack(record(HARP, response(story("harp"))))
    picture = pack(record(f"{HARP}.png", response(bytes(range(256)) * 40, "image/png"), kind))
    for kept in (9, len(picture) // 3, len(picture) - 30):
        articles, errors = read(page + picture[:kept])
        assert [article.title for article in articles] == ["The harp of Larnvik"]
        assert any("is damaged" in error.message for error in errors), kept
    assert all(isinstance(error, LeftOut) for error in read(page + picture)[1])


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress, bz2.compress])
def test_records_that_are_packed_in_one_are_whole_or_cut_too(pack: type[bytes]) -> None:
    records = [record(f"{HARP}-{name}", response(story(name))) for name in ("harp", "kite", "tram")]
    articles, errors = read(pack(b"".join(records[:2])) + pack(b"".join(records[1:])))
    assert len(articles) == 3
    assert all(isinstance(error, LeftOut) for error in errors)  # an older copy
    _, errors = read(pack(b"".join(records))[:-60])
    assert not all(isinstance(error, LeftOut) for error in errors)


def test_a_page_that_was_kept_without_its_response_is_read() -> None:
    page = record(HARP, story("harp"), kind="resource").replace(b"WARC-Date", b"Content-Type: text/html\r\nWARC-Date")
    picture = record(KITE, b"GIF89a", kind="resource").replace(b"WARC-Date", b"Content-Type: image/gif\r\nWARC-Date")
    [article], [left_out] = read(page + picture)
    assert (article.title, article.url) == ("The harp of Larnvik", HARP)
    assert isinstance(left_out, LeftOut)
    assert left_out.reason == "resource record"
