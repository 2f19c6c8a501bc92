"""WACZ files, as browsers' archivers write them: WARC files in a zip file, beside indexes of them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from searchapp.errors import ArticleError
from searchapp.reading.archives.members import damaged, inner_files, safe_name
from searchapp.reading.archives.zip_kinds import ZipKind, zip_kind
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.source_file import SourceFile

_FOLDER = "archive/"  # WACZ 1.1.1, 4: where the WARC files stand


def is_wacz(head: bytes, file: SourceFile) -> bool:
    """Whether a file is a WACZ file."""
    return zip_kind(head, file) is ZipKind.WEB_ARCHIVE


def read_wacz(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[SourceFile | ArticleError]:
    """The WARC files of a WACZ file."""
    count = 0
    with file.open_seekable() as stream:
        try:
            with zipfile.ZipFile(stream) as archive:
                for member in archive.infolist():
                    if member.filename.startswith(_FOLDER) and not member.filename.endswith("/"):
                        count += 1
                        with archive.open(member) as content:
                            yield from inner_files(file, safe_name(member.filename), content)
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
            raise damaged(file.path, error) from error
    if not count:
        yield ArticleError(file.path, "has no WARC file in its folder “archive”")
