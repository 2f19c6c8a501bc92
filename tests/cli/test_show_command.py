"""`show`: one article in the terminal, with its facts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.terminal import run


def test_show_prints_an_article_with_its_facts(index: Path) -> None:
    shown = run("show", "--index", index, "otters").stdout
    assert shown.splitlines()[0] == "Otters Return"
    assert "Otters came back to Estonia." in shown
    assert "Countries: Estonia" in shown
    assert json.loads(run("show", "--index", index, "-j", "otters").stdout)["id"] == "otters"
    assert run("show", "--index", index, "unicorn").exit_code == 1


def test_everything_that_is_known_is_shown(tmp_path: Path) -> None:
    article = {
        "id": "tea",
        "body": "Tea, of May 2012.\n\nMore tea, Reuters reported.",
        "published": "2014",
        "source": "Herald",
        "byline": "Ana Ito",
        "url": "http://tea.example",
        "organizations": ["UNESCO"],
        "people": ["Bo Li"],
        "countries": ["NO"],
    }
    run("index", "--index", tmp_path / "index", "-", text=json.dumps(article))
    lines = run("show", "--index", tmp_path / "index", "tea").stdout.splitlines()
    assert lines[:3] == [
        "Tea, of May 2012. More tea, Reuters reported.",
        "2014 — Herald — Ana Ito",
        "http://tea.example",
    ]
    assert lines[3].startswith("added 20")
    assert lines[4:] == [
        "",
        "Tea, of May 2012.",
        "",
        "More tea, Reuters reported.",
        "",
        "Organizations: UNESCO",
        "People: Bo Li",
        "Countries: Norway",
        "Cited sources: Reuters",
        "Dates in the text: 2012-05",
    ]


def test_text_is_as_wide_as_the_terminal(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "14")
    lines = run("show", "--index", index, "otters").stdout.splitlines()
    assert "Otters came" in lines
    assert "back to" in lines


def test_an_article_that_is_not_there_is_named(index: Path) -> None:
    result = run("show", "--index", index, "unicorn")
    assert (result.exit_code, "unicorn" in result.stderr, result.stdout) == (1, True, "")
