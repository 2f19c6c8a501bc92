"""A mail as an article: the subject its title, the sender its byline, the text or the page in it its body."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import timezone
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from msgspec.structs import replace

from searchapp.errors import ArticleError, LeftOut
from searchapp.model.article import Article, Published
from searchapp.reading.archives.members import safe_name
from searchapp.reading.bylines import given_names_first
from searchapp.reading.cleaning.page_notices import is_page_notice
from searchapp.reading.cleaning.repeated_lines import NO_REPEATED_LINES, RepeatedLines
from searchapp.reading.encodings.decoding import decode
from searchapp.reading.ids import file_id
from searchapp.reading.mail.forwarded import Forwarded, forwarded_message, headed_message
from searchapp.reading.mail.parts import (
    MAIL_FAULTS,
    file_name,
    header,
    is_attached,
    leaves,
    parse_mail,
    payload,
    remark,
    text_of,
)
from searchapp.reading.mail.saved_pages import saved_page
from searchapp.reading.source_file import SourceFile
from searchapp.reading.web_pages import read_web_page
from searchapp.text.calendar.dates import date_in_line, iso_date
from searchapp.text.languages import detected_language, language_code

_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{0,60}):(?:[ \t]|$)")
_SENDER = frozenset(("from", "return-path", "sender"))
_SENT = frozenset(
    ("date", "message-id", "received", "delivered-to", "mime-version", "newsgroups", "nntp-posting-host", "lines")
)
_HEADER_LINES = 100  # in which the headers of a mail tell that it is one
_HEADER_BYTES = re.compile(rb"[!-9;-~]+:|From ")
_SENT_HEADER = re.compile(rb"^(?:from|date|received|message-id|return-path|delivered-to|x-[\w-]+): ", re.I | re.M)
_ABOVE_BYTES = 1 << 10
_PAGE_START = re.compile(r"\s*<(?:!DOCTYPE\s+html|html|head|body)\b", re.I)
_TAG = re.compile(r"<(?:style|script|head)\b.*?</(?:style|script|head)>|<[^<>]*>", re.S | re.I)
# An element that may be hidden: newsletters show some in the list of mails and not in the mail.
_ELEMENT = re.compile(r"<(div|span|p|td)\b([^<>]*)>[^<>]*</\1\s*>", re.I)
_HIDDEN = re.compile(r"\bdisplay:\s{0,9}none", re.I)
# A headline of a newsletter or an alert, which is a link there; on a page it would be one of another story.
_LINK = re.compile(r"<a\b[^<>]*>((?:<(?:span|b|strong|font|em|i|h\d)\b[^<>]*>)*[^<>]*(?:</\w+\s*>)*)</a\s*>", re.I)
_HEADLINE_SPACES = 2
_LINKED = re.compile(r"(?<!\s)\s*[(<\[]?https?://\S{1,2000}\s*\Z")  # the address behind a link, in a text
_SIGNATURE = re.compile(r"\n-- \r?\n(?:[^\n]*\n){0,9}[^\n]*\Z")
_STUB_SHARE = 0.5  # a text that is shorter than half of the page beside it only says where to read the page
_MAX_ID_CHARS = 512
_TEXTS = ("text/plain", "text/html", "text/enriched")
_COUNT_LINE = re.compile(rb"\s*(\d{1,12})\s*\n")  # before a message of Apple Mail
_EXTENSIONS = {"message/rfc822": ".eml", "text/html": ".html", "text/plain": ".txt", "application/pdf": ".pdf"}


def is_mail(head: str, file: SourceFile) -> bool:
    """Whether a file begins with the headers of a mail."""
    names: set[str] = set()
    for line in head.split("\n", _HEADER_LINES)[:_HEADER_LINES]:
        match = _HEADER.match(line)
        if match:
            names.add(match.group(1).lower())
        elif not line.strip() or not line.startswith((" ", "\t")):
            break
    is_one = bool(names & _SENDER and names & _SENT and len(names) > len(("from", "date")))
    return is_one or {"snapshot-content-location", "mime-version"} <= names or headed_message(head) is not None


def has_mail_headers(content: bytes) -> bool:
    """Whether the first lines of a mail, up to a blank one, have headers that those sent have."""
    header_lines = content[:_ABOVE_BYTES].lstrip(b"\r\n").replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return _SENT_HEADER.search(header_lines) is not None


def read_mail(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError | SourceFile]:
    """The article of a mail and the files attached to it; the page where a browser saved one as a mail."""
    content = file.read()
    if file.suffix == ".emlx" and (count_line := _COUNT_LINE.match(content)):
        content = content[count_line.end() :][: int(count_line[1])]  # a list of properties stands behind
    message = parse_mail(file.path, _from_headers(content.removeprefix(BOM_UTF8).lstrip(b"\r\n")))
    if page := saved_page(file, message):
        yield page
        return
    if not message["from"] and (headed := headed_message(decode(content))):
        yield _of(headed, Article(file_id(file), "", path=file.display_path))
        return
    if not message.keys():
        raise ArticleError(file.path, "has no headers of a mail")
    if message.get_content_type() == "multipart/encrypted":
        raise LeftOut(file.path, "encrypted mail")
    parts = list(leaves(message))
    attached = [part for part in parts if is_attached(part) or not _is_text(part)]
    body = _body(file, [part for part in parts if not any(part is other for other in attached)])
    if body:
        yield _article(file, message, body)
    elif not attached:
        yield ArticleError(file.path, "has no text")
    for number, part in enumerate(attached, start=1):
        yield _attachment(file, part, number)


def _from_headers(content: bytes) -> bytes:
    """The mail without the lines that a program wrote above its headers, such as a server's answer."""
    if _HEADER_BYTES.match(content):
        return content
    start = _SENT_HEADER.search(content, 0, _ABOVE_BYTES)
    return content[start.start() :] if start else content


