"""Files of any encoding as streams of text or of UTF-8."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.reading import SourceFile
from searchapp.reading.encodings.text_streams import text_stream, utf8_stream
from tests.reading.archives.samples import PACKERS

WIDE = ["utf-16", "utf-32", "utf-16-le", "utf-16-be"]
STORY = "The ferry to Ålesund sails on Friday.\r\nNobody knew why.\n" * 9


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_text_keeps_its_line_ends(encoding: str) -> None:
    with text_stream(SourceFile("a.txt", content=STORY.encode(encoding))) as stream:
        assert stream.read() == STORY


def test_a_stray_byte_within_utf_8_is_read_as_windows_reads_it() -> None:
    content = STORY.encode() + "Tilda’s\n".encode("cp1252") + STORY.encode() * 9
    with text_stream(SourceFile("a.txt", content=content)) as stream:
        assert stream.read() == STORY + "Tilda’s\n" + STORY * 9


@pytest.mark.parametrize("encoding", WIDE)
def test_wide_encodings_become_utf_8(encoding: str) -> None:
    with utf8_stream(SourceFile("a.jsonl", content=STORY.encode(encoding))) as stream:
        assert stream.read().removeprefix(b"\xef\xbb\xbf") == STORY.encode()


@settings(max_examples=20)
@given(st.text(st.characters(codec="utf-8"), max_size=300), st.integers(1, 9))
def test_any_signs_survive_in_pieces_of_any_size(text: str, size: int) -> None:
    with utf8_stream(SourceFile("a.jsonl", content=("news " * 9 + text).encode("utf-16"))) as stream:
        pieces = b"".join(iter(lambda: stream.read(size), b""))
    assert pieces.decode() == "news " * 9 + text


def test_other_encodings_keep_their_bytes_and_packed_files_are_unpacked() -> None:
    content = STORY.encode("cp1252")
    with utf8_stream(SourceFile("a.jsonl.gz", content=PACKERS[".gz"](content))) as stream:
        assert stream.read() == content
