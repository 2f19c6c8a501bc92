"""Which of the formats a file has, by its content or its suffix."""

from __future__ import annotations

from searchapp.errors import ArticleError, LeftOut, NoArticles
from searchapp.reading.encodings.decoding import NEEDS_CONVERSION, decode_head, require_text
from searchapp.reading.file_formats import FORMATS, PLAIN_TEXT, READERS, Reader
from searchapp.reading.foreign_files import kind_of_suffix, reason_by_name, remedy_for
from searchapp.reading.own_files import OWN_FILE, is_own_file
from searchapp.reading.source_file import SourceFile

HEAD_BYTES = 1 << 14  # 4,096 characters in any encoding: what the content is recognized by


def holds_files(file: SourceFile) -> bool:
    """Whether a file is an archive of others."""
    try:
        return reader_of(file).holds_files
    except ArticleError:
        return False


def reader_of(file: SourceFile) -> Reader:
    """The reader that a file's content speaks for, or else its suffix.

    Raises ArticleError for a file that cannot be read or is no text, LeftOut for what folders hold beside articles.
    """
    by_suffix = READERS.get(file.suffix)
    if by_suffix and by_suffix.suffix_decides:
        return by_suffix
    if reason := None if file.named or by_suffix else reason_by_name(file.path):
        raise LeftOut(file.path, reason)
    head = file.head(HEAD_BYTES)
    for reader in FORMATS:
        if reader.recognizes_bytes and reader.recognizes_bytes(head, file):
            return reader
    try:
        require_text(file, head, is_all=len(head) < HEAD_BYTES)
    except NoArticles:
        raise
    except ArticleError as error:
        if by_suffix or file.named:
            raise
        kind = kind_of_suffix(file.suffix)
        reason = f"{kind} ({error.message})" if error.message in NEEDS_CONVERSION else kind
        raise LeftOut(file.path, reason) from error
    first_chars = decode_head(head).lstrip()
    if is_own_file(first_chars, file):
        raise LeftOut(file.path, OWN_FILE)
    by_content = (reader for reader in FORMATS if reader.recognizes and reader.recognizes(first_chars, file))
    recognized = next(by_content, by_suffix)
    if recognized is None and file.named:
        if remedy := remedy_for(file.suffix):
            raise ArticleError(file.path, remedy)
        return PLAIN_TEXT
    if recognized is None:
        raise LeftOut(file.path, kind_of_suffix(file.suffix))
    return recognized
