"""The files in archives are read as if they lay in folders; what is unsafe, broken or a trap is told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from searchapp.errors import ArticleError, LeftOut
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from tests.reading.archives.samples import PACKERS, encrypted, story, tar_of, zip_of

FILES = {
    "2015/harp.html": story("harp"),
    "2015/.notes.html": story("note"),
    "kite.html": story("kite"),
    "map.png": b"x",
}
ArchiveOf = Callable[[Mapping[str, bytes]], bytes]


def read(path: str, content: bytes) -> tuple[list[Article], dict[str, str]]:
    """The articles in an archive, and why others are not read, by path."""
    results = list(read_articles(SourceFile(path, content=content)))
    errors = {result.path: result.message for result in results if isinstance(result, ArticleError)}
    return [result for result in results if isinstance(result, Article)], errors


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


def pasted(name: str) -> bytes:
    """A story as it is copied out of a browser, with lines of its site that no other site has."""
    return (
        f"Larnvik weather desk\nTide table for boats\n\nThe {name} of Larnvik\n\n"
        f"The {name} was shown to the harvest board on Tuesday, and nobody had ever seen one like it before.\n\n"
        "Win a trip round the harbour\n"
    ).encode()


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


def test_a_damaged_member_does_not_keep_the_others_from_being_compared() -> None:
    content = bytearray(zip_of({f"{name}.txt": pasted(name) for name in ("bell", "harp", "kite", "tram")}))
    content[content.find(b"bell.txt") + 40] ^= 0xFF
    articles, errors = read("clips.zip", bytes(content))
    assert list(errors) == ["clips.zip/bell.txt"]
    assert [article.removed[-1] for article in articles] == ["Win a trip round the harbour"] * 3


def test_a_member_without_a_name_is_told_and_costs_no_other() -> None:
    content = zip_of({"x": b"\0" * 9, "kite.html": story("kite")})
    start = content.find(b"PK\x01\x02")
    nameless = content[: start + 28] + b"\0\0" + content[start + 30 : start + 46] + content[start + 47 :]
    size = int.from_bytes(nameless[-10:-6], "little") - 1  # of the table of contents
    nameless = nameless[:-10] + size.to_bytes(4, "little") + nameless[-6:]
    articles, errors = read("clips.zip", nameless)
    assert [article.title for article in articles] == ["The kite of Larnvik"]
    assert len(errors) == 1


def test_archives_within_archives_are_read_to_a_depth() -> None:
    content = story("harp")
    archives = []
    for _ in range(6):
        content = zip_of({"a.zip" if archives else "a.html": content})
        archives.append(content)
    assert [len(read("a.zip", archive)[0]) for archive in archives] == [1, 1, 1, 1, 0, 0]
    assert list(read("a.zip", archives[5])[1].values()) == ["file that lies in more than 4 others"]


@pytest.mark.parametrize("name", ["../harp.html", "/etc/harp.html", "a/../../harp.html", "C:\\harp.html"])
@pytest.mark.parametrize("archive_of", [zip_of, tar_of])
def test_a_path_out_of_the_archive_is_left_out(archive_of: ArchiveOf, name: str) -> None:
    articles, errors = read("a", archive_of({name: story("harp"), "kite.html": story("kite")}))
    assert [article.title for article in articles] == ["The kite of Larnvik"]
    assert list(errors.values()) == ["path out of its archive"]


def test_an_archive_without_files_is_told() -> None:
    assert list(read("a.zip", zip_of({}))[1].values()) == ["empty archive"]


def test_an_encrypted_archive_is_told_once() -> None:
    [left_out] = read_articles(SourceFile("clips.zip", content=encrypted(zip_of(FILES))))
    assert isinstance(left_out, LeftOut)
    assert left_out.reason == ".zip (encrypted)"


def test_a_broken_member_does_not_cost_the_others() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("harp.html", story("harp"))
        archive.writestr("kite.html", story("kite"))
    damaged = content.getvalue().replace(b"harp was shown", b"HARP WAS SHOWN", 1)
    articles, errors = read("clips.zip", damaged)
    assert [article.title for article in articles] == ["The kite of Larnvik"]
    assert errors == {"clips.zip/harp.html": "is damaged: Bad CRC-32 for file 'harp.html'"}


def test_a_damaged_header_of_a_tar_archive_is_skipped_and_told() -> None:
    content = bytearray(tar_of({"harp.html": story("harp"), "kite.html": story("kite")}))
    content[150] ^= 0xFF
    articles, errors = read("clips.tar", bytes(content))
    assert not articles or [article.title for article in articles] == ["The kite of Larnvik"]
    assert errors


def test_a_member_that_says_to_be_a_bomb_is_not_unpacked() -> None:
    articles, errors = read("a.zip", zip_of({"a.txt": b"\n" * (1 << 26) + b"\n", "kite.html": story("kite")}))
    assert [article.title for article in articles] == ["The kite of Larnvik"]
    assert errors == {"a.zip/a.txt": "unpacks to 200 times its size; unpack it yourself if you trust it"}


@pytest.mark.parametrize("archive_of", [zip_of, tar_of])
def test_a_bomb_is_told_and_ends_soon(archive_of: ArchiveOf) -> None:
    bomb = PACKERS[".gz"](b"\n" * (1 << 25))
    file = SourceFile("a", content=archive_of({"a.txt.gz": bomb}), max_unpacked_bytes=1 << 20)
    [error] = read_articles(file)
    assert isinstance(error, ArticleError)
    assert "unpacks to more than 1 MiB" in error.message


def test_a_large_member_goes_by_way_of_the_disk(tmp_path: Path) -> None:
    line = b'{"body": "The harp was shown to the harvest board on Tuesday, and nobody had seen one before."}\n'
    path = tmp_path / "clips.zip"
    path.write_bytes(zip_of({"a.jsonl": line * 60_000}))
    articles = read_articles(SourceFile(str(path)))
    assert sum(isinstance(article, Article) for article in articles) == 60_000
