"""Which backend a location has, and what is said where it cannot be used."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from searchapp.backends import registry
from searchapp.backends.local.backend import LocalBackend
from searchapp.backends.local.writing import LocalWriting
from searchapp.backends.locations import ClusterLocation, Location
from searchapp.backends.registry import check_index, open_backend, open_writing
from searchapp.errors import BackendError, IndexMissingError

NOWHERE = ClusterLocation(("http://127.0.0.1:9",))


def begun_writing(location: Location) -> None:
    with open_writing(location):
        pass


OPENERS = [open_backend, begun_writing, check_index]


def test_a_folder_is_a_whoosh_index(tmp_path: Path) -> None:
    with open_writing(tmp_path) as writing:
        assert isinstance(writing, LocalWriting)
    backend = open_backend(tmp_path)
    assert isinstance(backend, LocalBackend)
    assert check_index(tmp_path) == "1 files"
    backend.close()


def test_a_folder_without_an_index_is_told(tmp_path: Path) -> None:
    for opener in (open_backend, check_index):
        with pytest.raises(IndexMissingError, match=str(tmp_path)):
            opener(tmp_path)


@pytest.mark.parametrize("opener", OPENERS)
def test_a_cluster_is_asked_where_the_location_is_one(opener: Callable[[Location], object]) -> None:
    with pytest.raises(BackendError, match=r"no node of http://127\.0\.0\.1:9 can be reached"):
        opener(NOWHERE)


@pytest.mark.parametrize("opener", OPENERS)
def test_without_the_client_it_is_told_how_to_get_it(
    opener: Callable[[Location], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "find_spec", lambda name: None)
    with pytest.raises(BackendError, match=r"pip install 'searchapp\[opensearch\]'"):
        opener(NOWHERE)


def test_garbage_is_looked_for_seldom_while_an_index_is_written(tmp_path: Path) -> None:
    before = gc.get_threshold()
    with open_writing(tmp_path):
        assert gc.get_threshold() > before
    assert gc.get_threshold() == before
    with suppress(KeyError), open_writing(tmp_path):
        raise KeyError
    assert gc.get_threshold() == before


def test_garbage_is_looked_for_as_before_once_the_last_of_overlapping_writings_is_over(tmp_path: Path) -> None:
    before = gc.get_threshold()
    first, second = (open_writing(tmp_path / name) for name in ("first", "second"))
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert gc.get_threshold() > before
    second.__exit__(None, None, None)
    assert gc.get_threshold() == before
