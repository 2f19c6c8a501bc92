"""The messages of a mailbox, parted by the lines that programs write between them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.cleaning.repeated_lines import NO_REPEATED_LINES
from searchapp.reading.mail.mailboxes import is_mailbox, read_mailbox

FROM = b"From mara@larnvik.example Thu Dec 25 22:05:00 2014\n"


def messages(content: bytes) -> list[SourceFile | ArticleError]:
    return list(read_mailbox(SourceFile("all.mbox", content=content), NO_REPEATED_LINES))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (FROM.decode(), True),
        ("From - Thu Dec 25 22:05 2014 +0100", True),
        ("From Larnvik with love, 2014", False),
        (f"\n{FROM.decode()}", False),
    ],
)
def test_a_mailbox_begins_with_its_separator(head: str, expected: bool) -> None:
    assert is_mailbox(head, SourceFile("all.mbox", content=b"")) is expected


def test_each_message_is_a_file_that_is_read_as_a_mail() -> None:
    parts = [
        part for part in messages(FROM + b"A: b\n\nHarp.\n\n" + FROM + b"\nKite.\n") if isinstance(part, SourceFile)
    ]
    assert [(part.path, part.read_as, part.content) for part in parts if isinstance(part, SourceFile)] == [
        ("all.mbox/1", ".eml", b"A: b\n\nHarp.\n\n"),
        ("all.mbox/2", ".eml", b"\nKite.\n"),
    ]


def test_a_line_of_the_text_that_begins_with_from_parts_nothing() -> None:
    text = b"\nFrom here one saw the harp.\nSee\n" + FROM
    assert [part.content for part in messages(FROM + text) if isinstance(part, SourceFile)] == [text]


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from((b"From Mara\n", FROM, b">From Mara\n", b">>From Ada\n", b"Oats\n", b"\n", b"> Rye\n")))
)
def test_what_a_program_quotes_comes_back(lines: list[bytes]) -> None:
    """A program puts `>` before each line that begins with `From ` or with such a line that was quoted."""
    quoted = [b">" + line if line.lstrip(b">").startswith(b"From ") else line for line in lines]
    [part] = messages(FROM + b"".join(quoted))
    assert isinstance(part, SourceFile)
    assert part.content == b"".join(lines)


def test_a_file_without_messages_is_told() -> None:
    [error] = messages(b"No mail today.\n")
    assert str(error) == "all.mbox: has no messages"


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\r\n\n", b"\xef\xbb\xbf\n"])
def test_what_programs_write_before_the_first_message_hides_none(before: bytes) -> None:
    file = SourceFile(
        "all.mbox", content=before + FROM + b"Subject: Harp\n\nHarp.\n\n" + FROM + b"Subject: Kite\n\nKite.\n"
    )
    assert [part.body for part in read_articles(file) if isinstance(part, Article)] == ["Harp.", "Kite."]


HARP = b"From: Ada <ada@larn.example>\nDate: Thu, 25 Dec 2014 22:05:00 +0000\nSubject: Harp\n\nHarp.\n\n"
KITE = b"Subject: Kite\n\nKite.\n"


@pytest.mark.parametrize("before", [b"", b"X From ada@larn.example Thu Dec 25 22:05:00 2014\n", b"220 article\r\n"])
def test_a_first_message_without_its_separator_is_read(before: bytes) -> None:
    file = SourceFile("all.mbox", content=before + HARP + FROM + KITE)
    assert [part.body for part in read_articles(file) if isinstance(part, Article)] == ["Harp.", "Kite."]


@pytest.mark.parametrize(
    "separator",
    [
        b"From ada@larn.example Thu Dec 25 2\x93:05 2014\n",
        b"\x07From ada@larn.example Thu Dec 25 22:05:00 2014\n",
        b"Fr\xfd\xcdda@larn.example Thu Dec  4 22:05:00 2014\r\n",
    ],
)
def test_a_damaged_separator_parts_messages_where_headers_follow(separator: bytes) -> None:
    file = SourceFile("all.mbox", content=FROM + KITE + b"\n" + separator + HARP)
    assert [part.body for part in read_articles(file) if isinstance(part, Article)] == ["Kite.", "Harp."]


@pytest.mark.parametrize("line", [b"From here on she plays:\n", b"On Thu Dec 25 22:05:00 2014\n", b"Ada wrote:\n"])
def test_a_line_above_what_looks_like_a_header_parts_nothing(line: bytes) -> None:
    text = b"Subject: Kite\n\nKite.\n\n" + line + b"Subject: Harp\nHarp.\n"
    assert [part.content for part in messages(FROM + text) if isinstance(part, SourceFile)] == [text]


def test_what_stands_above_the_first_message_is_told() -> None:
    rest = b"Mime-Version: 1.0\n\nThe harp played on, as Ada said:\nFrom: here to Larn\n\n"
    part, error = messages(rest + FROM + KITE)
    assert isinstance(part, SourceFile)
    assert part.content == KITE
    assert str(error) == "all.mbox, line 1: what stands above its first message, in line 6, was passed over"


def test_a_text_may_name_an_address_as_a_separator_without_the_day_does() -> None:
    text = b"A: b\n\nA reader wrote:\n\nFrom bo@larn.example\n\nThe harp played on.\n\n"
    parts = [part for part in messages(FROM + text + FROM + KITE) if isinstance(part, SourceFile)]
    assert [part.content for part in parts] == [text, KITE]
    assert not is_mailbox("From bo@larn.example\n\nThe harp played on.\n", SourceFile("harp.txt", content=b""))


@pytest.mark.parametrize("undated", [b"From bo@larn.example\r\n", b"From bo@larn.example \n"])
def test_headers_follow_a_separator_without_the_day(undated: bytes) -> None:
    assert is_mailbox((undated + KITE).decode(), SourceFile("kite", content=b""))
    parts = [part for part in messages(FROM + HARP + undated + KITE) if isinstance(part, SourceFile)]
    assert [part.content for part in parts] == [HARP, KITE]


def test_a_separator_may_leave_out_the_day() -> None:
    harp = b"From ada@larn.example\nSubject: Harp\n\nHarp.\n\nFrom Larn, with love.\n\n"
    file = SourceFile("all.mbox", content=harp + b"From bo@larn.example\nSubject: Kite\n\nKite.\n")
    bodies = [part.body for part in read_articles(file) if isinstance(part, Article)]
    assert bodies == ["Harp.\n\nFrom Larn, with love.", "Kite."]
