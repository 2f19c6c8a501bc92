"""The page in an HTTP response, whatever encodings it was sent in."""

from __future__ import annotations

import gzip
import zlib

import brotli
import pytest
import zstandard

from searchapp.reading.web_archives.http_messages import HttpMessage, page_bytes, parse_message, with_charset

PAGE = "<p>The færge of Larnvik.</p>".encode()


def message(body: bytes, *headers: str) -> HttpMessage:
    """A response with these headers."""
    parsed = parse_message("\r\n".join(("HTTP/1.1 200 OK", *headers, "", "")).encode() + body)
    assert parsed is not None
    return parsed


def test_status_headers_and_body() -> None:
    response = message(PAGE, 'Content-Type: Text/HTML; Charset="iso-8859-1"', "X-Odd")
    assert (response.status, response.content_type, response.charset) == (200, "text/html", "iso-8859-1")
    assert (response.body, response.headers["x-odd"]) == (PAGE, "")
    bare = message(PAGE)
    assert (bare.content_type, bare.charset) == ("", "")


@pytest.mark.parametrize("block", [b"HTTP/2 404\nA: b\n\nGone.", b"HTTP/1.0 404 Gone\r\nA: b\r\n\r\nGone."])
def test_line_ends_of_both_kinds(block: bytes) -> None:
    assert parse_message(block) == HttpMessage(404, {"a": "b"}, b"Gone.")


def test_a_response_that_is_cut_has_no_body_and_other_bytes_are_none() -> None:
    assert parse_message(b"HTTP/1.1 200 OK\r\nA: b") == HttpMessage(200, {"a": "b"}, b"")
    assert parse_message(b"GET / HTTP/1.1\r\n\r\n") is None


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(PAGE, mtime=0)),
        ("br", brotli.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("zstd", zstandard.compress(PAGE)),
        ("gzip, br", brotli.compress(gzip.compress(PAGE, mtime=0))),
        ("identity", PAGE),
    ],
)
def test_encodings_are_taken_off_unless_the_crawler_did(encoding: str, body: bytes) -> None:
    header = f"Content-Encoding: {encoding}"
    assert page_bytes(message(body, header)) == PAGE
    assert page_bytes(message(PAGE, header)) == PAGE


@pytest.mark.parametrize(
    ("body", "page"),
    [
        (b"4\r\nThe \r\n5;x=y\r\nharp.\r\n0\r\n\r\n", b"The harp."),
        (b"4\r\nThe \r\n5\r\nhar", b"The har"),
        (b"The harp.", b"The harp."),
    ],
)
def test_chunks_are_joined(body: bytes, page: bytes) -> None:
    assert page_bytes(message(body, "Transfer-Encoding: chunked")) == page


@pytest.mark.parametrize(
    ("content", "charset", "expected"),
    [
        ("færge".encode(), "iso-8859-1", "færge".encode()),
        ("færge".encode("latin-1"), "iso-8859-1", "\ufefffærge".encode()),
        (b"f\xe6rge", "no-such", b"f\xe6rge"),
        (b"f\xe6rge", "", b"f\xe6rge"),
    ],
)
def test_an_encoding_that_is_named_holds_for_bytes_that_are_no_utf_8(
    content: bytes, charset: str, expected: bytes
) -> None:
    assert with_charset(content, charset) == expected


def test_a_server_that_names_latin_1_for_all_does_not_hide_what_the_page_is_in() -> None:
    title, text = "码头冬季关闭", "港务局周二投票决定，码头从十二月到三月关闭。渡船照常开行。"
    chinese = f"<html><title>{title}</title><p>{text}</p></html>".encode("gb18030")
    russian = "<meta charset=windows-1251><p>Причал закрыт</p>".encode("cp1251")
    assert text in with_charset(chinese, "iso-8859-1").decode()
    assert "Причал закрыт" in with_charset(russian, "iso-8859-1").decode()
