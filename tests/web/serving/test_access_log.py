"""What the server writes down of each request."""

from __future__ import annotations

import json
from ipaddress import ip_network
from pathlib import Path

import pytest

from searchapp.config import Settings
from searchapp.errors import SettingsError
from searchapp.web import create_app


def entries(log: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


def test_a_request_is_a_line_without_what_was_searched_for(town_index: Path, tmp_path: Path) -> None:
    log = tmp_path / "access.jsonl"
    client = create_app(Settings(index=town_index, access_log=log)).test_client()
    answer = client.get("/api/search?q=secret+otters", buffered=True)
    client.get("/articles/Köln", buffered=True)
    shown, missing = entries(log)
    assert (shown["method"], shown["path"], shown["status"]) == ("GET", "/api/search", 200)
    assert shown["bytes"] == len(answer.data)
    assert (missing["path"], missing["status"]) == ("/articles/Köln", 404)
    assert "secret" not in log.read_text()


def test_queries_are_told_where_that_is_asked_for(town_index: Path, tmp_path: Path) -> None:
    log = tmp_path / "access.jsonl"
    settings = Settings(index=town_index, access_log=log, access_log_queries=True)
    create_app(settings).test_client().get("/api/search?q=otters", buffered=True)
    assert entries(log)[0]["query"] == "q=otters"


def test_the_client_is_the_one_that_a_trusted_proxy_asks_for(town_index: Path, tmp_path: Path) -> None:
    log = tmp_path / "access.jsonl"
    settings = Settings(index=town_index, access_log=log, trusted_proxies=(ip_network("127.0.0.1"),))
    create_app(settings).test_client().get("/help", buffered=True, headers={"X-Forwarded-For": "192.0.2.9"})
    assert entries(log)[0]["client"] == "192.0.2.9"


def test_a_log_that_is_rotated_away_goes_on_under_its_name(town_index: Path, tmp_path: Path) -> None:
    log = tmp_path / "access.jsonl"
    client = create_app(Settings(index=town_index, access_log=log)).test_client()
    client.get("/help", buffered=True)
    log.rename(tmp_path / "access.jsonl.1")
    client.get("/healthz", buffered=True)
    assert [entry["path"] for entry in entries(log)] == ["/healthz"]


def test_a_log_that_cannot_be_written_any_more_costs_no_answer(
    town_index: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "logs" / "access.jsonl"
    log.parent.mkdir()
    client = create_app(Settings(index=town_index, access_log=log)).test_client()
    log.unlink()
    log.parent.rmdir()
    assert [client.get("/help", buffered=True).status_code for _ in range(3)] == [200] * 3
    assert capfd.readouterr().err.count("access.jsonl is not written") == 1
    log.parent.mkdir()
    client.get("/healthz", buffered=True)
    assert [entry["path"] for entry in entries(log)] == ["/healthz"]


def test_the_log_may_be_the_standard_error(town_index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    create_app(Settings(index=town_index, access_log=Path("-"))).test_client().get("/help", buffered=True)
    assert json.loads(capsys.readouterr().err)["path"] == "/help"


def test_a_log_that_cannot_be_written_is_a_clear_error(town_index: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"access_log: .*none"):
        create_app(Settings(index=town_index, access_log=tmp_path / "none" / "access.jsonl"))