def _article(file: SourceFile, message: Message, body: str) -> Article:
    """The article of a mail, or of the message that it forwards."""
    article = _own_article(file, message, body)
    forwarded = forwarded_message(article.title, body)
    return _of(forwarded, article) if forwarded else article


def _of(forwarded: Forwarded, article: Article) -> Article:
    """An article with what a message within its text tells."""
    name, address = parseaddr(forwarded.headers["from"])
    return replace(
        article,
        title=forwarded.headers.get("subject", article.title),
        body=forwarded.text,
        byline=name or address or forwarded.headers["from"],
        source=address.rpartition("@")[2],
        published=_published(forwarded.headers.get("date", "")) or article.published,
        removed=forwarded.above,
    )


def _own_article(file: SourceFile, message: Message, body: str) -> Article:
    name, address = parseaddr(header(message, "from"))
    name = name or remark(message, "from")
    body, removed = _without_notices(body)
    mail_list = parseaddr(header(message, "list-id"))[0].strip('" ')
    return Article(
        id=_id(message) or file_id(file),
        title=header(message, "subject"),
        body=body,
        removed=removed,
        path=file.display_path,
        byline=given_names_first(" ".join(name.strip("'\" ").split())) or address,
        source=mail_list or address.rpartition("@")[2],
        language=_language(message, body),
        published=_published(next(filter(None, _days(message)), "")),
    )


def _without_notices(body: str) -> tuple[str, tuple[str, ...]]:
    """The text without the lines of a newsletter that say nothing of its news, and these; a text of no others whole.

    So goes the signature of the sender, below the line that RFC 3676 has for it.
    """
    signature = _SIGNATURE.search(body)
    end = body.count("\n", 0, signature.start()) + 1 if signature else None
    lines = [
        (line, (end is not None and number >= end) or is_page_notice(_LINKED.sub("", line)))
        for number, line in enumerate(body.split("\n"))
    ]
    text = "\n".join(line for line, is_notice in lines if not is_notice).strip()
    return (text, tuple(line for line, is_notice in lines if is_notice)) if text else (body, ())


def _language(message: Message, body: str) -> str:
    """The language of the text, or what the mail states where the text does not tell; some programs state their own."""
    stated = next((name for part in message.walk() if (name := header(part, "content-language"))), "")
    code = language_code(stated.split(",")[0])
    return detected_language(body, hint=code) or code


def _days(message: Message) -> Iterator[str]:
    """When the mail was sent; Outlook writes `Sent` above one that is saved as text."""
    yield from (header(message, "date"), header(message, "sent"), header(message, "received").rpartition(";")[2])


def _id(message: Message) -> str:
    """The Message-ID; empty where it cannot be the id of an article."""
    message_id = header(message, "message-id").strip("<> ")
    return message_id if message_id.isprintable() and len(message_id) <= _MAX_ID_CHARS else ""


def _published(date: str) -> Published | None:
    """When the mail was sent."""
    try:
        sent = parsedate_to_datetime(date)
        return iso_date((sent if sent.tzinfo else sent.replace(tzinfo=timezone.utc)).isoformat())  # -0000 is UTC
    except MAIL_FAULTS:
        return date_in_line(date, "metadata")


def _body(file: SourceFile, parts: list[Message]) -> str:
    """The text of the mail, or what the page says that it sends instead or beside."""
    texts = [(text, _is_page(part, text)) for part in parts if (text := text_of(part))]
    plain = "\n\n".join(text for text, is_page in texts if not is_page)
    page = "\n".join(text for text, is_page in texts if is_page)
    shown = " ".join(_TAG.sub(" ", page).split())
    if not shown or len(plain) >= _STUB_SHARE * len(shown):
        return plain
    page = _ELEMENT.sub(lambda element: "" if _HIDDEN.search(element[2]) else element[0], page)
    page = _LINK.sub(lambda link: link[1] if link[1].count(" ") >= _HEADLINE_SPACES else link[0], page)
    article = next(read_web_page(file.converted(".html", page), NO_REPEATED_LINES), None)
    return article.body if isinstance(article, Article) else plain or shown


def _is_page(part: Message, text: str) -> bool:
    """Whether a text of a mail is a page, also where the mail does not say so."""
    return part.get_content_type() == "text/html" or bool(_PAGE_START.match(text))


def _is_text(part: Message) -> bool:
    """Whether a part is text of the mail; one that should have parts and has none is."""
    return part.get_content_type() in _TEXTS or part.get_content_maintype() == "multipart"


def _attachment(file: SourceFile, part: Message, number: int) -> SourceFile | ArticleError:
    """An attached file, to be read in turn."""
    kind = part.get_content_type()
    name = safe_name(file_name(part)).replace("/", "_").lstrip(".")
    name = name or f"part-{number}{_EXTENSIONS.get(kind, '')}"
    if part.get_content_maintype() in ("image", "audio", "video"):
        return LeftOut(f"{file.path}/{name}", f"{part.get_content_maintype()} in a mail")
    content = payload(part)
    if not content:
        return LeftOut(f"{file.path}/{name}", "empty attachment")
    return file.within(name, content)
