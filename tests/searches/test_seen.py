"""What is known of each search is kept beside the index, whole or not at all."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor, TimeoutError
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.errors import SearchappError
from searchapp.searches import Seen, read_seen, telling_alone, write_seen
from searchapp.searches.seen import STATE_NAME

seen = st.builds(Seen, st.text(max_size=9), st.just("2026-11-20T08:30:00Z"), st.lists(st.text(max_size=5)).map(tuple))


@given(st.dictionaries(st.text(max_size=9), seen, max_size=3))
def test_what_is_written_is_read_and_nothing_else_is_left(
    tmp_path_factory: pytest.TempPathFactory, known: dict[str, Seen]
) -> None:
    folder = tmp_path_factory.mktemp("index")
    assert read_seen(folder) == {}
    for each in ({"tea": Seen("tea", "")}, known):
        write_seen(folder, each)
        assert read_seen(folder) == each
    assert [path.name for path in folder.iterdir()] == [STATE_NAME]


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"tea": {"query": "tea"}}', b'{"tea": {"query": "tea", "since": "noon"}}']
)
def test_a_damaged_file_is_told_with_the_remedy_and_stays(tmp_path: Path, content: bytes) -> None:
    (tmp_path / STATE_NAME).write_bytes(content)
    with pytest.raises(SearchappError, match="delete it, and what the last run has added is told again"):
        read_seen(tmp_path)
    assert (tmp_path / STATE_NAME).read_bytes() == content


def test_a_folder_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    with telling_alone(folder):
        assert not folder.exists()
        write_seen(folder, {})
    assert read_seen(folder) == {}


def test_who_tells_meanwhile_is_waited_for(tmp_path: Path) -> None:
    heard = []

    def tell() -> None:
        with telling_alone(tmp_path):
            heard.append(read_seen(tmp_path))

    known = {"tea": Seen("tea", "2026-11-20T08:30:00Z")}
    with ThreadPoolExecutor(1) as other:
        with telling_alone(tmp_path):
            telling = other.submit(tell)
            with pytest.raises(TimeoutError):
                telling.result(timeout=0.2)
            write_seen(tmp_path, known)
        telling.result()
    assert heard == [known]


def test_what_cannot_be_written_leaves_what_was_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"tea": Seen("tea", "2026-11-20T08:30:00Z")}
    write_seen(tmp_path, known)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SearchappError, match="No space left on device; what is new now will be told again"):
        write_seen(tmp_path, {})
    assert read_seen(tmp_path) == known
