"""`move`: from which index to which."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from searchapp.backends.locations import Location
from searchapp.cli import move_command
from searchapp.ingest import MoveReport
from tests.cli.terminal import run


@pytest.fixture
def moves(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Where articles were moved from and to; none was, for there is no cluster."""
    made: list[tuple[str, str]] = []

    def move_index(source: Location, target: Location, progress: Callable[[int, int], None]) -> MoveReport:
        made.append((str(source), str(target)))
        return MoveReport(1_200, 3, 1_203)

    monkeypatch.setattr(move_command, "move_index", move_index)
    monkeypatch.setenv("SEARCHAPP_OPENSEARCH_URLS", "http://cluster.example:9200")
    return made


def test_the_way_back_is_the_way_there_turned_round(moves: list[tuple[str, str]], tmp_path: Path) -> None:
    result = run("move", "--to", "opensearch", "--index", tmp_path)
    run("move", "--to", "local", "--index", tmp_path)
    (source, target), back = moves
    assert (source, back) == (str(tmp_path), (target, source))
    assert "cluster.example" in target
    assert result.stdout == f"1,200 articles moved, 3 were there; 1,203 are in {target}.\n"


def test_where_to_has_to_be_told(moves: list[tuple[str, str]]) -> None:
    assert run("move").exit_code == run("move", "--to", "lucene").exit_code == 2
    assert moves == []
