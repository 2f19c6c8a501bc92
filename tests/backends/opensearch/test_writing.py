"""Indexes in a real cluster: what is made, put in place and deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from searchapp.backends.base import IndexedArticle, Plan
from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch import writing
from searchapp.backends.opensearch.backend import OpenSearchBackend
from searchapp.backends.opensearch.connection import Connection
from searchapp.backends.opensearch.writing import OpenSearchWriting
from searchapp.errors import IndexFormatError
from searchapp.ingest import update_index
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.query_tree import Every


def write(location: ClusterLocation, *ids: str, anew: bool = False) -> None:
    """Index some articles."""
    with OpenSearchWriting(location, anew=anew) as changes:
        for article_id in ids:
            changes.add(IndexedArticle(Article(article_id, "Otters swim."), Facts(), f"{article_id}.txt\t1"))


def ids(location: ClusterLocation) -> set[str]:
    backend = OpenSearchBackend(location)
    (outcome,) = backend.run([Plan(Every(), limit=100)])
    backend.close()
    return set(outcome.ids)


def indexes(location: ClusterLocation) -> list[str]:
    return list(Connection(location).asked("GET", f"/{location.prefix}-*/_alias"))


def test_rebuilding_keeps_one_index_behind_for_those_who_still_read_it(location: ClusterLocation) -> None:
    for number in range(4):
        write(location, f"article{number}", anew=True)
        assert ids(location) == {f"article{number}"}
    assert len(indexes(location)) == 2


def test_an_index_that_goes_is_deleted_while_articles_are_made(
    location: ClusterLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(2):
        write(location, f"article{number}", anew=True)
    asked, made, waited = Connection.asked, Event(), []

    def listening(connection: Connection, method: str, path: str, *rest: Any, **named: Any) -> Any:
        if method == "DELETE" and path.startswith(f"/{location.prefix}-"):
            waited.append(made.wait(5.0))
        return asked(connection, method, path, *rest, **named)

    monkeypatch.setattr(Connection, "asked", listening)
    with OpenSearchWriting(location, anew=True) as changes:
        changes.add(IndexedArticle(Article("last", "Otters swim."), Facts(), "last.txt\t1"))
        made.set()
    assert waited == [True]
    assert ids(location) == {"last"}
    assert len(indexes(location)) == 2


def test_an_index_that_nobody_searches_yet_is_told_its_generation_once(
    location: ClusterLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, told = Connection.asked, []

    def listening(connection: Connection, method: str, path: str, *rest: Any, **named: Any) -> Any:
        told.append((method, path.rpartition("/")[2]))
        return asked(connection, method, path, *rest, **named)

    monkeypatch.setattr(Connection, "asked", listening)
    write(location, "first", anew=True)
    assert [step for step in told if step in (("POST", "_refresh"), ("PUT", "_mapping"), ("POST", "_aliases"))] == [
        ("PUT", "_mapping"),
        ("POST", "_refresh"),
        ("POST", "_aliases"),
    ]


def test_of_articles_added_together_those_that_cannot_be_indexed_are_told(location: ClusterLocation) -> None:
    articles = [Article("rye", "Rye."), Article("broken", "\ud800"), Article("tea", "Tea.")]
    with OpenSearchWriting(location, anew=True) as changes:
        errors = changes.add_all(IndexedArticle(article, Facts(), "a.txt\t1") for article in articles)
    assert [error.key for error in errors] == ["broken"]
    assert ids(location) == {"rye", "tea"}


def test_what_is_cancelled_leaves_nothing(location: ClusterLocation) -> None:
    write(location, "first")
    for anew in (True, False):
        cancelled = OpenSearchWriting(location, anew=anew)
        cancelled.add(IndexedArticle(Article("second", "x"), Facts(), "b.txt\t1"))
        cancelled.delete("file", "first.txt\t1")
        cancelled.cancel()
    assert ids(location) == {"first"}
    assert len(indexes(location)) == 1


def test_a_writer_that_is_killed_while_shards_begin_to_show_its_commit_has_committed(
    location: ClusterLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(location, "first")
    monkeypatch.setattr(writing, "refresh", killed)
    with pytest.raises(KeyboardInterrupt):
        write(location, "second")
    before = OpenSearchBackend(location)
    assert before.state().documents == 2  # the reader has made every shard show it
    monkeypatch.undo()
    write(location, "third")
    assert (before.refreshed().state().documents, before.state().documents) == (3, 2)


def killed(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("before", [(), ("first",)])
def test_several_machines_read_at_once_and_send_one_after_another(
    location: ClusterLocation, tmp_path: Path, before: tuple[str, ...]
) -> None:
    if before:
        write(location, *before)
    machines = [
        Thread(target=update_index, args=(replace(location, folder=tmp_path / f"run{number}"), [str(folder)]))
        for number, folder in enumerate(folders_of_news(tmp_path))
    ]
    for machine in machines:
        machine.start()
    for machine in machines:
        machine.join()
    assert len(ids(location)) == len(before) + 3 * 5


def folders_of_news(folder: Path) -> Iterator[Path]:
    """Three of them, with five articles each."""
    for machine in range(3):
        news = folder / f"news{machine}"
        news.mkdir()
        for number in range(5):
            text = f"Otters {machine} {number}\n\nOtters swim past the mill every evening, said miller {number}.\n"
            (news / f"{number}.txt").write_text(text)
        yield news


def test_articles_of_a_file_go_unless_they_are_written_again(location: ClusterLocation) -> None:
    write(location, "a", "b")
    with OpenSearchWriting(location) as changes:
        changes.delete("file", "a.txt\t1")
        changes.delete("file", "b.txt\t1")
        changes.add(IndexedArticle(Article("a", "again"), Facts(), "a.txt\t2"))
    assert ids(location) == {"a"}


def test_an_index_of_another_version_is_refused_and_can_be_replaced(location: ClusterLocation) -> None:
    write(location, "a")
    connection = Connection(location)
    connection.asked("PUT", f"/{location.prefix}/_mapping", {"_meta": {"fingerprint": "other", "generation": 7}})
    with pytest.raises(IndexFormatError, match="--rebuild"):
        OpenSearchBackend(location)
    with pytest.raises(IndexFormatError):
        OpenSearchWriting(location)
    write(location, "b", anew=True)
    assert ids(location) == {"b"}
    assert len(indexes(location)) == 2, "those who still read the one of before go on"
    write(location, "c", anew=True)
    assert ids(location) == {"c"}
    assert len(indexes(location)) == 2
