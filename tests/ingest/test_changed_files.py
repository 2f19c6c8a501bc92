"""Which files have to be read: those given, held against those that the index has."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from searchapp.errors import LeftOut, UserError
from searchapp.ingest.changed_files import (
    FileChanges,
    FileState,
    article_files,
    compare,
    indexed_files,
    location_of,
    state_of,
)
from searchapp.ingest.left_out import LeftOutCount
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.reading import SourceFile
from tests.backends.local.written import written

INDEX = Path("index")


def state(location: str, content: bytes = b"tea") -> FileState:
    return FileState(location, SourceFile("", content=content).digest)


def changes(
    files: dict[str, bytes], paths: list[str], *known: FileState, anew: Callable[[SourceFile], bool] = lambda _: False
) -> FileChanges:
    """How files with these contents differ from those that an index beside them has."""
    there = [SourceFile(path, content=content) for path, content in files.items()]
    return compare(there, paths, {state.location: state for state in known}, INDEX, anew)


def read(changed: FileChanges) -> list[str]:
    return [file.path for file, _ in changed.read]


@pytest.mark.parametrize(
    "state", [FileState("../news/a.txt", "1f"), FileState("../a\tb.txt", "1f"), FileState("-1", "1")]
)
def test_a_state_comes_back_out_of_its_term(state: FileState) -> None:
    assert FileState.of_term(state.term) == state
    assert FileState.of_term(state.partly.term) == state.partly != state


def test_what_came_through_a_pipe_has_no_path_to_show() -> None:
    piped = state_of(SourceFile("-", content=b"tea"), INDEX)
    assert (piped.is_piped, piped.shown) == (True, "standard input")
    assert (FileState("../-", "1").is_piped, FileState("../-", "1").shown) == (False, "../-")


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("news/a.txt", "../news/a.txt"),
        ("./news/../news//a.txt", "../news/a.txt"),
        ("news/", "../news"),
        ("a.txt", "../a.txt"),
        (".", ".."),
        ("..", "../.."),
        ("index/b.txt", "b.txt"),
        (os.fsdecode(b"news/caf\xe9.txt"), "../news/caf\\xe9.txt"),
    ],
)
def test_a_location_is_seen_from_the_index(path: str, location: str) -> None:
    assert location_of(path, INDEX) == location


def test_a_folder_around_the_index_is_seen_from_it_however_it_is_named(tmp_path: Path) -> None:
    folder, index = tmp_path / "desk", tmp_path / "desk" / "index"
    assert location_of(str(folder), index) == location_of(f"{folder}/", index) == ".."
    assert location_of(str(tmp_path), index) == "../.."
    assert location_of(str(index), index) == "."


def test_a_location_is_the_same_from_every_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path / "news")
    assert location_of("a.txt", Path("../index")) == location_of(str(tmp_path / "news/a.txt"), tmp_path / "index")
    monkeypatch.chdir(tmp_path)
    assert location_of("news/a.txt", INDEX) == "../news/a.txt"


def test_new_and_changed_files_are_read_and_unchanged_ones_are_counted() -> None:
    changed = changes(
        {"new.txt": b"tea", "old.txt": b"tea", "other.txt": b"oats"}, ["."], state("../old.txt"), state("../other.txt")
    )
    assert (read(changed), changed.unchanged) == (["new.txt", "other.txt"], 1)
    assert (changed.replaced, changed.missing) == ({state("../other.txt")}, set())


def test_what_is_to_be_read_anew_is_taken_as_changed() -> None:
    changed = changes({"a.txt": b"tea"}, ["."], state("../a.txt"), anew=lambda file: file.path == "a.txt")
    assert (read(changed), changed.replaced, changed.unchanged) == (["a.txt"], {state("../a.txt")}, 0)


@pytest.mark.parametrize(
    ("path", "missing"),
    [
        ("news", {"../news/a.txt", "../news/b/c.txt"}),
        ("news/b", {"../news/b/c.txt"}),
        ("news/a.txt", {"../news/a.txt"}),
        ("new", set()),
        (".", {"../news/a.txt", "../news/b/c.txt", "../newsroom.txt"}),
        ("..", {"../news/a.txt", "../news/b/c.txt", "../newsroom.txt", "../../elsewhere/d.txt"}),
        ("../elsewhere", {"../../elsewhere/d.txt"}),
        ("-", set()),
    ],
)
def test_files_are_missing_where_they_lay_within_what_is_given(path: str, missing: set[str]) -> None:
    locations = ("../news/a.txt", "../news/b/c.txt", "../newsroom.txt", "../../elsewhere/d.txt", "-1f")
    for given in (path, os.path.abspath(path) if path != "-" else path):
        changed = changes({}, [given], *map(state, locations))
        assert {state.location for state in changed.missing} == missing


def test_what_cannot_be_read_is_neither_missing_nor_read(tmp_path: Path) -> None:
    known = {each.location: each for each in map(state, ("../news", "../news/b.txt", "../gone.txt"))}
    (tmp_path / "news").mkdir()
    changed = compare([SourceFile(str(tmp_path / "news"))], [str(tmp_path)], known, tmp_path / "index", lambda _: False)
    assert (read(changed), changed.unchanged, changed.missing) == ([], 1, {known["../gone.txt"]})
    assert [error.path for error in changed.failed] == [str(tmp_path / "news")]


def test_a_file_of_refused_articles_is_read_again_when_anything_else_has_changed() -> None:
    partly = state("../partly.txt").partly
    idle = changes({"partly.txt": b"tea"}, ["."], partly)
    assert (read(idle), idle.unchanged) == ([], 1)
    changed = changes({"partly.txt": b"tea", "new.txt": b"oats"}, ["."], partly)
    assert (read(changed), changed.replaced) == (["new.txt", "partly.txt"], {partly})


def test_files_of_searchapp_and_of_the_index_are_no_articles(tmp_path: Path) -> None:
    names = ("a.txt", "corrections.txt", "index/b.txt", "index/..c.txt", "sub/corrections.txt")
    paths = [tmp_path / name for name in names]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.touch()
    (tmp_path / "link.txt").symlink_to(tmp_path / "corrections.txt")
    left_out = LeftOutCount()
    surveyed = [*(SourceFile(str(path)) for path in (*paths, tmp_path / "link.txt")), LeftOut("x.png", ".png")]
    files = article_files(surveyed, tmp_path / "index", [tmp_path / "corrections.txt"], left_out)
    assert [file.path for file in files] == [str(tmp_path / "a.txt"), str(tmp_path / "sub/corrections.txt")]
    assert [(kind.reason, kind.count) for kind in left_out.kinds()] == [("file of searchapp", 2), (".png", 1)]


def test_nothing_but_the_index_is_the_users_fault(tmp_path: Path) -> None:
    inside = SourceFile(str(tmp_path / "index" / "a.txt"))
    with pytest.raises(UserError, match=r"all that is there, as .*a\.txt, lies in the index .*another folder"):
        article_files([inside], tmp_path / "index", [], LeftOutCount())
    assert article_files([], tmp_path / "index", [], LeftOutCount()) == []


def test_an_index_knows_its_files(tmp_path: Path) -> None:
    with_articles = written(tmp_path, [(Article("tea", "Tea."), Facts())])
    assert indexed_files(with_articles) == {"news.jsonl": FileState("news.jsonl", "1")}
    assert indexed_files(None) == {}
