"""Lines as wide as the terminal, whatever the command."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import click
import pytest

from searchapp.cli.printing.wrapping import columns, line_width, wrapped
from tests.cli.terminal import run

LONG = "organization-of-the-petroleum-exporting-countries"


def test_without_a_terminal_lines_stay_as_long_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert line_width() == 0
    assert wrapped("aa bbb " * 90) == "aa bbb " * 90
    monkeypatch.setenv("COLUMNS", "13")
    assert (line_width(), line_width(of_errors=True)) == (13, 13)


def test_words_go_on_behind_a_margin_and_gaps_stay() -> None:
    assert wrapped("  7  aa bbb  cc", "    ", width=12).split("\n") == ["  7  aa bbb", "    cc"]
    assert wrapped("", width=12) == wrapped("   ", width=12) == ""


def test_a_word_longer_than_a_line_has_one_of_its_own() -> None:
    assert wrapped(f"     8  {LONG}  OPEC", " " * 8, width=40).split("\n") == ["     8", LONG, " " * 8 + "OPEC"]


def test_a_word_ends_behind_a_bar_and_where_a_script_has_no_spaces() -> None:
    assert wrapped("--sort newest|oldest", width=14).split("\n") == ["--sort newest|", "  oldest"]
    assert wrapped("東京の天気は、晴れ。", "", width=12).split("\n") == ["東京の天気", "は、晴れ。"]


def test_columns_are_those_of_a_terminal() -> None:
    assert [columns(text) for text in ("tea", "東京", "한국", "e\u0301", click.style("tea", fg="red"), "a\u200fb")] == [
        3, 4, 4, 1, 3, 2,
    ]  # fmt: skip
    assert wrapped("한국 한국 한국", width=10).split("\n") == ["한국 한국", "  한국"]
    assert wrapped(f"{click.style('aa', bold=True)} bb", width=5) == f"{click.style('aa', bold=True)} bb"


NAMES = ["check", "evaluate", "extract", "facts", "fields", "index", "move", "news", "search", "serve", "show", "stats"]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_help_is_wider_than_the_terminal(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    helps = [run("--help").stdout, *(run(name, "--help").stdout for name in NAMES)]
    assert [line for text in helps for line in text.splitlines() if len(line) > width] == []
    assert "..." not in "".join(helps[0].split("[ARGS]...")), "each purpose is whole"


def in_terminal(width: int, *arguments: str | Path) -> list[str]:
    """The lines that a command shows in a terminal so wide, without colours."""
    master, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    settings = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    command = [sys.executable, "-m", "searchapp", *map(str, arguments)]
    with subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, env=settings) as process:
        os.close(terminal)
        shown = b""
        while True:
            try:
                chunk = os.read(master, 1 << 16)
            except OSError:  # as Linux tells the end
                break
            if not chunk:
                break
            shown += chunk
        process.wait()
    os.close(master)
    return click.unstyle(shown.decode()).replace("\r", "\n").splitlines()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article that has much of everything."""
    folder = tmp_path_factory.mktemp("opec")
    article = {
        "id": "opec",
        "title": "Ministers of thirteen countries meet in Vienna to speak of prices again",
        "body": "The ministers met in Vienna on Monday, 3 May 2019, said Reuters, and spoke of oil prices once more.",
        "source": "The Daily Harbour Times",
        "byline": "Ana Lontra and Jon Aas",
        "url": "https://harbour.example/opec",
        "published": "2019",
        "organizations": ["Organization of the Petroleum Exporting Countries", "Fog Committee of the Harbours"],
        "countries": ["AT", "GB", "US"],
        "people": ["Ana Lontra", "Signe Alba"],
    }
    (folder / "news.jsonl").write_text(json.dumps(article) + "\n")
    (folder / "searches.txt").write_text("what ministers say of the prices of oil: minister oil source:herlad\n")
    assert run("index", "--index", folder / "index", folder / "news.jsonl").exit_code == 0
    return folder / "index"


@pytest.mark.parametrize(
    "arguments",
    [
        "search --index INDEX --explain --facet-sort typical ministers vienna",
        "search --index INDEX oil AND zebras AND vienna AND herons",
        "search --index INDEX ministers met in Vienna to speak of nothing much (",
        "show --index INDEX opec",
        "show --index INDEX nothing",
        "facts --index INDEX",
        "news --index INDEX --searches FOLDER/searches.txt --peek",
        "stats --index INDEX",
        "check --index INDEX",
        "fields FOLDER/news.jsonl",
        "index --index FOLDER/other FOLDER/news.jsonl",
        "search --sort backwards tea",
    ],
)
def test_no_line_of_a_command_is_wider_than_the_terminal(index: Path, arguments: str) -> None:
    given = arguments.replace("INDEX", str(index)).replace("FOLDER", str(index.parent)).split()
    lines = in_terminal(44, *given)
    assert len(lines) > 1
    assert [line for line in lines if columns(line) > 44 and len(line.split()) > 1] == []
