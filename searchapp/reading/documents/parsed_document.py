"""A document as its reader gives it, and the wall where a library's faults become ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from searchapp.errors import faults_named
from searchapp.model.article import Published
from searchapp.reading.foreign_files import needs_package
from searchapp.reading.source_file import NO_METADATA, FileMetadata
from searchapp.text.calendar.dates import iso_date


class Document(Struct, frozen=True):
    """The paragraphs of a document, blank ones too, and what it says of itself."""

    paragraphs: tuple[str, ...]
    about: FileMetadata = NO_METADATA


@contextmanager
def library_faults(path: str, kind: str) -> Iterator[None]:
    """What a library of documents raises within, whatever it is, as an ArticleError: such libraries name no errors.

    Raises LeftOut where the library is not installed.
    """

    def message_of(error: Exception) -> str:
        return f"cannot be read as {kind}: {' '.join(str(error).split())[:200] or type(error).__name__}"

    with faults_named(path, message_of):
        try:
            yield
        except ImportError as error:
            raise needs_package(path, kind, "documents") from error


def written_on(text: str) -> Published | None:
    """The day when a document was begun, which need not be that of its article; None where the text tells none."""
    published = iso_date(text)
    return Published(published.value, published.grain, "file", reliable=False) if published else None
