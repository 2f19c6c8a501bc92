"""The bytes of a file: packed or not, cut, altered, gone."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from searchapp.errors import ArticleError
from searchapp.reading import SourceFile, read_articles


def test_the_digest_follows_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The ferry sails.")
    before = SourceFile(str(path)).digest
    assert SourceFile(str(path)).digest == before
    path.write_text("The ferry sails not.")
    assert SourceFile(str(path)).digest != before


def test_a_gzip_file_is_unpacked_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_bytes(gzip.compress(b"The ferry to Sandholm sails again on Friday."))
    assert SourceFile(str(path)).read() == b"The ferry to Sandholm sails again on Friday."


def test_a_gzip_bomb_is_refused() -> None:
    packed = gzip.compress(b"\n" * (1 << 22))
    [fault] = read_articles(SourceFile("bomb.txt.gz", content=packed, max_unpacked_bytes=1 << 20))
    assert isinstance(fault, ArticleError)
    assert "unpacks to more than 1 MiB" in str(fault)


@pytest.mark.parametrize(
    "packed", [b"\x1f\x8b", gzip.compress(b"oats" * 999, mtime=0)[:40], b"\x1f\x8b\x08" + b"\xff" * 50]
)
def test_a_broken_gzip_file_is_one_fault(tmp_path: Path, packed: bytes) -> None:
    path = tmp_path / "cut.jsonl.gz"
    path.write_bytes(packed)
    assert [type(result) for result in read_articles(SourceFile(str(path)))] == [ArticleError]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_one_fault(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x")
    path.chmod(0)
    assert [type(result) for result in read_articles(SourceFile(str(path)))] == [ArticleError]


def test_a_file_that_went_away_is_one_fault(tmp_path: Path) -> None:
    [fault] = read_articles(SourceFile(str(tmp_path / "gone.txt")))
    assert "cannot be read" in str(fault)


def test_a_gzip_file_with_altered_bytes_is_one_error() -> None:
    packed = bytearray(gzip.compress(b"The goat was found on Monday.\n" * 99))
    packed[20:24] = b"\xff\xff\xff\xff"
    [error] = read_articles(SourceFile("a.txt.gz", content=bytes(packed)))
    assert isinstance(error, ArticleError)
    assert "cannot be read" in str(error)
