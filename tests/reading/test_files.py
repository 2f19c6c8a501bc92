"""Finding files: order, hidden ones, loops, pipes, gzip."""

from __future__ import annotations

import io
import os
from pathlib import Path
from threading import Thread

import pytest

from searchapp.errors import LeftOut, UserError
from searchapp.model.article import Article
from searchapp.reading import find_files, read_articles, survey_changed, survey_files
from searchapp.reading.files import MAX_PIPED_IN_MEMORY


def names(paths: list[Path]) -> list[str]:
    return [Path(file.path).name for file in find_files(paths)]


def test_a_folder_is_read_in_sorted_order_without_hidden_and_foreign_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", ".hidden.txt", "gull.png", "notes.py", "z.sgm.gz"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "c.txt").write_text("x")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.jsonl").write_text("x")
    assert names([tmp_path]) == ["a.html", "b.txt", "z.sgm.gz", "a.jsonl"]


def test_a_link_that_leads_back_ends_the_walk(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "round").symlink_to(tmp_path)
    assert names([tmp_path]) == ["a.txt"]


def test_a_file_named_twice_comes_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert names([tmp_path / "a.txt", tmp_path]) == ["a.txt"]


def test_a_missing_path_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no file or folder .*oats"):
        find_files([tmp_path, tmp_path / "oats.txt"])


def test_a_file_named_in_several_ways_is_found_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("Tea.")
    (tmp_path / "link").symlink_to(tmp_path / "news")
    monkeypatch.chdir(tmp_path)
    assert [file.path for file in find_files(["news", str(tmp_path / "news"), "link", "news/a.txt"])] == ["news/a.txt"]


def test_standard_input_is_read_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(b'{"body": "A seal slept on the slipway."}\n')

    monkeypatch.setattr("sys.stdin", Input())
    [file] = find_files(["-"])
    [article] = read_articles(file)
    assert isinstance(article, Article)
    assert (article.path, article.body) == ("-", "A seal slept on the slipway.")
    assert article.id.startswith("stdin-")


def test_what_comes_through_a_pipe_may_be_larger_than_what_is_held_in_memory(tmp_path: Path) -> None:
    pipe = tmp_path / "feed"
    os.mkfifo(pipe)
    record = b'{"body": "A seal slept on the slipway, ' + b"and slept, " * 1_000 + b'and woke."}\n'
    count = MAX_PIPED_IN_MEMORY // len(record) + 2
    writer = Thread(target=lambda: pipe.write_bytes(record * count))
    writer.start()
    [file] = find_files([pipe])
    writer.join()
    assert file.content is None
    assert file.packed_bytes == len(record) * count
    articles = list(read_articles(file))
    assert len(articles) == count
    assert {article.path for article in articles} == {str(pipe)}


def left_out(folder: Path) -> dict[str, str]:
    """Why files of a folder are left out, by name."""
    return {Path(file.path).name: file.reason for file in survey_files([folder]) if isinstance(file, LeftOut)}


def test_whatever_is_not_read_is_told_with_the_reason(tmp_path: Path) -> None:
    for name in (
        "a.txt",
        ".hidden.txt",
        "gull.png",
        "notes.py",
        "README.md",
        "list",
        "a.xyz",
        "a.txt~",
        "#a.txt#",
        "~$a.docx",
    ):
        (tmp_path / name).write_text("One may read this or not.")
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(range(200)))
    (tmp_path / ".git").mkdir()
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "_MAIN_1.toc").write_text("x")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert names([tmp_path]) == ["a.txt"]
    assert left_out(tmp_path) == {
        "#a.txt#": "editor's copy",
        "a.txt~": "editor's copy",
        "~$a.docx": "editor's copy",
        ".git": "hidden folder",
        ".hidden.txt": "hidden file",
        "README.md": "README or licence",
        "a.xyz": ".xyz",
        "gone.txt": "broken link",
        "gull.png": ".png",
        "index": "index of searchapp",
        "list": "file without suffix",
        "notes.py": ".py",
        "old.doc": ".doc (is an old Office document or a mail of Outlook; save it as text, HTML or .eml)",
    }


def test_one_changed_path_is_read_or_left_out_as_within_its_folder(tmp_path: Path) -> None:
    for name in ("a.txt", ".draft.txt", "gull.png", "inner/b.txt", ".git/c.txt", "old/_MAIN_1.toc", "old/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Oats rose.")
    kinds = {
        name: [type(file).__name__ for file in survey_changed(str(tmp_path), str(tmp_path / name))]
        for name in ("a.txt", ".draft.txt", "gull.png", "inner", ".git/c.txt", "old/d.txt", "gone.txt")
    }
    assert kinds == {
        "a.txt": ["SourceFile"],
        ".draft.txt": [],
        "gull.png": ["LeftOut"],
        "inner": ["SourceFile"],
        ".git/c.txt": [],
        "old/d.txt": [],
        "gone.txt": [],
    }


@pytest.mark.parametrize("name", ["page.php", "page.aspx?id=7", "page"])
def test_a_file_of_another_suffix_is_read_where_its_content_is_plain(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("<!DOCTYPE html><html><p>Oats rose.")
    assert names([tmp_path]) == [name]


def test_a_file_behind_links_is_read_once_under_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Oats rose.")
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "c.txt").hardlink_to(tmp_path / "b.txt")
    assert names([tmp_path]) == ["b.txt"]
    assert left_out(tmp_path) == {"a.txt": "link to a file that is read", "c.txt": "link to a file that is read"}


def test_a_link_to_a_file_elsewhere_is_read(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Oats rose.")
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "a.txt").symlink_to(tmp_path / "b.txt")
    assert names([tmp_path / "links"]) == ["a.txt"]


def test_what_is_left_out_is_told_once_though_paths_overlap(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Oats rose.")
    (tmp_path / "a.txt").hardlink_to(tmp_path / "b.txt")
    (tmp_path / "c.png").write_text("x")
    (tmp_path / "d.txt").symlink_to(tmp_path / "nowhere")
    surveyed = list(survey_files([tmp_path, f"{tmp_path}/.", tmp_path]))
    assert sorted(str(each.path).rpartition("/")[2] for each in surveyed) == ["a.txt", "b.txt", "c.png", "d.txt"]


def test_a_name_may_end_with_spaces(tmp_path: Path) -> None:
    (tmp_path / "oats.txt ").write_text("Oats rose.")
    assert names([tmp_path]) == ["oats.txt "]


def test_what_browsers_save_beside_a_page_is_left_out_but_for_frames(tmp_path: Path) -> None:
    for page, content in (("oats", "<html><p>Oats rose."), ("rye", "<html><frameset><frame src=rye_files/a.html>")):
        (tmp_path / f"{page}.html").write_text(content)
        (tmp_path / f"{page}_files").mkdir()
        (tmp_path / f"{page}_files" / "a.html").write_text("<html><p>Rye fell.")
    (tmp_path / "court_files").mkdir()
    (tmp_path / "court_files" / "b.html").write_text("<html><p>A case.")
    assert names([tmp_path]) == ["oats.html", "rye.html", "b.html", "a.html"]
    assert left_out(tmp_path) == {"oats_files": "folder of a saved page"}
    changed = [survey_changed(str(tmp_path), str(tmp_path / f"{page}_files" / "a.html")) for page in ("oats", "rye")]
    assert [len(list(files)) for files in changed] == [0, 1]
    assert list(survey_changed(str(tmp_path), str(tmp_path / "oats_files"))) == []
