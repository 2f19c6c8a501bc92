"""Finding files: order, hidden ones, loops, pipes, gzip."""

from __future__ import annotations

import gzip
import io
import os
from pathlib import Path

import pytest

from searchapp.errors import ArticleError, UserError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, find_files, read_articles


def names(paths: list[Path]) -> list[str]:
    return [Path(file.path).name for file in find_files(paths)]


def test_a_folder_is_read_in_sorted_order_without_hidden_and_foreign_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", ".hidden.txt", "gull.png", "notes.py", "z.sgm.gz"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "c.txt").write_text("x")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.jsonl").write_text("x")
    assert names([tmp_path]) == ["a.html", "b.txt", "z.sgm.gz", "a.jsonl"]


def test_a_link_that_leads_back_ends_the_walk(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "round").symlink_to(tmp_path)
    assert names([tmp_path]) == ["a.txt"]


def test_a_file_named_twice_comes_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert names([tmp_path / "a.txt", tmp_path]) == ["a.txt"]


def test_a_missing_path_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no file or folder .*oats"):
        find_files([tmp_path, tmp_path / "oats.txt"])


def test_the_digest_follows_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The ferry sails.")
    before = SourceFile(str(path)).digest
    assert SourceFile(str(path)).digest == before
    path.write_text("The ferry sails not.")
    assert SourceFile(str(path)).digest != before


def test_a_file_named_in_several_ways_is_found_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("Tea.")
    (tmp_path / "link").symlink_to(tmp_path / "news")
    monkeypatch.chdir(tmp_path)
    assert [file.path for file in find_files(["news", str(tmp_path / "news"), "link", "news/a.txt"])] == ["news/a.txt"]


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


def test_standard_input_is_read_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(b'{"body": "A seal slept on the slipway."}\n')

    monkeypatch.setattr("sys.stdin", Input())
    [file] = find_files(["-"])
    [article] = read_articles(file)
    assert isinstance(article, Article)
    assert (article.path, article.body) == ("-", "A seal slept on the slipway.")
    assert article.id.startswith("stdin-")


def test_ids_come_from_paths_and_are_safe_in_urls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("wire").mkdir()
    for name in ("oats.txt", "räksmörgås 1.txt", "räksmörgås_1.txt"):
        Path("wire", name).write_text("The oat harvest was a good one this year.")
    ids = [article.id for file in find_files(["wire", "./wire"]) for article in read_articles(file)]
    assert ids[0] == "wire~oats.txt"
    assert len(set(ids)) == 3
    assert all(set(id_) <= set("abcdefghijklmnopqrstuvwxyz0123456789~.-_") for id_ in ids)
