"""Standard output where nobody reads it, where it is closed, and where its disk is full."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from searchapp.cli.printing.output import byte_output, remark, tell
from searchapp.errors import UserError


def test_no_text_of_an_article_steers_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    tell("Tea \x9b31m\u202eand\u2066 \u200fשלום\x85 é")
    assert capsys.readouterr().out == "Tea 31mand \u200fשלום é\n"


def test_remarks_go_on_behind_their_margin(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "14")
    remark("Left out:\n  tea, oats and rye")
    assert capsys.readouterr().err == "Left out:\n  tea, oats\n    and rye\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_told_in_a_sentence(index: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "searchapp", "search", "--index", str(index), "otters"]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (1, "Error: No space left on device\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "--json", "otters"),
        ("search", "--format", "jsonl", "otters"),
        ("show", "otters"),
        ("index", "--json"),
        ("extract",),
        ("fields",),
    ],
)
def test_a_reader_that_has_seen_enough_ends_a_command_as_any_other_program(
    arguments: tuple[str, ...], index: Path, tmp_path: Path
) -> None:
    (tmp_path / "rain.jsonl").write_text('{"body": "It rained on the otters."}\n')
    given = [str(tmp_path / "rain.jsonl")] if arguments[0] in ("index", "extract", "fields") else []
    unread, output = os.pipe()
    os.close(unread)
    command = [sys.executable, "-m", "searchapp", *arguments, *given]
    settings = {**os.environ, "SEARCHAPP_INDEX": str(index)}
    ended = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, text=True, check=False, env=settings)
    os.close(output)
    assert ended.returncode == 141
    assert not re.search("Error|Traceback|Exception|pipe", ended.stderr)


@pytest.mark.parametrize("arguments", [("index", "--json"), ("extract",)])
def test_a_standard_output_that_is_closed_is_told(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "rain.jsonl").write_text('{"body": "It rained on the otters."}\n')
    command = [sys.executable, "-m", "searchapp", *arguments, str(tmp_path / "rain.jsonl")]
    shell = ["sh", "-c", '"$@" >&-', "sh", *command]
    ended = subprocess.run(shell, stderr=subprocess.PIPE, text=True, check=False, cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (2, "Error: standard output is closed\n")
    assert not (tmp_path / "index").exists()


def test_bytes_go_out_as_they_are(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    output = byte_output()
    output.write(b"\xff\x00\n")
    output.flush()
    assert capfdbinary.readouterr().out == b"\xff\x00\n"


def test_an_output_that_is_closed_is_the_users_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(UserError, match="standard output is closed"):
        byte_output()
