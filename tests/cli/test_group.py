"""All commands together: data on standard output, the rest on standard error, exit status 0, 1 or 2."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from searchapp.cli import main
from searchapp.cli.group import SearchappGroup, pointed_at
from searchapp.errors import BackendError, NotFoundError, ParameterError, UserError
from tests.cli.terminal import run


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["search", "--json", '"otters'], 2, "^"),
        (["search", "--sort", "best", "otters"], 2, "“best” is not one of relevance, recent, meaning, newest, oldest"),
        (["search", "--from", "2019-13", "otters"], 2, "is not a date"),
        (["search"], 2, "Missing argument"),
        (["search", "--colour", "otters"], 2, "No such option"),
        (["search", "otters", "-mill"], 2, "stands behind --"),
        (["show", "-mill"], 2, "stands behind --"),
    ],
)
def test_wrong_usage_is_2_and_says_how(index: Path, arguments: list[str], status: int, message: str) -> None:
    result = run(arguments[0], "--index", index, *arguments[1:])
    assert (result.exit_code, message in result.stderr) == (status, True), result.stderr
    assert result.stdout == ""


def test_no_index_is_1_and_says_what_to_do(tmp_path: Path) -> None:
    result = run("search", "--index", tmp_path / "none", "otters")
    assert result.exit_code == 1
    assert "searchapp index" in result.stderr


@pytest.mark.parametrize("command", ["index", "search", "stats", "check", "facts"])
def test_what_the_system_refuses_is_told_in_a_sentence(command: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("Here lies no folder.")
    result = run(command, "--index", tmp_path / "file", *(["otters"] if command == "search" else []))
    assert (result.exit_code, result.stderr.startswith("Error: "), len(result.stderr.splitlines())) == (1, True, 1)


@pytest.mark.parametrize("arguments", [[b"\xe9t\xe9"], [b"--org", b"soci\xe9t\xe9", b"otters"]])
def test_words_that_are_not_utf_8_are_pointed_at(index: Path, arguments: list[bytes]) -> None:
    result = run("search", "--index", index, *map(os.fsdecode, arguments))
    assert (result.exit_code, "part of" in result.stderr) == (2, True)


def test_help_teaches() -> None:
    assert "searchapp index corpus/" in run("--help").stdout


def test_what_each_command_does_is_told_whole() -> None:
    _, commands = run("--help").stdout.split("Commands:")
    assert "..." not in commands


@pytest.mark.parametrize("command", main.list_commands(click.Context(main)))
def test_every_command_says_what_it_does(command: str) -> None:
    usage, _, does, *_ = run(command, "--help").stdout.splitlines()
    assert usage.startswith(f"Usage: main {command} [OPTIONS]")
    assert re.match(r"  [A-Z][a-z]+ .{10}", does)


class InterruptedGroup(SearchappGroup):
    """Ctrl-C comes while the module of a command is imported."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        raise KeyboardInterrupt


def test_ctrl_c_before_a_command_has_begun_ends_it_quietly() -> None:
    result = CliRunner().invoke(InterruptedGroup("searchapp"), ["serve"])
    assert (result.exit_code, result.output) == (130, "")


def test_the_package_loads_what_it_offers_when_it_is_asked_for() -> None:
    code = "import sys, searchapp.cli; assert 'numpy' not in sys.modules; searchapp.ArticleIndex; searchapp.Nothing"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.stderr.strip().endswith("AttributeError: module 'searchapp' has no attribute 'Nothing'")


@pytest.mark.parametrize(("typed", "commands"), [("s", ["search", "serve", "show", "stats"]), ("x", []), ("--v", [])])
def test_a_shell_is_told_the_commands_that_begin_so_with_what_they_do(typed: str, commands: list[str]) -> None:
    offered = {item.value: item.help for item in main.shell_complete(click.Context(main), typed)}
    assert [value for value in offered if not value.startswith("-")] == commands
    assert "--version" in offered or typed != "--v"
    assert offered.get("serve") in (None, "Serve the search page and the JSON endpoint.")


