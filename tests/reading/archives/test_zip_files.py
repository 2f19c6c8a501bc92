"""The members of a zip archive, each by itself: what is broken, encrypted or a trap costs no other."""

from __future__ import annotations

import io
import zipfile

import pytest

from searchapp.errors import LeftOut
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.archives.zip_files import is_zip, zip_texts
from tests.reading.archives.samples import FILES, encrypted, pasted, read, story, zip_of
from tests.reading.documents.samples import docx


@pytest.mark.parametrize(("content", "is_archive"), [(zip_of(FILES), True), (zip_of({}), True), (docx(), False)])
def test_a_document_that_is_kept_as_a_zip_file_is_no_archive(content: bytes, is_archive: bool) -> None:
    assert is_zip(content[:512], SourceFile("clips", content=content)) is is_archive


def test_an_encrypted_archive_is_told_once() -> None:
    [left_out] = read_articles(SourceFile("clips.zip", content=encrypted(zip_of(FILES))))
    assert isinstance(left_out, LeftOut)
    assert left_out.reason == ".zip (encrypted)"


def test_a_broken_member_does_not_cost_the_others() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("harp.html", story("harp"))
        archive.writestr("kite.html", story("kite"))
    damaged = content.getvalue().replace(b"harp was shown", b"HARP WAS SHOWN", 1)
    articles, errors = read("clips.zip", damaged)
    assert [article.title for article in articles] == ["The kite of Larnvik"]
    assert errors == {"clips.zip/harp.html": "is damaged: Bad CRC-32 for file 'harp.html'"}


def test_a_damaged_member_does_not_keep_the_others_from_being_compared() -> None:
    content = bytearray(zip_of({f"{name}.txt": pasted(name) for name in ("bell", "harp", "kite", "tram")}))
    content[content.find(b"bell.txt") + 40] ^= 0xFF
    articles, errors = read("clips.zip", bytes(content))
    assert list(errors) == ["clips.zip/bell.txt"]
    assert [article.removed[-1] for article in articles] == ["Win a trip round the harbour"] * 3


def test_a_member_without_a_name_is_told_and_costs_no_other() -> None:
    content = zip_of({"x": b"\0" * 9, "kite.html": story("kite")})
    start = content.find(b"PK\x01\x02")
    nameless = content[: start + 28] + b"\0\0" + content[start + 30 : start + 46] + content[start + 47 :]
    size = int.from_bytes(nameless[-10:-6], "little") - 1  # of the table of contents
    nameless = nameless[:-10] + size.to_bytes(4, "little") + nameless[-6:]
    articles, errors = read("clips.zip", nameless)
    assert [article.title for article in articles] == ["The kite of Larnvik"]
    assert len(errors) == 1


def test_a_member_that_says_to_be_a_bomb_is_not_unpacked() -> None:
    articles, errors = read("a.zip", zip_of({"a.txt": b"\n" * (1 << 26) + b"\n", "kite.html": story("kite")}))
    assert [article.title for article in articles] == ["The kite of Larnvik"]
    assert errors == {"a.zip/a.txt": "unpacks to 200 times its size; unpack it yourself if you trust it"}


def test_names_in_utf_8_are_read_where_the_archive_does_not_say_so() -> None:
    content = zip_of({"flåm.html": story("harp")})
    for header in (b"PK\x03\x04", b"PK\x01\x02"):  # bit 11 of the flags says UTF-8
        start = content.find(header) + (7 if header.endswith(b"\x04") else 9)
        content = content[:start] + bytes([content[start] & ~0x08]) + content[start + 1 :]
    [article], _ = read("clips.zip", content)
    assert article.path == "clips.zip/flåm.html"


def test_the_texts_that_are_compared_are_those_of_plain_members_that_can_be_read() -> None:
    content = zip_of({"harp.txt": pasted("harp"), ".kite.txt": pasted("kite"), "map.png": b"x"})
    assert list(zip_texts(SourceFile("clips.zip", content=content))) == [pasted("harp")]
    assert list(zip_texts(SourceFile("clips.zip", content=encrypted(content)))) == []


def test_names_of_russian_windows_are_read() -> None:
    content = zip_of({"XXXX.txt": b"Weir\n\nThe board voted on the weir."})
    [article] = read_articles(SourceFile("clips.zip", content=content.replace(b"XXXX", "Пирс".encode("cp866"))))
    assert isinstance(article, Article)
    assert article.path == "clips.zip/Пирс.txt"


def test_a_method_that_is_not_known_is_no_damage() -> None:
    content = bytearray(zip_of({"a.html": story("harp")}))
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        content[content.index(signature) + offset] = 9  # Deflate64
    [error] = read_articles(SourceFile("a.zip", content=bytes(content)))
    assert "packed by a method that cannot be read" in str(error)


def test_a_path_that_stays_in_its_archive_is_read() -> None:
    articles, errors = read(
        "clips.zip", zip_of({"a/b/../kite.html": story("kite"), "a/../../harp.html": story("harp")})
    )
    assert [article.title for article in articles] == ["The kite of Larnvik"]
    assert errors == {"clips.zip/a/../../harp.html": "path out of its archive"}
