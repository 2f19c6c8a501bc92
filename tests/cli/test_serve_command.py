"""`serve`: the settings that its options make."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp import web
from searchapp.config import Settings
from tests.cli.terminal import run


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """The settings of the servers that were started; none answers."""
    settings: list[Settings] = []
    monkeypatch.setattr(web, "serve", lambda chosen, tell: settings.append(chosen))
    return settings


def test_options_go_before_settings(served: list[Settings], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEARCHAPP_PORT", "7000")
    monkeypatch.setenv("SEARCHAPP_HOST", "192.0.2.1")
    assert run("serve", "--index", "news", "--port", "0", "--workers", "3").exit_code == 0
    (settings,) = served
    assert (settings.index, settings.host, settings.port, settings.workers) == (Path("news"), "192.0.2.1", 0, 3)


@pytest.mark.parametrize(
    "arguments", [["--port", "65536"], ["--port", "x"], ["--workers", "-1"], ["--backend", "lucene"]]
)
def test_what_cannot_be_is_wrong_usage(served: list[Settings], arguments: list[str]) -> None:
    assert run("serve", *arguments).exit_code == 2
    assert served == []
