"""`check`: whether every file of an index is whole."""

from __future__ import annotations

from pathlib import Path

from tests.cli.terminal import run


def test_check_passes_a_whole_index_and_names_a_cut_file(index: Path) -> None:
    assert run("check", "--index", index).exit_code == 0
    (arrays,) = index.glob("*.arrays")
    arrays.write_bytes(arrays.read_bytes()[:-10])
    result = run("check", "--index", index)
    assert (result.exit_code, arrays.name in result.stderr) == (1, True)


def test_what_is_whole_is_told_with_where_it_lies(index: Path) -> None:
    output = run("check", "--index", index).stdout
    assert output.startswith(f"{index}: ")
    assert output.endswith(", all whole.\n")


def test_no_index_cannot_be_whole(tmp_path: Path) -> None:
    result = run("check", "--index", tmp_path / "none")
    assert (result.exit_code, result.stdout) == (1, "")
