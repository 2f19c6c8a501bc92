"""The index that a server answers from: opened when it is asked for, and followed from then on."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from searchapp.api.live_index import LiveIndex, current_index
from searchapp.config import Settings
from searchapp.errors import IndexMissingError
from searchapp.ingest import IngestOptions, update_index
from searchapp.web import create_app
from tests.town import LAMPS, OTTERS, write_news


def test_a_missing_index_is_told_and_found_once_it_is_there(tmp_path: Path) -> None:
    client = create_app(Settings(index=tmp_path / "index")).test_client()
    assert "index" in client.get("/api/search").get_json(force=True)["detail"]
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", [OTTERS]))])
    assert client.get("/api/search").get_json()["total"] == 1


def test_a_rebuilt_index_is_answered_from_without_a_restart(tmp_path: Path) -> None:
    index = tmp_path / "index"
    update_index(index, [str(write_news(tmp_path / "news", [OTTERS]))])
    client = create_app(Settings(index=index)).test_client()
    assert client.get("/api/search").get_json()["total"] == 1
    update_index(index, [str(write_news(tmp_path / "news", LAMPS))], IngestOptions(rebuild=True))
    assert client.get("/api/search").get_json()["total"] == len(LAMPS)


def test_an_index_that_is_not_there_yet_is_looked_for_each_time(tmp_path: Path) -> None:
    live = LiveIndex(tmp_path / "index")
    for _ in range(2):
        with pytest.raises(IndexMissingError):
            live.current()
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", LAMPS))])
    assert live.current().state().documents == len(LAMPS)


def test_threads_that_ask_first_share_one_index(town_index: Path) -> None:
    live = LiveIndex(town_index)
    with ThreadPoolExecutor(8) as threads:
        indexes = list(threads.map(lambda _: live.current(), range(40)))
    assert {id(index) for index in indexes} == {id(indexes[0])}


def test_the_app_at_work_has_an_index_of_its_own(town_index: Path) -> None:
    apps = [create_app(Settings(index=town_index)) for _ in range(2)]
    locations = []
    for app in apps:
        with app.app_context():
            locations.append((current_index().location, id(current_index())))
    assert [location for location, _ in locations] == [town_index, town_index]
    assert locations[0] != locations[1]
