"""Mailboxes in the mbox format, read as a stream: each message is a file to be read in turn."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import chain

from searchapp.errors import ArticleError
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.encodings.text_streams import utf8_stream
from searchapp.reading.mail.messages import has_mail_headers, is_mail
from searchapp.reading.source_file import SourceFile

MAILBOX_SUFFIXES = (".mbox", ".mbx")
_MAX_MESSAGE_BYTES = 1 << 26  # 64 MiB; servers take mails of half of that
_MAX_LINE_BYTES = 1 << 20
_SEPARATOR = re.compile(  # some programs leave the day out; a text may have such a line, but no header follows it
    rb"From (?:\S*.{0,100}?\b\d{1,2}:\d\d(?::\d\d)?\b.{0,40}\b\d{4}\b"
    rb"|[^\s@]+@[^\s@]+[ \t]*\r?\n[A-Za-z][\w-]{0,60}:(?!\S))"
)
_DAMAGED_SEPARATOR = re.compile(
    rb"From |(?:\S{1,20} )?[^\s@]{1,200}@[^\s@]{1,200} +[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}\s*$"
)
_SEPARATOR_TEXT = re.compile(_SEPARATOR.pattern.decode())
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.M)


def is_mailbox(head: str, file: SourceFile) -> bool:
    """Whether a file begins with the line that parts the messages of a mailbox, or has only lost the first one."""
    return bool(_SEPARATOR_TEXT.match(head)) or (file.suffix in MAILBOX_SUFFIXES and is_mail(head, file))


def read_mailbox(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[SourceFile | ArticleError]:
    """The messages of a mailbox, each to be read as a mail; so is what lacks only the line above its headers."""
    messages = _messages(file)
    above = next(messages)
    is_message = above is None or has_mail_headers(above)
    number = 0
    for number, message in enumerate(chain([above] if is_message else [], messages), start=1):
        if message is None:
            yield ArticleError(f"{file.path}/{number}", f"is larger than {_MAX_MESSAGE_BYTES >> 20} MiB")
        else:
            yield file.within(str(number), _QUOTED_FROM.sub(rb"\1", message), read_as=".eml")
    if not number:
        yield ArticleError(file.path, "has no messages")
    elif above and above.strip() and not is_message:
        first = above.count(b"\n") + 1
        yield ArticleError(file.path, f"what stands above its first message, in line {first}, was passed over", 1)


def _messages(file: SourceFile) -> Iterator[bytes | None]:
    """What stands above the first message, and the bytes of each message; None for what is too large."""
    lines: list[bytes] = []
    size = 0
    is_blank = True  # the line before
    with utf8_stream(file) as stream:
        line = stream.readline(_MAX_LINE_BYTES).removeprefix(codecs.BOM_UTF8)
        while line:
            following = stream.readline(_MAX_LINE_BYTES)
            if is_blank and _is_separator(line, following):
                yield b"".join(lines) if size <= _MAX_MESSAGE_BYTES else None
                lines, size = [], 0
            else:
                size += len(line)
                if size <= _MAX_MESSAGE_BYTES:
                    lines.append(line)
            is_blank = not line.strip()
            line = following
    yield b"".join(lines) if size <= _MAX_MESSAGE_BYTES else None


def _is_separator(line: bytes, following: bytes) -> bool:
    """Whether a line parts two messages; a damaged one does where the headers of a mail follow."""
    if line.startswith(b"From ") and _SEPARATOR.match(line + following):
        return True
    return _DAMAGED_SEPARATOR.match(line) is not None and has_mail_headers(following)
