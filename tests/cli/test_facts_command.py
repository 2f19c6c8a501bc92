"""`facts`: which names the index knows, and what an edit of the corrections would change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.terminal import run


def test_corrections_that_are_not_there_are_told(index: Path, tmp_path: Path) -> None:
    result = run("facts", "--index", index, "--diff", "--corrections", tmp_path / "typo.txt")
    assert result.exit_code == 2
    assert "typo.txt" in result.stderr


AGENCIES = [
    {"id": "spies", "body": "The Federal Bureau of Investigation (FBI) denied it. The FBI said no more."},
    {"id": "anglers", "body": "The Fisheries Board of Iceland (FBI) counts cod. The FBI has three boats."},
    {"id": "board", "body": "Nothing.", "organizations": ["Harbor Board"]},
]


def test_facts_counts_as_the_facet_does_and_lists_what_a_name_begins(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(each) + "\n" for each in AGENCIES))
    assert run("index", "--index", tmp_path / "index", tmp_path / "news.jsonl").exit_code == 0
    assert run("facts", "--index", tmp_path / "index").stdout.splitlines() == [
        "     1  federal-bureau-of-investigation  Federal Bureau of Investigation  (= FBI 1)",
        "     1  fisheries-board-of-iceland  Fisheries Board of Iceland  (= FBI 1)",
        "     1  harbor-board  Harbor Board",
    ]
    named = run("facts", "--index", tmp_path / "index", "fbi").stdout.splitlines()
    assert [line.split()[1] for line in named] == ["federal-bureau-of-investigation", "fisheries-board-of-iceland"]


def test_a_line_of_facts_goes_on_in_the_next_where_the_terminal_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news.jsonl").write_text("".join(json.dumps(each) + "\n" for each in AGENCIES))
    run("index", "news.jsonl")
    monkeypatch.setenv("COLUMNS", "40")
    assert [line.rstrip() for line in run("facts", "fed").stdout.splitlines()] == [
        "     1  federal-bureau-of-investigation",
        "        Federal Bureau of Investigation",
        "        (= FBI 1)",
    ]


def test_a_name_that_no_organization_has_is_told(index: Path) -> None:
    result = run("facts", "--index", index, "xyz", "corp")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "begins with “xyz corp”" in result.stderr


def test_facts_tells_which_corrections_are_in_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news.jsonl").write_text("".join(json.dumps(each) + "\n" for each in AGENCIES))
    run("index", "news.jsonl")
    Path("corrections.txt").write_text("# anglers\nmerge Fisheries Board of Iceland, Anglers -> The Anglers\n")
    assert "are not in force" in run("facts").stderr
    run("index", "news.jsonl")
    result = run("facts", "angl")
    assert "  merge Fisheries Board of Iceland, Anglers -> The Anglers" in result.stderr
    assert result.stdout.split()[:4] == ["1", "anglers", "The", "Anglers"]


def test_what_is_not_sure_enough_is_left_out_of_the_facet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news.jsonl").write_text("".join(json.dumps(each) + "\n" for each in AGENCIES))
    assert run("index", "--min-score", "1", "news.jsonl").exit_code == 0
    run("index", "news.jsonl")
    result = run("facts")
    assert result.stdout.split() == ["1", "harbor-board", "Harbor", "Board"]
    assert result.stderr.splitlines() == ["Values less sure than 1 are left out."]
    monkeypatch.setenv("SEARCHAPP_MIN_SCORE", "0")
    assert "A min_score of 0 is set and not in force yet" in run("facts").stderr
    assert "2 of 3 articles would change" in run("facts", "--diff").stdout
    run("index", "news.jsonl")
    assert len(run("facts").stdout.splitlines()) == 3
    assert run("index", "--min-score", "60", "news.jsonl").exit_code == 2


def test_what_an_edit_would_change_is_told_with_the_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    boards = [{"id": f"b{number}", "body": "Nothing.", "organizations": ["Harbor Board"]} for number in range(5)]
    Path("news.jsonl").write_text("".join(json.dumps(each) + "\n" for each in [*AGENCIES, *boards]))
    run("index", "news.jsonl")
    Path("edit.txt").write_text("rename harbor-board -> The Harbor\n")
    *changes, total = run("facts", "--diff", "--corrections", "edit.txt").stdout.splitlines()
    (change,) = changes
    assert "Harbor Board" in change
    assert "The Harbor" in change
    assert change.endswith(": 6 articles, 0 mentions (b0, b1, b2, …)")
    assert total == "6 of 8 articles would change; `searchapp index` applies it."
    assert "  harbor-board  Harbor Board" in run("facts").stdout, "nothing is changed"


def test_one_change_is_one_line_however_many_mentions_each_article_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    bodies = ["Harbor Board sat.", "Harbor Board sat. Harbor Board rose."]
    boards = [
        {"id": f"b{number}", "body": body, "organizations": ["Harbor Board"]} for number, body in enumerate(bodies)
    ]
    Path("news.jsonl").write_text("".join(json.dumps(each) + "\n" for each in boards))
    run("index", "news.jsonl")
    Path("edit.txt").write_text("never Harbor Board\n")
    assert run("facts", "--diff", "--corrections", "edit.txt").stdout.splitlines()[:-1] == [
        "- organization Harbor Board (harbor-board): 2 articles, 3 mentions (b0, b1)"
    ]
    Path("news.jsonl").write_text(json.dumps(boards[0]) + "\n")
    run("index", "news.jsonl")
    (change, _) = run("facts", "--diff", "--corrections", "edit.txt").stdout.splitlines()
    assert change.endswith(": 1 article, 1 mention (b0)")


def test_a_file_of_corrections_that_is_not_here_stays_in_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news.jsonl").write_text("".join(json.dumps(each) + "\n" for each in AGENCIES))
    Path("corrections.txt").write_text("rename harbor-board -> The Harbor\n")
    run("index", "news.jsonl")
    Path("corrections.txt").unlink()
    warning = run("facts").stderr
    assert "There is no corrections.txt here: they stay in force; an empty file takes them back." in warning
    Path("corrections.txt").touch()
    assert "Corrections that are not in corrections.txt any more" in run("facts").stderr


def test_corrections_that_name_nothing_of_the_index_are_told(index: Path, tmp_path: Path) -> None:
    (tmp_path / "edit.txt").write_text("never Otter Borad\n")
    lines = run("facts", "--index", index, "--diff", "--corrections", tmp_path / "edit.txt").stdout.splitlines()
    assert lines[0].startswith("0 of ")
    assert lines[1].startswith("No article has what these lines name")
    assert lines[2:] == ["  never Otter Borad"]
