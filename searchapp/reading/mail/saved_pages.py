"""Pages that a browser saved as a message (MHTML): the page out of it, with its address."""

from __future__ import annotations

from email.message import Message

from searchapp.reading.mail.parts import header, leaves, text_of
from searchapp.reading.source_file import FileMetadata, SourceFile

MHTML_SUFFIXES = (".mhtml", ".mht")


def saved_page(file: SourceFile, message: Message) -> SourceFile | None:
    """The page that a message is, to be read as one; None for a mail."""
    address = header(message, "snapshot-content-location")
    if not address and file.suffix not in MHTML_SUFFIXES:
        return None
    for part in leaves(message):
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            address = address or header(part, "content-location") or header(message, "content-location")
            is_web = address.startswith(("http://", "https://"))
            return file.converted(".html", text_of(part), FileMetadata(url=address if is_web else ""))
    return None
