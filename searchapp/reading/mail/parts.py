"""The parts of a MIME message, robust to headers and encodings that are broken: headers, texts, attachments."""

from __future__ import annotations

import email
import email.policy
import re
from base64 import b64decode
from collections.abc import Iterator
from email.message import EmailMessage, Message
from functools import lru_cache
from typing import Any, cast

from searchapp.errors import ArticleError
from searchapp.reading.encodings.decoding import decode, encoding_name, tidy, wider_encoding

# What the library raises for headers and bodies that it does not foresee, beside its own errors.
MAIL_FAULTS = (
    email.errors.MessageError,
    AssertionError,
    AttributeError,
    IndexError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
_MAX_PARTS = 1000  # of one message; a digest has a hundred
_MAX_DEPTH = 20  # of parts within parts
_MAX_HEADER_CHARS = 4_000  # of those that are read here; a subject in Chinese of 300 characters has as many, encoded
_STRAY_BYTE = re.compile("[\udc80-\udcff\x1b]")  # the last begins what is not ASCII in ISO 2022
_FOREIGN_BYTES = bytes(range(0x80, 0x100))
_FEWEST_FOREIGN = 8  # bytes by which an encoding shows itself
_ENCODED_WORD = re.compile(r"(?<==\?)[A-Za-z][\w.:-]*(?=(?:\*[\w-]*)?\?[BbQq]\?)")  # RFC 2047: the name of its encoding
_REMARK = re.compile(r"\(([^()=?]{2,80})\)\s*$")
_BASE64 = re.compile(rb"\s*(?:[A-Za-z0-9+/]{60,76}\r?\n){2,}[A-Za-z0-9+/]{0,76}={0,2}\s*")
_CUT = email.errors.InvalidBase64LengthDefect  # of a mail that was cut off: the library leaves it as it is
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_ARMOR = re.compile(  # of a mail that is signed with PGP
    r"^-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Z]\w*: .*\n)*\n?"
    r"|^-----BEGIN PGP SIGNATURE-----$[\w\s.:()+/=-]*?(?:^-----END PGP SIGNATURE-----$|\Z)",
    re.M,
)
_UUENCODED = re.compile(r"^begin [0-7]{3,4} \S.*\n(?:[ -`]{1,62}\n)+?end$", re.M)  # a file in the text of an old mail
_FLOWED = re.compile(r"(?<=\S)(?<!^--) \n(?=[^\n>])", re.M)  # RFC 3676: a line that ends in a space goes on in the next
_FLOWED_CLOSE = re.compile(r"(?<!^--) \n(?=[^\n>])", re.M)  # the same where the space is no part of the text (DelSp)


@lru_cache(maxsize=1 << 7)
def _parsed_header(name: str, value: str) -> Any:
    return email.policy.default.header_fetch_parse(name, value)


def _wider_name(name: re.Match[str]) -> str:
    """The name of the encoding that a word in a header is in."""
    try:
        return wider_encoding(name[0])
    except LookupError:
        return name[0]


class _MailPolicy(email.policy.EmailPolicy):
    """The library's way to read mail, but it reads no header to its end whose length only damage explains, nor twice:
    its time grows with the square of the length, and each look at a header costs it."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """The header's value; bytes that no header may have are read in the encoding that they speak for."""
        if _STRAY_BYTE.search(value):
            value = decode(value.encode("utf-8", "surrogateescape"), "cp1252")
        if "=?" in value:
            value = _ENCODED_WORD.sub(_wider_name, value)
        return _parsed_header(name, value[:_MAX_HEADER_CHARS])


_POLICY = cast("email.policy.EmailPolicy[EmailMessage]", _MailPolicy())


def parse_mail(path: str, content: bytes) -> EmailMessage:
    """The message in these bytes. Raises ArticleError."""
    try:
        return email.message_from_bytes(content, policy=_POLICY)
    except MAIL_FAULTS as error:
        raise ArticleError(path, f"cannot be read as mail: {error}") from error


def header(message: Message, name: str) -> str:
    """A header decoded, on one line; empty where there is none or it is broken."""
    try:
        raw = _raw_header(message, name)
        is_bare = _STRAY_BYTE.search(raw) is not None
        value: Any = _POLICY.header_fetch_parse(name, _undeclared(message, raw)) if is_bare else message[name]
        return " ".join(tidy(str(value or "")).encode("utf-8", "replace").decode().split())
    except MAIL_FAULTS:
        return ""


def _raw_header(message: Message, name: str) -> str:
    """A header as it stands in the mail; empty where there is none."""
    return next((str(value) for key, value in message.raw_items() if key.lower() == name), "")


def _undeclared(message: Message, value: str) -> str:
    """A header of bytes that name no encoding: as UTF-8, or as the text of the mail is, by name or bytes."""
    line = b" ".join(value.encode("utf-8", "surrogateescape").split())
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        part = next((leaf for leaf in leaves(message) if leaf.get_content_maintype() == "text"), message)
        content = line + b"\n" + payload(part)
        return _decoded(content, _stated_encoding(part)).split("\n")[0]
    return decode(line)


def _decoded(content: bytes, stated: str | None) -> str:
    """The text of bytes that may be in the stated encoding; few that are not ASCII say nothing of another."""
    foreign = len(content) - len(content.translate(None, _FOREIGN_BYTES))
    return decode(content, stated or ("cp1252" if foreign < _FEWEST_FOREIGN else None))


def _stated_encoding(part: Message) -> str | None:
    """The encoding that a part names; None for one that is none, and for ASCII and UTF-8, which bytes show better."""
    name = part.get_content_charset() or "utf-8"
    try:
        return None if encoding_name(name) in ("ascii", "utf-8") else wider_encoding(name)
    except MAIL_FAULTS:
        return None


def remark(message: Message, name: str) -> str:
    """The remark at the end of a header, in which old programs name the sender: `ada@larn.example (Ada Holm)`."""
    match = _REMARK.search(_raw_header(message, name))
    return " ".join(match[1].split()) if match else ""


def leaves(message: Message, depth: int = 0) -> Iterator[Message]:
    """The parts that hold something themselves, in their order; a message within the message is one of them."""
    yielded = 0
    parts = message.get_payload() if message.get_content_maintype() == "multipart" else None
    if not isinstance(parts, list) or depth > _MAX_DEPTH:
        yield message
        return
    for part in parts:
        if isinstance(part, Message):
            for leaf in leaves(part, depth + 1):
                yielded += 1
                if yielded > _MAX_PARTS:
                    return
                yield leaf


def payload(part: Message) -> bytes:
    """The bytes of a part, its transfer encoding taken off; those of a whole message where it holds one."""
    try:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            first = inner[0] if isinstance(inner, list) and inner else None
            return first.as_bytes() if isinstance(first, Message) else b""
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and any(isinstance(defect, _CUT) for defect in part.defects):
            letters = _NOT_BASE64.sub(b"", content)
            return b64decode(letters[: len(letters) // 4 * 4])
        if isinstance(content, bytes) and "content-transfer-encoding" not in part and _BASE64.fullmatch(content):
            return b64decode(content)  # which the mail forgot to say
    except MAIL_FAULTS:
        return b""
    return content if isinstance(content, bytes) else b""


def text_of(part: Message) -> str:
    """The text of a part, in the encoding that it names, or else in the one that its bytes speak for."""
    content = payload(part)
    encoding = _stated_encoding(part)
    try:
        text = content.decode(encoding) if encoding else _decoded(content, None)
    except (UnicodeError, *MAIL_FAULTS):
        text = _decoded(content, None)
    text = _UUENCODED.sub("", _ARMOR.sub("", tidy(text.encode("utf-8", "replace").decode()))).strip()
    if parameter(part, "format").lower() != "flowed":
        return text
    return _FLOWED_CLOSE.sub("", text) if parameter(part, "delsp").lower() == "yes" else _FLOWED.sub(" ", text)


def parameter(part: Message, name: str) -> str:
    """A parameter of the type of a part; empty where there is none."""
    try:
        return str(part.get_param(name) or "")
    except MAIL_FAULTS:
        return ""


def file_name(part: Message) -> str:
    """The name of the file that a part is; empty where it has none."""
    try:
        return str(part.get_filename() or "")
    except MAIL_FAULTS:
        return ""


def is_attached(part: Message) -> bool:
    """Whether a part stands beside the text of the message."""
    try:
        return part.get_content_disposition() == "attachment" or bool(file_name(part))
    except MAIL_FAULTS:
        return False
