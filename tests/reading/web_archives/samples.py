"""Small WARC files, as crawlers write them."""

from __future__ import annotations


def record(
    address: str, block: bytes, kind: str = "response", date: str = "2016-09-05T10:00:00Z", content_type: str = ""
) -> bytes:
    """A record of a WARC file."""
    lines = ("WARC/1.0", f"WARC-Type: {kind}", f"WARC-Target-URI: {address}", f"WARC-Date: {date}")
    record_id = f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{abs(hash(address)) % 10**12:012}>"
    lines += (f"Content-Type: {content_type}",) * bool(content_type)
    head = "\r\n".join((*lines, record_id, f"Content-Length: {len(block)}", "", ""))
    return head.encode() + block + b"\r\n\r\n"


def response(body: bytes, content_type: str = "text/html", status: str = "200 OK", headers: str = "") -> bytes:
    """An HTTP response."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{headers}\r\n".encode() + body
