"""`fields`: what the fields of records are recognized as."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.terminal import run

RECORDS = (
    {"headline": "Otters Return", "content": "The otters are back.", "kicker": "Nature"},
    {"headline": "Herons Leave", "content": "The herons left.", "kicker": "Nature", "shoesize": 7},
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in RECORDS))
    return path


def test_each_field_is_told_with_its_number_and_an_example_and_unused_ones_last(file: Path) -> None:
    result = run("fields", file)
    heading, *fields = result.stdout.splitlines()
    assert heading == f"{file}: JSON Lines, 2 records, 2 articles"
    rows = {line.split()[0]: " ".join(line.split()[1:]) for line in fields}
    assert rows["headline"] == "→ title 2× Otters Return"
    assert rows["shoesize"] == "not used 1× 7"
    used = ["→" in line for line in fields]
    assert used == sorted(used, reverse=True)


def test_a_field_is_mapped_as_in_indexing(file: Path) -> None:
    lines = run("fields", "--field", "section=kicker", file).stdout.splitlines()
    assert "→ section" in next(line for line in lines if "kicker" in line)


def test_a_field_that_no_record_has_is_told(file: Path) -> None:
    result = run("fields", "--field", "body=nosuch", file)
    assert (result.exit_code, "no record has a field “nosuch”" in result.stderr) == (2, True)


def test_what_has_no_fields_is_told_aside(file: Path, tmp_path: Path) -> None:
    (tmp_path / "otters.txt").write_text("Otters Return\n\nThe otters are back.")
    result = run("fields", tmp_path / "otters.txt")
    assert (result.exit_code, result.stdout, "which has no fields" in result.stderr) == (1, "", True)
    assert run("fields", tmp_path / "otters.txt", file).exit_code == 0
    assert run("fields").exit_code == 2


def test_the_first_error_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "torn.jsonl").write_text('{"body": "Tea."}\n{"body":\n')
    assert "  first error: " in run("fields", tmp_path / "torn.jsonl").stdout
