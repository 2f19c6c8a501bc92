"""What a file consists of: its articles, the files in it, and why others are not read."""

from __future__ import annotations

import json

import pytest

from searchapp.errors import ArticleError, LeftOut
from searchapp.model.article import Article, Published
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.file_contents import MAX_DEPTH, read_parts
from searchapp.reading.source_file import FileMetadata
from tests.reading.archives.samples import PACKERS, story, zip_of

NOTE = b"The harp of Larnvik\n\nThe harp was shown to the harvest board on Tuesday, and nobody had seen one before.\n"


def record(**fields: str) -> bytes:
    """A line of JSON Lines."""
    return json.dumps({"title": "Harp", "body": "The harp was shown.", **fields}).encode() + b"\n"


def test_an_archive_consists_of_files_those_of_archives_within_it_among_them() -> None:
    content = zip_of({"kite.html": story("kite"), "2015.zip": zip_of({"harp.html": story("harp")})})
    parts = list(read_parts(SourceFile("clips.zip", content=content)))
    assert [part.path for part in parts if isinstance(part, SourceFile)] == [
        "clips.zip/kite.html",
        "clips.zip/2015.zip/harp.html",
    ]
    articles = read_articles(SourceFile("clips.zip", content=content))
    assert [article.title for article in articles if isinstance(article, Article)] == [
        "The kite of Larnvik",
        "The harp of Larnvik",
    ]


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_rows_before_a_cut_are_read_and_the_cut_is_told_once(suffix: str) -> None:
    rows = [f"{number},Harp {number},The harp no. {number * 7919} was shown." for number in range(9_000)]
    packed = PACKERS[suffix]("\n".join(["id,title,text", *rows]).encode())
    *articles, error = read_articles(SourceFile(f"a.csv{suffix}", content=packed[: len(packed) * 3 // 4]))
    assert len(articles) > 3_000
    assert all(isinstance(article, Article) for article in articles)
    assert str(error) == f"a.csv{suffix}: is cut off; what could be read of it was"


def test_a_file_that_lies_too_deep_is_left_out() -> None:
    archive = SourceFile("clips.zip", content=zip_of({"harp.html": story("harp")}), depth=MAX_DEPTH)
    [left_out] = read_parts(archive)
    assert isinstance(left_out, LeftOut)
    assert (left_out.path, left_out.reason) == (
        "clips.zip/harp.html",
        f"file that lies in more than {MAX_DEPTH} others",
    )


def test_what_is_known_around_a_file_completes_its_article() -> None:
    day = Published("2015-03-04", "day", "file")
    about = FileMetadata(byline="Mara Quill", source="Larnvik Courier", published=day)
    [article] = read_articles(SourceFile("harp.jsonl", content=record(source="Quay News"), about=about))
    assert isinstance(article, Article)
    assert (article.title, article.byline, article.source) == ("Harp", "Mara Quill", "Quay News")
    assert article.published == day


def test_an_address_from_around_a_file_goes_before_its_own() -> None:
    about = FileMetadata(id="harp", url="http://larnvik.example/harp")
    [article] = read_articles(SourceFile("a.jsonl", content=record(url="http://copy.example/", id="x"), about=about))
    assert isinstance(article, Article)
    assert (article.id, article.url) == ("harp", "http://larnvik.example/harp")


@pytest.mark.parametrize("day", ["2999-01-01", "1200-01-01"])
def test_a_day_that_cannot_be_is_told_and_the_article_kept_without_it(day: str) -> None:
    error, article = read_articles(SourceFile("a.jsonl", content=record(published=day)))
    assert isinstance(error, LeftOut)
    assert isinstance(article, Article)
    assert article.published is None


def test_a_fault_is_a_value_and_costs_none_of_the_articles_before_it() -> None:
    article, error = read_articles(SourceFile("a.jsonl", content=record() + b'{"title": \n'))
    assert isinstance(article, Article)
    assert isinstance(error, ArticleError)
    [gone] = read_articles(SourceFile("/nowhere/a.txt"))
    assert isinstance(gone, ArticleError)
