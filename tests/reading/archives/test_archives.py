"""The files in archives are read as if they lay in folders; what is unsafe, broken or a trap is told."""

from __future__ import annotations

import io
import tarfile
import zipfile

import pytest

from searchapp.errors import ArticleError, LeftOut
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from tests.reading.archives.samples import FILES, PACKERS, ArchiveOf, pasted, read, story, tar_of, zip_of


@pytest.mark.parametrize(("path", "archive_of"), [("clips.zip", zip_of), ("clips.tar", tar_of)])
def test_the_members_of_an_archive_are_articles(path: str, archive_of: ArchiveOf) -> None:
    articles, errors = read(path, archive_of(FILES))
    assert [article.title for article in articles] == ["The harp of Larnvik", "The kite of Larnvik"]
    assert [article.path for article in articles] == [f"{path}/2015/harp.html", f"{path}/kite.html"]
    assert articles[0].id == f"{path}~2015~harp.html"
    assert errors == {f"{path}/2015/.notes.html": "hidden file", f"{path}/map.png": ".png"}


@pytest.mark.parametrize("suffix", PACKERS)
@pytest.mark.parametrize("name", ["clips.tar", "clips"])
def test_a_compressed_archive_is_told_by_its_content(suffix: str, name: str) -> None:
    articles, _ = read(name + suffix, PACKERS[suffix](tar_of(FILES)))
    assert [article.title for article in articles] == ["The harp of Larnvik", "The kite of Larnvik"]


@pytest.mark.parametrize(("path", "archive_of"), [("clips.zip", zip_of), ("clips.tar", tar_of)])
def test_lines_that_pasted_pages_of_an_archive_share_go_out_as_in_a_folder(path: str, archive_of: ArchiveOf) -> None:
    files = {f"{name}.txt": pasted(name) for name in ("harp", "kite", "tram")}
    for content in (archive_of(files), zip_of({path: archive_of(files)})):
        articles, _ = read("outer.zip" if content[:2] == b"PK" else path, content)
        assert [article.title for article in articles] == [
            "The harp of Larnvik",
            "The kite of Larnvik",
            "The tram of Larnvik",
        ]
        assert {article.removed[-1] for article in articles} == {"Win a trip round the harbour"}
        assert all(article.body.endswith("like it before.") for article in articles)
    articles, _ = read(path, archive_of(dict(list(files.items())[:2])))
    assert all(article.body.endswith("round the harbour") for article in articles)


def test_archives_within_archives_are_read_to_a_depth() -> None:
    content = story("harp")
    archives = []
    for _ in range(6):
        content = zip_of({"a.zip" if archives else "a.html": content})
        archives.append(content)
    assert [len(read("a.zip", archive)[0]) for archive in archives] == [1, 1, 1, 1, 0, 0]
    assert list(read("a.zip", archives[5])[1].values()) == ["file that lies in more than 4 others"]


def test_an_archive_without_files_is_told() -> None:
    assert list(read("a.zip", zip_of({}))[1].values()) == ["empty archive"]


@pytest.mark.parametrize("archive_of", [zip_of, tar_of])
def test_a_bomb_is_told_and_ends_soon(archive_of: ArchiveOf) -> None:
    bomb = PACKERS[".gz"](b"\n" * (1 << 25))
    file = SourceFile("a", content=archive_of({"a.txt.gz": bomb}), max_unpacked_bytes=1 << 20)
    [error] = read_articles(file)
    assert isinstance(error, ArticleError)
    assert "unpacks to more than 1 MiB" in error.message


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_of_files_with_one_name_the_last_is_read(kind: str) -> None:
    content = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(content, "w") as archive:
            for name in ("harp", "kite", "tram"):
                archive.writestr("a.html", story(name))
    else:
        with tarfile.open(fileobj=content, mode="w") as tar:
            for name in ("harp", "kite", "tram"):
                header = tarfile.TarInfo("./a.html")
                header.size = len(story(name))
                tar.addfile(header, io.BytesIO(story(name)))
    *older, newest = read_articles(SourceFile(f"a.{kind}", content=content.getvalue()))
    assert isinstance(newest, Article)
    assert newest.title == "The tram of Larnvik"
    assert [(each.path, each.reason) for each in older if isinstance(each, LeftOut)] == [
        (f"a.{kind}/a.html", "older copy of a file in its archive")
    ] * 2
