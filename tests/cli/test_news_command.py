"""`searchapp news`: what kept searches have found, to the reader and to a script."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from searchapp.searches.seen import STATE_NAME
from tests.cli.terminal import run


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with two articles in its index, and two searches."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    add(tmp_path, "otters", "Otters Return to the Mill")
    add(tmp_path, "herons", "Herons Leave the Mill")
    (tmp_path / "searches.txt").write_text("mill: mill\nmoles: mole  # none yet\n")
    assert run("index").exit_code == 0
    return tmp_path


def add(folder: Path, article_id: str, title: str) -> None:
    article = {"id": article_id, "title": title, "body": f"{title}, a ranger said.", "countries": ["PT"]}
    (folder / "corpus" / f"{article_id}.jsonl").write_text(json.dumps(article))


def test_each_article_is_told_once_below_its_search(desk: Path) -> None:
    first = run("news")
    assert first.exit_code == 0
    assert first.stdout.startswith("mill (2 new)\n")
    assert all(title in first.stdout for title in ("Otters Return to the Mill", "Herons Leave the Mill"))
    assert "moles" not in first.stdout
    add(desk, "moles", "Moles Dig below the Mill")
    run("index")
    second = run("news")
    assert [line for line in second.stdout.splitlines() if "new)" in line] == ["mill (1 new)", "moles (1 new)"]
    assert "Otters" not in second.stdout


def test_where_nothing_is_new_that_is_said_aside_and_the_exit_status_is_1(desk: Path) -> None:
    run("news")
    result = run("news")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "Nothing new.\n")
    assert run("index", "--rebuild").exit_code == 0
    assert run("news").exit_code == 1


def test_what_a_search_names_and_no_article_has_is_told_aside(desk: Path) -> None:
    (desk / "searches.txt").write_text("mill: mill source:herlad\n")
    result = run("news")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Nothing new.\nNote on mill: No article has source:herlad.\n"
    (search,) = json.loads(run("news", "--json", "--peek").stdout)["searches"]
    assert search["warnings"] == ["No article has source:herlad."]


def test_who_peeks_is_told_again(desk: Path) -> None:
    assert run("news", "--peek").stdout == run("news").stdout != ""
    assert run("news", "--peek").exit_code == 1


@pytest.mark.parametrize("option", [["--json"], ["-j"], ["--format", "json"]])
def test_a_script_gets_one_object(desk: Path, option: list[str]) -> None:
    news = json.loads(run("news", *option).stdout)
    assert (news["total"], news["index"]["documents"]) == (2, 2)
    mill, moles = news["searches"]
    assert (mill["name"], mill["query"], mill["total"]) == ("mill", "mill", 2)
    assert {hit["id"] for hit in mill["results"]} == {"otters", "herons"}
    assert {hit["added"] for hit in mill["results"]} == {mill["since"]}
    assert (moles["total"], moles["results"]) == (0, [])
    again = run("news", *option)
    assert (again.exit_code, json.loads(again.stdout)["total"]) == (1, 0)


def test_a_line_that_is_not_valid_ends_with_2_and_moves_nothing(desk: Path) -> None:
    (desk / "searches.txt").write_text("mill: mill\ncountry:PT\n")
    result = run("news")
    assert result.exit_code == 2
    assert "searches.txt, line 2: “country:PT” is no name" in result.stderr
    assert not (desk / "index" / STATE_NAME).exists()


def test_without_a_file_it_is_told_what_to_write(desk: Path) -> None:
    result = run("news", "--searches", "mine.txt")
    assert result.exit_code == 2
    assert "there is no file “mine.txt” of searches; make it" in result.stderr


def test_a_file_that_a_setting_names_is_read_and_is_no_article(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEARCHAPP_SEARCHES", "corpus/kept.txt")
    (desk / "corpus" / "kept.txt").write_text("portugal: country:PT\n\nThe otters of Portugal have come back again.\n")
    result = run("index")
    assert "1 file of searchapp" in result.stderr
    assert "2 articles in the index" in result.stderr
    (desk / "corpus" / "kept.txt").write_text("portugal: country:PT\n")
    assert run("news").stdout.startswith("portugal (2 new)\n")


def test_what_nobody_could_read_is_told_the_next_time(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise BrokenPipeError

    with monkeypatch.context() as patched:
        patched.setattr("click.echo", broken)
        assert run("news").exit_code != 0
    assert run("news").stdout.startswith("mill (2 new)\n")
