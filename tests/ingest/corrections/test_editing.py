"""A program's lines in the corrections file: nothing that a person wrote there is lost."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from searchapp.errors import CorrectionError, NotFoundError, SearchappError, UserError
from searchapp.ingest.corrections.corrections_file import CorrectionsFile
from searchapp.ingest.corrections.editing import append_line, is_withdrawable, start_of_file, withdraw_line
from searchapp.ingest.corrections.kept_corrections import keep_corrections

TODAY = date(2026, 3, 3)
OURS = "# the night desk\nmerge Fars, Fars News -> Fars News Agency   # see memo\n"
NEVER = "never Finance as organization"
MARKED = f"{NEVER}   # on the page, 2026-03-03"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A corrections file that a person has written."""
    path = tmp_path / "corrections.txt"
    path.write_text(OURS)
    return path


def test_a_line_goes_to_the_end_and_out_again(path: Path) -> None:
    append_line(path, NEVER, TODAY)
    append_line(path, NEVER, TODAY)  # it says so already
    assert path.read_text() == f"{OURS}{MARKED}\n"
    assert is_withdrawable(MARKED)
    withdraw_line(path, MARKED)
    assert path.read_text() == OURS
    assert os.listdir(path.parent) == [path.name]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"never Fog", b"never Fog\n%s\n"),
        (b"\xef\xbb\xbfnever Fog\r\n", b"\xef\xbb\xbfnever Fog\r\n%s\r\n"),
        (b"", b"%s\n"),
    ],
)
def test_ends_of_lines_and_the_mark_at_the_beginning_stay(path: Path, before: bytes, after: bytes) -> None:
    path.write_bytes(before)
    append_line(path, NEVER, TODAY)
    assert path.read_bytes() == after % MARKED.encode()


def test_a_line_that_a_person_wrote_is_not_taken_out(path: Path) -> None:
    for line in ("merge Fars, Fars News -> Fars News Agency   # see memo", MARKED):
        with pytest.raises(NotFoundError):
            withdraw_line(path, line)
    assert path.read_text() == OURS


def test_a_line_that_contradicts_another_changes_nothing(path: Path) -> None:
    path.write_text(f"{OURS}never Fog\nrename Pars -> Pars News\n")
    with pytest.raises(UserError, match=r"“merge Fars -> Pars” contradicts line 2 of .*, “merge Fars, .*”; take"):
        append_line(path, "merge Fars -> Pars", TODAY)
    with pytest.raises(UserError, match=r"contradicts line 4 of .*, “rename Pars -> Pars News”; take that back first"):
        append_line(path, "rename Pars -> Parsi", TODAY)
    path.write_text("murge A -> B\n")
    with pytest.raises(CorrectionError, match="did you mean 'merge'"):
        append_line(path, NEVER, TODAY)
    assert path.read_text() == "murge A -> B\n"


def test_mode_and_links_stay(path: Path) -> None:
    path.chmod(0o640)
    link = path.parent / "link.txt"
    link.symlink_to(path)
    append_line(link, NEVER, TODAY)
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.read_text() == f"{OURS}{MARKED}\n"


def test_many_at_once_lose_no_line(path: Path, tmp_path: Path) -> None:
    lines = [f"never Committee {number} as organization" for number in range(40)]
    for target in (path, tmp_path / "new.txt"):
        with ProcessPoolExecutor(4, get_context("spawn")) as processes:
            list(processes.map(partial(append_line, target, today=TODAY), lines))
        corrected = CorrectionsFile.read(target)
        assert {line.partition("   #")[0] for line in corrected.lines} >= set(lines)
        assert len(corrected.lines) == len(set(corrected.lines))
    assert path.read_text().startswith(OURS)


def test_what_an_editor_saves_meanwhile_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = os.fsync

    def sync_while_somebody_saves(descriptor: int) -> None:
        synced(descriptor)
        if "Fog" not in path.read_text():
            path.write_text(f"{OURS}never Fog\n")

    monkeypatch.setattr(os, "fsync", sync_while_somebody_saves)
    append_line(path, NEVER, TODAY)
    assert path.read_text() == f"{OURS}never Fog\n{MARKED}\n"


def test_a_file_that_is_not_there_begins_with_what_is_in_force(path: Path, tmp_path: Path) -> None:
    index, elsewhere = tmp_path / "index", tmp_path / "elsewhere.txt"
    index.mkdir()
    applied = CorrectionsFile.read(path)
    keep_corrections(index, applied)
    with pytest.raises(UserError, match="SEARCHAPP_CORRECTIONS"):
        start_of_file(elsewhere, index, [applied.digest])
    path.unlink()
    append_line(elsewhere, NEVER, TODAY, start_of_file(elsewhere, index, [applied.digest]))
    assert elsewhere.read_text() == f"{OURS}{MARKED}\n"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(SearchappError, match=r"none/corrections\.txt cannot be written"):
        append_line(tmp_path / "none" / "corrections.txt", NEVER, TODAY)
