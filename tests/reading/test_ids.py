"""Ids of articles that bring none."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.reading import SourceFile, find_files, read_articles
from searchapp.reading.ids import file_id, id_within, numbered_id


def test_ids_come_from_paths_and_are_safe_in_urls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("wire").mkdir()
    for name in ("oats.txt", "räksmörgås 1.txt", "räksmörgås_1.txt"):
        Path("wire", name).write_text("The oat harvest was a good one this year.")
    ids = [article.id for file in find_files(["wire", "./wire"]) for article in read_articles(file)]
    assert ids[0] == "wire~oats.txt"
    assert len(set(ids)) == 3
    assert all(set(id_) <= set("abcdefghijklmnopqrstuvwxyz0123456789~.-_") for id_ in ids)


def test_a_path_gives_the_same_id_on_every_run() -> None:
    assert file_id(SourceFile("corpus/oats.txt")) == "corpus~oats.txt"
    assert file_id(SourceFile("../corpus/röst.txt")).startswith("up~corpus~r-st.txt-")
    assert numbered_id(SourceFile("wire.sgm"), 7) == "wire.sgm~7"
    assert file_id(SourceFile("-", content=b"Oats.")) == file_id(SourceFile("-", content=b"Oats.", named=True))


def test_an_article_within_an_archive_is_known_by_its_own_path() -> None:
    paths = ("", "a.zip", "a.zip/b.csv", "a.zipped/b.csv")
    assert [id_within("a.zip", "7", path) for path in paths] == ["a.zip~7", "a.zip~7", "a.zip~b.csv~7", "a.zip~7"]
