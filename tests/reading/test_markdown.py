"""Markdown becomes an article without its markup; its front matter tells of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.model.article import Article, Published
from searchapp.reading import SourceFile, read_articles

TEXT = (
    "# The *harp* of Larnvik\n\nIt was [shown](http://x.example) to the **board**\non Tuesday.\n\n- Nobody\n- asked.\n"
)


def article(content: str, path: str = "harp.md") -> Article:
    [result] = read_articles(SourceFile(path, content=content.encode()))
    assert isinstance(result, Article)
    return result


def test_markup_is_taken_off_and_the_first_heading_is_the_title() -> None:
    read = article(TEXT)
    assert read.title == "The harp of Larnvik"
    assert read.body == "It was shown to the board\non Tuesday.\n\nNobody\n\nasked."


@pytest.mark.parametrize(
    "front_matter",
    [
        "---\ntitle: 'A harp'\ndate: 2015-03-04\nauthor: Mara Quill\nlayout: post\n---\n",
        "---\ntitle: A harp\ndate: 2015-03-04 10:00:00\nauthors:\n  - Mara Quill\ntags: [harps, music]\n---\n",
        '+++\ntitle = "A harp"\ndate = "2015-03-04"\nauthor = "Mara Quill"\n+++\n',
    ],
)
def test_front_matter_tells_title_date_and_author(front_matter: str) -> None:
    read = article(front_matter + "It was shown to the board on Tuesday.\n")
    assert (read.title, read.byline) == ("A harp", "Mara Quill")
    assert read.published is not None
    assert read.published.value == "2015-03-04"
    assert read.body == "It was shown to the board on Tuesday."


def test_the_name_of_the_file_may_tell_the_date() -> None:
    published = article("It was shown to the board.", "2015-03-04-harp.md").published
    assert published is not None
    assert published.value == "2015-03-04"


@pytest.mark.parametrize("said", ["draft: true", "published: false"])
def test_the_day_of_a_draft_is_not_reliable(tmp_path: Path, said: str) -> None:
    path = tmp_path / "ducks.md"
    path.write_text(f"---\ntitle: Ducks\ndate: 2019-05-04\n{said}\n---\nThe ducks[^1] came.\n\n[^1]: On Monday.\n")
    [article] = read_articles(SourceFile(str(path)))
    assert isinstance(article, Article)
    assert article.published is not None
    assert (article.published.value, article.published.reliable) == ("2019-05-04", False)
    assert article.body == "The ducks came.\n\nOn Monday."


def test_what_programs_for_notes_add_is_taken_off() -> None:
    text = "The [[Harp|old harp]] of [[Larnvik]].%%\ncheck%% ![[harp.png]] ^start\n"
    box = "\n> [!quote] Quill\n> It is ==very== old.\n"
    assert article(text + box + "\n[[1]](http://x.example)\n").body == (
        "The old harp of Larnvik.\n\nQuill\nIt is very old.\n\n[1]"
    )


def test_markdown_is_known_without_its_suffix() -> None:
    assert article(TEXT, "harp.txt").title == "The harp of Larnvik"
    plain = article("# 3 of 12\n\nThe harp was shown to the board on Tuesday, and nobody asked.\n", "harp.txt")
    assert plain.body.endswith("nobody asked.")


def test_front_matter_is_known_without_the_suffix() -> None:
    read = article("---\ntitle: Harp shown\nauthor: Mara Quill\n---\nThe board saw it.\n", "a.txt")
    assert (read.title, read.byline, read.body) == ("Harp shown", "Mara Quill", "The board saw it.")


def test_lines_above_a_text_tell_its_address_its_writer_and_its_day(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# Goat found\n\nClipped from: https://echo.example/goat\n\n*By Ada Lunt, 4 May 2021*\n\nThe goat was well.\n"
    )
    [article] = read_articles(SourceFile(str(path)))
    assert isinstance(article, Article)
    assert (article.title, article.url, article.byline) == ("Goat found", "https://echo.example/goat", "Ada Lunt")
    assert article.published == Published("2021-05-04", "day", "metadata")
    assert article.body == "The goat was well."


def test_what_a_generator_of_sites_puts_in_is_none_of_the_text() -> None:
    read = article('It was shown.\n\n{{< figure src="harp.jpg" >}}\n\n{% include ad.html %}\n\nNobody asked.\n')
    assert read.body == "It was shown.\n\nNobody asked."


def test_the_properties_of_a_note_tell_of_it() -> None:
    head = "# The harp\n\nAuthor: Mara Quill\nDate: March 4, 2015\nURL: https://larnvik.example/harp\nTags: harps\n\n"
    read = article(f"{head}It was shown to the board.\n")
    assert (read.title, read.byline, read.url) == ("The harp", "Mara Quill", "https://larnvik.example/harp")
    assert read.body == "It was shown to the board."
    talk = (
        "Reporter: When was the harp of the chapel last played?\nAuthor: Nobody alive has heard it, as far as I know."
    )
    assert article(f"# The harp\n\n{talk}\n\nIt is old.\n").body == f"{talk}\n\nIt is old."
    assert article("# The harp\n\nAuthor: Mara Quill\nSummary: It was shown to all the board.\n\nOld.\n").byline
    assert article("# The harp\n\nNote: it is old.\nAlso: it is blue.\n").body == "Note: it is old.\nAlso: it is blue."


@pytest.mark.parametrize(
    ("line", "day"),
    [("*4 May 2021*", "2021-05-04"), ("**Published:** 4 May 2021", "2021-05-04"), ("4 May 2021 – 7 May 2021", None)],
)
def test_a_day_on_a_line_of_its_own_below_the_heading_is_that_of_the_text(line: str, day: str | None) -> None:
    content = f"# Weir closes\n\n{line}\n\nThe board voted to close the old weir.\n"
    [article] = read_articles(SourceFile("weir.md", content=content.encode()))
    assert isinstance(article, Article)
    assert (article.published.value if article.published else None) == day
    assert ("4 May" in article.body) is (day is None)


@pytest.mark.parametrize("path", ["weir.md", "weir.txt"])
@pytest.mark.parametrize("day", ["Published Time: 2019-05-04T10:00:00Z\n\n", ""])
def test_what_jinas_reader_writes_above_a_page_is_read(path: str, day: str) -> None:
    head = f"Title: Weir shut\n\nURL Source: https://echo.example/weir\n\n{day}Markdown Content:\n"
    [article] = read_articles(SourceFile(path, content=f"{head}The *weir* is shut.\n\nIt broke.\n".encode()))
    assert isinstance(article, Article)
    assert (article.title, article.url) == ("Weir shut", "https://echo.example/weir")
    assert article.body == "The weir is shut.\n\nIt broke."
    assert (article.published.value if article.published else "") == ("2019-05-04" if day else "")
