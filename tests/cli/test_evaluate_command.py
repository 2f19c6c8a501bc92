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
    lines = run("evaluate", "--queries", queries, "--index", index, "--against", "all").stdout.splitlines()
    assert lines[0].startswith("best: MAP 0.750, nDCG@10 0.8")
    assert lines[1] == "all: MAP 0.500, nDCG@10 0.500 over 2 queries"
    (move,) = lines[2:]
    assert "tea oats" in move
    queries.write_text("oats\ta nope\n")
    assert run("evaluate", "--queries", queries, "--index", index).stderr == (
        "Not in the index are 1 of 2 judged articles: nope\n"
    )


def test_an_order_is_compared_with_another(tmp_path: Path) -> None:
    index, queries = tmp_path / "index", tmp_path / "queries.tsv"
    lines = (
        '{"id": "a", "body": "Tea and tea.", "published": "2019"}\n{"id": "b", "body": "Tea.", "published": "2020"}\n'
    )
    run("index", "--index", index, "-", text=lines)
    queries.write_text("tea\tb\n")
    asked = ("evaluate", "--queries", queries, "--index", index)
    output = run(*asked, "--sort", "oldest", "--against", "newest").stdout.splitlines()
    assert [line.partition(",")[0] for line in output[:2]] == ["oldest: MAP 0.500", "newest: MAP 1.000"]
    assert output[2] == "tea: the first right article stands at 1 → 2"
    assert run(*asked, "--sort", "newest").stdout.startswith("newest: MAP 1.000")


@pytest.mark.parametrize("arguments", [["--queries", "none.tsv"], ["--match", "some"], ["--answers", "none.gold"]])
def test_what_is_not_there_is_wrong_usage(arguments: list[str]) -> None:
    assert run("evaluate", *arguments).exit_code == 2
