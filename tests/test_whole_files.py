"""A file is swapped as a whole, or stays as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from searchapp.whole_files import write_whole


def test_a_file_is_made_and_replaced_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    for content in (b"Otters.", b"Herons and otters."):
        write_whole(tmp_path / "news.json", content)
        assert (tmp_path / "news.json").read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["news.json"]


def test_who_has_opened_it_before_reads_on_in_the_old_one(tmp_path: Path) -> None:
    write_whole(tmp_path / "news.json", b"Otters.")
    with open(tmp_path / "news.json", "rb") as before:
        write_whole(tmp_path / "news.json", b"Herons.")
        assert before.read() == b"Otters."


@pytest.mark.parametrize("is_lasting", [True, False])
def test_what_is_to_last_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_lasting: bool
) -> None:
    synced: list[list[str]] = []
    monkeypatch.setattr(os, "fsync", lambda _: synced.append([path.name for path in tmp_path.iterdir()]))
    write_whole(tmp_path / "news.json", b"Otters.", is_lasting)
    assert len(synced) == is_lasting
    assert all("news.json" not in names for names in synced)


def test_where_it_cannot_be_written_nothing_changes(tmp_path: Path) -> None:
    (tmp_path / "news.json").mkdir()  # no file can take its place
    with pytest.raises(OSError, match=r"news\.json"):
        write_whole(tmp_path / "news.json", b"Otters.")
    assert [path.name for path in tmp_path.iterdir()] == ["news.json"]
