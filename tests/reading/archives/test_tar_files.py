"""The members of a tar archive, read as a stream: links are left out, damaged headers are skipped and told."""

from __future__ import annotations

import io
import tarfile

import pytest

from searchapp.reading import SourceFile
from searchapp.reading.archives.tar_files import is_tar, tar_texts
from tests.reading.archives.samples import FILES, pasted, read, story, tar_of, zip_of


def old_tar() -> bytes:
    """An archive from before POSIX, which has no mark but its checksum."""
    content = bytearray(tar_of({"harp.html": story("harp")}))
    content[257:265] = b"\0" * 8
    content[148:156] = b"%06o\0 " % (sum(content[:148]) + 8 * ord(" ") + sum(content[156:512]))
    return bytes(content)


@pytest.mark.parametrize(
    ("path", "content", "is_archive"),
    [
        ("clips", tar_of(FILES), True),
        ("clips.tar", old_tar(), True),
        ("clips", old_tar(), False),
        ("clips.tar", zip_of(FILES), False),
        ("clips.tar", b"", False),
    ],
)
def test_an_archive_is_known_by_its_mark_or_by_its_name_and_checksum(
    path: str, content: bytes, is_archive: bool
) -> None:
    assert is_tar(content[:512], SourceFile(path, content=content)) is is_archive


def test_a_damaged_header_of_a_tar_archive_is_skipped_and_told() -> None:
    content = bytearray(tar_of({"harp.html": story("harp"), "kite.html": story("kite")}))
    content[150] ^= 0xFF
    articles, errors = read("clips.tar", bytes(content))
    assert not articles or [article.title for article in articles] == ["The kite of Larnvik"]
    assert errors


def test_links_and_devices_are_left_out() -> None:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w") as archive:
        for name, kind in (
            ("passwords.txt", tarfile.SYMTYPE),
            ("disk.txt", tarfile.BLKTYPE),
            ("2015", tarfile.DIRTYPE),
        ):
            header = tarfile.TarInfo(name)
            header.type = kind
            header.linkname = "/etc/passwd"
            archive.addfile(header)
    _, errors = read("clips.tar", content.getvalue())
    reason = "link or device in an archive"
    assert errors == {"clips.tar/passwords.txt": reason, "clips.tar/disk.txt": reason}


def test_archives_one_after_the_other_are_one_archive() -> None:
    articles, errors = read("clips.tar", tar_of({"harp.html": story("harp")}) + tar_of({"./kite.html": story("kite")}))
    assert [article.path for article in articles] == ["clips.tar/harp.html", "clips.tar/kite.html"]
    assert not errors


def test_the_texts_that_are_compared_are_those_of_plain_members() -> None:
    files = {"./harp.txt": pasted("harp"), ".kite.txt": pasted("kite"), "map.png": b"x"}
    assert list(tar_texts(SourceFile("clips.tar", content=tar_of(files)))) == [pasted("harp")]
