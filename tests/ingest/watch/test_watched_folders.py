"""What is watched: how changed paths are called, and what of them is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from searchapp.errors import LeftOut, PathGoneError
from searchapp.ingest.watch.watched_folders import WatchedFolders
from searchapp.model.field_names import NO_FIELDS
from searchapp.reading import SourceFile


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a folder of news, its index within, and a single file beside."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news" / "sub").mkdir(parents=True)
    (tmp_path / "newsroom").mkdir()
    (tmp_path / "single.txt").write_text("Tea\n\nTea is back.")
    return tmp_path


@pytest.fixture
def folders(desk: Path) -> WatchedFolders:
    return WatchedFolders(["./news/", "single.txt"], Path("news/index"), [Path("news/corrections.txt")])


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("news/a.txt", "news/a.txt"),
        ("news/sub/b.txt", "news/sub/b.txt"),
        ("news/index.txt", "news/index.txt"),
        ("single.txt", "single.txt"),
        ("news", None),
        ("news/index", None),
        ("news/index/a.txt", None),
        ("news/corrections.txt", None),
        ("newsroom/a.txt", None),
        ("other.txt", None),
    ],
)
def test_a_path_is_called_as_the_user_called_its_folder(
    folders: WatchedFolders, desk: Path, path: str, name: str | None
) -> None:
    assert folders.named(str(desk / path)) == name


def test_a_file_is_known_by_its_location_too(folders: WatchedFolders) -> None:
    assert folders.named_location("../sub/b.txt") == "news/sub/b.txt"
    assert folders.named_location("../../single.txt") == "single.txt"
    assert folders.named_location("../../newsroom/a.txt") is None


def test_a_folder_that_is_gone_is_told_and_a_file_may_go(folders: WatchedFolders, desk: Path) -> None:
    (desk / "single.txt").unlink()
    folders.check()
    (desk / "news").rename(desk / "sown")
    with pytest.raises(PathGoneError, match="the folder “news” is gone; the index keeps its articles"):
        folders.check()
    (desk / "news").mkdir()
    with pytest.raises(PathGoneError, match="another folder is where “news” was; the index keeps its articles"):
        folders.check()


def test_what_can_be_read_of_a_changed_path_is_surveyed(folders: WatchedFolders, desk: Path) -> None:
    (desk / "news" / "sub" / "a.txt").write_text("Tea.")
    (desk / "news" / "sub" / "b.png").touch()
    (desk / "newsroom" / "c.txt").touch()

    def surveyed(path: str) -> list[str]:
        files = folders.survey(path, NO_FIELDS)
        return sorted(f"{each.reason}" if isinstance(each, LeftOut) else each.path for each in files)

    assert surveyed("news/sub/a.txt") == ["news/sub/a.txt"]
    assert surveyed("news/sub") == [".png", "news/sub/a.txt"]
    assert surveyed("single.txt") == ["single.txt"]
    assert surveyed("newsroom/c.txt") == surveyed("news/gone.txt") == []
    (desk / "single.txt").unlink()
    assert surveyed("single.txt") == []


def test_a_file_that_was_given_by_name_is_named(folders: WatchedFolders) -> None:
    (single,) = folders.survey("single.txt", NO_FIELDS)
    assert isinstance(single, SourceFile)
    assert single.named


def test_links_to_files_and_folders_are_seen(folders: WatchedFolders, desk: Path) -> None:
    plain, inner = desk / "news" / "a.txt", desk / "news" / "sub" / "b.txt"
    for path in (plain, inner):
        path.write_text("Tea.")

    def are_linked(*paths: str) -> bool:
        return folders.are_linked([*map(SourceFile, paths), LeftOut("x.png", ".png")])

    assert not are_linked("news/a.txt", "news/sub/b.txt", "news/gone.txt")
    (desk / "news" / "way").symlink_to(desk / "news" / "sub")
    assert are_linked("news/way/b.txt")
    (desk / "news" / "soft.txt").symlink_to(plain)
    assert are_linked("news/soft.txt")
    os.link(plain, desk / "hard.txt")
    assert are_linked("news/a.txt")
    assert not are_linked("news/sub/b.txt")


def test_a_folder_that_is_a_link_itself_is_no_second_way_to_its_files(desk: Path) -> None:
    (desk / "news" / "a.txt").write_text("Tea.")
    (desk / "link").symlink_to(desk / "news")
    assert not WatchedFolders(["link"], desk / "index", []).are_linked([SourceFile("link/a.txt")])
