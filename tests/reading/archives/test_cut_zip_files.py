"""A zip archive without its end: the files before the cut are read, and the cut is told."""

from __future__ import annotations

import io
import zipfile

import pytest

from searchapp.reading.archives.cut_zip_files import cut_members
from searchapp.reading.archives.zip_files import NO_TABLE
from tests.reading.archives.samples import read, story, zip_of
from tests.reading.documents.samples import docx

NAMES = ("bell", "harp", "kite", "tram")
FILES = {f"{name}.html": story(name) for name in NAMES}


class Pipe(io.BytesIO):
    """What cannot be gone back in, so that sizes stand behind each file."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation

    def tell(self) -> int:
        raise io.UnsupportedOperation


def streamed() -> bytes:
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in FILES.items():
            archive.writestr(name, content)
    return pipe.getvalue()


@pytest.mark.parametrize("content", [zip_of(FILES), streamed()], ids=["whole", "streamed"])
def test_whole_files_before_a_cut_are_read(content: bytes) -> None:
    articles, errors = read("clips.zip", content[: content.find(b"tram.html") + 60])
    assert [article.title for article in articles] == [f"The {name} of Larnvik" for name in NAMES[:3]]
    assert errors["clips.zip"] == NO_TABLE


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_files_are_told_by_their_headers(method: int) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, text in FILES.items():
            archive.writestr(name, text)
    content.truncate(content.getvalue().find(b"PK\x01\x02"))
    content.seek(0)
    members = {member.filename: stream.read(1 << 20) for member, stream in cut_members(content)}
    assert members == FILES


@pytest.mark.parametrize(
    "content", [zip_of(FILES)[:20], docx()[:-200], b"PK\x03\x04" + b"\0" * 60], ids=["head", "document", "zeros"]
)
def test_a_cut_document_is_no_archive(content: bytes) -> None:
    articles, errors = read("clips.zip", content)
    assert articles == []
    assert len(errors) == 1
