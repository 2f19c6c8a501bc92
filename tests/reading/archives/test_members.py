"""A member of an archive: its name, where its bytes wait, and how many of them may be unpacked."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.archives.members import MAX_IN_MEMORY, damaged, inner_files, reason_by_member_name, safe_name
from searchapp.reading.source_file import UnpackBudget
from tests.reading.archives.samples import ArchiveOf, read, story, tar_of, zip_of


@pytest.mark.parametrize("name", ["../harp.html", "/etc/harp.html", "a/../../harp.html", "C:\\harp.html"])
@pytest.mark.parametrize("archive_of", [zip_of, tar_of])
def test_a_path_out_of_the_archive_is_left_out(archive_of: ArchiveOf, name: str) -> None:
    articles, errors = read("a", archive_of({name: story("harp"), "kite.html": story("kite")}))
    assert [article.title for article in articles] == ["The kite of Larnvik"]
    assert list(errors.values()) == ["path out of its archive"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("2015/harp.html", None),
        ("./harp.html", None),
        ("__MACOSX/harp.html", "hidden file"),
        (".git/harp.html", "hidden file"),
        ("2015/map.png", ".png"),
    ],
)
def test_members_that_are_no_articles_are_left_out_by_name(name: str, reason: str | None) -> None:
    assert reason_by_member_name(name) == reason


def test_backslashes_of_windows_part_folders_and_signs_that_cannot_be_shown_are_replaced() -> None:
    assert safe_name("2015\\harp\x1b\udcff.html") == "2015/harp?\\udcff.html"


@settings(max_examples=50)
@given(st.text(st.characters(), max_size=20))
def test_any_name_can_be_printed_and_stays_as_it_is_the_second_time(name: str) -> None:
    safe = safe_name(name)
    assert safe.isprintable()
    assert safe.encode().decode() == safe
    assert safe_name(safe.replace("\\", "/")) == safe.replace("\\", "/")


def test_a_member_lies_in_memory_or_for_as_long_as_it_is_read_on_disk() -> None:
    archive = SourceFile("clips.tar", content=b"")
    [small] = inner_files(archive, "harp.txt", io.BytesIO(b"The harp."))
    assert (small.path, small.content, small.depth) == ("clips.tar/harp.txt", b"The harp.", 1)
    for large in inner_files(archive, "log.txt", io.BytesIO(b"x" * (MAX_IN_MEMORY + 1))):
        assert large.content is None
        assert large.packed_bytes == MAX_IN_MEMORY + 1
    assert not os.path.exists(large.stored_path)


def test_what_is_unpacked_counts_for_all_archives_around_it() -> None:
    budget = UnpackBudget(packed_bytes=10, unpacked_bytes=1 << 30)
    with pytest.raises(ArticleError, match="unpacks to more than 1024 MiB"):
        list(inner_files(SourceFile("clips.tar", content=b"", budget=budget), "log.txt", io.BytesIO(b"xx")))


def test_the_reason_of_a_damage_is_one_line() -> None:
    assert damaged("clips.zip", ValueError("bad\n  checksum")).message == "is damaged: bad checksum"
    assert damaged("clips.zip", EOFError()).message == "is damaged: EOFError"


def test_a_large_member_goes_by_way_of_the_disk(tmp_path: Path) -> None:
    line = b'{"body": "The harp was shown to the harvest board on Tuesday, and nobody had seen one before."}\n'
    path = tmp_path / "clips.zip"
    path.write_bytes(zip_of({"a.jsonl": line * 60_000}))
    articles = read_articles(SourceFile(str(path)))
    assert sum(isinstance(article, Article) for article in articles) == 60_000
