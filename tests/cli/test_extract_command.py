"""`extract`: what searchapp finds in articles, a line of JSON each."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.terminal import run


def test_extract_prints_one_object_a_line(tmp_path: Path) -> None:
    (tmp_path / "otters.txt").write_text("Otters Return\n\nThe otters came back to Estonia on Friday, a ranger said.")
    (tmp_path / "bad.jsonl").write_text("{")
    result = run("extract", tmp_path)
    (article,) = [json.loads(line) for line in result.stdout.splitlines()]
    text = f"{article['title']}\n{article['body']}"
    mentions = [mention for country in article["countries"] for mention in country["mentions"]]
    assert [country["id"] for country in article["countries"]] == ["EE"]
    assert [text[mention["start"] : mention["end"]] for mention in mentions] == [
        mention["text"] for mention in mentions
    ]
    assert "bad.jsonl, line 1" in result.stderr


def test_extract_takes_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"otters-\xff.txt")
    path.write_text("Otters Return\n\nThe otters came back to Estonia on Friday, a ranger said.")
    assert json.loads(run("extract", tmp_path).stdout)["path"].endswith("otters-\\xff.txt")


def test_fields_are_mapped_and_one_that_no_record_has_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"content_x": "The otters came back to Estonia.", "kicker_y": "Nature"}\n')
    result = run("extract", "--field", "body=content_x", tmp_path)
    assert json.loads(result.stdout)["body"] == "The otters came back to Estonia."
    assert "not used: kicker_y 1×." in result.stderr
    missing = run("extract", "--field", "body=content_z", tmp_path)
    assert (missing.exit_code, "content_z" in missing.stderr) == (2, True)


def test_it_reads_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("extract", "-", text='{"id": "a", "body": "Otters came back to Estonia."}\n')
    assert (result.exit_code, json.loads(result.stdout)["id"]) == (0, "a")
    assert list(tmp_path.iterdir()) == [], "nothing is written"


@pytest.mark.parametrize("name", ["a.png", "bad.jsonl"])
def test_where_nothing_is_printed_the_exit_status_tells(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("{")
    result = run("extract", tmp_path)
    assert (result.exit_code, result.stdout, name in result.stderr) == (1, "", True)