def test_the_list_of_commands_imports_none_of_them() -> None:
    code = "from searchapp.cli import main; main(['--help'], standalone_mode=False);"
    code += "import sys; print(*[name for name in sys.modules if name.endswith('_command')], file=sys.stderr)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.stderr.strip() == ""


def test_garbage_is_not_looked_for_in_what_a_command_imports() -> None:
    code = "import gc; from searchapp.cli import main; main(['search', '--help'], standalone_mode=False);"
    code += "import sys; print(gc.isenabled(), gc.get_freeze_count() > 10_000, file=sys.stderr)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.stderr == "True True\n"


def test_at_the_end_garbage_is_looked_for_in_nothing() -> None:
    code = "import atexit, gc, sys; atexit.register(lambda: print(len(gc.get_objects()) < 100, file=sys.stderr));"
    code += "from searchapp.cli import main; main(['search', '--help'], standalone_mode=False)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.stderr == "True\n"


def test_no_color_is_heeded(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ["search", "--index", str(index), "otters"]
    assert "\x1b" in CliRunner().invoke(main, arguments, color=True).output
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in CliRunner().invoke(main, arguments, color=True).output


def test_a_misspelt_command_is_told_its_neighbour() -> None:
    assert "Did you mean search?" in run("serch", "otters").stderr


@pytest.mark.parametrize(
    ("query", "position", "lines"),
    [
        ("otters (", 7, ["  otters (", "         ^"]),
        ("", 0, ["  ", "  ^"]),
        ("otters\nAND (mill\nOR", 11, ["  AND (mill", "      ^"]),
        ("ab", 9, ["  ab", "           ^"]),
        ("東京 (", 3, ["  東京 (", "       ^"]),
    ],
)
def test_the_faulty_character_of_a_query_is_pointed_at(query: str, position: int, lines: list[str]) -> None:
    assert pointed_at(query, position).split("\n") == lines


@pytest.mark.parametrize("position", [0, 40, 99])
def test_of_a_query_longer_than_the_terminal_the_part_around_the_fault_is_shown(
    position: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    query = "x" * position + "(" + "y" * (99 - position)
    shown, mark = pointed_at(query, position).split("\n")
    assert (len(shown), shown[mark.index("^")]) == (28, "(")


def test_a_wrong_use_is_told_in_lines_of_the_terminals_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    for arguments in (["search"], ["search", "-tea"], ["search", "--limit", "3", "x"], ["--nothing"], ["serch"]):
        result = run(*arguments)
        assert (result.exit_code, max(map(len, result.stderr.splitlines())) <= 40) == (2, True)
        assert "Error: " in result.stderr


class FailingGroup(SearchappGroup):
    """Has one command, which fails."""

    error: BaseException

    def list_commands(self, ctx: click.Context) -> list[str]:
        return ["fail"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        def fail() -> None:
            raise self.error

        return click.Command("fail", callback=fail)


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (UserError("no such file"), 2, "Error: no such file\n"),
        (ParameterError("page", "too far"), 2, "Error: too far\n"),
        (NotFoundError("no such article"), 1, "Error: no such article\n"),
        (BackendError("damaged"), 1, "Error: damaged\n"),
        (OSError(errno.ENOSPC, "No space left on device", "a.txt"), 1, "Error: a.txt: No space left on device\n"),
        (OSError("something"), 1, "Error: something\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_each_branch_of_errors_has_an_exit_status(error: BaseException, status: int, message: str) -> None:
    group = FailingGroup("searchapp")
    group.error = error
    result = CliRunner().invoke(group, ["fail"])
    assert (result.exit_code, result.stdout, result.stderr) == (status, "", message)


def test_commands_are_the_modules_beside_the_group() -> None:
    context = click.Context(main)
    names = main.list_commands(context)
    assert names == sorted(names)
    assert {"index", "search", "serve", "extract", "stats", "check", "facts", "evaluate"} <= set(names)
    assert main.get_command(context, "group") is None
