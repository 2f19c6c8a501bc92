"""`evaluate`: how right extraction is, and how well articles are ranked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import run


def test_extraction_is_scored_by_answers_and_misses_are_told(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text('{"id": "a", "body": "Otters came back to Estonia.", "published": "2019"}\n')
    (tmp_path / "answers.gold").write_text('{"id": "a", "countries": ["EE", "LV"]}\n')
    result = run("evaluate", "--misses", "--answers", tmp_path / "answers.gold", tmp_path / "news.jsonl")
    assert result.exit_code == 0
    heading, *lines = result.stdout.splitlines()
    assert heading.split() == ["precision", "recall", "F1", "right", "found", "wanted"]
    countries = next(line for line in lines if line.startswith("countries"))
    assert countries.split()[-6:] == ["1.000", "0.500", "0.667", "1", "1", "2"]
    assert "a: countries: missed LV; wrong –" in lines


def test_ranking_is_measured_and_compared(tmp_path: Path) -> None:
    index, queries = tmp_path / "index", tmp_path / "queries.tsv"
    run("index", "--index", index, "-", text='{"id": "a", "body": "Tea and oats."}\n{"id": "b", "body": "Tea."}\n')
    queries.write_text("oats\ta\ntea oats\tb\n")
    told = run("evaluate", "--queries", queries, "--index", index, "--against", "all").stdout.splitlines()
    assert told[0].startswith("best: MAP 0.750, nDCG@10 0.8")
    assert told[1] == "all: MAP 0.500, nDCG@10 0.500 over 2 queries"
    (move,) = told[2:]
    assert "tea oats" in move


@pytest.mark.parametrize("arguments", [["--queries", "none.tsv"], ["--match", "some"], ["--answers", "none.gold"]])
def test_what_is_not_there_is_wrong_usage(arguments: list[str]) -> None:
    assert run("evaluate", *arguments).exit_code == 2
