"""HTML pages: the story, and what the page says about it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles

PAGE = """<!doctype html>
<html lang="en"><head>
<meta charset="{charset}">
<title>Village bakes the longest loaf - The Elm Post</title>
<meta property="og:site_name" content="The Elm Post">
<meta property="og:title" content="Village bakes the longest loaf">
<meta property="article:published_time" content="2018-06-02T08:00:00+00:00">
<meta name="author" content="Zoë Lind">
<link rel="canonical" href="https://elmpost.example/2018/06/02/loaf">
</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/food">Food</a></nav>
<article><h1>Village bakes the longest loaf</h1>
<p>The village of Elm baked a loaf forty metres long on Saturday, and the whole café ate of it.</p>
<p>It took nine ovens and a street. “We ran out of street,” said the baker, Nils Dahl.</p>
<p>The crumbs went to the ducks, of whom there are many, and who were said to be pleased.</p>
</article>
<footer>© 2018 The Elm Post. Cookies. Privacy.</footer>
</body></html>
"""


def read(tmp_path: Path, content: bytes, name: str = "loaf.html") -> Article | ArticleError:
    path = tmp_path / name
    path.write_bytes(content)
    [result] = read_articles(SourceFile(str(path)))
    return result


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_a_page_gives_its_story_and_its_facts(tmp_path: Path, charset: str) -> None:
    article = read(tmp_path, PAGE.replace("{charset}", charset).encode(charset))
    assert isinstance(article, Article)
    assert article.title == "Village bakes the longest loaf"
    assert article.body.startswith("The village of Elm baked a loaf forty metres long on Saturday, and the whole café")
    assert article.body.endswith("who were said to be pleased.")
    assert (article.byline, article.source) == ("Zoë Lind", "The Elm Post")
    assert article.url == "https://elmpost.example/2018/06/02/loaf"
    assert article.published
    assert (article.published.value, article.published.basis) == ("2018-06-02", "metadata")


def test_a_page_saved_as_text_is_read_as_a_page(tmp_path: Path) -> None:
    article = read(tmp_path, PAGE.encode(), "loaf.txt")
    assert isinstance(article, Article)
    assert article.source == "The Elm Post"


@pytest.mark.parametrize(
    "content",
    [b"<html>", b"<html><body></body></html>", b"<!doctype html>" + b"<div>" * 20_000, b"<html>\x00\xff\xfe" * 50],
)
def test_a_page_without_a_story_is_one_fault(tmp_path: Path, content: bytes) -> None:
    assert isinstance(read(tmp_path, content), ArticleError)


def test_a_short_story_is_not_too_short(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        b"<html><head><title>Goat found</title></head><body><h1>Goat found</h1>"
        b"<p>The goat that left Brack in May was found on Monday on the roof of the school.</p>"
        b"<p>It was well.</p></body></html>",
    )
    assert isinstance(article, Article)
    assert "roof of the school" in article.body
    assert "It was well." in article.body


def test_a_page_whose_data_name_its_publication_is_no_export_of_a_press_database(tmp_path: Path) -> None:
    data = '<script>var page = {"publicationName": "The Elm Post"};</script></head>'
    article = read(tmp_path, PAGE.replace("</head>", data).replace("{charset}", "utf-8").encode())
    assert isinstance(article, Article)
    assert article.title == "Village bakes the longest loaf"


def test_a_page_that_shows_no_day_and_no_writer_has_those_of_its_state(tmp_path: Path) -> None:
    text = "<p>The goat that left Brack in May was found on Monday on the roof of the school.</p>" * 4
    story = {"headline": "Goat found", "body": text, "publishedAt": "2018-06-02", "byline": "Zoë Lind"}
    state = f"<script id=__NEXT_DATA__ type=application/json>{json.dumps({'props': story})}</script>"
    article = read(tmp_path, f"<html><head><title>Goat found</title></head><body>{text}{state}</body></html>".encode())
    assert isinstance(article, Article)
    assert article.published
    assert (article.published.value, article.byline) == ("2018-06-02", "Zoë Lind")


@pytest.mark.parametrize(
    "note",
    [
        "<!-- saved from url=(0030)https://elmpost.example/loaf -->",
        "<!--\n Page saved with SingleFile \n url: https://elmpost.example/loaf \n saved date: Sat Jun 02 2018 -->",
    ],
)
def test_the_address_that_a_saved_page_notes(tmp_path: Path, note: str) -> None:
    lines = [line for line in PAGE.format(charset="utf-8").split("\n") if "canonical" not in line]
    article = read(tmp_path, "\n".join([lines[0], note, *lines[1:]]).encode())
    assert isinstance(article, Article)
    assert article.url == "https://elmpost.example/loaf"


def test_the_address_that_a_mirrored_page_notes(tmp_path: Path) -> None:
    lines = [line for line in PAGE.format(charset="utf-8").split("\n") if "canonical" not in line]
    note = "<!-- Mirrored from elmpost.example/loaf.html by HTTrack Website Copier/3.x, Tue, 05 Mar 2024 -->"
    article = read(tmp_path, "\n".join([*lines, note]).encode())
    assert isinstance(article, Article)
    assert article.url == "http://elmpost.example/loaf.html"


def test_a_page_to_print_tells_its_address_below(tmp_path: Path) -> None:
    story = "<p>The ferry between the islands will sail every second hour from Monday, its owners said.</p>" * 3
    path = tmp_path / "a.html"
    path.write_text(
        f"<html><body><h2>Ferry sails</h2>{story}<p>URL to article: https://echo.example/ferry</p></body></html>"
    )
    [article] = read_articles(SourceFile(str(path)))
    assert isinstance(article, Article)
    assert article.url == "https://echo.example/ferry"
    assert "URL to" not in article.body
