"""Changed paths are told by the system, each once nothing is written to it any more."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from searchapp.ingest.watch.changed_paths import ChangedPaths


class Listener:
    """Hears which paths change in a folder and a file beside it."""

    def __init__(self, folder: Path) -> None:
        self.news = folder / "news"
        self.news.mkdir()
        self.corrections = folder / "corrections.txt"
        self.stop = Event()
        self._changes = iter(ChangedPaths([str(self.news)], self.corrections, self.stop))
        assert next(self._changes) == frozenset()

    def heard(self) -> set[str]:
        """The names of the paths in the next set that is not empty; that of an empty one after five seconds."""
        deadline = time.monotonic() + 5
        for paths in self._changes:
            if paths or time.monotonic() > deadline:
                return {os.path.basename(path) for path in paths}
        return set()

    def ticks(self) -> Iterator[frozenset[str]]:
        return self._changes


@pytest.fixture
def listener(tmp_path: Path) -> Listener:
    return Listener(tmp_path)


def test_files_and_folders_that_come_change_and_go_are_told(listener: Listener) -> None:
    (listener.news / "otters.txt").write_text("Otters.")
    assert listener.heard() == {"otters.txt"}
    (listener.news / "sub").mkdir()
    assert listener.heard() == {"sub"}  # with all that was in it before it was watched itself
    (listener.news / "sub" / "herons.txt").write_text("Herons.")
    assert listener.heard() == {"herons.txt"}
    (listener.news / "sub").rename(listener.news / "bus")
    assert listener.heard() == {"sub", "bus"}
    (listener.news / "otters.txt").unlink()
    assert listener.heard() == {"otters.txt"}


def test_a_single_file_that_was_not_there_is_told_when_it_comes(listener: Listener) -> None:
    listener.corrections.write_text("never Otters")
    assert listener.heard() == {"corrections.txt"}


def test_a_file_that_is_written_in_pieces_is_told_once(listener: Listener) -> None:
    reported: list[frozenset[str]] = []
    with (listener.news / "slow.txt").open("w") as file:
        for _, paths in zip(range(8), listener.ticks(), strict=False):
            file.write("Otter. ")
            file.flush()
            reported += [paths] if paths else []
    assert reported == []
    assert listener.heard() == {"slow.txt"}


def test_it_ends_when_it_is_stopped(listener: Listener) -> None:
    listener.stop.set()
    assert list(listener.ticks()) in ([], [frozenset()])


def test_without_a_folder_only_files_are_looked_at(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    stop = Event()
    for paths in ChangedPaths([str(file)], tmp_path / "corrections.txt", stop):
        if paths:
            assert paths == {str(file)}
            stop.set()
        elif not file.exists():
            file.write_text("{}")
